import type { Platform } from "../platform.ts";
import { capabilities } from "./capabilities.ts";
import { refusedBySonic } from "./names.ts";
import { renderSonic } from "./render.ts";

/** SONiC, the community's, from the release whose zebra reaches the switch by the lines that its text has. */
export const sonic: Platform = {
  render: renderSonic,
  bridges: null,
  refusesInterface: refusedBySonic,
  extension: ".json",
  capabilities,
  // What its own templates set, and what every switch that it runs on takes.
  ranges: {},
  mostEqualPaths: 64,
  unconfirmed: [],
};
