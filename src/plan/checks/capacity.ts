import { errorAt, type Diagnostic, type SpecPath } from "../../diagnostics/index.ts";
import { sizeOf } from "../../net/ipv4.ts";
import { MOST_CAPACITY, type Datacenter } from "../../spec/index.ts";
import { hasHosts } from "../hosts.ts";
import type { LayoutRules } from "../lay-out.ts";
import { FIRST_NODE_IN_PLANE_OFFSET } from "../switched/fabric.ts";
import { FIRST_IN_PLANE_OFFSET } from "../numbering.ts";

type CapacityField = keyof Datacenter["capacity"];

/** Whether numbers that are given out follow from the field: then it is not to be raised where something is deployed. */
function setsDistances(dc: Datacenter, { asns, routing }: LayoutRules, field: CapacityField): boolean {
  const always: readonly CapacityField[] = [
    "maxSuperSpines",
    "maxSpines",
    "maxTorsPerRack",
    "maxUplinksPerSpine",
    "maxUplinksPerSuperSpine",
    "maxHostsPerRack",
  ];
  if (field !== "maxNodesPerRack") return always.includes(field);
  return asns.demand.nodeAsns > 0 || routing.from === "node" || hasHosts(dc);
}

/** How to make room, as the end of a list of what to do; empty where there can be no more. */
function raising(dc: Datacenter, rules: LayoutRules, field: CapacityField): string {
  const most = MOST_CAPACITY[field];
  if (dc.capacity[field] >= most) return `: ${String(most)} are the most that there can be`;
  return setsDistances(dc, rules, field)
    ? `, or, while nothing is deployed, raise capacity.${field}`
    : `, or raise capacity.${field}`;
}

/** An index that is free below the capacity; where all are taken, that something has to go. */
function usable(items: readonly { readonly index: number }[], most: number): string {
  const taken = new Set(items.map(({ index }) => index));
  const free = Array.from({ length: most }, (_, index) => index).filter((index) => !taken.has(index));
  const [first] = free;
  if (first === undefined) return "remove one of those that have them all";
  if (most === 1) return "use 0";
  return `use ${free.length === most ? "" : `a free one of `}0 to ${String(most - 1)}${free.length === most ? "" : `, such as ${String(first)}`}`;
}

function withinCapacity(
  dc: Datacenter,
  rules: LayoutRules,
  items: readonly { readonly index: number }[],
  at: SpecPath,
  field: CapacityField,
): Diagnostic[] {
  const most = dc.capacity[field];
  return items.flatMap(({ index }, i) =>
    index < most
      ? []
      : [
          errorAt(
            [...at, i, "index"],
            "index-over-capacity",
            `index ${String(index)} is beyond the declared capacity of ${String(most)}`,
            `${usable(items, most)}${raising(dc, rules, field)}`,
          ),
        ],
  );
}

/** A network that must have room for what may ever stand in it. */
interface Room {
  readonly field: "rackSubnet" | "planeSubnet" | "nodePlane" | "serverLinks";
  /** Addresses below the first of them. */
  readonly offset: number;
  readonly hosts: number;
  /** `a rack of 64 nodes`. */
  readonly what: string;
  readonly lower: string;
}

/** The networks that a fabric has. */
function rooms(dc: Datacenter, { routing, attachments }: LayoutRules): readonly Room[] {
  const { maxRacks, maxTorsPerRack, maxNodesPerRack, maxHostsPerRack } = dc.capacity;
  const hosts = hasHosts(dc) ? maxHostsPerRack : 0;
  const [tors, nodes] = [maxRacks * maxTorsPerRack, maxRacks * maxNodesPerRack];
  const rack: Room = {
    field: "rackSubnet",
    offset: dc.offsets.firstNode,
    hosts: maxNodesPerRack + hosts,
    what: `a rack of ${String(maxNodesPerRack)} nodes${hosts > 0 ? ` and ${String(hosts)} hosts` : ""}`,
    lower: hosts > 0 ? "maxNodesPerRack or maxHostsPerRack" : "maxNodesPerRack",
  };
  const planeOfTors: Room = {
    field: "planeSubnet",
    offset: FIRST_IN_PLANE_OFFSET,
    hosts: tors,
    what: `a plane of ${String(tors)} ToRs`,
    lower: "maxRacks or maxTorsPerRack",
  };
  const planeOfNodes: Room = {
    field: "nodePlane",
    offset: FIRST_NODE_IN_PLANE_OFFSET,
    hosts: nodes,
    what: `a plane of ${String(nodes)} nodes`,
    lower: "maxRacks or maxNodesPerRack",
  };
  const servers = maxNodesPerRack + hosts;
  const links = attachments.used.flatMap(({ serverRange }): Room[] => {
    if (serverRange === null) return [];
    const { offset, addresses } = serverRange(servers);
    return [
      {
        field: "serverLinks",
        offset,
        hosts: addresses - 1,
        what: `the links of a ToR to ${String(servers)} servers`,
        lower: rack.lower,
      },
    ];
  });
  if (routing.from === "node") return [planeOfNodes];
  return [
    rack,
    ...links.sort((a, b) => b.offset + b.hosts - a.offset - a.hosts).slice(0, 1),
    ...(routing.from === "tor" ? [planeOfTors] : []),
  ];
}

