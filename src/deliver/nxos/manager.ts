import { nxosDialect } from "../../platforms/nxos/dialect.ts";
import { deviceManager } from "../devices/manager.ts";
import type { HttpsConnection } from "../types.ts";
import { holdNxos } from "./hold.ts";

/** Cisco NX-OS, over NX-API. */
export const nxos = deviceManager<HttpsConnection>({ dialect: nxosDialect, hold: holdNxos });
