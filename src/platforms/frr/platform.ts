import { refusedByLinux } from "../linux/interface-name.ts";
import type { Platform } from "../platform.ts";
import { renderFrr } from "./render.ts";

/** FRRouting 8.4 and newer on Linux. It routes; what Linux bridges is none of its business. */
export const frr: Platform = {
  render: renderFrr,
  rendersBridges: false,
  refusesInterface: refusedByLinux,
  extension: ".conf",
};
