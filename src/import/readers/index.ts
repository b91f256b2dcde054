import type { ReadPlatform } from "../read-platforms.ts";
import { comwareReading } from "./comware.ts";
import { cumulusReading } from "./cumulus.ts";
import { eosReading } from "./eos.ts";
import { frrReading } from "./frr.ts";
import { linuxReading } from "./linux.ts";
import { nxosReading } from "./nxos.ts";
import type { Reading } from "./reading.ts";
import { sonicReading } from "./sonic.ts";
import { vrpReading } from "./vrp.ts";

/** How running configurations are read. */
export const readings: Readonly<Record<ReadPlatform, Reading>> = {
  frr: frrReading,
  linux: linuxReading,
  eos: eosReading,
  nxos: nxosReading,
  comware: comwareReading,
  vrp: vrpReading,
  sonic: sonicReading,
  cumulus: cumulusReading,
};
