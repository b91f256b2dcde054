import { formatIpv4 } from "../../../src/net/ipv4.ts";
import type { FabricPlan } from "../../../src/plan/types.ts";
import type { Lab } from "../lab.ts";
import { allOf, type Claim, type Finding } from "./claim.ts";
import { settled } from "./settled.ts";

/** A BFD session as one of its switches sees it. */
interface Watch {
  readonly device: string;
  readonly peer: string;
}

interface PeerJson {
  readonly peer: string;
  readonly status: string;
  readonly "detect-multiplier": number;
}

/** Both ends of every session with BFD; with OSPF, of every link. */
function expectedWatches({ sessions, links, ospf, bfd }: FabricPlan): readonly Watch[] {
  const pairs = [
    ...sessions.filter((session) => session.bfd !== null).map(({ ends }) => ends),
    ...(ospf === null || bfd === null ? [] : links.map(({ ends }) => ends)),
  ];
  return pairs.flatMap(([a, b]) =>
    "address" in a && "address" in b && "device" in a && "device" in b
      ? [
          { device: a.device, peer: formatIpv4(b.address) },
          { device: b.device, peer: formatIpv4(a.address) },
        ]
      : [],
  );
}

async function look(lab: Lab): Promise<Finding> {
  const plan = lab.plan();
  const watches = expectedWatches(plan);
  const seen = new Map(
    await Promise.all(
      plan.switches.map(async ({ name }) => {
        const peers = JSON.parse(await lab.vtysh(name, "show bfd peers json")) as readonly PeerJson[];
        return [name, new Map(peers.map((one) => [one.peer, one]))] as const;
      }),
    ),
  );
  const missing = watches.flatMap(({ device, peer }) => {
    const one = seen.get(device)?.get(peer);
    if (one?.status !== "up") return [`${device}: ${peer} is ${one?.status ?? "not watched"}`];
    const { "detect-multiplier": found } = one;
    return found === plan.bfd?.detectMultiplier
      ? []
      : [`${device}: ${peer} is missed after ${String(found)} packets`];
  });
  const wanted = new Set(watches.map(({ device, peer }) => `${device} ${peer}`));
  const extra = [...seen].flatMap(([device, peers]) =>
    [...peers.keys()]
      .filter((peer) => !wanted.has(`${device} ${peer}`))
      .map((peer) => `${device}: ${peer} is watched and not in the plan`),
  );
  return allOf("ends of BFD sessions up", watches.length, [...missing, ...extra]);
}

export const waitForBfd = (lab: Lab): Promise<Finding> => settled(() => look(lab));

export const bfdUp: Claim = {
  id: "bfd-up",
  says: "every two switches that are neighbours watch each other by BFD (RFC 5881), with the spec's multiplier, and nobody else is watched",
  appliesTo: (_fabric, { bgp }) => bgp.bfd.enabled,
  run: waitForBfd,
};
