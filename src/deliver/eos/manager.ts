import { eosDialect } from "../../platforms/eos/dialect.ts";
import { deviceManager } from "../devices/manager.ts";
import type { HttpsConnection } from "../types.ts";
import { holdEos } from "./hold.ts";

/** Arista EOS, over its command API. */
export const eos = deviceManager<HttpsConnection>({ dialect: eosDialect, hold: holdEos });
