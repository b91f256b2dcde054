import { vrpDialect } from "../../platforms/vrp/dialect.ts";
import { deviceManager } from "../devices/manager.ts";
import type { SshConnection } from "../types.ts";
import { holdVrp } from "./hold.ts";

/** Huawei VRP 8, by its command line in two-stage mode. */
export const vrp = deviceManager<SshConnection>({ dialect: vrpDialect, hold: holdVrp });
