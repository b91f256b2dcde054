import type { Platform } from "../platform.ts";
import { capabilities, unconfirmed } from "./capabilities.ts";
import { refusedByNxos } from "./interface-names.ts";
import { renderNxos } from "./render.ts";

/** Cisco NX-OS 9.3 and newer on Nexus 9000. */
export const nxos: Platform = {
  render: renderNxos,
  bridges: null,
  refusesInterface: refusedByNxos,
  extension: ".cfg",
  capabilities,
  mostEqualPaths: 64,
  unconfirmed,
};
