import { z } from "zod";
import type { Step } from "../error.ts";
import { readAs } from "../https/read-as.ts";
import type { Nxapi } from "./nxapi.ts";

const number = z.coerce.number();

const Version = z.looseObject({
  kern_uptm_days: number,
  kern_uptm_hrs: number,
  kern_uptm_mins: number,
  kern_uptm_secs: number,
  nxos_ver_str: z.string().optional(),
  /** Of systems before Nexus 9000. */
  sys_ver_str: z.string().optional(),
});

export interface NxosFacts {
  /** Seconds since the device started. */
  readonly uptime: number;
  /** `10.3(4a)`. */
  readonly version: string;
}

export async function nxosFacts(nxapi: Nxapi, step: Step): Promise<NxosFacts> {
  const [told] = await nxapi.json(step, ["show version"]);
  const found = readAs(Version, told, nxapi.device, step);
  const hours = found.kern_uptm_days * 24 + found.kern_uptm_hrs;
  return {
    uptime: (hours * 60 + found.kern_uptm_mins) * 60 + found.kern_uptm_secs,
    version: found.nxos_ver_str ?? found.sys_ver_str ?? "",
  };
}
