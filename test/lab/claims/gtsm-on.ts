import { join } from "node:path";
import { formatIpv4, type Ipv4 } from "../../../src/net/ipv4.ts";
import type { Lab } from "../lab.ts";
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

/** Every pair of neighbours; of a rack, its ToR and one node. */
function neighbours(lab: Lab): readonly (readonly [Speaker, Speaker])[] {
  const { links, racks } = lab.plan();
  const end = ({ device, address }: { device: string; address: Ipv4 }): Speaker => ({
    at: switchNamespace(device),
    name: device,
    address,
  });
  return [
    ...links.map(({ tor, spine }) => [end(tor), end(spine)] as const),
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

/** Speakers that answer a probe otherwise than they should; all at once, for each has its own speaker and peer. */
async function misjudged(
  lab: Lab,
  pairs: readonly (readonly [Speaker, Speaker])[],
  ttl: number,
): Promise<string[]> {
  const wanted = ttl === NEIGHBOUR ? "taken" : "dropped";
  const answers = await Promise.all(
    pairs.map(async ([from, to]) => {
      const answer = await probe(lab, from, to, ttl);
      return answer === wanted ? [] : [`${to.name} from ${from.name} with TTL ${String(ttl)}: ${answer}`];
    }),
  );
  return answers.flat();
}

export const gtsmOn: Claim = {
  id: "gtsm-on",
  says: "each end of a session takes a neighbour's packets and drops those from one hop farther (GTSM, RFC 5082)",
  async run(lab) {
    const there = neighbours(lab);
    const back = there.map(([a, b]) => [b, a] as const);
    await waitForSessions(lab);
    const far = await misjudged(lab, [...there, ...back], ONE_HOP_AWAY);
    // One direction at a time: a speaker that is taken by its neighbour's probe may have no time for its own session's probe.
    const near = [...(await misjudged(lab, there, NEIGHBOUR)), ...(await misjudged(lab, back, NEIGHBOUR))];
    // Probes may have started sessions anew.
    const sessions = await waitForSessions(lab);
    const down = sessions.ok ? [] : [`afterwards: ${sessions.detail ?? "a session is down"}`];
    return allOf("session ends probed", there.length + back.length, [...far, ...near, ...down]);
  },
};
