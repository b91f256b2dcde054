import { errorAt, type Diagnostic, type SpecPath } from "../../diagnostics/index.ts";
import { sizeOf } from "../../net/ipv4.ts";
import type { Datacenter } from "../../spec/index.ts";
import { hasHosts } from "../hosts.ts";
import type { LayoutRules } from "../lay-out.ts";
import { FIRST_NODE_IN_PLANE_OFFSET } from "../switched/fabric.ts";
import { FIRST_IN_PLANE_OFFSET, FIRST_NODE_OFFSET } from "../numbering.ts";

type CapacityField = keyof Datacenter["capacity"];

function withinCapacity(
  dc: Datacenter,
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
            `use 0 to ${String(most - 1)}, or raise capacity.${field}`,
          ),
        ],
  );
}

/** A network that must have room for what may ever stand in it. */
interface Room {
  readonly field: "rackSubnet" | "planeSubnet" | "nodePlane";
  /** Addresses below the first of them. */
  readonly offset: number;
  readonly hosts: number;
  /** `a rack of 64 nodes`. */
  readonly what: string;
  readonly lower: string;
}

/** The networks that a fabric has. */
function rooms(dc: Datacenter, { routing }: LayoutRules): readonly Room[] {
  const { maxRacks, maxTorsPerRack, maxNodesPerRack, maxHostsPerRack } = dc.capacity;
  const hosts = hasHosts(dc) ? maxHostsPerRack : 0;
  const [tors, nodes] = [maxRacks * maxTorsPerRack, maxRacks * maxNodesPerRack];
  const rack: Room = {
    field: "rackSubnet",
    offset: FIRST_NODE_OFFSET,
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
  if (routing.from === "node") return [planeOfNodes];
  return routing.from === "tor" ? [rack, planeOfTors] : [rack];
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
      `use a length of at most ${String(32 - Math.ceil(Math.log2(needed)))}, or lower capacity.${lower}`,
    ),
  ];
}

/** A rack's pool that has no block for every node of the declared capacity. */
function checkPodsSize({ sizes, capacity }: Datacenter): Diagnostic[] {
  const { rackPods, podBlock } = sizes;
  const { maxNodesPerRack } = capacity;
  const blocks = 2 ** (podBlock - rackPods);
  if (blocks >= maxNodesPerRack) return [];
  return [
    errorAt(
      ["sizes", "rackPods"],
      "size-impossible",
      `a /${String(rackPods)} holds ${String(Math.floor(blocks))} blocks of /${String(podBlock)} and ${String(maxNodesPerRack)} nodes need one each`,
      `use a length of at most ${String(podBlock - Math.ceil(Math.log2(maxNodesPerRack)))}, or a longer sizes.podBlock`,
    ),
  ];
}

/** Everything fits the declared capacity, and the capacity fits the sizes. */
export const checkCapacity = (dc: Datacenter, rules: LayoutRules): readonly Diagnostic[] => [
  ...withinCapacity(dc, dc.spines, ["spines"], "maxSpines"),
  ...withinCapacity(dc, dc.racks, ["racks"], "maxRacks"),
  ...dc.racks.flatMap((rack, r) => [
    ...withinCapacity(dc, rack.tors, ["racks", r, "tors"], "maxTorsPerRack"),
    ...withinCapacity(dc, rack.nodes, ["racks", r, "nodes"], "maxNodesPerRack"),
    ...withinCapacity(dc, rack.hosts, ["racks", r, "hosts"], "maxHostsPerRack"),
  ]),
  ...rooms(dc, rules).flatMap((room) => checkRoom(dc, room)),
  ...checkPodsSize(dc),
];
