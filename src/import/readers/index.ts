import type { PlatformName } from "../../spec/index.ts";
import { eosReading } from "./eos.ts";
import { frrReading } from "./frr.ts";
import { nxosReading } from "./nxos.ts";
import type { Reading } from "./reading.ts";

/** The platforms whose running configurations are read. */
export const readings: Readonly<Partial<Record<PlatformName, Reading>>> = {
  frr: frrReading,
  eos: eosReading,
  nxos: nxosReading,
};
