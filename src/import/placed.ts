import { lastOf, networkOf, type Prefix4 } from "../net/ipv4.ts";
import { torName } from "../plan/numbering.ts";
import { torNodeSocket } from "../plan/ports.ts";
import type { Datacenter, RackSpec, TorSpec } from "../spec/index.ts";
import type { FabricShape, HostShape, RackShape, ServerShape, SpineShape, TorShape } from "./fabric-shape.ts";
import { slotOf } from "./pools.ts";

/** A thing and the index that a spec gives it. */
export interface Placed<T> {
  readonly of: T;
  readonly index: number;
}

/** Everything with its index. */
export interface PlacedShape {
  readonly spines: readonly Placed<SpineShape>[];
  readonly racks: readonly PlacedRack[];
}

export interface PlacedRack extends Placed<RackShape> {
  readonly tors: readonly Placed<TorShape>[];
  readonly servers: readonly Placed<ServerShape>[];
  readonly hosts: readonly Placed<HostShape>[];
}

const isIndex = (slot: number | null, most: number): slot is number =>
  slot !== null && Number.isInteger(slot) && slot >= 0 && slot < most;

/**
 * An index for each: the one that its numbers follow from, where that is nobody else's, else one that is free. Several guesses are asked in turn,
 * and the first that all can have holds for all.
 */
function indexed<T>(
  all: readonly T[],
  most: number,
  guesses: readonly ((one: T) => number | null)[],
): readonly Placed<T>[] {
  for (const guess of guesses) {
    const slots = all.map(guess);
    if (slots.every((slot) => isIndex(slot, most)) && new Set(slots).size === slots.length)
      return all.map((of, at) => ({ of, index: slots[at] ?? at }));
  }
  const [guess = () => null] = guesses;
  const taken = new Set<number>();
  const first = all.map((one) => {
    const slot = guess(one);
    if (!isIndex(slot, most) || taken.has(slot)) return null;
    taken.add(slot);
    return slot;
  });
  return all.map((of, at) => {
    let index = first[at] ?? null;
    for (let free = 0; index === null; free++) if (!taken.has(free)) index = free;
    taken.add(index);
    return { of, index };
  });
}

const slotOfHost = (pool: readonly Prefix4[], address: number | null): number | null =>
  address === null ? null : slotOf(pool, { base: address, length: 32 });

const slotOfRange = (
  pool: readonly Prefix4[],
  range: Prefix4 | null | undefined,
  length: number,
): number | null => (range?.length === length ? slotOf(pool, range) : null);

function torsOf(
  { pools, capacity, offsets: { firstTor } }: Datacenter,
  { subnet, tors }: RackShape,
): readonly Placed<TorShape>[] {
  return indexed(tors, capacity.maxTorsPerRack, [
    ({ foot }) =>
      foot === null || subnet === null
        ? null
        : firstTor < 0
          ? lastOf(subnet) + firstTor - foot.address
          : foot.address - subnet.base - firstTor,
    ({ loopback }) => {
      const slot = slotOfHost(pools.torLoopbacks, loopback);
      return slot === null ? null : slot % capacity.maxTorsPerRack;
    },
    ({ name }) => Number(/\d+$/.exec(name)?.[0] ?? NaN),
  ]);
}

/** The number of a port among those to servers, by the platform's names. */
function numberOfPort(
  dc: Datacenter,
  rack: RackSpec,
  tor: TorSpec,
  port: string,
  most: number,
): number | null {
  for (let number = 0; number < most; number++)
    if (torNodeSocket(dc, { rack, tor }, { name: "" }, number).port.interface === port) return number;
  return null;
}

/** The address of a ToR's port to a server, on a link that the server has to itself. */
const linkAddress = ({ facts }: TorShape, port: string): number | null =>
  facts?.interfaces.find(({ name }) => name === port)?.addresses[0]?.address ?? null;

function serversOf(
  dc: Datacenter,
  { of: shape }: Pick<PlacedRack, "of">,
  rack: RackSpec | undefined,
): readonly Placed<ServerShape>[] {
  const { maxNodesPerRack: most } = dc.capacity;
  const base = shape.subnet?.base ?? null;
  const byLink = ({ ports }: ServerShape): number | null => {
    const [first] = ports;
    const tor = shape.tors.find(({ name }) => name === first?.tor);
    if (first === undefined || tor?.serverLinks === null || tor === undefined) return null;
    const address = linkAddress(tor, first.port);
    return address === null ? null : slotOf([tor.serverLinks], networkOf({ address, length: 31 }));
  };
  const byPort = ({ ports }: ServerShape): number | null => {
    const [first] = ports;
    const tor = rack?.tors.find((one) => torName(rack, one) === first?.tor);
    return rack === undefined || tor === undefined || first === undefined
      ? null
      : numberOfPort(dc, rack, tor, first.port, most);
  };
  return indexed(shape.servers, most, [
    ({ address }) => (address === null || base === null ? null : address - base - dc.offsets.firstNode),
    byLink,
    byPort,
  ]);
}

const hostsOf = (
  { capacity, offsets }: Datacenter,
  { subnet, hosts }: RackShape,
): readonly Placed<HostShape>[] =>
  indexed(hosts, capacity.maxHostsPerRack, [
    ({ address }) =>
      subnet === null ? null : address - subnet.base - offsets.firstNode - capacity.maxNodesPerRack,
  ]);

/** Gives everything its index. @param dc with the pools and capacities; of racks those that have indices already */
export function placed(dc: Datacenter, { spines, racks }: FabricShape): PlacedShape {
  const { pools, sizes, capacity } = dc;
  return {
    spines: indexed(spines, capacity.maxSpines, [
      ({ loopback, plane }) =>
        slotOfHost(pools.spineLoopbacks, loopback) ?? slotOfRange(pools.planes, plane, sizes.planeSubnet),
    ]),
    racks: indexed(racks, capacity.maxRacks, [
      ({ subnet }) => slotOfRange(pools.nodes, subnet, sizes.rackSubnet),
      ({ pods }) => slotOfRange(pools.pods, pods[0], sizes.rackPods),
      ({ tors: [tor] }) => {
        const slot = slotOfHost(pools.torLoopbacks, tor?.loopback ?? null);
        return slot === null ? null : Math.floor(slot / capacity.maxTorsPerRack);
      },
    ]).map((one) => ({
      ...one,
      tors: torsOf(dc, one.of),
      servers: serversOf(
        dc,
        one,
        dc.racks.find(({ name }) => name === one.of.name),
      ),
      hosts: hostsOf(dc, one.of),
    })),
  };
}
