import { takes } from "../calico/index.ts";
import type { ClusterIntent, RackIntent, SwitchIntent } from "../intent/index.ts";
import { formatPrefix, type Ipv4, type Prefix4 } from "../net/ipv4.ts";
import { subnetAt } from "../net/pool.ts";
import type { Ipv6Image } from "../plan/ipv6/image.ts";
import { podRangesOf } from "../plan/rack-pools.ts";
import type { BlocksOf, SimulationInput } from "../simulate/index.ts";
import { addressesOf } from "./addresses.ts";
import { isSame } from "../text/json.ts";
import { cabled } from "./cabled.ts";
import { meetable } from "./adjacencies.ts";
import type { Side } from "./side.ts";
import { deaf } from "./deaf.ts";
import { inOwnAs } from "./own-as.ts";
import { towards } from "./towards.ts";
import { idOf, turningDevices, type UnitKind } from "./units.ts";
import { BEFORE, versionKey, type Version } from "./version.ts";

/** By a unit's id: how far it is. A unit that is not here is as before. */
export type Versions = ReadonlyMap<string, Version>;

/** What one unit does at a version; null where it is not there. */
export interface Mixer {
  /** Every address of each router by its name, before and after. */
  readonly addresses: ReadonlyMap<string, ReadonlySet<Ipv4>>;
  readonly switchAt: (name: string, version: Version) => SwitchIntent | null;
  /** Whether it does anything else towards a peer than it did. */
  readonly differsTowards: (name: string, version: Version, peer: string) => boolean;
  /** The fabric in which every unit is at its version. */
  readonly mixed: (versions: Versions) => SimulationInput;
}

/**
 * What IPAM has given out, by the order in which nodes came: those that are there before, then those that come. A node that goes takes its
 * blocks with it, and nobody else's change.
 */
function lastingBlocks(before: ClusterIntent, after: ClusterIntent): BlocksOf {
  const order = new Map<string, string[]>();
  for (const { racks } of [before, after])
    for (const { name: rack, nodes } of racks) {
      const there = order.get(rack) ?? [];
      order.set(rack, [...there, ...nodes.map(({ name }) => name).filter((name) => !there.includes(name))]);
    }
  const { blockLength } = after;
  return (node, rack) => {
    const at = order.get(rack.name)?.indexOf(node.name) ?? 0;
    return podRangesOf(rack).flatMap((range) => subnetAt([range], blockLength, at) ?? []);
  };
}

/**
 * Where there is no IPv4 all that any unit has is called by its image, what is no longer there or not yet as well. Of what both have, the image of
 * the first holds.
 */
function imageOf(own: Ipv6Image | null, other: Ipv6Image | null): Ipv6Image | null {
  if (own?.alone !== true || other === null) return own;
  const united = <T extends { readonly ipv4: Prefix4 }>(one: readonly T[], two: readonly T[]): T[] => {
    const known = new Set(one.map(({ ipv4 }) => formatPrefix(ipv4)));
    return [...one, ...two.filter(({ ipv4 }) => !known.has(formatPrefix(ipv4)))];
  };
  return {
    ...own,
    segments: united(own.segments, other.segments),
    ...(own.pairs === undefined && other.pairs === undefined
      ? {}
      : { pairs: united(own.pairs ?? [], other.pairs ?? []) }),
  };
}

/** Things by name that come from either side: the older one's order, then what only the newer has. */
function either<T>(
  before: readonly T[],
  after: readonly T[],
  name: (one: T) => string,
  sideOf: (name: string) => Version["side"],
): readonly T[] {
  const [old, now] = [before, after].map((list) => new Map(list.map((one) => [name(one), one])));
  return [...new Set([...before, ...after].map(name))].flatMap((one) => {
    const found = sideOf(one) === "before" ? old?.get(one) : now?.get(one);
    return found === undefined ? [] : [found];
  });
}

