import fc from "fast-check";
import { compile, type Datacenter, type DatacenterSpec, type FabricPlan } from "../../src/index.ts";
import { anyModelSpec, RUNS, specOf } from "../support/specs.ts";

/** Who has an AS: how many numbers there are for spines, ToRs and nodes is what a model is about. */
interface AsnsOf {
  readonly spines: ReadonlySet<number>;
  readonly tors: ReadonlySet<number>;
  readonly nodes: ReadonlySet<number>;
}

function asnsOf({ switches, racks }: FabricPlan): AsnsOf {
  const of = (role: "spine" | "tor") =>
    new Set(switches.filter((one) => one.role === role).map(({ asn }) => asn));
  return {
    spines: of("spine"),
    tors: of("tor"),
    nodes: new Set(racks.flatMap(({ nodes }) => nodes.map(({ asn }) => asn))),
  };
}

type Spine = Extract<Datacenter["fabric"], { readonly spine: unknown }>["spine"];

const spineAsns = (spine: Spine): "none" | "shared" | "unique" =>
  spine.kind === "ethernet" ? "none" : (spine.asns ?? "unique");

const apart = (one: ReadonlySet<number>, other: ReadonlySet<number>): boolean =>
  [...one].every((asn) => !other.has(asn));

describe("the AS numbers of any datacenter of any model", () => {
  it("puts spines, ToRs and nodes into as many AS as the model has for them, and never two tiers into one by chance", () => {
    fc.assert(
      fc.property(anyModelSpec, (spec) => {
        const { plan, datacenter } = compile(spec);
        const { fabric } = datacenter;
        const { spines, tors, nodes } = asnsOf(plan);
        const racks = plan.racks.length;
        const allTors = plan.racks.reduce((sum, rack) => sum + rack.tors.length, 0);
        const occupied = plan.racks.filter((rack) => rack.nodes.length > 0).length;
        const all = plan.racks.reduce((sum, rack) => sum + rack.nodes.length, 0);
        const kind = "spine" in fabric ? spineAsns(fabric.spine) : fabric.model === "l2" ? "none" : "shared";
        expect(spines.size).toBe({ none: 0, shared: 1, unique: datacenter.spines.length }[kind]);
        const oneForAll = fabric.model === "igp";
        expect(apart(spines, tors)).toBe(!oneForAll || racks === 0);
        expect(apart(spines, nodes)).toBe(!oneForAll || all === 0);
        const wanted = {
          "as-per-rack": { tors: racks, nodes: occupied, apart: occupied === 0 },
          "as-per-server": { tors: allTors, nodes: all, apart: true },
          "as-per-cluster": {
            tors:
              fabric.model === "as-per-cluster" && fabric.torAsns === "shared" ? Math.min(1, racks) : allTors,
            nodes: Math.min(1, all),
            apart: true,
          },
          "downward-default": { tors: Math.min(1, racks), nodes: Math.min(1, all), apart: true },
          igp: { tors: Math.min(1, racks), nodes: Math.min(1, all), apart: all === 0 },
          l2: { tors: 0, nodes: Math.min(1, all), apart: true },
        }[plan.model];
        expect({ tors: tors.size, nodes: nodes.size, apart: apart(tors, nodes) }).toEqual(wanted);
      }),
      RUNS,
    );
  });
});

describe("an AS number of ToRs beyond the int32 of Calico's BGPPeer", () => {
  it.each<[string, DatacenterSpec["fabric"]]>([
    ["a rack's", { model: "as-per-rack" }],
    ["a ToR's", { model: "as-per-server" }],
    ["all ToRs'", { model: "downward-default" }],
    ["everyone's", { model: "igp" }],
  ])("is warned of once for the pool, being %s", (_, fabric) => {
    const { warnings, calico } = compile({
      ...specOf(2, [1, 1]),
      fabric,
      pools: { rackAsns: "2147483648-2147485000" },
      bgp: { publicAsns: "2147483648-2147485000" },
    });
    expect(calico.peers.every(({ spec }) => Number(spec["asNumber"]) > 2 ** 31 - 1)).toBe(true);
    expect(warnings.map(({ code, path }) => [code, ...path])).toEqual([
      ["asn-over-int32", "pools", "rackAsns"],
    ]);
  });
});
