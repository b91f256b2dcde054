import { errorAt, warningAt, type Diagnostic } from "../../diagnostics/index.ts";
import { containsPrefix, overlaps, sizeOf, type Prefix4 } from "../../net/ipv4.ts";
import { formatPool } from "../../net/pool.ts";
import type { Datacenter } from "../../spec/index.ts";
import { byIndex } from "../by-index.ts";
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
  // Fewer than one a node is refused as a size that is impossible.
  if (blocks < capacity.maxNodesPerRack || blocks >= needed) return [];
  const [pools, length] = [capacity.maxPodPoolsPerRack, `/${String(sizes.rackPods)}`];
  const hold = pools === 1 ? `a ${length} holds` : `${String(pools)} pools of ${length} hold`;
  return [
    warningAt(
      ["sizes", "rackPods"],
      "blocks-too-few",
      `${hold} ${String(blocks)} blocks of /${String(sizes.podBlock)}, and ${String(capacity.maxNodesPerRack)} nodes of ${String(capacity.maxPodsPerNode)} pods take ${String(needed)}: at full capacity pods borrow from other nodes' blocks, each a route of its own, or fail`,
      `use a length of at most ${String(sizes.podBlock - Math.ceil(Math.log2(needed)))} while nothing is deployed, raise capacity.maxPodPoolsPerRack, or lower maxPodsPerNode or maxNodesPerRack`,
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
      `set it to ${String(needed)} or more, or use a shorter sizes.podBlock`,
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

/** Nodes for which nothing that is not reserved is left of their rack's pool, were each given but one block. */
const checkReserved = (dc: Datacenter): Diagnostic[] =>
  dc.racks.flatMap((rack, r) => {
    const pools = [rackPods(dc, rack), ...furtherPods(dc, rack)].filter((pool) => pool !== null);
    if (pools.some(({ length }) => length > dc.sizes.podBlock)) return [];
    const sum = (of: (pool: Prefix4) => number): number => pools.reduce((all, pool) => all + of(pool), 0);
    const blocks = sum(({ length }) => 2 ** (dc.sizes.podBlock - length));
    const reserved = sum((pool) => blocksReserved(dc, pool));
    if (reserved === 0) return [];
    return byIndex(rack.nodes)
      .slice(blocks - reserved)
      .map((node) =>
        errorAt(
          ["racks", r, "nodes", rack.nodes.indexOf(node)],
          "blocks-too-few",
          `no block is left for ${node.name}: ${formatPool(pools)} of rack ${rack.name} ${pools.length === 1 ? "holds" : "hold"} ${String(blocks)} of /${String(dc.sizes.podBlock)}, and calico.reserved keeps ${String(reserved)} of them`,
          "reserve less of the rack's pool, or give it a further one (morePods)",
        ),
      );
  });

/** Pods find addresses: in a rack at full capacity, on a node at full capacity, and on every node that is there. */
export const checkBlocks = (dc: Datacenter): readonly Diagnostic[] => [
  ...checkRackPool(dc),
  ...checkHostLimit(dc),
  ...checkReserved(dc),
];
