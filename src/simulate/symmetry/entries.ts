import { FIRST_SET, NO_ROUTE } from "../bgp/next-hops.ts";
import { neighboursOf, podOwners, type DeviceEntries, type PodRouting } from "../entries.ts";
import { item } from "../item.ts";
import { addSets, setsOf, type Sets } from "./next-hop-sets.ts";
import { relationsOf, summed } from "./relations.ts";
import type { Folded } from "./simulate.ts";

interface Counts {
  readonly prefixes: number;
  readonly hosts: number;
  /** Of two next hops or more. */
  readonly sets: Sets;
}

/** Every router's entries, in the network's order, as `forwardingEntries` of the whole network says them. */
export function foldedEntries(
  folded: Folded,
  pods: PodRouting = { kind: "blocks" },
): readonly DeviceEntries[] {
  const { network, machine, symmetry, states } = folded;
  const owners = podOwners(folded);
  const neighbours = neighboursOf(network, () => 1);
  const relations = relationsOf(folded);
  const countIn = (router: number, orbits: readonly number[]): Counts => {
    const count = { prefixes: 0, hosts: 0, sets: new Set<string>() };
    for (const orbit of orbits) {
      const [first = 0] = item(symmetry.orbits, orbit).prefixes;
      const owner = owners[first] ?? null;
      const ofPods = owner !== null && pods.kind === "host-routes";
      const weight = ofPods ? pods.podsPerNode / owner.siblings : 1;
      const column = ofPods || item(machine.prefixes.all, first).length === 32 ? "hosts" : "prefixes";
      for (const relation of relations(router, orbit)) {
        const entry = states.get(first)?.forwarding[relation.asSeenBy] ?? NO_ROUTE;
        if (entry === NO_ROUTE) continue;
        count[column] += relation.prefixes * weight;
        if (entry >= FIRST_SET && machine.nextHops.setOf(entry).length > 1)
          addSets(folded, entry, relation, first, count.sets);
      }
    }
    return count;
  };
  return summed(folded, countIn, (router, own, nobodys): DeviceEntries => {
    const { name, role } = item(network.routers, router);
    return {
      device: name,
      role,
      prefixes: Math.round(own.prefixes + nobodys.prefixes),
      hosts: Math.round(own.hosts + nobodys.hosts),
      neighbours: neighbours[router] ?? 0,
      ecmpGroups: setsOf(folded, router, own.sets, nobodys.sets),
    };
  });
}
