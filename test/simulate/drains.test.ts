import { compile, compileSpec, intentsOf, type DatacenterSpec } from "../../src/index.ts";
import { drainLines, drainsOf, faultsOf, simulate, type Drain } from "../../src/simulate/index.ts";
import { specOf } from "../support/specs.ts";
import { ROUTED_VARIANTS, VARIANTS, type FabricSpec } from "../support/variants.ts";
import { chain, links, mesh, P, pathsAt } from "./networks.ts";

const simulated = (spec: DatacenterSpec) => simulate(intentsOf(compile(spec)));

const inMaintenance = (fabric: FabricSpec, what: "spine" | "tor", tors: number): DatacenterSpec => {
  const racks = [
    { nodes: 2, tors },
    { nodes: 2, tors },
    { nodes: 3, tors: 1 },
  ];
  const spec = specOf(3, racks, fabric);
  return {
    ...spec,
    spines: spec.spines.map((one) => ({ ...one, maintenance: what === "spine" && one.index === 1 })),
    racks: spec.racks.map((rack) => ({
      ...rack,
      tors: (rack.tors ?? []).map((tor) => ({
        ...tor,
        maintenance: what === "tor" && rack.index === 0 && tor.index === 0,
      })),
    })),
  };
};

const none = { count: 0, examples: [] };
const empty = (device: string): Drain => ({ device, carries: none, lost: none });

describe.each(VARIANTS)("in $name", ({ fabric }) => {
  it("a drained spine carries nothing and is not missed, and everybody still reaches everybody", () => {
    const simulation = simulated(inMaintenance(fabric, "spine", 2));
    expect(faultsOf(simulation)).toEqual([]);
    // A spine that only switches is drained of nothing, and the spec's diagnostics say so.
    const routes = simulation.network.routers.some(({ name }) => name === "s1");
    expect(drainsOf(simulation)).toEqual(routes ? [empty("s1")] : []);
  });
});

describe("in l2", () => {
  it("a ToR that only switches is drained of nothing, and the diagnostics say so", () => {
    const spec = inMaintenance({ model: "l2", planes: 2 }, "tor", 2);
    const { warnings } = compile(spec);
    expect(warnings).toContainEqual(
      expect.objectContaining({
        code: "maintenance-moves-nothing",
        path: ["racks", 0, "tors", 0, "maintenance"],
      }),
    );
    expect(drainsOf(simulated(spec))).toEqual([]);
  });
});

describe.each(ROUTED_VARIANTS)("in $name", ({ fabric }) => {
  it("a drained ToR of two carries nothing and is not missed", () => {
    const simulation = simulated(inMaintenance(fabric, "tor", 2));
    expect(faultsOf(simulation)).toEqual([]);
    expect(drainsOf(simulation)).toEqual([empty("r0-tor0")]);
  });

  it("the only ToR of a rack goes on carrying, and is told of", () => {
    const simulation = simulated(inMaintenance(fabric, "tor", 1));
    expect(faultsOf(simulation)).toEqual([]);
    const [drain] = drainsOf(simulation);
    // Two nodes with five others, both ways.
    expect(drain?.carries.count).toBeGreaterThanOrEqual(20);
    expect(drain?.lost.count).toBeGreaterThanOrEqual(20);
    expect(drainLines(drainsOf(simulation)).join()).toContain("r0-tor0 is in maintenance and still carries");
  });
});

describe("a datacenter without maintenance", () => {
  it("has no drains", () => {
    expect(drainsOf(simulated(specOf(2, [1, 1])))).toEqual([]);
  });

  it("is warned of by none", () => {
    expect(compileSpec(specOf(2, [1, 1]))).toMatchObject({ ok: true, fabric: { warnings: [] } });
  });
});

describe("graceful shutdown (RFC 8326)", () => {
  const preferencesAt = (device: string, software: "frr" | "bird" = "frr") => {
    const [a, b, c] = chain;
    if (a === undefined || b === undefined || c === undefined) throw new Error("a chain of three");
    const network = mesh([{ ...a, draining: true }, b, { ...c, software }], links);
    return pathsAt(network, device, P).map(({ localPref }) => localPref);
  };

  it("is the last choice of the neighbouring AS and of all behind it, for the community goes on", () => {
    expect(preferencesAt("b")).toEqual([0]);
    expect(preferencesAt("c")).toEqual([0]);
  });

  it("means nothing to BIRD as Calico configures it", () => {
    expect(preferencesAt("c", "bird")).toEqual([100]);
  });

  it("lowers inside the AS what is told, and what came from outside", () => {
    const [a, b, c] = chain;
    if (a === undefined || b === undefined || c === undefined) throw new Error("a chain of three");
    const network = mesh([a, { ...b, asn: 2, draining: true }, { ...c, asn: 2 }], links, {
      "b>c": { nextHopSelf: true },
    });
    expect(pathsAt(network, "b", P).map(({ localPref }) => localPref)).toEqual([0]);
    expect(pathsAt(network, "c", P).map(({ localPref }) => localPref)).toEqual([0]);
  });

  it("prepends for those who are to see a longer way", () => {
    const network = mesh(chain, links, { "b>c": { prepends: 2 } });
    expect(pathsAt(network, "c", P).map(({ asPath }) => asPath)).toEqual([[2, 2, 2, 1]]);
  });
});
