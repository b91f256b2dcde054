import type { Prefix4 } from "../net/ipv4.ts";
import { item } from "./item.ts";
import type { Simulation } from "./simulate.ts";

/**
 * How many prefixes came over each session and were let in: of the n-th session from its first end at 2n, from its second at 2n + 1. Of one prefix with
 * several paths (RFC 7911) each counts, as FRR counts them.
 * @param has which prefixes count: those that an address family has
 */
export function acceptedPrefixes(
  { machine, states }: Simulation,
  has: (prefix: Prefix4) => boolean = () => true,
): Uint32Array {
  const counts = new Uint32Array(machine.channels.count);
  for (const [at, { received }] of states.entries()) {
    if (!has(item(machine.prefixes.all, at))) continue;
    for (let channel = 0; channel < counts.length; channel += 1) {
      const path = received[channel] ?? 0;
      const more = path > 0 ? 1 : path === 0 ? 0 : machine.paths.unbundle(path).length;
      counts[channel] = (counts[channel] ?? 0) + more;
    }
  }
  return counts;
}
