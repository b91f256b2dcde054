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
import { clustersBetween, clusterUnit, type ClusterSides } from "./clusters.ts";
import { meetable } from "./adjacencies.ts";
import type { Side } from "./side.ts";
import { deaf } from "./deaf.ts";
import { inOwnAs } from "./own-as.ts";
import { towards } from "./towards.ts";
import { idOf, turningDevices, type Unit, type UnitKind } from "./units.ts";
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
function lastingBlocks(clusters: readonly ClusterSides[]): BlocksOf {
  const places = new Map<string, { readonly at: number; readonly blockLength: number }>();
  for (const { before, after } of clusters) {
    const blockLength = (after ?? before)?.blockLength ?? 0;
    const racks = Map.groupBy([...(before?.racks ?? []), ...(after?.racks ?? [])], ({ name }) => name);
    for (const [rack, both] of racks) {
      const names = new Set(both.flatMap(({ nodes }) => nodes.map(({ name }) => name)));
      for (const [at, name] of [...names].entries()) places.set(`${rack} ${name}`, { at, blockLength });
    }
  }
  return (node, rack) => {
    const { at, blockLength } = places.get(`${rack.name} ${node.name}`) ?? { at: 0, blockLength: 0 };
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
  const clusters = clustersBetween(before, after);
  const blocks = lastingBlocks(clusters);
  const turning = turningDevices(before, after);
  const [beforeIpv6, afterIpv6] = [before.intents.cluster.ipv6, after.intents.cluster.ipv6];
  const images = { before: imageOf(beforeIpv6, afterIpv6), after: imageOf(afterIpv6, beforeIpv6) };
  // Whichever release runs meanwhile.
  const showsOwnAs = ({ before: old, after: now }: ClusterSides): boolean =>
    [old, now].every((one) => one === undefined || takes(one.version, "BGPPeer", "localASNumber"));
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

  function rackAt(
    cluster: ClusterSides,
    name: string,
    at: (kind: UnitKind, device?: string) => Version,
  ): RackIntent | null {
    const side = (kind: UnitKind, device?: string): Version["side"] => at(kind, device).side;
    const [was, is] = [cluster.before, cluster.after].map((one) =>
      one?.racks.find((rack) => rack.name === name),
    );
    if (was === undefined || is === undefined) {
      const only = side("rack") === "before" ? was : is;
      return only ?? null;
    }
    const pick = (kind: UnitKind): RackIntent => (side(kind) === "before" ? was : is);
    const devices = [...new Set([...was.peerings, ...is.peerings].map(({ device }) => device))];
    const key = [
      cluster.mark ?? "",
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
        return showsOwnAs(cluster) ? inOwnAs(taken, own.nodes, nodes) : taken;
      }),
      among: pick("among").among,
      nodes,
    };
    racks.set(key, made);
    return made;
  }

  function mixed(versions: Versions): SimulationInput {
    const at = (
      kind: UnitKind,
      name: string,
      of: Pick<Unit, "device" | "cluster"> = { device: null },
    ): Version => versions.get(idOf({ kind, name, ...of })) ?? BEFORE;
    const [old, now] = [before.intents, after.intents];
    const names = [...new Set([...old.switches, ...now.switches].map(({ device }) => device))];
    const device = (one: { readonly device: string }): string => one.device;
    const there = clusters.flatMap((one): ClusterIntent[] => {
      const { mark: cluster } = one;
      const { side } = at("cluster", clusterUnit(cluster));
      const base = one[side] ?? one.before ?? one.after;
      const names = [one.before, one.after].flatMap((of) => of?.racks ?? []).map(({ name }) => name);
      const of = (device: string | undefined): Pick<Unit, "device" | "cluster"> => ({
        device: device ?? null,
        ...(cluster === undefined ? {} : { cluster }),
      });
      const all = [...new Set(names)].flatMap(
        (name) => rackAt(one, name, (kind, device) => at(kind, name, of(device))) ?? [],
      );
      if (base === undefined || (one[side] === undefined && all.length === 0)) return [];
      return [{ ...base, ipv6: images[side], racks: all }];
    });
    const [cluster, ...otherClusters] = there;
    if (cluster === undefined) throw new RangeError("a fabric without a cluster");
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
      cluster,
      ...(otherClusters.length === 0 ? {} : { otherClusters }),
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
