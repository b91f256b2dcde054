import { z } from "zod";
import type { Lab } from "../lab.ts";
import type { LabNamespace } from "../topology.ts";

/**
 * What the kernel counts of segments that it drops, and nobody logs: of TTLs too low (RFC 5082), and of signatures (RFC 2385) that are wrong
 * or missing.
 */
export type Counter = "TcpExtTCPMinTTLDrop" | "TcpExtTCPMD5Failure" | "TcpExtTCPMD5NotFound";

const schema = z.object({ kernel: z.record(z.string(), z.number()) });

/** A counter of a device's kernel since it has been there. */
async function read(lab: Lab, at: LabNamespace, counter: Counter): Promise<number> {
  const { kernel } = schema.parse(JSON.parse(await lab.inside(at, ["nstat", "-asz", "--json", counter])));
  return kernel[counter] ?? 0;
}

/** By how much a counter goes up while something is done, and what came of that. */
export async function countedDuring<T>(
  lab: Lab,
  at: LabNamespace,
  counter: Counter,
  act: () => Promise<T>,
): Promise<readonly [number, T]> {
  const before = await read(lab, at, counter);
  const result = await act();
  return [(await read(lab, at, counter)) - before, result];
}
