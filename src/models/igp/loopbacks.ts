import type { SessionPlan, SwitchEnd } from "../../plan/session.ts";
import { bordersOf } from "../../plan/outside.ts";
import { LOOPBACK, type SwitchPlan } from "../../plan/types.ts";
import type { Datacenter } from "../../spec/index.ts";
import { common, dialled } from "../shared/sessions.ts";
import type { Cabling } from "./cabling.ts";

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
export const betweenLoopbacks = (
  dc: Datacenter,
  cabling: Cabling,
  one: LoopbackEnd,
  other: LoopbackEnd,
): SessionPlan => ({
  id: `${one.at.name}--${other.at.name}`,
  type: "ibgp",
  ...common(dc),
  ttlSecurityHops: cabling.hopsBetween(one.at, other.at),
  ends: [end(dc, one), end(dc, other)],
});
