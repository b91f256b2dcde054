import { errorAt, warningAt, type Diagnostic } from "../../diagnostics/index.ts";
import { containsPrefix, overlaps, sizeOf, type Prefix4 } from "../../net/ipv4.ts";
import { formatPool } from "../../net/pool.ts";
import { MOST_CAPACITY, type Datacenter, type RackSpec } from "../../spec/index.ts";
import { byIndex } from "../by-index.ts";
import { freePool } from "../free-pool.ts";
import { furtherPods, rackPods } from "../numbering.ts";

/** Blocks that one node may hold where no IPAMConfiguration says otherwise: Calico's own. */
const BLOCKS_PER_HOST = 20;

/** Blocks that a node takes for all of its pods. Calico keeps no address of a block for itself where nodes run Linux. */
const blocksPerNode = ({ capacity, sizes }: Datacenter): number =>
  Math.ceil(capacity.maxPodsPerNode / sizeOf(sizes.podBlock));

/** The rule of thumb: blocks in a rack's pool >= blocks of a node at maxPodsPerNode x maxNodesPerRack. */
function checkRackPool(dc: Datacenter): Diagnostic[] {
  const { sizes, capacity } = dc;
  const blocks = capacity.maxPodPoolsPerRack * 2 ** (sizes.podBlock - sizes.rackPods);
  const needed = blocksPerNode(dc) * capacity.maxNodesPerRack;
  // Fewer than one a node, or a pool smaller than a block, is refused as a size that is impossible.
  if (sizes.rackPods > sizes.podBlock || blocks < capacity.maxNodesPerRack || blocks >= needed) return [];
  const [pools, length] = [capacity.maxPodPoolsPerRack, `/${String(sizes.rackPods)}`];
  const hold = pools === 1 ? `a ${length} holds` : `${String(pools)} pools of ${length} hold`;
  const enough = Math.ceil(needed / 2 ** (sizes.podBlock - sizes.rackPods));
  const morePools =
    enough > MOST_CAPACITY.maxPodPoolsPerRack
      ? ""
      : `raise capacity.maxPodPoolsPerRack to ${String(enough)}, for racks that come to need further pools (morePods), `;
  return [
    warningAt(
      ["sizes", "rackPods"],
      "blocks-too-few",
      `${hold} ${String(blocks)} blocks of /${String(sizes.podBlock)}, and ${String(capacity.maxNodesPerRack)} nodes of ${String(capacity.maxPodsPerNode)} pods take ${String(needed)}: at full capacity pods borrow from other nodes' blocks, each a route of its own, or fail`,
      `${morePools}lower capacity.maxPodsPerNode or maxNodesPerRack, or, while nothing is deployed, use a length of at most ${String(sizes.podBlock - Math.ceil(Math.log2(needed)))}`,
    ),
  ];
}

/** Calico's limit of blocks against the pods that a node is to hold. */
function checkHostLimit(dc: Datacenter): Diagnostic[] {
  const most = dc.calico.ipam?.maxBlocksPerHost ?? BLOCKS_PER_HOST;
  const needed = blocksPerNode(dc);
  if (needed <= most) return [];
  return [
    warningAt(
      ["calico", "ipam", "maxBlocksPerHost"],
      "blocks-too-few",
      `Calico gives a node at most ${String(most)} blocks of /${String(dc.sizes.podBlock)}, and ${String(dc.capacity.maxPodsPerNode)} pods take ${String(needed)}`,
      `set it to ${String(needed)} or more, or, while nothing is deployed, use a shorter sizes.podBlock`,
    ),
  ];
}

/** Blocks of which one reservation leaves no address; what two reserve counts once. */
function blocksReserved({ calico, sizes }: Datacenter, pool: Prefix4): number {
  const whole = calico.reserved.filter(({ length }) => length <= sizes.podBlock);
  const apart = whole.filter((one, at) =>
    whole.every(
      (other, i) => i === at || !containsPrefix(other, one) || (containsPrefix(one, other) && at < i),
    ),
  );
  return apart
    .filter((range) => overlaps(range, pool))
    .reduce((sum, { length }) => sum + 2 ** (sizes.podBlock - Math.max(length, pool.length)), 0);
}

/** What makes room in a rack: fewer reservations, and a pool beside those that it has. */
function roomFor(dc: Datacenter, rack: RackSpec, reserved: number): string {
  const less = reserved > 0 ? "reserve less of the rack's pool, or " : "";
  const pools = 1 + rack.morePods.length;
  if (pools >= MOST_CAPACITY.maxPodPoolsPerRack) return `${less}put the node in another rack`;
  const number = freePool(dc);
  const steps = [
    ...(number === null ? ["append a range to pools.pods"] : []),
    ...(pools >= dc.capacity.maxPodPoolsPerRack
      ? [`raise capacity.maxPodPoolsPerRack to ${String(pools + 1)}`]
      : []),
    `give it a further pool (morePods: [${[...rack.morePods, number ?? "its number there"].join(", ")}])`,
  ];
  return `${less}${steps.join(", and ")}`;
}

/** Nodes for which nothing that is not reserved is left of their rack's pools, were each given but one block. */
const checkNodes = (dc: Datacenter): Diagnostic[] =>
  dc.racks.flatMap((rack, r) => {
    const pools = [rackPods(dc, rack), ...furtherPods(dc, rack)].filter((pool) => pool !== null);
    if (pools.length === 0 || pools.some(({ length }) => length > dc.sizes.podBlock)) return [];
    const sum = (of: (pool: Prefix4) => number): number => pools.reduce((all, pool) => all + of(pool), 0);
    const blocks = sum(({ length }) => 2 ** (dc.sizes.podBlock - length));
    const reserved = sum((pool) => blocksReserved(dc, pool));
    const kept = reserved === 0 ? "" : `, and calico.reserved keeps ${String(reserved)} of them`;
    return byIndex(rack.nodes)
      .slice(blocks - reserved)
      .map((node) =>
        errorAt(
          ["racks", r, "nodes", rack.nodes.indexOf(node)],
          "blocks-too-few",
          `no block is left for ${node.name}: ${formatPool(pools)} of rack ${rack.name} ${pools.length === 1 ? "holds" : "hold"} ${String(blocks)} of /${String(dc.sizes.podBlock)}${kept}`,
          roomFor(dc, rack, reserved),
        ),
      );
  });

/** Pods find addresses: in a rack at full capacity, on a node at full capacity, and on every node that is there. */
export const checkBlocks = (dc: Datacenter): readonly Diagnostic[] => [
  ...checkRackPool(dc),
  ...checkHostLimit(dc),
  ...checkNodes(dc),
];
