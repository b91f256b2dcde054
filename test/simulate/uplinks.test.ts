import { compile, intentsOf, type DatacenterSpec } from "../../src/index.ts";
import {
  analyseFailures,
  analyseSets,
  faultsOf,
  reachability,
  simulate,
  singleFailures,
  type Failure,
} from "../../src/simulate/index.ts";
import { specOf } from "../support/specs.ts";
import { ROUTED_VARIANTS, type FabricSpec } from "../support/variants.ts";

const VARIANTS = ROUTED_VARIANTS.filter(
  ({ fabric }) => !("spine" in fabric && fabric.spine?.kind === "ethernet"),
);

const simulated = (spec: DatacenterSpec) => simulate(intentsOf(compile(spec)));

const withLinks = (fabric: FabricSpec, spines: number, links: number): DatacenterSpec => ({
  ...specOf(spines, [1, 1], fabric),
  capacity: { maxUplinksPerSpine: links, maxSpines: 4, maxRacks: 8 },
  uplinks: { links },
});

describe.each(VARIANTS)("links side by side in $name", ({ fabric }) => {
  const simulation = simulated(withLinks(fabric, 2, 2));

  it("bring every session up, and as many ways as there are spines times links up and links down", () => {
    expect(faultsOf(simulation)).toEqual([]);
    // By each of two links to each of two spines, and down by each of two links.
    expect(reachability(simulation).equalPaths).toEqual([{ paths: 8, pairs: 2 }]);
  });

  it("lose nothing when one of them fails, even where there is one spine", () => {
    const alone = simulated(withLinks(fabric, 1, 2));
    const cables = alone.network.routers.flatMap(({ name, role, interfaces }): Failure[] =>
      role === "spine"
        ? interfaces
            .filter(({ length }) => length === 31)
            .map((port) => ({ kind: "link", device: name, interface: port.name }))
        : [],
    );
    expect(cables).toHaveLength(4);
    for (const { failure, cut, unreachable, partlyLost, fewerPaths } of analyseFailures(alone, cables))
      expect({
        failure,
        lost: cut.count + unreachable.count + partlyLost.count,
        fewer: fewerPaths.count,
      }).toEqual({
        failure,
        lost: 0,
        fewer: 2,
      });
  });

  it("have a session each, but where OSPF finds the way between loopbacks: one for all", () => {
    const { network } = simulation;
    const between = network.sessions.filter(({ ends }) =>
      ends.every(({ router }) => network.routers[router]?.role !== "node"),
    );
    const uplinks = between.filter(
      ({ ends }) => new Set(ends.map(({ router }) => network.routers[router]?.role)).size === 2,
    );
    expect(uplinks).toHaveLength(fabric.model === "igp" ? 4 : 8);
  });
});

/** The first rack goes to the first spine only, the second to the second, and a third to both. */
const apart = (fabric: FabricSpec): DatacenterSpec => ({
  ...specOf(2, [1, 1, 1], fabric),
  racks: specOf(2, [1, 1, 1], fabric).racks.map((rack) =>
    rack.index === 2 ? rack : { ...rack, uplinks: { spines: [`s${String(rack.index)}`] } },
  ),
});

describe("racks that have no spine in common", () => {
  it.each(VARIANTS.filter(({ fabric }) => fabric.model.startsWith("as-per")))(
    "do not reach each other in $name, which is foretold",
    ({ fabric }) => {
      const simulation = simulated(apart(fabric));
      expect(reachability(simulation).unreachable.count).toBe(2);
      expect(faultsOf(simulation)).toEqual([
        "2 pairs of nodes would not reach each other, such as r1-n0 to 10.32.0.0 of r0-n0",
      ]);
    },
  );

  it("reach each other in downward-default by the link between the spines, and lose each other with it", () => {
    const simulation = simulated(apart({ model: "downward-default" }));
    expect(faultsOf(simulation)).toEqual([]);
    const peers = simulation.network.routers.find(({ name }) => name === "s0")?.interfaces ?? [];
    const between = peers.find(({ length, address }) => length === 31 && address >>> 8 === 0x0afd00);
    const [impact] = analyseFailures(simulation, [
      { kind: "link", device: "s0", interface: between?.name ?? "" },
    ]);
    expect(impact?.unreachable.count).toBe(2);
  });

  it.each(["spines", "tors"] as const)(
    "are connected with reflectors: %s by a ToR that carries traffic of others, which is foretold",
    (reflectors) => {
      const simulation = simulated(apart({ model: "igp", reflectors }));
      expect(reachability(simulation).unreachable.count).toBe(0);
      expect(faultsOf(simulation)).toEqual([
        expect.stringContaining("2 pairs of nodes would go down and up again through a ToR"),
      ]);
    },
  );
});

const cable = (device: string, port: string): Failure => ({ kind: "link", device, interface: port });

/** One spine, and each ToR's two cables to it as one link. */
const aggregated = (fabric: FabricSpec): DatacenterSpec => ({
  ...withLinks(fabric, 1, 2),
  uplinks: { links: 2, aggregate: "lacp" },
});

const pairsLost = (simulation: ReturnType<typeof simulated>, failures: readonly Failure[]): number =>
  analyseSets(simulation, [failures]).reduce(
    (sum, { cut, unreachable, partlyLost }) => sum + cut.count + unreachable.count + partlyLost.count,
    0,
  );

describe.each(VARIANTS)("cables that are one link in $name", ({ fabric }) => {
  const simulation = simulated(aggregated(fabric));
  const [tor, spine] = ["r0-tor0", "s0"];
  const ports = (device: string): readonly string[] =>
    simulation.network.routers
      .find(({ name }) => name === device)
      ?.interfaces.flatMap((one) => one.ports ?? []) ?? [];

  it("are one way and one session", () => {
    expect(faultsOf(simulation)).toEqual([]);
    expect(reachability(simulation).equalPaths).toEqual([{ paths: 1, pairs: 2 }]);
    const apart = simulated({ ...aggregated(fabric), uplinks: { links: 2 } });
    const fewer = fabric.model === "igp" ? 0 : 2;
    expect(simulation.network.sessions).toHaveLength(apart.network.sessions.length - fewer);
  });

  it("lose nothing with one of them, and the link with all, whichever end names them", () => {
    const [first = "", second = ""] = ports(tor);
    const [far = "", other = ""] = ports(spine);
    expect(pairsLost(simulation, [cable(tor, first)])).toBe(0);
    expect(pairsLost(simulation, [cable(spine, far)])).toBe(0);
    expect(pairsLost(simulation, [cable(tor, first), cable(spine, far)])).toBe(0);
    expect(pairsLost(simulation, [cable(tor, first), cable(tor, second)])).toBe(2);
    expect(pairsLost(simulation, [cable(tor, first), cable(spine, other)])).toBe(2);
    expect(pairsLost(simulation, [cable(tor, "bond81")])).toBe(2);
  });

  it("fail each by itself, and all at once, among single failures", () => {
    const links = singleFailures(simulation.network).flatMap((failure) =>
      failure.kind === "link" && failure.device === spine ? [failure.interface] : [],
    );
    expect(links).toEqual(["bond1", "swp1", "swp2", "bond3", "swp5", "swp6"]);
  });
});
