import type { Ipv4 } from "../net/ipv4.ts";
import { routersOf } from "../simulate/index.ts";
import type { Side } from "./side.ts";

/** Every address of each router by its name, before and after. */
export function addressesOf(sides: readonly Side[]): ReadonlyMap<string, ReadonlySet<Ipv4>> {
  const found = new Map<string, Set<Ipv4>>();
  for (const { intents } of sides)
    for (const { name, interfaces } of routersOf(intents)) {
      const own = found.get(name) ?? new Set();
      for (const { address } of interfaces) own.add(address);
      found.set(name, own);
    }
  return found;
}
