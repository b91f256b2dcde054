import type { HostIntent } from "../../../src/intent/index.ts";
import { compile } from "../../../src/index.ts";
import { givenIn } from "../ipam.ts";
import type { LabFamily } from "../families.ts";
import type { Lab } from "../lab.ts";
import { compareBgp, compareForwarding } from "../../simulate/compare.ts";
import { podNamespace, switchNamespace } from "../topology.ts";
import { allOf, type Claim, type Finding } from "./claim.ts";
import { inEachFamily } from "./in-each-family.ts";
import { hostForwarding, hostTable } from "./host-tables.ts";
import { compareTables } from "./rib-equal.ts";
import { waitForSessions } from "./sessions-up.ts";
import { settled } from "./settled.ts";
import { simulationOf } from "./simulation.ts";

const hostsOf = (lab: Lab): readonly HostIntent[] => compile(lab.spec()).hosts.map(({ intent }) => intent);

/** The addresses that a host announces; of a network nobody has any. */
const addressesOf =
  ({ address }: LabFamily) =>
  ({ announces }: HostIntent): readonly string[] =>
    announces.filter(({ length }) => length === 32).map(({ base }) => address(base));

const pings = (lab: Lab, at: Parameters<Lab["inside"]>[0], words: readonly string[]): Promise<boolean> =>
  lab
    .inside(at, ["ping", "-q", "-n", "-c", "1", "-W", "1", ...words], [0, 1, 2])
    .then((said) => said.includes(" 0% packet loss"));

/** Every pod and every other host by every announced address, and back: a ping has both ways. */
async function reach(lab: Lab, family: LabFamily): Promise<Finding> {
  const hosts = hostsOf(lab);
  const addresses = addressesOf(family);
  const pods = lab.assignments().map((one) => ({ node: one.node, address: givenIn(family.bird, one).pod }));
  const fromHosts = hosts.flatMap((host) => {
    const others = hosts.filter((one) => one !== host).flatMap(addresses);
    return addresses(host).flatMap((source) =>
      [...others, ...pods.map(({ address }) => address)].map(async (to) => {
        const there = await pings(lab, switchNamespace(host.device), ["-I", source, to]);
        return there ? [] : [`${host.device} does not reach ${to} from ${source}`];
      }),
    );
  });
  const fromPods = pods.flatMap(({ node }) =>
    hosts.flatMap(addresses).map(async (to) => {
      const there = await pings(lab, podNamespace(node), [to]);
      return there ? [] : [`pod on ${node} does not reach ${to}`];
    }),
  );
  const faults = await Promise.all([...fromHosts, ...fromPods]);
  return allOf("pings between hosts, and hosts and pods", faults.length, faults.flat());
}

/** What the hosts' daemons know, and their kernels forward by. */
async function tables(lab: Lab, family: LabFamily): Promise<Finding> {
  const simulation = simulationOf(lab);
  const looks = await Promise.all(
    hostsOf(lab).map(async (host) => {
      const [bgp, forwarding] = await Promise.all([
        hostTable(lab, host, family),
        hostForwarding(lab, host, family),
      ]);
      const paths = [...bgp.values()].reduce((sum, some) => sum + some.length, 0);
      return {
        seen: paths + forwarding.size,
        faults: [
          ...compareBgp(simulation, host.device, bgp, family),
          ...compareForwarding(simulation, host.device, forwarding, family),
        ],
      };
    }),
  );
  const faults = looks.flatMap((one) => one.faults);
  return allOf(
    "paths and routes of hosts",
    looks.reduce((sum, one) => sum + one.seen, 0),
    faults,
  );
}

/** One after another until one is not as claimed; the figures of all. */
async function inTurn(looks: readonly (() => Promise<Finding>)[]): Promise<Finding> {
  const found: Finding[] = [];
  for (const look of looks) {
    const one = await look();
    if (!one.ok) return one;
    found.push(one);
  }
  const detail = found.map(({ figure, unit }) => `${String(figure)} ${unit}`).join(", ");
  return { ok: true, figure: found.length, unit: "kinds of look", detail };
}

export const hostDaemons: Claim = {
  id: "host-daemons",
  says: "BIRD 2, BIRD 1.6, GoBGP and FRR on hosts without Calico: all sessions stand, everybody's tables are what the simulator says, pods and hosts reach each other",
  appliesTo: (_, { racks }) => racks.some(({ hosts }) => hosts.length > 0),
  run: (lab) =>
    inTurn([
      () => waitForSessions(lab),
      () => settled(() => inEachFamily(lab, (family) => tables(lab, family))),
      () => settled(() => compareTables(lab, simulationOf(lab))),
      () => settled(() => inEachFamily(lab, (family) => reach(lab, family))),
    ]),
};
