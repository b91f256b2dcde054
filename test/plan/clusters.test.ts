import fc from "fast-check";
import {
  compile,
  compileSpec,
  faultsOf,
  intentsOf,
  isError,
  simulate,
  type DatacenterSpec,
  type SwitchArtifact,
} from "../../src/index.ts";
import { tracePackets } from "../../src/explain/index.ts";
import { simulationText, viewSimulation } from "../../src/simulate/index.ts";
import { containsPrefix, overlaps, type Prefix4 } from "../../src/net/ipv4.ts";
import { poolContains } from "../../src/net/pool.ts";
import { podRangesOf } from "../../src/plan/rack-pools.ts";
import { there } from "../../src/plan/there.ts";

/* Several clusters in one fabric: what is one's is no other's, and nobody is told of a cluster that he is not to know. */

const NAMES = ["prod", "ml", "lab"] as const;

const pods = (index: number): string => `10.${String(64 + index)}.0.0/16`;
const services = (index: number): string => `198.18.${String(index)}.0/24`;

type Fabric = NonNullable<DatacenterSpec["fabric"]>;

const SHAPES: readonly (readonly [string, Fabric])[] = [
  ["as-per-rack", { model: "as-per-rack" }],
  ["as-per-rack on planes", { model: "as-per-rack", spine: { kind: "ethernet" } }],
  ["as-per-server", { model: "as-per-server" }],
  ["as-per-cluster, own AS allowed", { model: "as-per-cluster", ownAs: "allowed" }],
  ["as-per-cluster, overridden", { model: "as-per-cluster", ownAs: "overridden" }],
  ["downward-default", { model: "downward-default" }],
];

interface Shape {
  readonly fabric: Fabric;
  /** Of each rack its nodes' clusters, by index. */
  readonly racks: readonly (readonly number[])[];
  /** Of each cluster those that it reaches. */
  readonly reaches?: readonly (readonly number[])[];
  readonly tors?: number;
}

const nameOf = (cluster: number): string => NAMES[cluster] ?? "";

function siteOf({ fabric, racks, reaches = [], tors = 1 }: Shape): DatacenterSpec {
  return {
    name: "site-a",
    fabric,
    capacity: { maxRacks: 8 },
    bgp: { discovery: "static" },
    clusters: NAMES.map((name, index) => ({
      name,
      index,
      pods: pods(index),
      services: { loadBalancerIps: [services(index)] },
      reaches: (reaches[index] ?? []).map(nameOf),
    })),
    spines: [0, 1].map((index) => ({ name: `spine-${String(index)}`, index })),
    racks: racks.map((nodes, index) => ({
      name: `r${String(index)}`,
      index,
      cluster: nameOf(nodes[0] ?? 0),
      tors: Array.from({ length: tors }, (_, tor) => ({ index: tor })),
      nodes: nodes.map((cluster, node) => ({
        name: `r${String(index)}-n${String(node)}`,
        index: node,
        cluster: nameOf(cluster),
      })),
    })),
  };
}

const WHOLE = [[0, 0], [0], [1], [1, 1]] as const;
const SHARED = [[0, 1], [1, 0], [0]] as const;

const faultsIn = (spec: DatacenterSpec): readonly string[] => faultsOf(simulate(intentsOf(compile(spec))));

/** Whether flows of one node come to the first block of another's pods. */
function arrives(spec: DatacenterSpec, from: string, to: string): boolean {
  const traced = tracePackets(compile(spec), { from, to, pods: true });
  return traced.ok && traced.trace.paths.some(({ end }) => end === "arrived");
}

/** What a switch lets in or out that touches a range. */
const touching = ({ intent }: SwitchArtifact, range: Prefix4): readonly string[] =>
  intent.prefixLists.flatMap(({ name, rules }) =>
    rules.some(({ what, prefix }) => (what === "pods" || what === "services") && overlaps(prefix, range))
      ? [name]
      : [],
  );

