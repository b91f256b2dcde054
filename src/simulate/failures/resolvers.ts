import { item } from "../item.ts";
import type { Simulation } from "../simulate.ts";

const NONE: readonly number[] = [];

/** By prefix: the prefixes by which OSPF may know the next hops that anybody holds for it. None where nobody speaks OSPF. */
export function resolversOf({ machine: { igp, paths, channels }, states }: Simulation): readonly number[][] {
  return states.map(({ received }) => {
    const nextHops = new Set<number>();
    if (igp !== null)
      for (let channel = 0; channel < channels.count; channel += 1)
        for (const path of paths.unbundle(received[channel] ?? 0))
          nextHops.add(item(paths.all, path).attributes.nextHop);
    return [...new Set([...nextHops].flatMap((nextHop) => igp?.covering(nextHop) ?? NONE))];
  });
}
