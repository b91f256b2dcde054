import type { PlatformName } from "../../spec/index.ts";
import { frrReading } from "./frr.ts";
import type { Reading } from "./reading.ts";

/** The platforms whose running configurations are read. */
export const readings: Readonly<Partial<Record<PlatformName, Reading>>> = { frr: frrReading };
