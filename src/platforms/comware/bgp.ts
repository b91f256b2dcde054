import type { SwitchIntent } from "../../intent/index.ts";
import { formatIpv4 } from "../../net/ipv4.ts";
import { comwareFamilies, type ComwareFamily } from "./family.ts";
import { group, groupFamily, policy } from "./groups.ts";
import { listening, neighbor } from "./neighbors.ts";
import { changesReflected } from "./next-hops.ts";
import { peopled } from "./peers.ts";

/** Of routes by eBGP, by iBGP, and of aggregates, each before the next. By itself the device has 255, 255 and 130: behind every discard. */
const BGP_PREFERENCES = "200 200 210";

/** It takes effect in the order of these lines. Without them it neither restarts so nor helps. */
const restarting = ({ gracefulRestart }: SwitchIntent): string[] =>
  gracefulRestart === null
    ? []
    : [
        " graceful-restart",
        ` graceful-restart timer restart ${String(gracefulRestart.restart)}`,
        ` graceful-restart timer wait-for-rib ${String(gracefulRestart.stale)}`,
      ];

/**
 * Equal paths. Of a route that has several by iBGP a reflector would tell its clients its own address, and each node of a rack would send to
 * the other by way of the ToR: it installs one of them, which is what it does without a line.
 */
const multipath = ({ multipath: paths, ibgpMultipath = paths }: SwitchIntent): string[] => [
  `  balance ebgp ${String(paths)}`,
  ...(ibgpMultipath === 1 ? [] : [`  balance ibgp ${String(ibgpMultipath)}`]),
  "  balance as-path-relax",
];

/** What a family carries: its networks, and what it lets in and out where. */
const addressFamily = (intent: SwitchIntent, family: ComwareFamily): string[] => [
  " #",
  ` address-family ${family.name} unicast`,
  `  preference ${BGP_PREFERENCES}`,
  ...multipath(intent),
  ...(changesReflected(intent) ? ["  reflect change-path-attribute"] : []),
  ...intent.networks.filter(family.has).map((network) => `  network ${family.network(network)}`),
  ...intent.aggregates.map((range) => `  aggregate ${family.prefix(range)}`),
  ...peopled(intent).flatMap((one) => groupFamily(intent, one, family)),
  ...intent.neighbors.flatMap((one) =>
    policy(`  peer ${family.address(one.address)}`, intent, one.policy, family),
  ),
];

/** The `bgp` block: groups before the peers that join them, both before what their address family says of them. */
export function bgp(intent: SwitchIntent): string[] {
  const families = comwareFamilies(intent);
  const groups = peopled(intent);
  return [
    `bgp ${String(intent.asn)}`,
    ` router-id ${formatIpv4(intent.routerId)}`,
    ...restarting(intent),
    ...families.flatMap((family) => groups.flatMap((one) => group(intent, one, family))),
    ...families.flatMap((family) => intent.neighbors.flatMap((one) => neighbor(intent, one, family))),
    ...families.flatMap((family) => listening(groups, family)),
    ...families.flatMap((family) => addressFamily(intent, family)),
  ];
}
