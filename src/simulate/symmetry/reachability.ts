import { reachabilityOf, type CountedTarget, type Reachability } from "../forwarding.ts";
import { podDestinations, targetsOf } from "../forwarding/destinations.ts";
import type { Folded } from "./simulate.ts";
import { simulatedOf } from "./tables.ts";

/** Every block, host route and route outside: of those that are alike the first, with how many they are. */
export function countedTargets({ network, machine, symmetry }: Folded): readonly CountedTarget[] {
  const found = new Map<string, { target: CountedTarget["target"]; times: number }>();
  for (const target of targetsOf(machine, podDestinations(network))) {
    const [longest = 0] = target.cover;
    const { there } = symmetry.toFirst(longest);
    const key = `${String(there.prefix(longest))}/${String(there.router(target.owner))}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { target, times: 1 });
    else {
      known.times += 1;
      if (there.prefix(longest) === longest) known.target = target;
    }
  }
  return [...found.values()];
}

/**
 * As `reachability` of the whole network says it; examples are of the first destination of each kind.
 */
export const foldedReachability = (folded: Folded): Reachability =>
  reachabilityOf(simulatedOf(folded), countedTargets(folded));
