import type { Machine } from "../bgp/machine.ts";
import { item } from "../item.ts";
import { containsAddress } from "../../net/ipv4.ts";
import { FIXED, type Cells } from "./cells.ts";
import { classesOf, type Outer } from "./classes.ts";
import { describe } from "./describe.ts";
import { ownersOf, type Holdings, type Owners } from "./holdings.ts";
import { labelsOf } from "./labels.ts";
import type { CellNumbers } from "./swap.ts";
import type { Orders, Sending } from "./wiring.ts";

/** What both levels, racks and servers in a rack, are found from. */
export interface Ground {
  readonly machine: Machine;
  readonly holdings: Holdings;
  readonly sending: readonly Sending[];
  readonly orders: Orders;
  /** Lengths of prefixes that routers stand in. */
  readonly connectedLengths: readonly number[];
}

/** Cells of one level, and which of them are alike. */
export interface Level {
  readonly cells: Cells;
  readonly owners: Owners;
  readonly numbers: readonly CellNumbers[];
  /** By cell. */
  readonly classes: readonly number[];
}

/** Ranges of addresses by which routers outside choose, and of aggregates that are no cell's own. */
function rangesOf({ network, aggregates, prefixes }: Machine, owners: Owners): Outer {
  const sends = network.routers.flatMap(({ sendsTo = [] }) =>
    sendsTo.map((range) => (prefix: number) => {
      const { base, length } = item(prefixes.all, prefix);
      return length >= range.length && containsAddress(range, base);
    }),
  );
  const within = aggregates.flatMap(({ prefix: one, within: longer }) => {
    if (owners.ofPrefix(one) !== FIXED) return [];
    const inside = new Set(longer);
    return [(prefix: number) => inside.has(prefix)];
  });
  return [...sends, ...within];
}

/** Whether some address lies in a network of another cell than its own, or some prefix in its aggregate: then cells do not stand apart. */
function isEntangled({ machine, holdings, connectedLengths }: Ground, owners: Owners): boolean {
  const { prefixes, connected, aggregates } = machine;
  for (const { prefix, within } of aggregates) {
    const owner = owners.ofPrefix(prefix);
    const foreign = (longer: number): boolean => ![owner, FIXED].includes(owners.ofPrefix(longer));
    if (owner !== FIXED && within.some(foreign)) return true;
  }
  for (const address of holdings.addresses.keys()) {
    const own = owners.ofAddress(address);
    for (const length of connectedLengths) {
      const found = prefixes.find({ base: address - (address % 2 ** (32 - length)), length });
      if (found < 0 || item(connected, found).size === 0) continue;
      const owner = owners.ofPrefix(found);
      if (owner !== FIXED && owner !== own) return true;
    }
  }
  return false;
}

/** Policies between routers that are both fixed. */
function fixedPolicies({ machine: { channels }, sending }: Ground, cells: Cells): readonly number[] {
  const found = new Set<number>();
  for (let channel = 0; channel < channels.count; channel += 1) {
    const ends = [channels.from[channel] ?? 0, channels.to[channel] ?? 0];
    if (ends.some((router) => cells.of[router] !== FIXED)) continue;
    found.add(channels.imports[channel] ?? 0).add(item(sending, channel).group.exports);
  }
  return [...found];
}

/** Which of these cells are alike; null where they do not stand apart. A cell with one of the routers `apart` is like no other. */
export function levelOf(ground: Ground, cells: Cells, apart: ReadonlySet<number>): Level | null {
  const { machine, sending, orders } = ground;
  const owners = ownersOf(ground.holdings, cells);
  if (isEntangled(ground, owners)) return null;
  const described = cells.members.map((members, cell) => {
    const labels = labelsOf(machine, owners, cell);
    const one = describe({ machine, cells, sending, orders }, cell, labels);
    return members.some((router) => apart.has(router))
      ? { ...one, text: `${String(cell)} ${one.text}` }
      : one;
  });
  const nobodys = [...machine.prefixes.all.keys()].filter((prefix) => owners.ofPrefix(prefix) === FIXED);
  const between = fixedPolicies(ground, cells).map(
    (policy) =>
      (prefix: number): boolean =>
        machine.policies.permits(policy, prefix),
  );
  return {
    cells,
    owners,
    numbers: described.map(({ own }, cell) => ({ members: item(cells.members, cell), own })),
    classes: classesOf(machine, described, nobodys, [...between, ...rangesOf(machine, owners)]),
  };
}
