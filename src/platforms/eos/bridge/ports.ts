import type { BridgeIntent, EthernetIntent } from "../../../intent/index.ts";
import { EDGE, member, switchedPort, tagged, untagged } from "../switched-port.ts";
import { linksOf, pairOf, type Link } from "./links.ts";
import { PEER_GROUP } from "./vlans.ts";

/** One VLAN alone has no tag, but between the two of a pair, where EOS gives a tag to all. */
function carrying({ vlans, leadsTo }: Link): readonly string[] {
  const [only, second] = vlans;
  if (leadsTo === "peer") return [...tagged(vlans), `switchport trunk group ${PEER_GROUP}`];
  return only !== undefined && second === undefined ? untagged(only) : tagged(vlans);
}

/** On a pair an aggregate is one with that of the same number at the other switch. */
const shared = (intent: BridgeIntent, { aggregate, leadsTo }: Link): readonly string[] =>
  aggregate === null || leadsTo === "peer" || pairOf(intent.switching) === null
    ? []
    : [`mlag ${String(aggregate.number)}`];

const block = (intent: BridgeIntent, link: Link, ethernet?: EthernetIntent): string[] =>
  switchedPort(
    link.name,
    link.description,
    [...carrying(link), ...shared(intent, link), ...(link.leadsTo === "server" ? EDGE : [])],
    ethernet,
  );

/** Aggregates, and then every port that the fabric cabled, in the intent's order. */
export function bridgePorts(intent: BridgeIntent): string[][] {
  const links = linksOf(intent);
  return [
    ...links.filter(({ aggregate }) => aggregate !== null).map((link) => block(intent, link)),
    ...intent.ports.map((port) => {
      const { name, ethernet } = port;
      const link = links.find((one) => one.name === name || one.aggregate?.members.includes(name) === true);
      if (link === undefined) throw new RangeError(`${name} is part of nothing`);
      return link.aggregate === null
        ? block(intent, link, ethernet)
        : member(port, link.aggregate.number, ethernet);
    }),
  ];
}
