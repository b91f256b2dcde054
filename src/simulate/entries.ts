import { FIRST_SET, NO_ROUTE } from "./bgp/next-hops.ts";
import { item } from "./item.ts";
import type { Network, Role, Router } from "./network.ts";
import type { Simulation } from "./simulate.ts";

/** What a router's forwarding takes of the tables that hardware has. */
export interface Entries {
  /** Routes shorter than /32: what BGP or OSPF brought, connected networks, discards. */
  readonly prefixes: number;
  /** Routes of /32: loopbacks, its own among them, and single pods. */
  readonly hosts: number;
  /** Addresses of other routers in the networks that it stands in: each is an ARP entry, and may be a next hop. */
  readonly neighbours: number;
  /** Distinct sets of two or more next hops. */
  readonly ecmpGroups: number;
}

export interface DeviceEntries extends Entries {
  readonly device: string;
  readonly role: Role;
}

/** How pods are routed: as they are simulated, block by block; or each by a /32 of its own, this many on every node. */
export type PodRouting =
  { readonly kind: "blocks" } | { readonly kind: "host-routes"; readonly podsPerNode: number };

/** How many nodes of a network a simulated one stands for: 1 where all of them are simulated. */
export type StandsFor = (node: string) => number;

/** Whose pods a prefix is of: the router and how many such prefixes it has; null for what is no pod's. */
export type Owner = { readonly router: number; readonly siblings: number } | null;

/** A host without Calico has what it announces, and no pods behind it. */
const hasPods = ({ role, software }: Router): boolean => role === "node" && software === "bird";

/** By prefix. */
export function podOwners({ machine, network }: Pick<Simulation, "machine" | "network">): readonly Owner[] {
  const owners = machine.own.map((own) =>
    [...own].find(
      ([router, { kind }]) =>
        (kind === "discard" || kind === "local") && hasPods(item(network.routers, router)),
    ),
  );
  const counts = new Map<number, number>();
  for (const owner of owners) if (owner !== undefined) counts.set(owner[0], (counts.get(owner[0]) ?? 0) + 1);
  return owners.map((owner) =>
    owner === undefined ? null : { router: owner[0], siblings: counts.get(owner[0]) ?? 1 },
  );
}

/** By router: other routers in the networks that it stands in. */
export function neighboursOf({ routers, segments }: Network, standsFor: StandsFor): readonly number[] {
  const counts = routers.map(() => 0);
  const weights = routers.map(({ name, role }) => (role === "node" ? standsFor(name) : 1));
  for (const { attachments } of segments) {
    const all = attachments.reduce((sum, { router }) => sum + (weights[router] ?? 1), 0);
    for (const { router } of attachments) counts[router] = (counts[router] ?? 0) + all - 1;
  }
  return counts.map(Math.round);
}

/**
 * Every router's entries, in the network's order. A node that stands for others counts as all of them, so what is said of a switch holds
 * for the network in full. With host routes a block counts as its node's pods: whoever holds the one holds the others, which go the
 * same way.
 */
export function forwardingEntries(
  simulation: Simulation,
  pods: PodRouting = { kind: "blocks" },
  standsFor: StandsFor = () => 1,
): readonly DeviceEntries[] {
  const { network, machine, states } = simulation;
  const owners = podOwners(simulation);
  const neighbours = neighboursOf(network, standsFor);
  const groups = network.routers.map(() => new Set<number>());
  const prefixes = new Float64Array(network.routers.length);
  const hosts = new Float64Array(network.routers.length);
  for (const [prefix, { forwarding }] of states.entries()) {
    const owner = owners[prefix] ?? null;
    const ofPods = owner !== null && pods.kind === "host-routes";
    const column = ofPods || item(machine.prefixes.all, prefix).length === 32 ? hosts : prefixes;
    const weight =
      owner === null
        ? 1
        : standsFor(item(network.routers, owner.router).name) *
          (ofPods ? pods.podsPerNode / owner.siblings : 1);
    for (const [router, entry] of forwarding.entries()) {
      if (entry === NO_ROUTE) continue;
      column[router] = (column[router] ?? 0) + weight;
      if (entry >= FIRST_SET && machine.nextHops.setOf(entry).length > 1) groups[router]?.add(entry);
    }
  }
  return network.routers.map(({ name, role }, router) => ({
    device: name,
    role,
    prefixes: Math.round(prefixes[router] ?? 0),
    hosts: Math.round(hosts[router] ?? 0),
    neighbours: neighbours[router] ?? 0,
    ecmpGroups: groups[router]?.size ?? 0,
  }));
}
