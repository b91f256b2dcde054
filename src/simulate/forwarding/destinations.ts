import { containsAddress, type Ipv4 } from "../../net/ipv4.ts";
import type { Machine } from "../bgp/machine.ts";
import { item } from "../item.ts";
import type { Network } from "../network.ts";

/** An address, and the router behind which it is. */
export interface Destination {
  readonly device: string;
  readonly address: Ipv4;
}

/** One address of every block and every host route of every node: what holds for one pod of a block holds for all. */
export const podDestinations = ({ routers }: Network): readonly Destination[] =>
  routers.flatMap(({ name, role, own }) =>
    role === "node"
      ? own
          .filter(({ kind }) => kind !== "connected")
          .map(({ prefix }) => ({ device: name, address: prefix.base }))
      : [],
  );

/** The nodes' own addresses. */
export const nodeDestinations = ({ routers }: Network): readonly Destination[] =>
  routers.flatMap(({ name, role, interfaces }) =>
    role === "node" ? interfaces.map(({ address }) => ({ device: name, address })) : [],
  );

/** A destination as numbers. */
export interface Target {
  readonly destination: Destination;
  readonly owner: number;
  /** The owner's port that has the address itself; -1 where the address is behind the owner. */
  readonly port: number;
  /** Prefixes that cover the address, the longest first. */
  readonly cover: readonly number[];
}

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
    return { destination, owner, port: at < 0 ? -1 : (nextHops.firstPort[owner] ?? 0) + at, cover };
  });
}