export function mixerOf(before: Side, after: Side): Mixer {
  const sides = { before, after };
  const switches = (side: Version["side"], drained: boolean): ReadonlyMap<string, SwitchIntent> =>
    new Map((drained ? sides[side].drained : sides[side].intents.switches).map((one) => [one.device, one]));
  const known = {
    before: { plain: switches("before", false), drained: switches("before", true) },
    after: { plain: switches("after", false), drained: switches("after", true) },
  };
  const addresses = addressesOf([before, after]);
  const blocks = lastingBlocks(before.intents.cluster, after.intents.cluster);
  const turning = turningDevices(before, after);
  const [beforeIpv6, afterIpv6] = [before.intents.cluster.ipv6, after.intents.cluster.ipv6];
  const images = { before: imageOf(beforeIpv6, afterIpv6), after: imageOf(afterIpv6, beforeIpv6) };
  // Whichever release runs meanwhile.
  const showsOwnAs = [before, after].every(({ intents: { cluster } }) =>
    takes(cluster.version, "BGPPeer", "localASNumber"),
  );
  const memo = new Map<string, SwitchIntent | null>();
  const racks = new Map<string, RackIntent>();

  function switchAt(name: string, version: Version): SwitchIntent | null {
    const key = `${name} ${versionKey(version)}`;
    const there = memo.get(key);
    if (there !== undefined) return there;
    const of = (side: Version["side"]): SwitchIntent | null =>
      known[side][version.drained ? "drained" : "plain"].get(name) ?? null;
    const base = of(version.side);
    const other = of("after");
    const peers = new Set(version.towards.flatMap((peer) => [...(addresses.get(peer) ?? [])]));
    const made = base === null || other === null || peers.size === 0 ? base : towards(base, other, peers);
    memo.set(key, made);
    return made;
  }

  function rackAt(name: string, at: (kind: UnitKind, device?: string) => Version): RackIntent | null {
    const side = (kind: UnitKind, device?: string): Version["side"] => at(kind, device).side;
    const find = ({ intents }: Side) => intents.cluster.racks.find((rack) => rack.name === name);
    const [was, is] = [find(before), find(after)];
    if (was === undefined || is === undefined) {
      const only = side("rack") === "before" ? was : is;
      return only ?? null;
    }
    const pick = (kind: UnitKind): RackIntent => (side(kind) === "before" ? was : is);
    const devices = [...new Set([...was.peerings, ...is.peerings].map(({ device }) => device))];
    const key = [
      name,
      side("pools"),
      side("among"),
      side("nodes"),
      ...devices.map((one) => versionKey(at("peering", one))),
    ].join();
    const there = racks.get(key);
    if (there !== undefined) return there;
    const { pods, morePods, addresses: stable } = pick("pools");
    const { nodes } = pick("nodes");
    const made: RackIntent = {
      name,
      pods,
      morePods,
      addresses: stable,
      peerings: devices.flatMap((device) => {
        const { side: mine, drained } = at("peering", device);
        const own = mine === "before" ? was : is;
        const there = own.peerings.filter((one) => one.device === device);
        const taken = drained ? there.map(deaf) : there;
        return showsOwnAs ? inOwnAs(taken, own.nodes, nodes) : taken;
      }),
      among: pick("among").among,
      nodes,
    };
    racks.set(key, made);
    return made;
  }

  function mixed(versions: Versions): SimulationInput {
    const at = (kind: UnitKind, name: string, device: string | null = null): Version =>
      versions.get(idOf({ kind, name, device })) ?? BEFORE;
    const [old, now] = [before.intents, after.intents];
    const names = [...new Set([...old.switches, ...now.switches].map(({ device }) => device))];
    const device = (one: { readonly device: string }): string => one.device;
    const { side } = at("cluster", "cluster");
    const rackNames = [...new Set([...old.cluster.racks, ...now.cluster.racks].map(({ name }) => name))];
    return {
      switches: meetable(cabled(names.flatMap((name) => switchAt(name, at("switch", name)) ?? []))),
      bridges: either(
        old.bridges,
        now.bridges,
        device,
        (name) => at(turning.has(name) ? "switch" : "bridge", name).side,
      ),
      hosts: either(old.hosts, now.hosts, device, (name) => at("host", name).side),
      outside: either(old.outside ?? [], now.outside ?? [], device, (name) => at("outside", name).side),
      cluster: {
        ...sides[side].intents.cluster,
        ipv6: images[side],
        racks: rackNames.flatMap((name) => rackAt(name, (kind, tor) => at(kind, name, tor ?? null)) ?? []),
      },
      blocks,
    };
  }

  return {
    addresses,
    switchAt,
    differsTowards: (name, version, peer) =>
      version.side === "before" &&
      !version.towards.includes(peer) &&
      !isSame(switchAt(name, version), switchAt(name, { ...version, towards: [...version.towards, peer] })),
    mixed,
  };
}
