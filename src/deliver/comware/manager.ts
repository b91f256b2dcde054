import { comwareDialect } from "../../platforms/comware/dialect.ts";
import { deviceManager } from "../devices/manager.ts";
import type { SshConnection } from "../types.ts";
import { holdComware } from "./hold.ts";

/** H3C Comware 7, by NETCONF. */
export const comware = deviceManager<SshConnection>({ dialect: comwareDialect, hold: holdComware });
