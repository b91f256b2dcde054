import type { SessionPlan, SwitchEnd } from "../../plan/session.ts";
import { bordersOf } from "../../plan/outside.ts";
import { LOOPBACK, type SwitchPlan } from "../../plan/types.ts";
import type { Datacenter } from "../../spec/index.ts";
import { common, dialled } from "../shared/sessions.ts";

/**
 * Links between the two ends when one link has failed: from a ToR to a spine by another spine and another ToR, between two of a kind by
 * one of the other kind as before. GTSM (RFC 5082) allows just that many, so no single link takes a session down, and nobody has to
 * forget and learn again what OSPF finds another way to.
 */
const hopsBetween = (one: SwitchPlan, other: SwitchPlan): number => (one.role === other.role ? 2 : 3);

/** A switch, and what sets its end apart from the other's. */
export type LoopbackEnd = Pick<SwitchEnd, "group" | "reflects" | "policy" | "maximumPrefixes"> & {
  readonly at: SwitchPlan;
};

/** OSPF has no way to a router outside, so a border names itself as next hop of what it learned there. */
const end = (dc: Datacenter, { at, ...side }: LoopbackEnd): SwitchEnd => ({
  ...dialled,
  nextHopSelf: bordersOf(dc).has(at.name),
  device: at.name,
  asn: at.asn,
  interface: LOOPBACK,
  address: at.loopback,
  ...side,
});

/** iBGP from loopback to loopback. BFD is OSPF's, on each link: the session is to outlive any one of them. */
export const betweenLoopbacks = (dc: Datacenter, one: LoopbackEnd, other: LoopbackEnd): SessionPlan => ({
  id: `${one.at.name}--${other.at.name}`,
  type: "ibgp",
  ...common(dc),
  ttlSecurityHops: hopsBetween(one.at, other.at),
  ends: [end(dc, one), end(dc, other)],
});
