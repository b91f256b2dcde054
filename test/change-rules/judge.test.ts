import fc from "fast-check";
import { judgeChange, recordOf, refusedOf, type RuledChange } from "../../src/change-rules/index.ts";
import {
  compile,
  compileSpec,
  reviewSpecs,
  type CompiledFabric,
  type DatacenterSpec,
} from "../../src/index.ts";
import { compareSubjects, describeObjects } from "../../src/review/subjects.ts";
import { datacenter as demo } from "../../stacks/demo.ts";
import { datacenter as hosts } from "../lab/fabrics/hosts.ts";
import { datacenter as l2 } from "../lab/fabrics/l2.ts";
import { anyModelSpec, runs, type AnySpec } from "../support/specs.ts";

const racks = demo.racks ?? [];

const changesBetween = (before: DatacenterSpec, after: DatacenterSpec): readonly RuledChange[] =>
  judgeChange(recordOf(compile(before)), recordOf(compile(after)));

const said = (changes: readonly RuledChange[]): readonly string[] =>
  changes.map(
    ({ kind, name, field, manner, named }) => `${kind} ${name} ${field} ${manner} ${named ?? "never"}`,
  );

const withRack = (at: number, change: Partial<(typeof racks)[number]>): DatacenterSpec => ({
  ...demo,
  racks: racks.map((rack, index) => (index === at ? { ...rack, ...change } : rack)),
});

