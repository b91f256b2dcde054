import type { Fabric } from "../../../src/spec/fabric.ts";
import { formatPrefix, hostPrefix, type Prefix4 } from "../../../src/net/ipv4.ts";
import type { NodePlan, RackPlan } from "../../../src/plan/types.ts";
import { waitFor } from "../../support/wait-for.ts";
import { withLogs, type Debug } from "../frr-log.ts";
import type { LabFamily } from "../families.ts";
import type { Lab } from "../lab.ts";
import { mislead, reform } from "../rogue.ts";
import { atRest } from "./at-rest.ts";
import { whatOthersNotice } from "./bystanders.ts";
import { allOf, CONVERGENCE_SECONDS, type Claim, type Finding } from "./claim.ts";
import { inTurn } from "./in-each-family.ts";
import { compareTables } from "./rib-equal.ts";
import { switchTable } from "./routers.ts";
import { settled } from "./settled.ts";
import { simulationOf } from "./simulation.ts";

/*
 * A node announces what is not its own: its real BIRD, with Calico's export filters opened, as whoever has taken over the node
 * could have it. What it can't be kept from is the range of its own rack: a ToR does not know which node has which block.
 */

/** For documents (RFC 5737, RFC 3849): what nobody in the datacenter has. */
const OUTSIDE = { ipv4: "192.0.2.0/24", ipv6: "2001:db8::/32" } as const;
const DEFAULT: Prefix4 = { base: 0, length: 0 };
/** Routes over the limit. */
const EXCESS = 100;

export interface Scene {
  readonly rogue: NodePlan;
  readonly rack: RackPlan;
  readonly other: RackPlan;
}

export function sceneOf(lab: Lab): Scene {
  const [rack, other] = lab.plan().racks;
  const [rogue] = rack?.nodes ?? [];
  if (rack === undefined || other === undefined || rogue === undefined)
    throw new Error("the fabric has no two racks with a node in the first");
  return { rogue, rack, other };
}

export const torsOf = ({ rack }: Scene): readonly string[] => rack.tors.map(({ device }) => device);

/** Misleads the first rack's first node in one family while its ToRs log and others ping; then all is as before. */
export async function during(
  lab: Lab,
  { bird }: LabFamily,
  { rogue, rack }: Scene,
  debug: readonly Debug[],
  act: (logOf: (device: string) => Promise<string>) => Promise<readonly string[]>,
): Promise<Finding> {
  await atRest(lab);
  const faults: string[] = [];
  try {
    const devices = rack.tors.map(({ device }) => device);
    const { faults: noticed, pings } = await withLogs(lab, devices, debug, (logOf) =>
      whatOthersNotice(lab, { node: rogue.name, addresses: [rogue.address] }, async () => {
        faults.push(...(await act(logOf)));
      }),
    );
    return allOf("pings of others", pings, [...faults, ...noticed]);
  } finally {
    await reform(lab, rogue.name, bird);
    await atRest(lab);
  }
}

/** bgpd's words on a route that a policy refuses, with `debug bgp updates in`. */
export const refusal = (family: LabFamily, { address }: NodePlan, prefix: string): RegExp => {
  const quoted = (text: string): string => text.replaceAll(".", String.raw`\.`);
  return new RegExp(
    `${quoted(family.address(address))}\\(\\S*\\) rcvd UPDATE about ${quoted(prefix)} .*DENIED due to: route-map`,
  );
};

/** Every ToR of the rack refuses every one of the routes, and all tables but the rogue's own stay what they are. */
const stopped = (
  lab: Lab,
  family: LabFamily,
  routes: (lab: Lab, family: LabFamily, scene: Scene) => readonly string[],
): Promise<Finding> => {
  const scene = sceneOf(lab);
  const { rogue } = scene;
  return during(lab, family, scene, ["bgp updates in"], async (logOf) => {
    const announced = routes(lab, family, scene);
    await mislead(lab, rogue.name, family.bird, announced);
    for (const tor of torsOf(scene))
      await waitFor(
        async () => {
          const log = await logOf(tor);
          return announced.every((prefix) => refusal(family, rogue, prefix).test(log));
        },
        { what: `${tor} to refuse ${announced.join(", ")}`, withinSeconds: 20 },
      );
    const tables = await settled(
      () => compareTables(lab, simulationOf(lab), new Set([rogue.name])),
      CONVERGENCE_SECONDS,
    );
    return tables.ok ? [] : [tables.detail ?? "tables of others are not as before"];
  });
};

