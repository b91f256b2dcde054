import type { Ipv4, Prefix4 } from "../net/ipv4.ts";
import type { Datacenter, SpineSpec, TorSpec } from "../spec/index.ts";
import { ownValue } from "./own-value.ts";
import type { Uplink } from "./uplinks.ts";

/** The two addresses of a link that are its ends', the lower first: of a /31 both (RFC 3021), of a /30 those in the middle. */
export const linkAddresses = ({ base, length }: Prefix4): readonly [lower: Ipv4, upper: Ipv4] =>
  length === 31 ? [base, base + 1] : [base + 1, base + 2];

/** Both ends' addresses, the own one first. @param pinned the own one, which is one of the two; undefined where that is not said */
function endsOf(
  subnet: Prefix4,
  pinned: Ipv4 | undefined,
  isLower: boolean,
): readonly [own: Ipv4, other: Ipv4] {
  const [lower, upper] = linkAddresses(subnet);
  return (pinned === undefined ? isLower : pinned === lower) ? [lower, upper] : [upper, lower];
}

/** The ToR's address on a link to a spine, and the spine's. */
export const uplinkEnds = (
  { uplinks }: Pick<Datacenter, "uplinks">,
  { pin }: Pick<TorSpec, "pin">,
  { name }: Pick<Uplink, "name">,
  subnet: Prefix4,
): readonly [tor: Ipv4, spine: Ipv4] =>
  endsOf(subnet, ownValue(pin.uplinkAddresses, name), uplinks.lower === "tor");

/** The addresses of two spines on the link between them, that of the lower index first. */
export function spineLinkEnds(
  lower: SpineSpec,
  upper: SpineSpec,
  subnet: Prefix4,
): readonly [lower: Ipv4, upper: Ipv4] {
  const ofUpper = ownValue(upper.pin.spineLinkAddresses, lower.name);
  if (ofUpper === undefined) return endsOf(subnet, ownValue(lower.pin.spineLinkAddresses, upper.name), true);
  const [own, other] = endsOf(subnet, ofUpper, false);
  return [other, own];
}