describe("a change of what runs", () => {
  it("is refused where it gives a pool another range, until the pool is named", () => {
    const changes = changesBetween(demo, { ...demo, pools: { pods: ["10.128.0.0/11"] } });
    expect(said(changes)).toEqual(
      ["r1", "r2", "r3", "r4"].map((rack) => `IPPool rack-${rack} spec.cidr refused rack-${rack}`),
    );
    const all = new Set(["rack-r1", "rack-r2", "rack-r3", "rack-r4"]);
    expect(refusedOf(changes, new Set(["rack-r1"]))).toHaveLength(3);
    expect(refusedOf(changes, all)).toEqual([]);
  });

  it("is refused where it gives pools blocks of another length, of both families", () => {
    const dual = { ...demo, ipv6: { prefix: "fd12:3456:789a::/48" } };
    expect(said(changesBetween(dual, { ...dual, sizes: { podBlock: 27 } }))).toContain(
      "IPPool rack-r1-v6 spec.blockSize refused rack-r1-v6",
    );
  });

  it("is refused where pools change places, named or not: one would be made while the other is there", () => {
    const swapped: DatacenterSpec = {
      ...demo,
      racks: racks.map((rack, at) => ({ ...rack, index: at === 0 ? 1 : at === 1 ? 0 : rack.index })),
    };
    const changes = changesBetween(demo, swapped);
    expect(said(refusedOf(changes, new Set(["rack-r1", "rack-r2"])))).toEqual([
      "IPPool rack-r2 metadata.name refused never",
      "IPPool rack-r1 metadata.name refused never",
    ]);
  });

  it("is refused where a rack gets another name: its pool overlaps the one that goes, and its ToR is taken off last", () => {
    expect(said(changesBetween(demo, withRack(0, { name: "r9" })))).toEqual(
      expect.arrayContaining([
        "IPPool rack-r9 metadata.name refused never",
        "device r9-tor0 name refused never",
      ]),
    );
  });

  it("is refused where a new rack takes the index of one that goes, and not in two changes", () => {
    const without = { ...demo, racks: racks.slice(1) };
    const taken = { ...demo, racks: [...racks.slice(1), { name: "new", index: 0 }] };
    expect(said(changesBetween(demo, taken))).toContain("IPPool rack-new metadata.name refused never");
    expect(changesBetween(demo, without)).toEqual([]);
    expect(changesBetween(without, taken)).toEqual([]);
  });

  it("is refused where ranges that nodes do not translate to overlap those that go", () => {
    const excluding = (range: string): DatacenterSpec => ({
      ...demo,
      calico: { natOutgoing: true, natExclusions: [range] },
    });
    expect(said(changesBetween(excluding("172.16.0.0/12"), excluding("172.16.0.0/13")))).toEqual([
      "IPPool no-nat-172-16-0-0-13 metadata.name refused never",
    ]);
    expect(changesBetween(excluding("172.16.0.0/12"), excluding("198.18.0.0/15"))).toEqual([]);
  });

  it("is refused where a device gets another name, a host too", () => {
    const spine = { ...demo, spines: demo.spines.map((one) => ({ ...one, name: `${one.name}-new` })) };
    expect(said(changesBetween(demo, spine))).toEqual([
      "device spine-1-new name refused never",
      "device spine-2-new name refused never",
    ]);
    const renamed: DatacenterSpec = {
      ...hosts,
      racks: (hosts.racks ?? []).map((rack) => ({
        ...rack,
        hosts: (rack.hosts ?? []).map((host) => ({ ...host, name: `${host.name}-new` })),
      })),
    };
    expect(said(changesBetween(hosts, renamed)).every((one) => one.startsWith("device "))).toBe(true);
    expect(changesBetween(hosts, renamed).length).toBeGreaterThan(0);
  });

  it("is refused where a node stands in another rack, until it is named, with what becomes of its pods", () => {
    const [first, second] = racks;
    const [moved, ...left] = first?.nodes ?? [];
    const after: DatacenterSpec = {
      ...demo,
      racks: [
        { ...first, name: "r1", index: 0, nodes: left },
        {
          ...second,
          name: "r2",
          index: 1,
          nodes: [...(second?.nodes ?? []), { name: moved?.name ?? "", index: 9 }],
        },
        ...racks.slice(2),
      ],
    };
    const changes = changesBetween(demo, after);
    expect(said(changes)).toEqual(["Node r1-n1 rack moves r1-n1"]);
    expect(changes[0]).toMatchObject({ before: "r1", after: "r2" });
    expect(changes[0]?.consequence).toContain("which the new rack's ToRs refuse");
    const { verdict } = reviewSpecs({ value: demo }, { value: after }, { renumber: ["r1-n1"] });
    expect(verdict.kind).toBe("disruptive");
    expect(verdict.reasons.join("\n")).toContain("which the new rack's ToRs refuse");
  });

  it("asks nobody where nodes stand in planes, in which no ToR refuses another rack's pods", () => {
    const [first, second] = l2.racks ?? [];
    const [moved, ...left] = [...(first?.nodes ?? [])].reverse();
    const after = {
      ...l2,
      racks: [
        { ...first, nodes: left },
        { ...second, nodes: [...(second?.nodes ?? []), { ...moved, index: 9 }] },
      ],
    } as DatacenterSpec;
    expect(changesBetween(l2, after)).toEqual([]);
  });

  it("is refused where nodes are told apart by another label, until that is named", () => {
    expect(said(changesBetween(demo, { ...demo, calico: { rackLabel: "example.org/rack" } }))).toEqual([
      "cluster cluster rackLabel moves example.org/rack",
    ]);
  });

  it("of thousands of racks at once is judged in a moment", () => {
    const many = (from: number): object =>
      Object.fromEntries(
        Array.from({ length: 4096 }, (_, at) => [
          `rack-r${String(at)}`,
          { "spec.cidr": `10.${String(from + Math.floor(at / 256))}.${String(at % 256)}.0/24` },
        ]),
      );
    const record = (from: number) => ({ IPPool: many(from) as Record<string, Record<string, string>> });
    const begun = performance.now();
    expect(judgeChange(record(0), record(8)).length).toBeGreaterThan(4096);
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});

/** Changes of a spec that move numbers, names and places, several at once. */
const anyChange: fc.Arbitrary<(spec: AnySpec) => unknown> = fc
  .record({
    podBlock: fc.constantFrom(undefined, 26, 27, 28),
    rackPods: fc.constantFrom(undefined, 19, 18),
    pods: fc.constantFrom(undefined, ["10.32.0.0/11"], ["10.128.0.0/11"], ["10.128.0.0/11", "10.32.0.0/11"]),
    prefix: fc.constantFrom(undefined, "fd99:1:2::/48"),
    shift: fc.nat(3),
    dropped: fc.nat(3),
  })
  .map(({ podBlock, rackPods, pods, prefix, shift, dropped }) => (spec: AnySpec) => ({
    ...spec,
    sizes: {
      ...(podBlock === undefined ? {} : { podBlock }),
      ...(rackPods === undefined ? {} : { rackPods }),
    },
    ...(pods === undefined ? {} : { pools: { pods } }),
    ...(prefix === undefined || spec.ipv6 === undefined ? {} : { ipv6: { prefix } }),
    racks: spec.racks
      .filter((_, at) => at !== dropped)
      .map((rack, at, all) => ({ ...rack, index: all[(at + shift) % all.length]?.index ?? rack.index })),
  }));

const HELD = ["cidr", "blockSize"] as const;

/** Pools that both have, and of which a field differs that the API holds to its first value. */
function heldChanges(before: CompiledFabric, after: CompiledFabric): ReadonlySet<string> {
  const old = new Map(before.calico.pools.map((pool) => [pool.metadata.name, pool]));
  return new Set(
    after.calico.pools
      .filter(({ metadata, spec }) => {
        const was = old.get(metadata.name);
        return was !== undefined && HELD.some((field) => was.spec[field] !== spec[field]);
      })
      .map(({ metadata }) => metadata.name),
  );
}

describe("of any two specs", () => {
  it("no object is changed in place of which the API holds a field, and each is refused", () => {
    fc.assert(
      fc.property(anyModelSpec, anyChange, (spec, change) => {
        const [before, after] = [compileSpec(spec), compileSpec(change(spec))];
        if (!before.ok || !after.ok) return;
        const held = heldChanges(before.fabric, after.fabric);
        const refused = refusedOf(judgeChange(recordOf(before.fabric), recordOf(after.fabric)), new Set());
        for (const name of held) expect(refused.map((one) => one.name)).toContain(name);
        const subjects = compareSubjects(describeObjects(before.fabric), describeObjects(after.fabric));
        const inPlace = subjects.filter(
          ({ sort, name, changes }) =>
            sort === "IPPool" &&
            held.has(name) &&
            !changes.some(({ effect, manner }) => effect === "alters" && manner === "refused"),
        );
        expect(inPlace).toEqual([]);
      }),
      runs(200, 12),
    );
  });

  it("nothing is refused of what stays as it is, nor of what only comes", () => {
    fc.assert(
      fc.property(anyModelSpec, (spec) => {
        const { fabric: all } = { fabric: compile(spec) };
        expect(judgeChange(recordOf(all), recordOf(all))).toEqual([]);
        const fewer = compileSpec({ ...spec, racks: spec.racks.slice(1) });
        if (fewer.ok) expect(judgeChange(recordOf(fewer.fabric), recordOf(all))).toEqual([]);
      }),
      runs(200, 12),
    );
  });
});
