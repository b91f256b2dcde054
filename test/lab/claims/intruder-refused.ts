import { join } from "node:path";
import { formatIpv4, formatPrefix, type Ipv4, type Prefix4 } from "../../../src/net/ipv4.ts";
import type { SwitchEnd } from "../../../src/plan/session.ts";
import type { RackPlan } from "../../../src/plan/types.ts";
import { waitFor } from "../../support/wait-for.ts";
import { withLogs } from "../frr-log.ts";
import type { Lab } from "../lab.ts";
import { nodeNamespace, podNamespace, rackNamespace, type LabNamespace } from "../topology.ts";
import { atRest } from "./at-rest.ts";
import { whatOthersNotice } from "./bystanders.ts";
import { allOf, type Claim } from "./claim.ts";
import { there } from "../../../src/plan/there.ts";

/** From the root of the repository. */
const SPEAKER = "test/lab/claims/bgp-speaker.py";
/** The bridge of a rack, on which a stranger is plugged in. */
export const RACK_BRIDGE = "rack";

/*
 * A ToR knows the nodes of its rack by nothing but their addresses. What keeps others out is that those are in its own network: nobody
 * elsewhere gets an answer to them. GTSM is no help here on FRR 8.4.4: `bgp_accept` sets the least TTL (RFC 5082) on connections
 * of neighbours that it knows, and a neighbour of a range is made by its first connection, which goes without (mended by FRR pull request 15121, after 8.4).
 */

/** TTLs with which a packet leaves: the highest; and what is left of that beyond one router. */
export const NEAR = 255;
export const FAR = 254;

export type Answer = "unreachable" | "closed" | "refused" | "ignored" | "accepted";

export interface Stranger {
  readonly what: string;
  readonly at: LabNamespace;
  readonly address: Ipv4;
}

export async function speak(
  lab: Lab,
  { at, address }: Stranger,
  to: Ipv4,
  { ttl, asn, password }: { readonly ttl: number; readonly asn: number; readonly password?: string },
): Promise<Answer> {
  const args = [
    formatIpv4(address),
    formatIpv4(to),
    String(ttl),
    String(asn),
    ...(password === undefined ? [] : [password]),
  ];
  return (await lab.inside(at, ["python3", join(process.cwd(), SPEAKER), ...args])).trim() as Answer;
}

/** A ToR as its rack sees it. */
export interface Listener {
  readonly device: string;
  readonly address: Ipv4;
  readonly range: Prefix4;
  /** An AS number that it takes from a node of its rack. */
  readonly asn: number;
}

export function listenerOf(lab: Lab, rack: RackPlan): Listener {
  const ends = lab
    .plan()
    .sessions.flatMap(({ ends }) => ends)
    .filter((end): end is SwitchEnd => end.kind === "switch");
  const end = ends.find(({ device, listen }) => listen !== null && device === rack.tors[0]?.device);
  const asn = rack.nodes[0]?.asn;
  if (end?.listen == null || asn === undefined) throw new Error(`${rack.name}'s ToR listens for no nodes`);
  return { device: end.device, address: there(end.address, "its address"), range: end.listen.range, asn };
}

/** From outside the ranges that switches listen on: a pod of the rack, and a node of the next. */
function outsiders(lab: Lab, rack: RackPlan, next: RackPlan): readonly Stranger[] {
  const pod = lab.assignments().find(({ node }) => rack.nodes.some(({ name }) => name === node));
  const [node] = next.nodes;
  if (pod === undefined || node === undefined) throw new Error("no pod or no second rack is there");
  return [
    { what: `a pod on ${pod.node}`, at: podNamespace(pod.node), address: pod.pod },
    { what: node.name, at: nodeNamespace(node.name), address: node.address },
  ];
}

/** The last address before the broadcast address: nodes take theirs from the range's beginning. */
export const lastOf = ({ base, length }: Prefix4): Ipv4 => base + 2 ** (32 - length) - 2;

