import { formatIpv4 } from "../../../src/net/ipv4.ts";
import { compile } from "../../../src/index.ts";
import { familiesOf } from "../../../src/intent/index.ts";
import { isLinkLocal } from "../../simulate/observed/tables.ts";
import { there } from "../../../src/plan/there.ts";
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
  readonly interface?: string;
  readonly status: string;
  readonly "detect-multiplier": number;
}

/** By its address; by the port where that is a link-local one. */
const nameOf = ({ peer, interface: port }: PeerJson): string => (isLinkLocal(peer) ? (port ?? peer) : peer);

/** Both ends of every cable to the outside that is watched. */
const watchedOutside = ({ outside }: FabricPlan): readonly Watch[] =>
  (outside?.peers ?? []).flatMap(({ border, address, router, peer, exchange }) =>
    exchange.kind === "bgp" && exchange.bfd
      ? [
          { device: border, peer: formatIpv4(peer) },
          { device: router, peer: formatIpv4(address.address) },
        ]
      : [],
  );

/** Both ends of every session with BFD; with OSPF, of every link. */
function watchesInside({ sessions, links, ospf, bfd, ipv6 }: FabricPlan): readonly Watch[] {
  const pairs = [
    ...sessions.filter((session) => session.bfd !== null).map(({ ends }) => ends),
    ...(ospf === null || bfd === null ? [] : links.map(({ ends }) => ends)),
  ];
  const atLinks = sessions.flatMap(({ bfd: watched, ends }) =>
    (watched === null ? [] : ends).flatMap((end) =>
      end.kind === "switch" && end.address === null && end.interface !== null
        ? [{ device: end.device, peer: end.interface }]
        : [],
    ),
  );
  const byAddress = pairs.flatMap(([a, b]) =>
    "address" in a &&
    a.address !== null &&
    "address" in b &&
    b.address !== null &&
    "device" in a &&
    "device" in b
      ? familiesOf(ipv6).flatMap(({ address }) => [
          { device: a.device, peer: address(there(b.address, "address of an end")) },
          { device: b.device, peer: address(there(a.address, "address of an end")) },
        ])
      : [],
  );
  return [...atLinks, ...byAddress];
}

async function look(lab: Lab): Promise<Finding> {
  const plan = lab.plan();
  const watches = [...watchesInside(plan), ...watchedOutside(plan)];
  const { detectMultiplier } = compile(lab.spec()).datacenter.bgp.bfd;
  const switches = plan.switches.map(({ name }) => name);
  const outside = [...new Set(plan.outside?.peers.map(({ router }) => router))];
  const seen = new Map(
    await Promise.all(
      [...switches, ...outside].map(async (name) => {
        const peers = JSON.parse(await lab.vtysh(name, "show bfd peers json")) as readonly PeerJson[];
        return [name, new Map(peers.map((one) => [nameOf(one), one]))] as const;
      }),
    ),
  );
  const missing = watches.flatMap(({ device, peer }) => {
    const one = seen.get(device)?.get(peer);
    if (one?.status !== "up") return [`${device}: ${peer} is ${one?.status ?? "not watched"}`];
    const { "detect-multiplier": found } = one;
    // How many a router outside may miss is its owner's to say.
    return found === detectMultiplier || outside.includes(device)
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
  says: "every two switches that are neighbours watch each other by BFD (RFC 5881), and a border and a router outside where they are to, with the spec's multiplier, and nobody else is watched",
  appliesTo: (_fabric, { bgp, outside }) =>
    bgp.bfd.enabled || outside?.peers.some((peer) => "bfd" in peer && peer.bfd) === true,
  run: waitForBfd,
};
