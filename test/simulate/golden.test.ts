import { join } from "node:path";
import { compile, intentsOf } from "../../src/index.ts";
import { routerText, simulate, simulationText, viewSimulation } from "../../src/simulate/index.ts";
import { expectGolden } from "../support/golden.ts";
import { specOf } from "../support/specs.ts";

/* 2 spines, 2 racks of 2 nodes: small enough to be checked by hand against the design documents. */
const simulation = simulate(intentsOf(compile(specOf(2, [2, 2]))));

describe("the tables of as-per-rack", () => {
  const { routers } = viewSimulation(simulation, ["s0", "r0-tor0", "r0-n0"]);

  it.each(routers)("$device", (router) => {
    expectGolden(join("golden", "simulate", `${router.device}.txt`), routerText(router));
  });

  it("in short", () => {
    expectGolden(join("golden", "simulate", "summary.txt"), simulationText(viewSimulation(simulation, [])));
  });

  it("are plain data", () => {
    const view = viewSimulation(simulation);
    expect(JSON.parse(JSON.stringify(view))).toEqual(view);
  });
});
