import type { Simulation } from "../../../src/simulate/index.ts";
import { compareBgp } from "../../simulate/compare.ts";
import { birdBgp } from "../../simulate/observed/bird.ts";
import { asWritten } from "../../simulate/observed/tables.ts";
import { frrBgp } from "../../simulate/observed/frr.ts";
import type { LabFamily } from "../families.ts";
import type { Lab } from "../lab.ts";
import { allOf, type Claim, type Finding } from "./claim.ts";
import { inEachFamily } from "./in-each-family.ts";
import { neighbourNames } from "./neighbours.ts";
import { isHost } from "./routers.ts";
import { settled } from "./settled.ts";
import { simulationOf } from "./simulation.ts";

async function compareIn(
  lab: Lab,
  simulation: Simulation,
  down: ReadonlySet<string>,
  family: LabFamily,
): Promise<Finding> {
  // A router outside that speaks no BGP has no table.
  const up = simulation.network.routers.filter(
    (router) =>
      !isHost(router) && !down.has(router.name) && (router.role !== "outside" || router.dials.length > 0),
  );
  const neighbour = lab.plan().links.some(({ subnet }) => subnet === null)
    ? await neighbourNames(lab)
    : asWritten;
  const looks = await Promise.all(
    up.map(async ({ name, role }) => {
      const seen =
        role === "node"
          ? birdBgp(await lab.birdc(name, "show route all", family.bird))
          : frrBgp(await lab.vtysh(name, `show bgp ${family.name} unicast json`), neighbour);
      const paths = [...seen.values()].reduce((sum, some) => sum + some.length, 0);
      return { paths, faults: compareBgp(simulation, name, seen, family) };
    }),
  );
  const paths = looks.reduce((sum, one) => sum + one.paths, 0);
  const faults = looks.flatMap((one) => one.faults);
  return allOf("paths", paths, faults);
}

/** Compares the BGP tables of routers, by default of all, with a simulation's; in every family. */
export const compareTables = (
  lab: Lab,
  simulation: Simulation,
  down: ReadonlySet<string> = new Set(),
): Promise<Finding> => inEachFamily(lab, (family) => compareIn(lab, simulation, down, family));

export const ribEqual: Claim = {
  id: "rib-equal",
  says: "every router's BGP table is what the simulator says: prefixes, next hops, AS paths, best, equal-cost sets",
  run(lab) {
    const simulation = simulationOf(lab);
    return settled(() => compareTables(lab, simulation));
  },
};
