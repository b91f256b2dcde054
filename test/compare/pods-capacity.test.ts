import { compile, entriesWhenFull, fullFabric, intentsOf, type DatacenterSpec } from "../../src/index.ts";
import { forwardingEntries, simulate, type DeviceEntries, type Entries } from "../../src/simulate/index.ts";
import { podsSpecOf, POD_VARIANTS, type PodsShape } from "../support/pods-specs.ts";
import { dealtOut } from "./dealt-out.ts";

interface Full extends PodsShape {
  readonly tors: number;
  readonly links?: number;
  /** From a spine to each super-spine. Default 1. */
  readonly above?: number;
}

/** A datacenter of five stages that is as large as it says it may become. */
const fullSpec = (
  { tors, links = 1, above = 1, ...shape }: Full,
  fabric: NonNullable<DatacenterSpec["fabric"]>,
): DatacenterSpec => {
  const spec = podsSpecOf(shape, fabric);
  return {
    ...spec,
    capacity: {
      maxPods: shape.pods,
      maxSpines: shape.spines,
      maxSuperSpines: shape.superSpines,
      maxRacks: shape.pods * shape.racks,
      maxRacksPerPod: shape.racks,
      maxNodesPerRack: shape.nodes,
      maxUplinksPerSpine: links,
      maxUplinksPerSuperSpine: above,
    },
    uplinks: { links, superSpineLinks: above },
    sizes: { rackPods: 24 },
    racks: spec.racks.map((rack) => ({
      ...rack,
      tors: Array.from({ length: tors }, (_, index) => ({ index })),
    })),
  };
};

const FIELDS = ["prefixes", "hosts", "neighbours", "ecmpGroups"] as const;

/** The most that any router of the tier has, entry by entry. */
function mostOf(held: readonly DeviceEntries[], tier: DeviceEntries["role"]): Entries {
  const ofTier = held.filter(({ role }) => role === tier);
  const [prefixes, hosts, neighbours, ecmpGroups] = FIELDS.map((field) =>
    Math.max(0, ...ofTier.map((one) => one[field])),
  ) as [number, number, number, number];
  return { prefixes, hosts, neighbours, ecmpGroups };
}

const SIZES: readonly Full[] = [
  { pods: 1, spines: 1, superSpines: 1, racks: 1, tors: 1, nodes: 1, above: 2 },
  { pods: 1, spines: 2, superSpines: 2, racks: 1, tors: 2, nodes: 2 },
  { pods: 2, spines: 2, superSpines: 2, racks: 2, tors: 1, nodes: 2 },
  { pods: 2, spines: 3, superSpines: 2, racks: 2, tors: 2, nodes: 1, links: 2, above: 2 },
];

const IN_PLANES: readonly Full[] = [
  { pods: 2, spines: 2, superSpines: 4, racks: 2, tors: 1, nodes: 2, planes: true },
  { pods: 3, spines: 2, superSpines: 2, racks: 1, tors: 2, nodes: 1, planes: true, above: 2 },
  { pods: 1, spines: 2, superSpines: 4, racks: 1, tors: 2, nodes: 1, planes: true },
];

describe.each(POD_VARIANTS)("the formula of $name for full fabrics of five stages", ({ fabric }) => {
  it.each(fabric.model === "downward-default" ? SIZES : [...SIZES, ...IN_PLANES])(
    "is what the routers hold of %j",
    (size) => {
      const compiled = compile(fullSpec(size, fabric));
      const full = fullFabric(compiled.datacenter);
      const blocks = dealtOut(full.blocksPerRack, full.blockLength);
      const held = forwardingEntries(simulate({ ...intentsOf(compiled), blocks }));
      expect(entriesWhenFull(compiled.datacenter.fabric, full)).toEqual({
        "super-spine": mostOf(held, "super-spine"),
        spine: mostOf(held, "spine"),
        tor: mostOf(held, "tor"),
        node: mostOf(held, "node"),
      });
    },
  );
});
