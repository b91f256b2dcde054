import {
  compile,
  entriesWhenFull,
  fullFabric,
  intentsOf,
  routesWhenFull,
  withHostRoutes,
  type DatacenterSpec,
} from "../../src/index.ts";
import { forwardingEntries, simulate, type DeviceEntries, type Entries } from "../../src/simulate/index.ts";
import { specOf, type RackSize } from "../support/specs.ts";
import { VARIANTS } from "../support/variants.ts";
import { dealtOut } from "./dealt-out.ts";

interface Full {
  readonly spines: number;
  readonly racks: number;
  readonly tors: number;
  readonly nodes: number;
  /** Prefix length of a rack's pool; blocks are /26. */
  readonly rackPods: number;
  /** From a ToR to each spine. Default 1. */
  readonly links?: number;
}

/** A datacenter that is as large as it says it may become. */
const fullSpec = (
  { spines, racks, tors, nodes, rackPods, links = 1 }: Full,
  fabric: DatacenterSpec["fabric"],
): DatacenterSpec => ({
  ...specOf(spines, Array<RackSize>(racks).fill({ nodes, tors }), fabric),
  capacity: { maxSpines: spines, maxRacks: racks, maxNodesPerRack: nodes, maxUplinksPerSpine: links },
  uplinks: { links },
  sizes: { rackPods },
});

const FIELDS = ["prefixes", "hosts", "neighbours", "ecmpGroups"] as const;

/** The most that any router of the tier has, entry by entry. */
function mostOf(held: readonly DeviceEntries[], tier: DeviceEntries["role"]): Entries {
  const ofTier = held.filter(({ role }) => role === tier);
  const [prefixes, hosts, neighbours, ecmpGroups] = FIELDS.map((field) =>
    Math.max(0, ...ofTier.map((one) => one[field])),
  ) as [number, number, number, number];
  return { prefixes, hosts, neighbours, ecmpGroups };
}

const byTier = (held: readonly DeviceEntries[]) => ({
  spine: mostOf(held, "spine"),
  tor: mostOf(held, "tor"),
  node: mostOf(held, "node"),
});

const SIZES: readonly Full[] = [
  { spines: 1, racks: 1, tors: 1, nodes: 1, rackPods: 26 },
  { spines: 2, racks: 3, tors: 1, nodes: 2, rackPods: 24 },
  { spines: 3, racks: 4, tors: 1, nodes: 3, rackPods: 23 },
  { spines: 1, racks: 1, tors: 2, nodes: 1, rackPods: 26 },
  { spines: 2, racks: 1, tors: 2, nodes: 3, rackPods: 24 },
  { spines: 1, racks: 3, tors: 2, nodes: 2, rackPods: 24 },
  { spines: 3, racks: 4, tors: 2, nodes: 3, rackPods: 23 },
];

const spinesRoute = ({ fabric }: (typeof VARIANTS)[number]): boolean =>
  fabric.model !== "l2" && !("spine" in fabric && fabric.spine?.kind === "ethernet");

describe.each(VARIANTS.filter(spinesRoute))("the formula of $name for a full fabric", ({ fabric }) => {
  it.each(SIZES)(
    "is what the routers hold of $spines spines, $racks racks x $tors ToRs with two links to each spine",
    (size) => {
      const compiled = compile(fullSpec({ ...size, links: 2 }, fabric));
      const full = fullFabric(compiled.datacenter);
      const blocks = dealtOut(full.blocksPerRack, full.blockLength);
      const held = byTier(forwardingEntries(simulate({ ...intentsOf(compiled), blocks })));
      expect(entriesWhenFull(compiled.datacenter.fabric, full)).toEqual(held);
    },
  );
});