/** Of another rack a block, a pod in it, the nodes' subnet and a ToR; and what is of no rack. */
function foreign(lab: Lab, family: LabFamily, { other }: Scene): readonly string[] {
  const theirs = new Set(other.nodes.map(({ name }) => name));
  const tors = new Set(other.tors.map(({ device }) => device));
  const known = [
    ...lab
      .assignments()
      .filter(({ node }) => theirs.has(node))
      .slice(0, 1)
      .flatMap(({ blocks, pod }) => [...blocks, hostPrefix(pod)]),
    ...(other.subnet === null ? [] : [other.subnet]),
    ...lab
      .plan()
      .switches.filter(({ name }) => tors.has(name))
      .map(({ loopback }) => hostPrefix(loopback)),
  ];
  return [...known.map(family.prefix), OUTSIDE[family.name]];
}

/** Where switches only switch, no one stands between nodes. */
export const torsSpeak = ({ model }: Fabric): boolean => model !== "l2";

export const foreignPrefixStopped: Claim = {
  id: "foreign-prefix-stopped",
  says: "a node that announces another rack's block, pod, subnet or ToR, or what is in no rack, is refused it by its ToR; others lose no ping, no session and no route",
  appliesTo: torsSpeak,
  run: (lab) => inTurn(lab, (family) => stopped(lab, family, foreign)),
};

export const defaultStopped: Claim = {
  id: "default-stopped",
  says: "a node that announces the default route is refused it by its ToR; others lose no ping, no session and no route",
  appliesTo: torsSpeak,
  run: (lab) => inTurn(lab, (family) => stopped(lab, family, () => [family.prefix(DEFAULT)])),
};

/** Host routes in the upper half of the rack's range, where the lab's IPAM gives out nothing. */
export const flood = ({ pods }: RackPlan, count: number): readonly Prefix4[] => {
  const half = 2 ** (31 - pods.length);
  if (count > half) throw new Error(`half of ${formatPrefix(pods)} has no ${String(count)} addresses`);
  return Array.from({ length: count }, (_, at) => hostPrefix(pods.base + half + at));
};

/** How many routes the rack's first ToR takes from a node, whether it listens for nodes or has each configured. */
function limitOf(lab: Lab, { rack }: Scene): number {
  const towardsNodes = lab.plan().sessions.flatMap(({ ends: [one, other] }) => {
    const nodes = [one, other].find(({ kind }) => kind === "nodes");
    return nodes === undefined ? [] : [one, other].filter((end) => end.kind === "switch");
  });
  const end = towardsNodes.find(({ device }) => device === rack.tors[0]?.device);
  if (end === undefined) throw new Error(`${rack.name}'s ToR has no session with nodes`);
  return end.maximumPrefixes;
}

async function floods(lab: Lab, family: LabFamily): Promise<Finding> {
  const scene = sceneOf(lab);
  const { rogue, rack } = scene;
  const tors = torsOf(scene);
  const limit = limitOf(lab, scene);
  const blocks = lab.assignments().filter(({ node }) => node === rogue.name).length;
  const allowed = flood(rack, limit - blocks).map(family.prefix);
  const known = new Set(allowed);
  const floodIn = async (device: string): Promise<number> =>
    (await switchTable(lab, device, family)).filter((prefix) => known.has(prefix)).length;
  return during(lab, family, scene, [], async (logOf) => {
    // As many as it may: nobody further on must take the rack for gone wrong.
    await mislead(lab, rogue.name, family.bird, allowed);
    for (const { name } of lab.plan().switches.filter(({ role }) => role === "spine"))
      await waitFor(async () => (await floodIn(name)) === allowed.length, {
        what: `${name} to hear all that a node may announce`,
        withinSeconds: CONVERGENCE_SECONDS,
      });
    await mislead(lab, rogue.name, family.bird, flood(rack, limit + EXCESS).map(family.prefix));
    const says = `${family.address(rogue.address)} 6/1 (Cease/Maximum Number of Prefixes Reached)`;
    for (const tor of tors)
      await waitFor(async () => (await logOf(tor)).includes(says), {
        what: `${tor} to end the session with ${rogue.name}`,
        withinSeconds: 20,
      });
    return [];
  });
}

/** Between nodes there is no such limit: Calico has none. */
const nodesSpeakToTorsOnly = (fabric: Fabric): boolean =>
  torsSpeak(fabric) &&
  (!("inRack" in fabric) || (fabric.inRack.kind === "route-reflector" && fabric.inRack.on === "tor"));

export const floodStopped: Claim = {
  id: "flood-stopped",
  says: "a node that announces as many routes as it may, and then more, ends no session but its own; others lose no ping",
  appliesTo: nodesSpeakToTorsOnly,
  run: (lab) => inTurn(lab, (family) => floods(lab, family)),
};
