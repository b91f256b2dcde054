import type { ClusterIntent, RackIntent } from "../intent/index.ts";
import { isSame } from "../text/json.ts";
import { changedFields } from "./alike.ts";
import { clustersBetween, clusterUnit, type ClusterSides } from "./clusters.ts";
import { rackKinds } from "./rack-kinds.ts";
import type { Side } from "./side.ts";

/**
 * What is changed by itself: a device; or of Calico, whose nodes' daemons follow: all of a rack that comes or goes, a rack's pools, its
 * peering with one ToR, that among its nodes, its nodes, and what the whole cluster has. `outside` is changed by whoever runs it.
 */
export type UnitKind =
  "switch" | "bridge" | "host" | "outside" | "rack" | "pools" | "peering" | "among" | "nodes" | "cluster";

export interface Unit {
  readonly kind: UnitKind;
  /** The device's, or the rack's; of what all of a cluster has its own, `cluster` where it has none. */
  readonly name: string;
  /** Of a rack's objects in one of several clusters: what that is told from others by. Absent elsewhere. */
  readonly cluster?: string;
  readonly rack: string | null;
  /** Of a peering: the ToR. Else null. */
  readonly device: string | null;
  /** Whether it is there before, and after. */
  readonly before: boolean;
  readonly after: boolean;
  /** A switch that stays as it is, and may be drained while nodes' peers there are changed. Absent elsewhere. */
  readonly stays?: true;
  /** Units with the same are changed alike, and their racks too. */
  readonly alike: string;
}

export const idOf = ({
  kind,
  name,
  device,
  cluster,
}: Pick<Unit, "kind" | "name" | "device" | "cluster">): string =>
  [kind, cluster === undefined ? name : `${cluster}/${name}`, ...(device === null ? [] : [device])].join(" ");

type Draft = Omit<Unit, "alike"> & { readonly how: string };

interface Named {
  readonly name: string;
  readonly value: unknown;
}

/** What differs among things that have names, in the order of the older list, then of the newer. */
function differing(
  kind: UnitKind,
  before: readonly Named[],
  after: readonly Named[],
  place: (name: string) => Pick<Unit, "rack" | "device">,
  shown: (name: string) => string = (name) => name,
): readonly Draft[] {
  const [old, now] = [before, after].map((list) => new Map(list.map(({ name, value }) => [name, value])));
  return [...new Set([...before, ...after].map(({ name }) => name))].flatMap((name): Draft[] => {
    const [was, is] = [old?.get(name), now?.get(name)];
    if (isSame(was, is)) return [];
    const how = [kind, was !== undefined, is !== undefined, ...changedFields(was, is)].join(" ");
    return [
      { kind, name: shown(name), ...place(name), before: was !== undefined, after: is !== undefined, how },
    ];
  });
}

const byDevice = (list: readonly { readonly device: string }[]): Named[] =>
  list.map((value) => ({ name: value.device, value }));

const rackOfEither =
  (before: Side, after: Side) =>
  (name: string): Pick<Unit, "rack" | "device"> => ({
    rack: after.rackOf.get(name) ?? before.rackOf.get(name) ?? null,
    device: null,
  });

const POOLS = ["pods", "morePods", "addresses"] as const;

const poolsOf = (rack: RackIntent): unknown => POOLS.map((field) => rack[field]);

/** In which order a spec has nodes is nobody's matter: each is an object of its own. */
const byName = <T extends { readonly name: string }>(nodes: readonly T[]): readonly T[] =>
  nodes.toSorted((a, b) => (a.name < b.name ? -1 : 1));

/** With the AS that each node has there: a peering is changed where its nodes come to be in another. */
const peeringsOf = ({ peerings, nodes }: RackIntent, lasting: ReadonlySet<string>): Named[] => {
  const asns = byName(nodes).flatMap(({ name, asn }) => (lasting.has(name) ? [asn] : []));
  return [...Map.groupBy(peerings, ({ device }) => device)].map(([name, all]) => ({
    name,
    value: { all, asns },
  }));
};

/** Nodes that are there before and after, by name. */
function lastingNodes(was: RackIntent, is: RackIntent): ReadonlySet<string> {
  const now = new Set(is.nodes.map(({ name }) => name));
  return new Set(was.nodes.flatMap(({ name }) => (now.has(name) ? [name] : [])));
}

/** What of a rack's objects differs where the rack is there before and after. */
function inRack(was: RackIntent, is: RackIntent): readonly Draft[] {
  const { name: rack } = is;
  const lasting = lastingNodes(was, is);
  const one = (kind: UnitKind, of: (intent: RackIntent) => unknown): readonly Draft[] =>
    differing(kind, [{ name: rack, value: of(was) }], [{ name: rack, value: of(is) }], () => ({
      rack,
      device: null,
    }));
  return [
    ...one("pools", poolsOf),
    ...differing(
      "peering",
      peeringsOf(was, lasting),
      peeringsOf(is, lasting),
      (device) => ({ rack, device }),
      () => rack,
    ),
    ...one("among", ({ among }) => among),
    ...one("nodes", ({ nodes }) => byName(nodes)),
  ];
}

