import { containsAddress, type Ipv4, type Prefix4 } from "../../net/ipv4.ts";
import type { Machine } from "../bgp/machine.ts";
import { item } from "../item.ts";
import type { Network } from "../network.ts";

/** An address, and the router behind which it is. */
export interface Destination {
  readonly device: string;
  readonly address: Ipv4;
}

/** TEST-NET-1 (RFC 5737): nobody's, so only the default route leads there. */
const ANYWHERE: Ipv4 = 0xc0000201;

/** An address behind whoever announces a range: in the default route one of nobody in particular. */
const within = ({ base, length }: Prefix4): Ipv4 => (length === 0 ? ANYWHERE : base + (length < 31 ? 1 : 0));

/**
 * One address of every block and every host route of every node: what holds for one pod of a block holds for all; and one of every route
 * that routers outside have, behind the first that has it.
 */
export function podDestinations({ routers }: Pick<Network, "routers">): readonly Destination[] {
  const seen = new Set<Ipv4>();
  return routers.flatMap(({ name, role, own }) => {
    if (role === "node")
      return own
        .filter(({ kind }) => kind !== "connected")
        .map(({ prefix }) => ({ device: name, address: prefix.base }));
    if (role !== "outside") return [];
    return own.flatMap(({ prefix, kind }) => {
      const address = within(prefix);
      if (kind !== "local" || seen.has(address)) return [];
      seen.add(address);
      return [{ device: name, address }];
    });
  });
}

/** The nodes' own addresses. */
export const nodeDestinations = ({ routers }: Network): readonly Destination[] =>
  routers.flatMap(({ name, role, interfaces }) =>
    role === "node" ? interfaces.map(({ address }) => ({ device: name, address })) : [],
  );

/** A destination as numbers. */
export interface Target {
  readonly destination: Destination;
  readonly owner: number;
  /** All that have it, the owner first: several routers outside may, for the default route leads to any of them. */
  readonly owners: readonly number[];
  /** Whether it is outside. */
  readonly outside: boolean;
  /** The owner's port that has the address itself; -1 where the address is behind the owner. */
  readonly port: number;
  /** Prefixes that cover the address, the longest first. */
  readonly cover: readonly number[];
}

/** Routers outside that have a route to an address as their own. */
const outsideOwners = ({ network }: Machine, address: Ipv4): readonly number[] =>
  [...network.routers.entries()]
    .filter(
      ([, { role, own }]) =>
        role === "outside" &&
        own.some(({ kind, prefix }) => kind === "local" && containsAddress(prefix, address)),
    )
    .map(([at]) => at);

/**
 * Whether flows from a router to a destination count: from every node but the owner, and from outside to what is inside, for nobody
 * outside goes through the fabric. What is behind a router outside that is down goes by others.
 */
export const isSource = (
  { routers }: Network,
  up: Uint8Array,
  router: number,
  { owners, outside }: Target,
): boolean => {
  const { role } = item(routers, router);
  return role === "outside" ? !outside && up[router] === 1 : role === "node" && !owners.includes(router);
};

/** Finds the prefixes that cover addresses without going through all of them: one look-up per length that is in use. */
export function targetsOf(machine: Machine, destinations: readonly Destination[]): readonly Target[] {
  const { prefixes, network, nextHops } = machine;
  const owners = new Map(network.routers.map(({ name }, at) => [name, at]));
  const lengths = [...new Set(prefixes.all.map(({ length }) => length))].sort((a, b) => b - a);
  return destinations.map((destination) => {
    const { device, address } = destination;
    const owner = owners.get(device);
    if (owner === undefined) throw new RangeError(`there is no router ${device}`);
    const at = item(network.routers, owner).interfaces.findIndex((one) => one.address === address);
    const cover = lengths.flatMap((length) => {
      const found = prefixes.find({ base: address - (address % 2 ** (32 - length)), length });
      return found >= 0 && containsAddress(item(prefixes.all, found), address) ? [found] : [];
    });
    const outside = item(network.routers, owner).role === "outside";
    const others = outside ? outsideOwners(machine, address).filter((one) => one !== owner) : [];
    const port = at < 0 ? -1 : (nextHops.firstPort[owner] ?? 0) + at;
    return { destination, owner, owners: [owner, ...others], outside, port, cover };
  });
}
