import type { LinkPeer, Neighbor, PeerGroup, RoutingIntent } from "../../intent/index.ts";
import type { CumulusFamily } from "./family.ts";
import { families, password, policy } from "./groups.ts";
import { description, groupName, NEIGHBOR_TEXT } from "./names.ts";
import { OFF, ON, when, type Tree } from "./tree.ts";

/** What a border says of itself to a router outside, at the neighbour: only there FRR knows that it is eBGP. */
const localAs = ({ outward }: PeerGroup): Tree =>
  outward === undefined || outward.localAsn === null
    ? {}
    : { "local-as": { asn: outward.localAsn, enable: ON, prepend: OFF, replace: ON } };

/** How far away the peer may be (RFC 5082). */
const reach = ({ ttlSecurityHops }: PeerGroup): Tree =>
  ttlSecurityHops === null ? {} : { "ttl-security": { enable: ON, hops: ttlSecurityHops } };

/**
 * FRR keeps a neighbour's routes after a NOTIFICATION (RFC 8538), and NVUE can't say that it is not to. Where that is not wanted, a session
 * with another switch has no graceful restart; one with a server has, for no server knows RFC 8538.
 */
const restart = ({ gracefulRestart }: RoutingIntent, { passive }: PeerGroup): Tree =>
  when(gracefulRestart?.afterNotification === false && !passive, { "graceful-restart": { mode: OFF } });

const carried = (one: Neighbor, family: CumulusFamily): Tree => {
  const own = policy(one.policy, family);
  if (family.name === "ipv6") return families(family, { enable: ON, ...own });
  return "policy" in own ? families(family, own) : {};
};

function groupOf({ device, groups }: RoutingIntent, { group }: Pick<Neighbor, "group">): PeerGroup {
  const of = groups.find(({ name }) => name === group);
  if (of === undefined) throw new RangeError(`${device} has no group ${group}`);
  return of;
}

/** A neighbour by its address. */
export function neighbor(intent: RoutingIntent, one: Neighbor, family: CumulusFamily): [string, Tree] {
  const of = groupOf(intent, one);
  return [
    family.address(one.address),
    {
      ...carried(one, family),
      description: description(one.description, NEIGHBOR_TEXT),
      ...restart(intent, of),
      ...localAs(of),
      ...password(one.password),
      "peer-group": groupName(of, family),
      "remote-as": one.remoteAsn,
      ...reach(of),
      type: "numbered",
    },
  ];
}

/** Of IPv4, which is active by itself, only where there is something to say, or none. */
function onLink({ policy: names }: LinkPeer, all: readonly CumulusFamily[]): Tree {
  const said = all.flatMap((family): [string, Tree][] => {
    const own = { ...when(family.name === "ipv6", { enable: ON }), ...policy(names, family) };
    return Object.keys(own).length === 0 ? [] : [[family.unicast, own]];
  });
  const none = when(all[0]?.name === "ipv6", { "ipv4-unicast": { enable: OFF } });
  return when(said.length > 0, { "address-family": { ...none, ...Object.fromEntries(said) } });
}

/** The peer at the other end of a link without addresses. */
export function linkPeer(
  intent: RoutingIntent,
  one: LinkPeer,
  all: readonly [CumulusFamily, ...CumulusFamily[]],
): [string, Tree] {
  const of = groupOf(intent, one);
  return [
    one.interface,
    {
      ...onLink(one, all),
      description: description(one.description, NEIGHBOR_TEXT),
      ...restart(intent, of),
      ...password(one.password),
      "peer-group": groupName(of, all[0]),
      "remote-as": one.remoteAsn,
      ...reach(of),
      type: "unnumbered",
    },
  ];
}