const ofCluster = ({ racks: _, ...rest }: ClusterIntent): unknown => rest;

function inCluster({ mark: cluster, before, after }: ClusterSides): readonly Draft[] {
  const [old, now] = [before?.racks ?? [], after?.racks ?? []];
  const both = new Map(old.map((rack) => [rack.name, rack]));
  const alone = (these: readonly RackIntent[], others: readonly RackIntent[]): Named[] =>
    these.flatMap((value) =>
      others.every(({ name }) => name !== value.name) ? [{ name: value.name, value }] : [],
    );
  const whole = (of: ClusterIntent | undefined): Named[] =>
    of === undefined ? [] : [{ name: clusterUnit(cluster), value: ofCluster(of) }];
  const racks = [
    ...differing("rack", alone(old, now), alone(now, old), (rack) => ({ rack, device: null })),
    ...now.flatMap((is) => {
      const was = both.get(is.name);
      return was === undefined ? [] : inRack(was, is);
    }),
  ];
  return [
    ...differing("cluster", whole(before), whole(after), () => ({ rack: null, device: null })),
    ...(cluster === undefined
      ? racks
      : racks.map((draft) => ({ ...draft, cluster, how: `${draft.how} of ${cluster}` }))),
  ];
}

export interface Units {
  readonly units: readonly Unit[];
  /** By rack: what it is like. */
  readonly racks: ReadonlyMap<string, string>;
}

/** Devices that only switch on one side and route on the other: of each it is one thing that changes. */
export function turningDevices(before: Side, after: Side): ReadonlySet<string> {
  const bridging = ({ intents }: Side): readonly string[] => intents.bridges.map(({ device }) => device);
  const routing = ({ intents }: Side): ReadonlySet<string> =>
    new Set(intents.switches.map(({ device }) => device));
  const [old, now] = [routing(before), routing(after)];
  return new Set([
    ...bridging(before).filter((name) => now.has(name)),
    ...bridging(after).filter((name) => old.has(name)),
  ]);
}

/** One change for each device that turns, in place of one that goes and one that comes. */
const turned = (drafts: readonly Draft[], turning: ReadonlySet<string>): readonly Draft[] =>
  drafts.flatMap((draft) => {
    if (!turning.has(draft.name)) return [draft];
    return draft.kind === "bridge"
      ? []
      : [{ ...draft, before: true, after: true, how: `turns ${draft.how}` }];
  });

/** ToRs that stay as they are while nodes' peers there change, where the rack has another ToR to go by. */
function standing(drafts: readonly Draft[], { intents, rackOf }: Side): readonly Draft[] {
  const routing = new Set(intents.switches.map(({ device }) => device));
  const changed = new Set(drafts.flatMap(({ kind, name }) => (kind === "switch" ? [name] : [])));
  const tors = Map.groupBy(
    [...rackOf].filter(([name]) => routing.has(name)),
    ([, rack]) => rack,
  );
  const ends = new Set(drafts.flatMap(({ kind, device }) => (kind === "peering" ? [device] : [])));
  return [...rackOf].flatMap(([name, rack]): Draft[] =>
    ends.has(name) && !changed.has(name) && (tors.get(rack)?.length ?? 0) > 1
      ? [{ kind: "switch", name, rack, device: null, before: true, after: true, stays: true, how: "stays" }]
      : [],
  );
}

/** All that differs between two fabrics, the devices first; then what helps to change it. */
export function unitsBetween(before: Side, after: Side): Units {
  const [old, now] = [before.intents, after.intents];
  const place = rackOfEither(before, after);
  const hostRack = (name: string): Pick<Unit, "rack" | "device"> => ({
    rack: [...now.hosts, ...old.hosts].find(({ device }) => device === name)?.rack ?? null,
    device: null,
  });
  const differ = [
    ...differing("bridge", byDevice(old.bridges), byDevice(now.bridges), place),
    ...differing("switch", byDevice(old.switches), byDevice(now.switches), place),
    ...differing("outside", byDevice(old.outside ?? []), byDevice(now.outside ?? []), place),
    ...clustersBetween(before, after).flatMap(inCluster),
    ...differing("host", byDevice(old.hosts), byDevice(now.hosts), hostRack),
  ];
  const found = turned(differ, turningDevices(before, after));
  const drafts = [...found, ...standing(found, after)];
  const racks = rackKinds(before, after, drafts);
  const seen = new Map<string, number>();
  const units = drafts.map(({ how, ...unit }): Unit => {
    // Of a rack's two ToRs each is of its own kind: which one it is tells them apart.
    const within = `${unit.kind} ${unit.cluster ?? ""} ${unit.rack ?? ""}`;
    const at = seen.get(within) ?? 0;
    seen.set(within, at + 1);
    const rack = unit.rack === null ? "" : `${racks.get(unit.rack) ?? ""} number ${String(at)}`;
    return { ...unit, alike: `${how} in ${rack}` };
  });
  return { units, racks };
}
