import fc from "fast-check";
import { compile, compileSpec, isError, type DatacenterSpec, type FabricPlan } from "../../src/index.ts";
import { hostPrefix, lastOf, type Prefix4 } from "../../src/net/ipv4.ts";
import { linkNumber, spineLinkNumber, superSpineLinkNumber } from "../../src/plan/numbering.ts";
import { MOST_CAPACITY, readSpec } from "../../src/spec/index.ts";
import { numberedLinks } from "../support/links.ts";
import { POD_VARIANTS, podsSpecOf } from "../support/pods-specs.ts";
import { runs, type AnySpec } from "../support/specs.ts";

/* Datacenters in which racks have indices beyond the first 4,096: these need pods. */

const { maxRacks } = MOST_CAPACITY;

/** Pools with room for every rack that there may be. */
const POOLS: DatacenterSpec["pools"] = {
  spineLoopbacks: "192.168.0.0/24",
  superSpineLoopbacks: "192.168.1.0/24",
  torLoopbacks: "198.18.0.0/16",
  links: "172.16.0.0/12",
  spineLinks: "192.168.32.0/19",
  superSpineLinks: "192.168.128.0/17",
  nodes: "100.64.0.0/10",
  pods: "10.0.0.0/8",
  rackAsns: "4200000000-4200999999",
  nodeAsns: "4210000000-4219999999",
};

/** Racks of these indices, the first 4,096 in one pod and others in another: each with two ToRs and two nodes. */
function withRacks(indices: readonly number[], variant: (typeof POD_VARIANTS)[number]): AnySpec {
  const { fabric } = variant;
  const spec = podsSpecOf({ pods: 2, spines: 2, racks: 0, nodes: 0, superSpines: 2 }, fabric);
  const [like] = podsSpecOf({ pods: 1, spines: 1, racks: 1, nodes: 2, superSpines: 1 }, fabric).racks;
  return {
    ...spec,
    capacity: { maxPods: 4, maxSpines: 8, maxSuperSpines: 8, maxRacks, maxNodesPerRack: 2 },
    sizes: { rackSubnet: 26, rackPods: 22 },
    pools: POOLS,
    racks: indices.map((index) => ({
      name: `r${String(index)}`,
      index,
      pod: `p${String(index < MOST_CAPACITY.maxRacksPerPod ? 0 : 1)}`,
      tors: [{ index: 0 }, { index: 1 }],
      nodes: (like?.nodes ?? []).map((node) => ({
        ...node,
        name: `r${String(index)}-n${String(node.index)}`,
      })),
    })),
  };
}

const networks = (plan: FabricPlan): readonly Prefix4[] => [
  ...plan.switches.map(({ loopback }) => hostPrefix(loopback)),
  ...numberedLinks(plan).map(({ subnet }) => subnet),
  ...plan.racks.flatMap(({ subnet, pods }) => (subnet === null ? [pods] : [subnet, pods])),
];

const far = fc.integer({ min: MOST_CAPACITY.maxRacksPerPod, max: maxRacks - 1 });

/** One or two racks in the first pod, and one in the other. */
const indices = fc
  .record({ near: fc.uniqueArray(fc.nat(4095), { minLength: 1, maxLength: 2 }), one: far })
  .map(({ near, one }) => [...near, one]);

describe("racks with indices beyond 4,096", () => {
  it("have networks, AS numbers and links of their own in every model, numbered and unnumbered", () => {
    fc.assert(
      fc.property(
        indices,
        fc.constantFrom(...POD_VARIANTS),
        fc.constantFrom("numbered" as const, "unnumbered" as const),
        fc.boolean(),
        (racks, variant, links, dual) => {
          const { plan } = compile({
            ...withRacks(racks, variant),
            links,
            ...(dual ? { ipv6: { prefix: "fd12:3456::/32" } } : {}),
          });
          const sorted = networks(plan).toSorted((a, b) => a.base - b.base);
          for (const [at, { base }] of sorted.slice(1).entries())
            expect(lastOf(sorted[at] ?? { base: Infinity, length: 32 })).toBeLessThan(base);
          const numbers = plan.links.flatMap((link) => (link.subnet === null ? [link.number] : []));
          expect(new Set(numbers).size).toBe(numbers.length);
        },
      ),
      runs(100, 20),
    );
  });

  it("may be at either end of the largest capacity, and no further", () => {
    const [variant] = POD_VARIANTS;
    if (variant === undefined) throw new Error("there is no variant");
    expect(compileSpec(withRacks([0, maxRacks - 1], variant)).ok).toBe(true);
    const beyond = compileSpec(withRacks([0, maxRacks], variant));
    expect(beyond.ok ? [] : beyond.diagnostics.filter(isError).map(({ code }) => code)).toEqual([
      "index-over-capacity",
    ]);
  });
});

describe("numbers of links without addresses", () => {
  const spec = podsSpecOf({ pods: 2, spines: 2, racks: 1, nodes: 1, superSpines: 2 });
  const dc = readSpec(spec).datacenter;
  const [rack] = dc?.racks ?? [];
  const [tor] = rack?.tors ?? [];
  const [first, second] = dc?.spines ?? [];
  if (dc === null || rack === undefined || tor === undefined || first === undefined || second === undefined)
    throw new Error("the spec is not sound");
  const { maxSpines, maxPods, maxSuperSpines, maxTorsPerRack, maxUplinksPerSpine, maxUplinksPerSuperSpine } =
    MOST_CAPACITY;

  it("are what they were before there could be so many racks", () => {
    expect(linkNumber({ ...rack, index: 4095 }, tor, second, 3)).toBe(2_096_647);
    expect(spineLinkNumber(dc, first, second)).toBe(2_097_153);
    expect(superSpineLinkNumber(dc, second, { index: 1 }, 1)).toBe(2_621_505);
  });

  it("do not meet: uplinks of near and far racks, links between spines, and to super-spines", () => {
    const lastTor = { ...tor, index: maxTorsPerRack - 1 };
    const ends = { ...first, index: maxSpines - 1, pod: "last" };
    const full = { ...dc, pods: [...dc.pods, { name: "last", index: maxPods - 1 }] };
    const uplinkOf = (index: number, at: "first" | "last"): number =>
      at === "first"
        ? linkNumber({ ...rack, index }, { ...tor, index: 0 }, { ...first, index: 0 }, 0)
        : linkNumber({ ...rack, index }, lastTor, ends, maxUplinksPerSpine - 1);
    const ranges = [
      [uplinkOf(0, "first"), uplinkOf(4095, "last")],
      [spineLinkNumber(dc, first, { ...first, index: 0 }), spineLinkNumber(full, ends, ends)],
      [
        superSpineLinkNumber(dc, first, { index: 0 }, 0),
        superSpineLinkNumber(full, ends, { index: maxSuperSpines - 1 }, maxUplinksPerSuperSpine - 1),
      ],
      [uplinkOf(4096, "first"), uplinkOf(maxRacks - 1, "last")],
    ] as const;
    for (const [at, [least, most]] of ranges.entries()) {
      expect(most).toBeGreaterThan(least);
      expect(least).toBe((ranges[at - 1]?.[1] ?? -1) + 1);
    }
  });
});
