import { compile } from "../../../src/index.ts";
import { simulate, type Simulation } from "../../../src/simulate/index.ts";
import { compareBgp } from "../../simulate/compare.ts";
import { birdBgp } from "../../simulate/observed/bird.ts";
import { frrBgp } from "../../simulate/observed/frr.ts";
import type { Lab } from "../lab.ts";
import { allOf, type Claim, type Finding } from "./claim.ts";
import { settled } from "./settled.ts";

/** What the simulator says of a lab: from its spec's intents, and from the blocks that the lab's IPAM gave out. */
export function simulationOf(lab: Lab): Simulation {
  const { switches, cluster } = compile(lab.spec());
  const blocks = Map.groupBy(lab.assignments(), ({ node }) => node);
  return simulate({
    switches: switches.map(({ intent }) => intent),
    cluster,
    blocks: ({ name }) => (blocks.get(name) ?? []).map(({ block }) => block),
  });
}

async function look(lab: Lab, simulation: Simulation): Promise<Finding> {
  const looks = await Promise.all(
    simulation.network.routers.map(async ({ name, role }) => {
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
    return settled(() => look(lab, simulation));
  },
};
