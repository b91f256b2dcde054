import type { Simulation } from "../../../src/simulate/index.ts";
import { compareForwarding } from "../../simulate/compare.ts";
import { nodeForwarding } from "../../simulate/observed/bird.ts";
import { frrForwarding } from "../../simulate/observed/frr.ts";
import { asWritten } from "../../simulate/observed/tables.ts";
import type { LabFamily } from "../families.ts";
import type { Lab } from "../lab.ts";
import { nodeNamespace } from "../topology.ts";
import { allOf, type Claim, type Finding } from "./claim.ts";
import { inEachFamily } from "./in-each-family.ts";
import { neighbourNames } from "./neighbours.ts";
import { isHost } from "./routers.ts";
import { settled } from "./settled.ts";
import { simulationOf } from "./simulation.ts";

const SHOW = { ipv4: "show ip route json", ipv6: "show ipv6 route json" } as const;

const nodeRoutesJson = (lab: Lab, node: string, version: 4 | 6): Promise<string> =>
  lab.inside(nodeNamespace(node), ["ip", "-json", `-${String(version)}`, "route"]);

/** What a router outside does with what it has is nobody's business. */
const insideOf = ({ network }: Simulation) => network.routers.filter(({ role }) => role !== "outside");

async function look(lab: Lab, simulation: Simulation, family: LabFamily): Promise<Finding> {
  const { version } = family.bird;
  const linkLocal = version === 6 || lab.plan().links.some(({ subnet }) => subnet === null);
  const neighbour = linkLocal ? await neighbourNames(lab) : asWritten;
  const looks = await Promise.all(
    insideOf(simulation)
      .filter((router) => !isHost(router))
      .map(async ({ name, role }) => {
        const seen =
          role === "node"
            ? nodeForwarding(await nodeRoutesJson(lab, name, version), version, neighbour)
            : frrForwarding(await lab.vtysh(name, SHOW[family.name]), neighbour);
        return { routes: seen.size, faults: compareForwarding(simulation, name, seen, family) };
      }),
  );
  const routes = looks.reduce((sum, one) => sum + one.routes, 0);
  const faults = looks.flatMap((one) => one.faults);
  return allOf("routes", routes, faults);
}

/** Compares what routers inside forward by with a simulation; in every family. */
export const compareForwardingTables = (lab: Lab, simulation: Simulation): Promise<Finding> =>
  inEachFamily(lab, (family) => look(lab, simulation, family));

export const fibEqual: Claim = {
  id: "fib-equal",
  says: "every router forwards by what the simulator says: destinations, sets of next hops, discards",
  run(lab) {
    const simulation = simulationOf(lab);
    return settled(() => compareForwardingTables(lab, simulation));
  },
};