/** Gives an interface an address more for a while. */
export async function holding<T>(
  lab: Lab,
  at: LabNamespace,
  port: string,
  own: Prefix4,
  use: (stranger: Stranger) => Promise<T>,
): Promise<T> {
  const command = (verb: "add" | "delete") => ["ip", "address", verb, formatPrefix(own), "dev", port];
  await lab.inside(at, command("add"));
  try {
    return await use({ what: at.device, at, address: own.base });
  } finally {
    await lab.inside(at, command("delete"));
  }
}

/** Each is hung up on, by every switch that it can reach, and bgpd says why. */
async function outside(
  lab: Lab,
  listener: Listener,
  strangers: readonly Stranger[],
  logOf: (device: string) => Promise<string>,
): Promise<readonly string[]> {
  const spine = lab.plan().switches.find(({ role }) => role === "spine");
  const targets = [
    listener,
    ...(spine === undefined ? [] : [{ device: spine.name, address: spine.loopback }]),
  ];
  const faults: string[] = [];
  for (const { device, address } of targets)
    for (const stranger of strangers) {
      const answer = await speak(lab, stranger, address, { ttl: NEAR, asn: listener.asn });
      if (answer !== "closed") faults.push(`${device} to ${stranger.what}: ${answer}`);
      const says = `${formatIpv4(stranger.address)} connection rejected`;
      await waitFor(async () => (await logOf(device)).includes(says), {
        what: `${device} to log "${says}"`,
        withinSeconds: 10,
      });
    }
  return faults;
}

/** From another rack, with an address of the range: what the ToR answers goes into its own rack, so no connection comes to stand. */
async function borrowed(
  lab: Lab,
  { device, address, range, asn }: Listener,
  next: RackPlan,
): Promise<readonly string[]> {
  const [node] = next.nodes;
  if (node === undefined) throw new Error(`${next.name} has no node`);
  const at = nodeNamespace(node.name);
  const answer = await holding(lab, at, "lo", { base: lastOf(range), length: 32 }, (stranger) =>
    speak(lab, stranger, address, { ttl: NEAR, asn }),
  );
  return answer === "unreachable"
    ? []
    : [`${device} to ${node.name} with an address of the range: ${answer}`];
}

/** What a stranger who stands in the rack is told, by the TTL of what it sends; it says how far the range and GTSM go. */
async function within(lab: Lab, { address, range, asn }: Listener, rack: RackPlan): Promise<string> {
  const own = { base: lastOf(range), length: range.length };
  return holding(lab, rackNamespace(rack.name), RACK_BRIDGE, own, async (stranger) => {
    const near = await speak(lab, stranger, address, { ttl: NEAR, asn });
    const far = await speak(lab, stranger, address, { ttl: FAR, asn });
    return `a stranger in the rack with an address of the range: ${near}; with a TTL of ${String(FAR)}: ${far}`;
  });
}

export const intruderRefused: Claim = {
  id: "intruder-refused",
  says: "a pod, and another rack's node, are refused a session by ToR and spine, which log it; with an address of the ToR's range they get no connection; others lose no ping and no session. What a stranger in the rack itself gets is told",
  // Where switches only switch, there is no session to ask for but nodes' own.
  appliesTo: ({ model }, { bgp }) => model !== "l2" && bgp.discovery === "dynamic",
  async run(lab) {
    const [rack, next] = lab.plan().racks;
    if (rack === undefined || next === undefined) throw new Error("the fabric has no two racks");
    const listener = listenerOf(lab, rack);
    const stranger = lastOf(listener.range);
    const devices = lab.plan().switches.map(({ name }) => name);
    await atRest(lab);
    const faults: string[] = [];
    let told = "";
    const { faults: noticed, pings } = await withLogs(lab, devices, ["bgp neighbor-events"], (logOf) =>
      whatOthersNotice(lab, { node: null, addresses: [stranger] }, async () => {
        faults.push(...(await outside(lab, listener, outsiders(lab, rack, next), logOf)));
        faults.push(...(await borrowed(lab, listener, next)));
        told = await within(lab, listener, rack);
      }),
    );
    await atRest(lab);
    const finding = allOf("pings of others", pings, [...faults, ...noticed]);
    return { ...finding, detail: [finding.detail ?? [], told].flat().join("\n      ") };
  },
};
