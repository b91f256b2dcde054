import { firstFamily } from "../../intent/index.ts";
import { containsAddress, type Ipv4, type Prefix4 } from "../../net/ipv4.ts";
import type { Machine } from "../bgp/machine.ts";
import { item } from "../item.ts";
import type { Network, OwnRoute } from "../network.ts";

/** An address, and the router behind which it is. */
export interface Destination {
  readonly device: string;
  readonly address: Ipv4;
}

/** TEST-NET-1 (RFC 5737): nobody's, so only the default route leads there. */
const ANYWHERE: Ipv4 = 0xc0000201;

/** As text: of nobody in particular in IPv6 alone, too, which has documentation's own addresses (RFC 3849). */
export const destinationText = ({ ipv6 }: Pick<Network, "ipv6">, address: Ipv4): string =>
  ipv6?.alone === true && address === ANYWHERE ? "2001:db8::1" : firstFamily(ipv6).address(address);

/** An address behind whoever announces a range: in the default route one of nobody in particular. */
const within = ({ base, length }: Prefix4): Ipv4 => (length === 0 ? ANYWHERE : base + (length < 31 ? 1 : 0));

/**
 * One address of every block and every host route of every node: what holds for one pod of a block holds for all; and one of every route
 * that routers outside have, of every range of services, and every address of several servers, each behind the first that has it.
 */
export function podDestinations({ routers }: Pick<Network, "routers">): readonly Destination[] {
  const seen = new Set<Ipv4>();
  return routers.flatMap(({ name, role, own }) =>
    own.flatMap(({ prefix, kind }) => {
      if (role === "node" && (kind === "discard" || kind === "local"))
        return [{ device: name, address: prefix.base }];
      const address = within(prefix);
      const isShared =
        role === "node" ? kind === "service" || kind === "anycast" : role === "outside" && kind === "local";
      if (!isShared || seen.has(address)) return [];
      seen.add(address);
      return [{ device: name, address }];
    }),
  );
}

/** The nodes' own addresses. */
export const nodeDestinations = ({ routers }: Network): readonly Destination[] =>
  routers.flatMap(({ name, role, interfaces }) =>
    role === "node" ? interfaces.map(({ address }) => ({ device: name, address })) : [],
  );

/** By whom a destination may be had that is not one router's alone: any router outside, any node that announces services, any server that has it. */
type SharedPlace = "outside" | "service" | "anycast";

/** The kind of route by which each is told. */
const TOLD_BY: Readonly<Record<SharedPlace, OwnRoute["kind"]>> = {
  outside: "local",
  service: "service",
  anycast: "anycast",
};

/**
 * The router that has an address, on an interface, or in what it announces as its own: the longest such range, and of several routers the
 * first. Null where nobody has it.
 */
export function holderOf({ routers }: Pick<Network, "routers">, address: Ipv4): string | null {
  const on = routers.find(({ interfaces }) => interfaces.some((one) => one.address === address));
  if (on !== undefined) return on.name;
  let found: { readonly name: string; readonly length: number } | null = null;
  for (const { name, own } of routers)
    for (const { prefix, kind } of own) {
      const ends = kind === "discard" || kind === "local" || kind === "service" || kind === "anycast";
      if (ends && containsAddress(prefix, address) && prefix.length > (found?.length ?? -1))
        found = { name, length: prefix.length };
    }
  return found?.name ?? null;
}

/** An address of the first block of pods that a node has; null where it has none, or is no node. */
export const firstPodOf = ({ routers }: Pick<Network, "routers">, device: string): Ipv4 | null =>
  routers
    .find(({ name, role }) => name === device && role === "node")
    ?.own.find(({ kind }) => kind === "discard")?.prefix.base ?? null;

/** A destination as numbers. */
export interface Target {
  readonly destination: Destination;
  readonly owner: number;
  /**
   * All that have it, the owner first: several routers outside may, for the default route leads to any of them, every node that
   * announces services has them, and several servers one address.
   */
  readonly owners: readonly number[];
  readonly place: "one" | SharedPlace;
  /** The owner's port that has the address itself; -1 where the address is behind the owner. */
  readonly port: number;
  /** Prefixes that cover the address, the longest first. */
  readonly cover: readonly number[];
}

