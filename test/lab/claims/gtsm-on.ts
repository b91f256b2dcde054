import { join } from "node:path";
import { formatIpv4, type Ipv4 } from "../../../src/net/ipv4.ts";
import type { Lab } from "../lab.ts";
import { waitFor } from "../../support/wait-for.ts";
import { nodeNamespace, switchNamespace, type LabNamespace } from "../topology.ts";
import { allOf, type Claim } from "./claim.ts";
import { waitForSessions } from "./sessions-up.ts";

/** From the root of the repository. */
const PROBE = "test/lab/claims/ttl-probe.py";
/** What a neighbour's packets carry, and what the same would carry after one router more. */
const NEIGHBOUR = 255;
const ONE_HOP_AWAY = 254;

interface Speaker {
  readonly at: LabNamespace;
  readonly name: string;
  readonly address: Ipv4;
}

type Pair = readonly [Speaker, Speaker];

/** Every pair of switches that peer, and of each rack its ToRs with one node. */
function neighbours(lab: Lab): readonly Pair[] {
  const { sessions, racks } = lab.plan();
  const end = ({ device, address }: { device: string; address: Ipv4 }): Speaker => ({
    at: switchNamespace(device),
    name: device,
    address,
  });
  return [
    ...sessions.flatMap(({ ends: [one, other] }): Pair[] =>
      one.kind === "switch" && other.kind === "switch" ? [[end(one), end(other)]] : [],
    ),
    ...racks.flatMap(({ tors, nodes }) =>
      nodes
        .slice(0, 1)
        .flatMap(({ name, address }) =>
          tors.map((tor) => [end(tor), { at: nodeNamespace(name), name, address }] as const),
        ),
    ),
  ];
}

async function probe(lab: Lab, from: Speaker, to: Speaker, ttl: number): Promise<string> {
  const addresses = [formatIpv4(from.address), formatIpv4(to.address)];
  return (
    await lab.inside(from.at, ["python3", join(process.cwd(), PROBE), ...addresses, String(ttl)])
  ).trim();
}

const taken = (lab: Lab, from: Speaker, to: Speaker): Promise<true> =>
  waitFor(async () => (await probe(lab, from, to, NEIGHBOUR)) === "taken", {
    what: `${to.name} to take ${from.name}'s packets`,
    withinSeconds: 20,
  });

/** Ends that a stranger could reach. */
async function open(lab: Lab, pairs: readonly Pair[]): Promise<string[]> {
  const answers = await Promise.all(
    pairs.map(async ([from, to]) => ({ from, to, answer: await probe(lab, from, to, ONE_HOP_AWAY) })),
  );
  return answers
    .filter(({ answer }) => answer !== "dropped")
    .map(({ from, to }) => `${to.name} takes ${from.name}'s packets from one hop farther`);
}

/** Ends that a neighbour can't reach. A speaker that starts its session anew takes nobody for a moment, so they are asked again. */
async function closed(lab: Lab, pairs: readonly Pair[]): Promise<string[]> {
  const answers = await Promise.all(
    pairs.map(([from, to]) =>
      taken(lab, from, to).then(
        () => [],
        (error: unknown) => [String(error)],
      ),
    ),
  );
  return answers.flat();
}

export const gtsmOn: Claim = {
  id: "gtsm-on",
  says: "each end of a session takes a neighbour's packets and drops those from one hop farther (GTSM, RFC 5082)",
  async run(lab) {
    const there = neighbours(lab);
    const back = there.map(([a, b]): Pair => [b, a]);
    await waitForSessions(lab);
    const strangers = await open(lab, [...there, ...back]);
    // One direction at a time: while a speaker is taken by a probe, so is its session.
    const neighbourly = [...(await closed(lab, there)), ...(await closed(lab, back))];
    // Probes may have started sessions anew.
    const sessions = await waitForSessions(lab);
    const down = sessions.ok ? [] : [`afterwards: ${sessions.detail ?? "a session is down"}`];
    return allOf("session ends probed", there.length + back.length, [...strangers, ...neighbourly, ...down]);
  },
};
