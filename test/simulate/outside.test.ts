import fc from "fast-check";
import { compile, intentsOf, type DatacenterSpec } from "../../src/index.ts";
import {
  analyseFailures,
  faultsOf,
  forwardingTable,
  reachability,
  simulate,
  simulateNetwork,
  singleFailures,
  type Failure,
  type Simulation,
} from "../../src/simulate/index.ts";
import { MODES, withFirewalls, withOutside } from "../support/outside.ts";
import { runs, specOf } from "../support/specs.ts";
import { ROUTED_VARIANTS, type FabricSpec } from "../support/variants.ts";

const simulationOf = (spec: DatacenterSpec): Simulation => simulate(intentsOf(compile(spec)));

/** Where borders may stand, by fabric. */
function bordersOf(fabric: FabricSpec): readonly (readonly string[])[] {
  const spines = [["s0"], ["s0", "s1"]];
  const tors = [["r0-tor0"], ["r0-tor0", "r1-tor1"]];
  if (fabric.model === "downward-default") return spines;
  if ("spine" in fabric && fabric.spine?.kind === "ethernet") return tors;
  return [...spines, ...tors, ["s0", "r1-tor0"]];
}

const SERVICES: readonly NonNullable<DatacenterSpec["services"]>[] = [
  {},
  { clusterIps: ["10.96.0.0/16"], loadBalancerIps: ["198.18.0.0/24"] },
];

const anyOutside = fc
  .constantFrom(...ROUTED_VARIANTS)
  .chain(({ fabric }) =>
    fc.record({
      fabric: fc.constant(fabric),
      borders: fc.constantFrom(...bordersOf(fabric)),
      modes: fc.constantFrom(
        ...MODES.map((mode) => [mode]),
        ["default-only", "full"] as const,
        ["static", "default-only"] as const,
      ),
      tors: fc.constantFrom(1, 2),
      services: fc.constantFrom(...SERVICES),
      pods: fc.constantFrom(undefined, "per-rack" as const, "none" as const),
      firewalls: fc.constantFrom(0, 0, 1, 2),
    }),
  )
  .map(({ fabric, borders, modes, tors, services, pods, firewalls }) => {
    const racks = [1, 2].map((_, rack) => ({
      nodes: 2,
      tors: borders.includes(`r${String(rack)}-tor1`) ? 2 : tors,
    }));
    const spec = { ...specOf(2, racks, fabric), services };
    if (firewalls > 0) return withFirewalls(spec, borders, modes, firewalls);
    return withOutside(spec, borders, modes, pods === undefined ? {} : { announce: { pods } });
  });

const hasDefault = (simulation: Simulation, device: string): boolean =>
  forwardingTable(simulation, device).some(({ prefix }) => prefix.length === 0);

/** Every link to the outside at once. */
const cutOff = (spec: DatacenterSpec): readonly Failure[] =>
  [
    ...new Map(
      (spec.outside?.peers ?? []).map((peer) => [`${peer.switch} ${peer.interface}`, peer] as const),
    ).values(),
  ].map((peer) => ({
    kind: "link",
    device: peer.switch,
    interface: peer.interface,
  }));

describe("a range that a border announces", () => {
  it("stands on blocks that it has heard of, and on no discard of its own", () => {
    // r0 has no node: its ToR drops what is for the rack's pods, and knows r1's block by the spines alone.
    const spec = withOutside(specOf(2, [0, 1]), ["r0-tor0"], ["full"], { announce: { pods: "per-pool" } });
    const whole = simulationOf(spec);
    const uplinks = singleFailures(whole.network).filter(
      (one) => one.kind === "device" && (one.device === "s0" || one.device === "s1"),
    );
    const knowsPods = (one: Simulation): boolean =>
      forwardingTable(one, "edge-0").some(({ prefix }) => prefix.length === 11);
    expect(uplinks).toHaveLength(2);
    expect([knowsPods(whole), knowsPods(simulateNetwork(whole.network, uplinks))]).toEqual([true, false]);
  });
});

describe("a fabric with an outside", () => {
  it("lets every node reach it, and it every pod, without loop or valley", () => {
    fc.assert(
      fc.property(anyOutside, (spec) => {
        expect(faultsOf(simulationOf(spec))).toEqual([]);
      }),
      runs(300, 60),
    );
  });

  it("has the default nowhere once the outside is gone, but where it leads to other racks", () => {
    fc.assert(
      fc.property(anyOutside, (spec) => {
        const whole = simulationOf(spec);
        const alone = simulateNetwork(whole.network, cutOff(spec));
        const inside = whole.network.routers.filter(({ role }) => role !== "outside");
        const below = spec.fabric?.model === "downward-default" ? ["tor", "node"] : [];
        for (const { name, role } of inside) {
          if (role === "node") expect([name, hasDefault(whole, name)]).toEqual([name, true]);
          expect([name, hasDefault(alone, name)]).toEqual([name, below.includes(role)]);
        }
      }),
      runs(300, 60),
    );
  });

  it("has single failures worked out as if the damaged network were simulated from nothing", () => {
    const anyFailure = anyOutside
      .map(simulationOf)
      .chain((simulation) =>
        fc.constantFrom(...singleFailures(simulation.network)).map((failure) => ({ simulation, failure })),
      );
    fc.assert(
      fc.property(anyFailure, ({ simulation, failure }) => {
        const [impact] = analyseFailures(simulation, [failure]);
        const after = reachability(simulateNetwork(simulation.network, [failure]));
        expect((impact?.cut.count ?? 0) + (impact?.unreachable.count ?? 0)).toBe(after.unreachable.count);
        expect([impact?.loops.count, impact?.valleys.count]).toEqual([
          after.loops.count,
          after.valleys.count,
        ]);
      }),
      runs(300, 60),
    );
  });

  it("loses nothing with one of two borders, or one of two links", () => {
    fc.assert(
      fc.property(anyOutside, (spec) => {
        const [first, ...others] = spec.outside?.peers ?? [];
        const second = others.find(
          (one) => one.switch !== first?.switch || one.interface !== first.interface,
        );
        fc.pre(second !== undefined && first?.mode === second.mode);
        const simulation = simulationOf(spec);
        const [impact] = analyseFailures(simulation, cutOff(spec).slice(0, 1));
        expect([impact?.cut.count, impact?.unreachable.count, impact?.loops.count]).toEqual([0, 0, 0]);
      }),
      runs(300, 60),
    );
  });
});