/** Routers that have a route to an address as their own, and share it. */
const sharing = ({ network }: Machine, place: SharedPlace, address: Ipv4): readonly number[] =>
  [...network.routers.entries()]
    .filter(
      ([, { role, own }]) =>
        (place !== "outside" || role === "outside") &&
        own.some((route) => route.kind === TOLD_BY[place] && containsAddress(route.prefix, address)),
    )
    .map(([at]) => at);

/** By whom a destination may be had: one alone, or any of several. */
function placeOf({ network }: Machine, owner: number, address: Ipv4): Target["place"] {
  const { role, own } = item(network.routers, owner);
  if (role === "outside") return "outside";
  const shared = (["service", "anycast"] as const).find((place) =>
    own.some(({ kind, prefix }) => kind === TOLD_BY[place] && containsAddress(prefix, address)),
  );
  return shared ?? "one";
}

/** Whether a node's own kube-proxy takes on what is sent to a service: that of every node does, announced or not. */
export const answers = (
  { routers }: Network,
  router: number,
  { place, destination: { address } }: Target,
): boolean =>
  place === "service" &&
  item(routers, router).answers?.some((range) => containsAddress(range, address)) === true;

/** Whether two nodes are of clusters that are to know nothing of each other. */
export function isApart({ routers }: Network, one: number, other: number): boolean {
  const [own, theirs] = [item(routers, one).cluster, item(routers, other).cluster];
  return own !== undefined && theirs !== undefined && !own.reaches.includes(theirs.name);
}

/**
 * Whether flows from a router to a destination count: from every node that does not have it itself, and from outside to what is told there, for
 * nobody outside goes through the fabric; between clusters that are kept apart none does. What is behind a router outside that is down goes by others.
 */
export const isSource = (network: Network, up: Uint8Array, router: number, target: Target): boolean => {
  const { owners, place, destination } = target;
  const { role, sendsTo = [] } = item(network.routers, router);
  if (role === "node" && isApart(network, router, target.owner)) return false;
  if (role === "node") return !owners.includes(router) && !answers(network, router, target);
  const sends = place !== "outside" && sendsTo.some((range) => containsAddress(range, destination.address));
  return role === "outside" && up[router] === 1 && sends;
};

/** Prefix lengths that are in use, the longest first. */
const lengthsIn = ({ all }: Machine["prefixes"]): readonly number[] =>
  [...new Set(all.map(({ length }) => length))].sort((a, b) => b - a);

/** Finds the prefixes that cover an address without going through all of them: one look-up per length. The longest first. */
const coverIn = (
  prefixes: Machine["prefixes"],
  lengths: readonly number[],
  address: Ipv4,
): readonly number[] =>
  lengths.flatMap((length) => {
    const found = prefixes.find({ base: address - (address % 2 ** (32 - length)), length });
    return found >= 0 && containsAddress(item(prefixes.all, found), address) ? [found] : [];
  });

/** The prefixes that cover an address, the longest first. */
export const coverOf = (prefixes: Machine["prefixes"], address: Ipv4): readonly number[] =>
  coverIn(prefixes, lengthsIn(prefixes), address);

/** Where what is sent to an address is to arrive, though nobody may have it. */
export function targetAt(machine: Machine, address: Ipv4): Target {
  const device = holderOf(machine.network, address);
  if (device !== null) {
    const [target] = targetsOf(machine, [{ device, address }]);
    if (target !== undefined) return target;
  }
  const cover = coverOf(machine.prefixes, address);
  return { destination: { device: "", address }, owner: -1, owners: [], place: "one", port: -1, cover };
}

/** By number of routers and prefixes, what `Destination` says by names. */
export function targetsOf(machine: Machine, destinations: readonly Destination[]): readonly Target[] {
  const { prefixes, network, nextHops } = machine;
  const owners = new Map(network.routers.map(({ name }, at) => [name, at]));
  const lengths = lengthsIn(prefixes);
  return destinations.map((destination) => {
    const { device, address } = destination;
    const owner = owners.get(device);
    if (owner === undefined) throw new RangeError(`there is no router ${device}`);
    const at = item(network.routers, owner).interfaces.findIndex((one) => one.address === address);
    const cover = coverIn(prefixes, lengths, address);
    const place = placeOf(machine, owner, address);
    const others = place === "one" ? [] : sharing(machine, place, address).filter((one) => one !== owner);
    const port = at < 0 ? -1 : (nextHops.firstPort[owner] ?? 0) + at;
    return { destination, owner, owners: [owner, ...others], place, port, cover };
  });
}
