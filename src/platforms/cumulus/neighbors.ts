import type { Neighbor, PeerGroup, RoutingIntent } from "../../intent/index.ts";
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

/** A neighbour by its address. */
export function neighbor(intent: RoutingIntent, one: Neighbor, family: CumulusFamily): [string, Tree] {
  const of = intent.groups.find(({ name }) => name === one.group);
  if (of === undefined) throw new RangeError(`${intent.device} has no group ${one.group}`);
  return [
    family.address(one.address),
    {
      ...carried(one, family),
      description: description(one.description, NEIGHBOR_TEXT),
      ...restart(intent, of),
      ...localAs(of),
      ...password(one.password),
      "peer-group": groupName(one.group, family),
      "remote-as": one.remoteAsn,
      ...reach(of),
      type: "numbered",
    },
  ];
}
