import { nxosLook } from "../../platforms/nxos/look.ts";
import { establishedBy } from "../devices/established.ts";
import { askNxos } from "./asker.ts";
import type { Nxapi } from "./nxapi.ts";

/** Addresses of the peers whose session is established; none where BGP does not run. */
export const establishedOn = (nxapi: Nxapi): Promise<ReadonlySet<string>> =>
  establishedBy(nxapi.device, nxosLook, (ask) => askNxos(nxapi, "verify", ask));
