import { compile, fullFabric, intentsOf, routesWhenFull, type DatacenterSpec } from "../../src/index.ts";
import { subnetAt } from "../../src/net/pool.ts";
import { simulate, tableSizes, type BlocksOf, type TableSizes } from "../../src/simulate/index.ts";
import { specOf } from "../support/specs.ts";
import { VARIANTS } from "../support/variants.ts";

interface Full {
  readonly spines: number;
  readonly racks: number;
  readonly nodes: number;
  /** Prefix length of a rack's pool; blocks are /26. */
  readonly rackPods: number;
}

/** A datacenter that is as large as it says it may become. */
const fullSpec = (
  { spines, racks, nodes, rackPods }: Full,
  fabric: DatacenterSpec["fabric"],
): DatacenterSpec => ({
  ...specOf(spines, Array<number>(racks).fill(nodes), fabric),
  capacity: { maxSpines: spines, maxRacks: racks, maxNodesPerRack: nodes },
  sizes: { rackPods },
});

/** Every block of a rack's pool is some node's: they are dealt out one by one. */
const everyBlock =
  (perRack: number): BlocksOf =>
  (node, rack) =>
    Array.from({ length: perRack }, (_, at) => at)
      .filter((at) => at % rack.nodes.length === rack.nodes.indexOf(node))
      .flatMap((at) => subnetAt([rack.pods], 26, at) ?? []);

const SIZES: readonly Full[] = [
  { spines: 1, racks: 1, nodes: 1, rackPods: 26 },
  { spines: 2, racks: 3, nodes: 2, rackPods: 24 },
  { spines: 3, racks: 4, nodes: 3, rackPods: 23 },
];

describe.each(VARIANTS)("the formula of $name for a full fabric", ({ fabric }) => {
  it.each(SIZES)(
    "is what the routers hold of $spines spines, $racks racks x $nodes nodes, /$rackPods",
    (size) => {
      const compiled = compile(fullSpec(size, fabric));
      const { datacenter } = compiled;
      const full = fullFabric(datacenter);
      const held = tableSizes(simulate({ ...intentsOf(compiled), blocks: everyBlock(full.blocksPerRack) }));
      const most = (role: TableSizes["role"]): number =>
        Math.max(
          0,
          ...held.filter((one) => one.role === role).map((one) => one.learned + one.connected + one.own),
        );
      expect(routesWhenFull(datacenter.fabric, full)).toEqual({
        spine: most("spine"),
        tor: most("tor"),
        node: most("node"),
      });
    },
  );
});
