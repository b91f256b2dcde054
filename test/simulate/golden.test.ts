import { join } from "node:path";
import { compile, intentsOf } from "../../src/index.ts";
import { faultsOf, routerText, simulate, simulationText, viewSimulation } from "../../src/simulate/index.ts";
import { expectGolden } from "../support/golden.ts";
import { specOf } from "../support/specs.ts";

/* 2 spines, 2 racks of 2 nodes: small enough to be checked by hand against the design documents. */
const simulation = simulate(intentsOf(compile(specOf(2, [2, 2]))));

describe("the verdict", () => {
  it("is never that all works where a session between loopbacks has no way", () => {
    const spec = specOf(2, [1], { model: "igp" });
    const apart = { ...spec, racks: spec.racks.map((rack) => ({ ...rack, uplinks: { spines: ["s0"] } })) };
    const found = simulate(intentsOf(compile(apart)));
    expect(faultsOf(found)).not.toEqual([]);
    expect(simulationText(viewSimulation(found, []))).toMatch(
      /^Would not work: 1 sessions would not come up\n/,
    );
  });
});

describe("the tables of as-per-rack", () => {
  const { routers } = viewSimulation(simulation, ["s0", "r0-tor0", "r0-n0"]);

  it.each(routers)("$device", (router) => {
    expectGolden(join("golden", "simulate", `${router.device}.txt`), routerText(router));
  });

  it("in short", () => {
    expectGolden(join("golden", "simulate", "summary.txt"), simulationText(viewSimulation(simulation, [])));
  });

  it("in both address families", () => {
    const dual = { ...specOf(2, [2, 2]), ipv6: { prefix: "fd12:3456:789a::/48" } };
    const both = simulate(intentsOf(compile(dual)));
    const view = viewSimulation(both, ["r0-tor0"]);
    expectGolden(join("golden", "simulate", "ipv6.txt"), simulationText(view));
    // One simulation serves both: IPv4 is as it is alone.
    const { ipv6: _, ...alone } = view.routers[0] ?? {};
    expect(alone).toEqual(viewSimulation(simulation, ["r0-tor0"]).routers[0]);
    expect(view.sessions).toHaveLength(2 * viewSimulation(simulation, []).sessions.length);
  });

  it("are plain data", () => {
    const view = viewSimulation(simulation);
    expect(JSON.parse(JSON.stringify(view))).toEqual(view);
  });
});
