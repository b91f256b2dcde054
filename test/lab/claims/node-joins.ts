import type { Datacenter } from "../../../src/index.ts";
import type { Fabric } from "../../../src/spec/fabric.ts";
import type { LabFamily } from "../families.ts";
import { givenIn } from "../ipam.ts";
import type { Lab } from "../lab.ts";
import { podNamespace } from "../topology.ts";
import { allOf, CONVERGENCE_SECONDS, type Claim, type Finding } from "./claim.ts";
import { allSwitchTexts, switchesChanged, withOneNodeMore } from "./growth.ts";
import { inEachFamily } from "./in-each-family.ts";
import { settled } from "./settled.ts";

/** The node dials. BIRD under Calico waits 2 s before it does, and tries again after 5: `connect delay time`, `connect retry time`. */
const CONNECT_SECONDS = 2 + 5;
/** Starting BIRD, the first updates, and the kernels' tables. */
const BEYOND_CONNECT_SECONDS = 5;

const pings = async (lab: Lab, from: string, to: string): Promise<boolean> => {
  const command = ["ping", "-q", "-n", "-c", "1", "-W", "1", to];
  return (await lab.inside(podNamespace(from), command, [0, 1, 2])).includes(" 0% packet loss");
};

/** Between the pod of one node and every other pod, both ways. */
async function reaches(lab: Lab, node: string, { bird }: LabFamily): Promise<Finding> {
  const own = lab.assignments().find((one) => one.node === node);
  if (own === undefined) return allOf("pings", 0, [`${node} has no pod`]);
  const others = lab.assignments().filter((one) => one !== own);
  const faults = await Promise.all(
    others.map(async (other) => [
      ...((await pings(lab, other.node, givenIn(bird, own).pod))
        ? []
        : [`${other.node} does not reach ${node}`]),
      ...((await pings(lab, node, givenIn(bird, other).pod)) ? [] : [`${node} does not reach ${other.node}`]),
    ]),
  );
  return allOf("pings", 2 * others.length, faults.flat());
}

/** Where ToRs listen. Two nodes that dial each other at once may both lose, and BIRD then waits a minute; nobody dials a node from a ToR. */
const dynamicWithTorsOnly = (fabric: Fabric, { bgp }: Datacenter): boolean =>
  bgp.discovery === "dynamic" &&
  fabric.model !== "l2" &&
  (fabric.model !== "as-per-rack" ||
    (fabric.inRack.kind === "route-reflector" && fabric.inRack.on === "tor"));

export const nodeJoins: Claim = {
  id: "node-joins",
  says: "a node that joins, and later leaves, changes not one byte of what any switch runs, and is reachable within the time of one BGP connect",
  appliesTo: dynamicWithTorsOnly,
  async run(lab) {
    const spec = lab.spec();
    const grown = withOneNodeMore(spec);
    const within = CONNECT_SECONDS + BEYOND_CONNECT_SECONDS;
    const before = await allSwitchTexts(lab);
    let reached: Finding;
    let seconds: number;
    let joined: readonly string[];
    try {
      await lab.install(grown.spec);
      await lab.deployment.up(grown.spec);
      // From here on Calico's node knows what it is to do: the time of the engine and of the API server is not BGP's.
      const started = performance.now();
      await lab.followCluster();
      reached = await settled(
        () => inEachFamily(lab, (family) => reaches(lab, grown.node, family)),
        CONVERGENCE_SECONDS,
      );
      seconds = (performance.now() - started) / 1000;
      joined = switchesChanged(before, await allSwitchTexts(lab));
    } finally {
      await lab.up(spec);
    }
    const left = switchesChanged(before, await allSwitchTexts(lab));
    const faults = [
      ...joined.map((name) => `${name} changed as it joined`),
      ...left.map((name) => `${name} changed as it left`),
      ...(reached.ok ? [] : [reached.detail ?? "it was not reachable"]),
      ...(seconds <= within ? [] : [`more than ${String(within)} s`]),
    ];
    const finding = {
      ok: faults.length === 0,
      figure: Math.round(seconds * 10) / 10,
      unit: "seconds until reachable",
    };
    return finding.ok ? finding : { ...finding, detail: faults.join("; ") };
  },
};