describe.each(VARIANTS)("the formula of $name for a full fabric", ({ fabric }) => {
  it.each(SIZES)(
    "is what the routers hold of $spines spines, $racks racks x $tors ToRs x $nodes nodes, /$rackPods",
    (size) => {
      const compiled = compile(fullSpec(size, fabric));
      const { fabric: read } = compiled.datacenter;
      const full = fullFabric(compiled.datacenter);
      const blocks = dealtOut(full.blocksPerRack, full.blockLength);
      const held = byTier(forwardingEntries(simulate({ ...intentsOf(compiled), blocks })));
      expect(entriesWhenFull(read, full)).toEqual(held);
      expect(routesWhenFull(read, full)).toEqual({
        spine: held.spine.prefixes + held.spine.hosts,
        tor: held.tor.prefixes + held.tor.hosts,
        node: held.node.prefixes + held.node.hosts,
      });
    },
  );

  it.each([1, 2])("is it also with a route for each pod, under %i ToRs", (tors) => {
    const compiled = compile(fullSpec({ spines: 2, racks: 3, tors, nodes: 2, rackPods: 24 }, fabric));
    const full = withHostRoutes(fullFabric(compiled.datacenter), 5);
    const blocks = dealtOut(full.blocksPerRack, 32);
    const held = forwardingEntries(simulate({ ...intentsOf(compiled), blocks }));
    expect(full.blocksPerRack).toBe(10);
    expect(entriesWhenFull(compiled.datacenter.fabric, full)).toEqual(byTier(held));
  });

  it("is not exceeded where only some racks have two ToRs", () => {
    const { spines, racks } = { spines: 2, racks: 3 };
    const compiled = compile({
      ...specOf(spines, [2, { nodes: 2, tors: 2 }, 1], fabric),
      capacity: { maxSpines: spines, maxRacks: racks, maxNodesPerRack: 2 },
      sizes: { rackPods: 24 },
    });
    const full = fullFabric(compiled.datacenter);
    expect(full.torsPerRack).toBe(2);
    const held = byTier(forwardingEntries(simulate(intentsOf(compiled))));
    const most = entriesWhenFull(compiled.datacenter.fabric, full);
    for (const tier of ["spine", "tor", "node"] as const)
      for (const field of FIELDS) expect(held[tier][field]).toBeLessThanOrEqual(most[tier][field]);
  });
});

/** Those in which servers may have links of their own. */
const linksItsServers = ({ fabric }: (typeof VARIANTS)[number]): boolean =>
  fabric.model === "downward-default" ||
  (fabric.model === "as-per-rack" &&
    fabric.inRack?.kind === "route-reflector" &&
    fabric.inRack.on === "tor") ||
  ((fabric.model === "as-per-server" || fabric.model === "as-per-cluster") &&
    fabric.withinRack === "through-tor");

describe.each(VARIANTS.filter(linksItsServers))(
  "the formula of $name for a full fabric whose servers have links of their own",
  (variant) => {
    const routed = (spec: DatacenterSpec): DatacenterSpec => ({
      ...spec,
      servers: { attachment: "routed" },
    });

    it.each([1, ...(spinesRoute(variant) ? [2] : [])])(
      "is what the routers hold, whatever the sizes, with %i links to each spine",
      (links) => {
        for (const size of SIZES) {
          const compiled = compile(routed(fullSpec({ ...size, links }, variant.fabric)));
          const full = fullFabric(compiled.datacenter);
          const blocks = dealtOut(full.blocksPerRack, full.blockLength);
          const held = byTier(forwardingEntries(simulate({ ...intentsOf(compiled), blocks })));
          expect([size, entriesWhenFull(compiled.datacenter.fabric, full)]).toEqual([size, held]);
        }
      },
    );

    it("is not exceeded where the servers of some racks share a network", () => {
      const spec = fullSpec({ spines: 2, racks: 3, tors: 2, nodes: 2, rackPods: 24 }, variant.fabric);
      const compiled = compile({
        ...spec,
        racks: (spec.racks ?? []).map((rack, at) => (at === 0 ? { ...rack, attachment: "routed" } : rack)),
      });
      const full = fullFabric(compiled.datacenter);
      const blocks = dealtOut(full.blocksPerRack, full.blockLength);
      const held = byTier(forwardingEntries(simulate({ ...intentsOf(compiled), blocks })));
      const most = entriesWhenFull(compiled.datacenter.fabric, full);
      for (const tier of ["spine", "tor", "node"] as const)
        for (const field of FIELDS) expect(held[tier][field]).toBeLessThanOrEqual(most[tier][field]);
    });
  },
);

describe("a fabric with a route for each pod", () => {
  it("has no more pods than its pools have addresses", () => {
    const { datacenter } = compile({
      ...specOf(1, [1]),
      capacity: { maxNodesPerRack: 4 },
      sizes: { rackPods: 24 },
    });
    expect(withHostRoutes(fullFabric(datacenter), 110).blocksPerRack).toBe(256);
    expect(withHostRoutes(fullFabric(datacenter), 20).blocksPerRack).toBe(80);
  });
});
