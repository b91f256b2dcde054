import type { Simulation } from "../../../src/simulate/index.ts";
import { compareForwarding } from "../../simulate/compare.ts";
import { nodeForwarding } from "../../simulate/observed/bird.ts";
import { frrForwarding } from "../../simulate/observed/frr.ts";
import type { Lab } from "../lab.ts";
import { nodeNamespace } from "../topology.ts";
import { allOf, type Claim, type Finding } from "./claim.ts";
import { settled } from "./settled.ts";
import { simulationOf } from "./simulation.ts";

async function look(lab: Lab, simulation: Simulation): Promise<Finding> {
  const looks = await Promise.all(
    simulation.network.routers.map(async ({ name, role }) => {
      const seen =
        role === "node"
          ? nodeForwarding(await lab.inside(nodeNamespace(name), ["ip", "-json", "-4", "route"]))
          : frrForwarding(await lab.vtysh(name, "show ip route json"));
      return { routes: seen.size, faults: compareForwarding(simulation, name, seen) };
    }),
  );
  const routes = looks.reduce((sum, one) => sum + one.routes, 0);
  const faults = looks.flatMap((one) => one.faults);
  return allOf("routes", routes, faults);
}

export const fibEqual: Claim = {
  id: "fib-equal",
  says: "every router forwards by what the simulator says: destinations, sets of next hops, discards",
  run(lab) {
    const simulation = simulationOf(lab);
    return settled(() => look(lab, simulation));
  },
};
