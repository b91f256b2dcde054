import { join } from "node:path";
import { formatIpv4 } from "../../../src/net/ipv4.ts";
import type { RackPlan } from "../../../src/plan/types.ts";
import type { Lab } from "../lab.ts";
import { LAB_PASSWORDS } from "../passwords.ts";
import { rackNamespace, switchNamespace } from "../topology.ts";
import { atRest, deploy } from "./at-rest.ts";
import { whatOthersNotice } from "./bystanders.ts";
import { allOf, type Claim } from "./claim.ts";
import {
  FAR,
  holding,
  lastOf,
  listenerOf,
  NEAR,
  RACK_BRIDGE,
  speak,
  type Answer,
  type Listener,
} from "./intruder-refused.ts";
import { countedDuring, type Counter } from "./kernel-counters.ts";
import { calicoNodeReadsSecret } from "./secret-access.ts";
import { there } from "../../../src/plan/there.ts";

/*
 * What the range of a rack leaves open, a stranger who stands in the rack: the same ToR, its sessions signed.
 */

/** From the root of the repository. */
const FORGED_RESET = "test/lab/claims/forged-reset.py";

interface Attempt {
  readonly what: string;
  readonly password?: string;
  readonly counter: Counter;
}

const ATTEMPTS: readonly Attempt[] = [
  { what: "unsigned", counter: "TcpExtTCPMD5NotFound" },
  { what: "signed with another password", password: "guessed", counter: "TcpExtTCPMD5Failure" },
];

/** A stranger in the rack with an address of the range gets no connection without the password; and one with it, so it is the password that counts. */
async function inRack(
  lab: Lab,
  { device, address, range, asn }: Listener,
  rack: RackPlan,
): Promise<string[]> {
  const own = { base: lastOf(range), length: range.length };
  const faults: string[] = [];
  await holding(lab, rackNamespace(rack.name), RACK_BRIDGE, own, async (stranger) => {
    const ask = (password?: string): Promise<Answer> =>
      speak(lab, stranger, address, { ttl: NEAR, asn, ...(password === undefined ? {} : { password }) });
    for (const { what, password, counter } of ATTEMPTS) {
      const at = switchNamespace(device);
      const [dropped, answer] = await countedDuring(lab, at, counter, () => ask(password));
      if (answer !== "unreachable") faults.push(`${device} to a stranger ${what}: ${answer}`);
      if (dropped === 0) faults.push(`${device} counts no ${counter}`);
    }
    const known = await ask(LAB_PASSWORDS["nodes"]);
    if (known === "unreachable") faults.push(`${device} to who has the password: ${known}`);
  });
  return faults;
}

/** A reset in the name of a ToR's spine, from one hop farther than the spine, is dropped for its TTL. */
async function fromFarther(lab: Lab, tor: string): Promise<string[]> {
  const session = lab.plan().sessions.find(({ ends: [one, other] }) => {
    const both = one.kind === "switch" && other.kind === "switch";
    return both && one.device === tor;
  });
  const [own, peer] = session?.ends ?? [];
  if (own?.kind !== "switch" || peer?.kind !== "switch") throw new Error(`${tor} peers with no switch`);
  const at = switchNamespace(tor);
  const sockets = await lab.inside(at, ["ss", "-Htn", "state", "established"]);
  const [ours, theirs] = [own, peer].map((end) => formatIpv4(there(end.address, "its address")));
  const ports = new RegExp(`${ours ?? ""}:(\\d+)\\s+${theirs ?? ""}:(\\d+)`).exec(sockets);
  const [, port = "", peerPort = ""] = ports ?? [];
  const reset = ["python3", join(process.cwd(), FORGED_RESET), theirs ?? "", peerPort, ours ?? "", port];
  const [dropped] = await countedDuring(lab, at, "TcpExtTCPMinTTLDrop", () =>
    lab.inside(switchNamespace(peer.device), [...reset, String(FAR)]),
  );
  return dropped === 1 ? [] : [`${tor} drops ${String(dropped)} segments for their TTL, not 1`];
}

export const intruderWithoutPassword: Claim = {
  id: "intruder-refused/password",
  says: "with passwords on all sessions, a stranger in the rack itself gets no connection unsigned or with another password, a forged reset from one hop too far is dropped, the kernel counts each; others lose no ping and no session; of the cluster's accounts calico-node's alone may read the passwords",
  appliesTo: ({ model }, { bgp }) => model !== "l2" && bgp.discovery === "dynamic",
  async run(lab) {
    const spec = lab.spec();
    const [rack] = lab.plan().racks;
    if (rack === undefined) throw new Error("the fabric has no rack");
    const listener = listenerOf(lab, rack);
    try {
      await deploy(lab, {
        ...spec,
        bgp: { ...spec.bgp, passwords: { nodes: "nodes", switches: "fabric" } },
      });
      const faults: string[] = await calicoNodeReadsSecret(lab);
      const noticed = await whatOthersNotice(
        lab,
        { node: null, addresses: [lastOf(listener.range)] },
        async () => {
          faults.push(...(await inRack(lab, listener, rack)));
          faults.push(...(await fromFarther(lab, listener.device)));
        },
      );
      return allOf("pings of others", noticed.pings, [...faults, ...noticed.faults]);
    } finally {
      await lab.up(spec, { refresh: false });
      await atRest(lab);
    }
  },
};
