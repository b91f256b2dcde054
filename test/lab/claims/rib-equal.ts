import type { Simulation } from "../../../src/simulate/index.ts";
import { compareBgp } from "../../simulate/compare.ts";
import { birdBgp } from "../../simulate/observed/bird.ts";
import { frrBgp } from "../../simulate/observed/frr.ts";
import type { Lab } from "../lab.ts";
import { allOf, type Claim, type Finding } from "./claim.ts";
import { settled } from "./settled.ts";
import { simulationOf } from "./simulation.ts";

/** Compares the BGP tables of routers, by default of all, with a simulation's. */
export async function compareTables(
  lab: Lab,
  simulation: Simulation,
  down: ReadonlySet<string> = new Set(),
): Promise<Finding> {
  const up = simulation.network.routers.filter(({ name }) => !down.has(name));
  const looks = await Promise.all(
    up.map(async ({ name, role }) => {
      const seen =
        role === "node"
          ? birdBgp(await lab.birdc(name, "show route all"))
          : frrBgp(await lab.vtysh(name, "show bgp ipv4 unicast json"));
      const paths = [...seen.values()].reduce((sum, some) => sum + some.length, 0);
      return { paths, faults: compareBgp(simulation, name, seen) };
    }),
  );
  const paths = looks.reduce((sum, one) => sum + one.paths, 0);
  const faults = looks.flatMap((one) => one.faults);
  return allOf("paths", paths, faults);
}

export const ribEqual: Claim = {
  id: "rib-equal",
  says: "every router's BGP table is what the simulator says: prefixes, next hops, AS paths, best, equal-cost sets",
  run(lab) {
    const simulation = simulationOf(lab);
    return settled(() => compareTables(lab, simulation));
  },
};
