import { errorAt, type Diagnostic, type SpecPath } from "../../diagnostics/index.ts";
import { sizeOf } from "../../net/ipv4.ts";
import type { Datacenter } from "../../spec/index.ts";
import type { LayoutRules } from "../lay-out.ts";
import { FIRST_IN_PLANE_OFFSET, FIRST_NODE_OFFSET, portName } from "../numbering.ts";

type CapacityField = keyof Datacenter["capacity"];

/** Linux's limit on the length of an interface's name. */
const INTERFACE_NAME_LENGTH = 15;

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

/** Sizes that contradict one another or the capacity. */
function checkSizes(dc: Datacenter): Diagnostic[] {
  const { rackSubnet, rackPods, podBlock } = dc.sizes;
  const needed = FIRST_NODE_OFFSET + dc.capacity.maxNodesPerRack + 1;
  const found: Diagnostic[] = [];
  if (sizeOf(rackSubnet) < needed)
    found.push(
      errorAt(
        ["sizes", "rackSubnet"],
        "size-impossible",
        `a /${String(rackSubnet)} holds ${String(sizeOf(rackSubnet))} addresses and a rack of ${String(dc.capacity.maxNodesPerRack)} nodes takes ${String(needed)}`,
        `use a length of at most ${String(32 - Math.ceil(Math.log2(needed)))}, or lower capacity.maxNodesPerRack`,
      ),
    );
  const blocks = 2 ** (podBlock - rackPods);
  if (blocks < dc.capacity.maxNodesPerRack)
    found.push(
      errorAt(
        ["sizes", "rackPods"],
        "size-impossible",
        `a /${String(rackPods)} holds ${String(Math.floor(blocks))} blocks of /${String(podBlock)} and ${String(dc.capacity.maxNodesPerRack)} nodes need one each`,
        `use a length of at most ${String(podBlock - Math.ceil(Math.log2(dc.capacity.maxNodesPerRack)))}, or a longer sizes.podBlock`,
      ),
    );
  return found;
}

/** A plane that has no room for every ToR of the declared capacity. */
function checkPlaneSize({ sizes, capacity }: Datacenter): Diagnostic[] {
  const { planeSubnet } = sizes;
  const tors = capacity.maxRacks * capacity.maxTorsPerRack;
  const needed = FIRST_IN_PLANE_OFFSET + tors + 1;
  if (sizeOf(planeSubnet) >= needed) return [];
  return [
    errorAt(
      ["sizes", "planeSubnet"],
      "size-impossible",
      `a /${String(planeSubnet)} holds ${String(sizeOf(planeSubnet))} addresses and a plane of ${String(tors)} ToRs takes ${String(needed)}`,
      `use a length of at most ${String(32 - Math.ceil(Math.log2(needed)))}, or lower capacity.maxRacks or maxTorsPerRack`,
    ),
  ];
}

/** Port names that grow longer than Linux takes at full capacity. */
function checkPorts(dc: Datacenter): Diagnostic[] {
  const { maxSpines, maxRacks, maxTorsPerRack } = dc.capacity;
  const last = { torUplink: maxSpines - 1, spineDownlink: maxRacks * maxTorsPerRack - 1 };
  return (["torUplink", "spineDownlink"] as const).flatMap((field) => {
    const name = portName(dc.ports[field], last[field]);
    if (name.length <= INTERFACE_NAME_LENGTH) return [];
    return [
      errorAt(
        ["ports", field],
        "size-impossible",
        `at full capacity the last port is ${name}, of ${String(name.length)} characters`,
        `shorten it: an interface's name has at most ${String(INTERFACE_NAME_LENGTH)} characters`,
      ),
    ];
  });
}

/** Everything fits the declared capacity, and the capacity fits the sizes. */
export const checkCapacity = (dc: Datacenter, { bridges }: LayoutRules): readonly Diagnostic[] => [
  ...withinCapacity(dc, dc.spines, ["spines"], "maxSpines"),
  ...withinCapacity(dc, dc.racks, ["racks"], "maxRacks"),
  ...dc.racks.flatMap((rack, r) => [
    ...withinCapacity(dc, rack.tors, ["racks", r, "tors"], "maxTorsPerRack"),
    ...withinCapacity(dc, rack.nodes, ["racks", r, "nodes"], "maxNodesPerRack"),
  ]),
  ...checkSizes(dc),
  ...(bridges.has("spine") ? checkPlaneSize(dc) : []),
  ...checkPorts(dc),
];
