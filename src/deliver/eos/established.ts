import { eosLook } from "../../platforms/eos/look.ts";
import { establishedBy } from "../devices/established.ts";
import { askEos } from "./asker.ts";
import type { Eapi } from "./eapi.ts";

/** Addresses of the peers whose session is established; none where BGP does not run. */
export const establishedOn = (eapi: Eapi): Promise<ReadonlySet<string>> =>
  establishedBy(eapi.device, eosLook, (ask) => askEos(eapi, "verify", ask));