function checkRoom({ sizes }: Datacenter, { field, offset, hosts, what, lower }: Room): Diagnostic[] {
  const length = sizes[field];
  const needed = offset + hosts + 1;
  if (sizeOf(length) >= needed) return [];
  return [
    errorAt(
      ["sizes", field],
      "size-impossible",
      `a /${String(length)} holds ${String(sizeOf(length))} addresses and ${what} takes ${String(needed)}`,
      `lower capacity.${lower}, or, while nothing is deployed, use a length of at most ${String(32 - Math.ceil(Math.log2(needed)))}`,
    ),
  ];
}

/** Pools of a rack that have no block for every node of the declared capacity. */
function checkPodsSize({ sizes, capacity }: Datacenter): Diagnostic[] {
  const { rackPods, podBlock } = sizes;
  const { maxNodesPerRack, maxPodPoolsPerRack } = capacity;
  const blocks = Math.floor(2 ** (podBlock - rackPods));
  const all = maxPodPoolsPerRack * blocks;
  if (all >= maxNodesPerRack) return [];
  const pools = blocks === 0 ? Infinity : Math.ceil(maxNodesPerRack / blocks);
  const shorter = `use a length of at most ${String(podBlock - Math.ceil(Math.log2(maxNodesPerRack)))}, or a longer sizes.podBlock`;
  const hold =
    maxPodPoolsPerRack === 1
      ? `a /${String(rackPods)} holds`
      : `${String(maxPodPoolsPerRack)} pools of /${String(rackPods)} hold`;
  return [
    errorAt(
      ["sizes", "rackPods"],
      "size-impossible",
      `${hold} ${String(all)} blocks of /${String(podBlock)} and ${String(maxNodesPerRack)} nodes need one each`,
      pools > MOST_CAPACITY.maxPodPoolsPerRack
        ? `while nothing is deployed, ${shorter}; else lower capacity.maxNodesPerRack`
        : `raise capacity.maxPodPoolsPerRack to ${String(pools)}, and give racks of more than ${String(blocks)} nodes a further pool (morePods); or, while nothing is deployed, ${shorter}`,
    ),
  ];
}

/** Everything fits the declared capacity, and the capacity fits the sizes. */
export const checkCapacity = (dc: Datacenter, rules: LayoutRules): readonly Diagnostic[] => [
  ...withinCapacity(dc, rules, dc.superSpines, ["superSpines"], "maxSuperSpines"),
  ...withinCapacity(dc, rules, dc.pods, ["pods"], "maxPods"),
  ...withinCapacity(dc, rules, dc.spines, ["spines"], "maxSpines"),
  ...withinCapacity(dc, rules, dc.racks, ["racks"], "maxRacks"),
  ...dc.racks.flatMap((rack, r) => [
    ...withinCapacity(dc, rules, rack.tors, ["racks", r, "tors"], "maxTorsPerRack"),
    ...withinCapacity(dc, rules, rack.nodes, ["racks", r, "nodes"], "maxNodesPerRack"),
    ...withinCapacity(dc, rules, rack.hosts, ["racks", r, "hosts"], "maxHostsPerRack"),
  ]),
  ...rooms(dc, rules).flatMap((room) => checkRoom(dc, room)),
  ...checkPodsSize(dc),
];