describe("several clusters in one fabric", () => {
  it.each(SHAPES)("work in %s: each reaches its own nodes and no others", (_, fabric) => {
    const spec = siteOf({ fabric, racks: WHOLE });
    expect(faultsIn(spec)).toEqual([]);
    expect(arrives(spec, "r0-n0", "r1-n0")).toBe(true);
    expect(arrives(spec, "r0-n0", "r2-n0")).toBe(false);
  });

  it.each(SHAPES)("reach each other in %s where one says so, and no third", (_, fabric) => {
    const spec = siteOf({ fabric, racks: [...WHOLE, [2]], reaches: [[1]] });
    expect(faultsIn(spec)).toEqual([]);
    expect(arrives(spec, "r0-n0", "r2-n0")).toBe(true);
    expect(arrives(spec, "r2-n0", "r0-n0")).toBe(true);
    expect(arrives(spec, "r0-n0", "r4-n0")).toBe(false);
  });

  it.each(SHAPES.filter(([, { model }]) => model !== "downward-default"))(
    "share racks in %s, of one ToR and of two",
    (_, fabric) => {
      for (const tors of [1, 2]) {
        const spec = siteOf({ fabric, racks: SHARED, tors });
        expect(faultsIn(spec)).toEqual([]);
        expect(arrives(spec, "r0-n0", "r1-n1")).toBe(true);
        expect(arrives(spec, "r0-n0", "r0-n1")).toBe(false);
        expect(arrives(spec, "r0-n0", "r1-n0")).toBe(false);
      }
    },
  );

  it.each(["shared", "routed", "subnet-per-tor"] as const)(
    "leave the addresses of servers that are %s to everybody, and those that several have",
    (attachment) => {
      const spec: DatacenterSpec = {
        ...siteOf({ fabric: { model: "as-per-rack" }, racks: WHOLE, tors: 2 }),
        servers: { attachment },
        anycast: [{ address: "203.0.113.250", servers: ["r0-n0", "r1-n0"] }],
      };
      expect(faultsIn(spec)).toEqual([]);
    },
  );

  it("are found to meet where filters let them, whatever was wished for", () => {
    const intents = intentsOf(
      compile(siteOf({ fabric: { model: "as-per-rack" }, racks: WHOLE, reaches: [[1]] })),
    );
    const [cluster, ...otherClusters] = [intents.cluster, ...(intents.otherClusters ?? [])].map((one) => ({
      ...one,
      reaches: one.name === undefined ? [] : [one.name],
    }));
    const simulation = simulate({ ...intents, cluster: cluster ?? intents.cluster, otherClusters });
    expect(faultsOf(simulation)).toEqual([
      expect.stringContaining("would reach each other and are of clusters apart"),
    ]);
    const said = simulationText(viewSimulation(simulation, []));
    expect(said).toMatch(/^Would not work: 24 pairs reach each other and are of clusters apart\n/);
  });

  it("have pods of their own in every rack, none of which overlap", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.nat(2), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
        (racks) => {
          const { plan } = compile(siteOf({ fabric: { model: "as-per-rack" }, racks }));
          const pools = plan.racks.flatMap(podRangesOf);
          for (const [at, one] of pools.entries())
            for (const other of pools.slice(at + 1)) expect(overlaps(one, other)).toBe(false);
          for (const rack of plan.racks)
            for (const share of [{ cluster: rack.cluster, pods: rack.pods }, ...(rack.guests ?? [])])
              expect(
                poolContains(
                  plan.clusters.find(({ name }) => name === share.cluster)?.pods ?? [],
                  share.pods,
                ),
              ).toBe(true);
        },
      ),
      { numRuns: 30 },
    );
  });

  it("are kept apart by every filter of every ToR, and let through by those of clusters that reach them", () => {
    const cluster = fc.nat(2);
    fc.assert(
      fc.property(
        fc.array(cluster, { minLength: 1, maxLength: 6 }),
        fc.tuple(fc.subarray([1, 2]), fc.subarray([0, 2]), fc.subarray([0, 1])),
        fc.constantFrom(...SHAPES.map(([, fabric]) => fabric)),
        (racks, reaches, fabric) => {
          const { plan, switches } = compile(siteOf({ fabric, racks: racks.map((one) => [one]), reaches }));
          for (const [at, own] of racks.entries()) {
            const known = there(plan.clusters[own] ?? null, "a cluster").reaches;
            const tor = there(
              switches.find(({ intent }) => intent.device === `r${String(at)}-tor0`) ?? null,
              "a ToR",
            );
            for (const { name, pods: pool, services: ranges } of plan.clusters)
              for (const range of [...pool, ...ranges]) {
                const isDropped = tor.intent.discards.some((one) => containsPrefix(one, range));
                expect(isDropped).toBe(!known.includes(name));
                if (!known.includes(name)) expect(touching(tor, range)).toEqual([]);
              }
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it("give each cluster's nodes an AS of their own in as-per-cluster, by its index or as pinned", () => {
    const spec = siteOf({ fabric: { model: "as-per-cluster" }, racks: SHARED });
    const pinned = {
      ...spec,
      clusters: spec.clusters?.map((one) => (one.name === "ml" ? { ...one, pin: { asn: 65535 } } : one)),
    };
    const asns = (of: DatacenterSpec) => compile(of).plan.racks[0]?.nodes.map(({ asn }) => asn);
    expect(asns(spec)).toEqual([4_200_000_000, 4_200_000_001]);
    expect(compileSpec(pinned)).toMatchObject({ ok: false });
    const free = {
      ...pinned,
      clusters: pinned.clusters?.map((one) => ({
        ...one,
        ...(one.pin === undefined ? {} : { pin: { asn: 64590 } }),
      })),
    };
    expect(asns(free)).toEqual([4_200_000_000, 64_590]);
  });

  it("have objects of their own: pools, peers and nodes, and settings", () => {
    const spec = siteOf({ fabric: { model: "as-per-rack" }, racks: SHARED });
    const settings = { version: "3.32", natOutgoing: true } as const;
    const { clusters } = compile({
      ...spec,
      clusters: spec.clusters?.map((one) => (one.name === "ml" ? { ...one, calico: settings } : one)),
    });
    const said = clusters.map(({ name, calico }) => ({
      name,
      pools: calico.pools.map(({ spec: pool }) => [pool["cidr"], pool["natOutgoing"]]),
      nodes: calico.nodes.map((node) => node.name),
      peers: calico.peers.map(({ metadata }) => metadata.name),
      services: calico.configuration.spec["serviceLoadBalancerIPs"],
    }));
    expect(said).toEqual([
      {
        name: "prod",
        pools: [
          ["10.64.0.0/19", false],
          ["10.64.32.0/19", false],
          ["10.64.64.0/19", false],
        ],
        nodes: ["r0-n0", "r1-n1", "r2-n0"],
        peers: ["r0-tor0", "r1-tor0", "r2-tor0"],
        services: [{ cidr: "198.18.0.0/24" }],
      },
      {
        name: "ml",
        pools: [
          ["10.65.0.0/19", true],
          ["10.65.32.0/19", true],
        ],
        nodes: ["r0-n1", "r1-n0"],
        peers: ["r0-tor0", "r1-tor0"],
        services: [{ cidr: "198.18.1.0/24" }],
      },
      { name: "lab", pools: [], nodes: [], peers: [], services: [{ cidr: "198.18.2.0/24" }] },
    ]);
  });

  it("leave what stands as it is when a second comes: its numbers, and all lines but drops and limits", () => {
    const first: DatacenterSpec = {
      name: "site-a",
      capacity: { maxRacks: 8 },
      pools: { pods: pods(0) },
      spines: [{ name: "spine-1", index: 0 }],
      racks: [0, 1].map((index) => ({
        name: `r${String(index)}`,
        index,
        nodes: [{ name: `n${String(index)}`, index: 0 }],
      })),
    };
    const { pools: _, ...rest } = first;
    const both: DatacenterSpec = {
      ...rest,
      clusters: [
        { name: "prod", index: 0, pods: pods(0) },
        { name: "ml", index: 1, pods: pods(1) },
      ],
      racks: first.racks?.map((rack) => ({ ...rack, cluster: "prod" })),
    };
    const linesOf = (spec: DatacenterSpec) =>
      compile(spec).switches.map(({ text }) =>
        text.split("\n").filter((line) => !/blackhole|maximum-prefix|^!$/.test(line)),
      );
    expect(linesOf(both)).toEqual(linesOf(first));
    expect(compile(both).calico).toEqual(compile(first).calico);
  });

  it("are refused together where they are refused, and without a defect, whatever shape they have", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("as-per-rack", "as-per-server", "as-per-cluster", "downward-default", "igp", "l2"),
        fc.constantFrom("dynamic", "static"),
        fc.array(fc.array(fc.nat(3), { maxLength: 3 }), { maxLength: 4 }),
        (model, discovery, racks) => {
          const site = siteOf({ fabric: { model }, racks });
          const result = compileSpec({ ...site, bgp: { discovery } });
          if (!result.ok) expect(result.diagnostics.some(isError)).toBe(true);
          else expect(faultsOf(simulate(intentsOf(result.fabric)))).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});
