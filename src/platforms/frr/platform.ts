import type { Platform } from "../platform.ts";
import { renderFrr } from "./render.ts";

/** FRRouting 8.4 and newer on Linux. */
export const frr: Platform = { render: renderFrr, extension: ".conf" };
