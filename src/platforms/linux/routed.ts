import type { InterfaceIntent, SwitchIntent } from "../../intent/index.ts";
import { alias } from "./stanza.ts";

/**
 * Settings of the kernel that a router needs and FRR does not make. Flows are told apart by their ports too, else all of two hosts go one way.
 * What comes in by another way than the answer goes is taken (2 wins over the strict 1 of all interfaces), for equal ways are chosen at each end. An
 * IPv6 address outlives its port's link: FRR gives it once.
 */
const settings = (name: string, hasIpv6: boolean): readonly string[] => [
  "net/ipv4/fib_multipath_hash_policy=1",
  `net/ipv4/conf/${name}/rp_filter=2`,
  ...(hasIpv6 ? ["net/ipv6/fib_multipath_hash_policy=1", `net/ipv6/conf/${name}/keep_addr_on_down=1`] : []),
];

/** What an interface that routes has. Its addresses are FRR's, and ifupdown2 leaves those alone. */
export const routed = (
  { ipv6, vrf }: SwitchIntent,
  { name, description }: Pick<InterfaceIntent, "name" | "description">,
  lines: readonly string[],
): readonly string[] => [
  alias(description),
  ...(vrf === undefined || vrf === name ? [] : [`vrf ${vrf}`]),
  ...lines,
  "address-purge no",
  ...settings(name, ipv6 !== null).map((setting) => `post-up sysctl -q -w ${setting}`),
];
