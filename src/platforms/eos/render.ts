import type { SwitchIntent } from "../../intent/index.ts";
import { bgp } from "./bgp.ts";
import { peerFilters } from "./groups.ts";
import { idleFirstLanes, withLaneSpeeds } from "./ethernet.ts";
import { interfaces } from "./interfaces.ts";
import { withGroupsOfLinks } from "./link-peers.ts";
import { ospf } from "./ospf.ts";
import { prefixLists } from "./prefix-lists.ts";
import { vlan, vlanPorts } from "./rack-vlan.ts";
import { communityLists, routeMaps } from "./route-maps.ts";
import { staticRoutes } from "./static-routes.ts";
import { ofVrf } from "../vrf-words.ts";
import { instance } from "./vrf.ts";

/** The switch routes, by the only routing stack that has what follows. */
const globals = (intent: SwitchIntent): string[][] => {
  const { ipv6, linkPeers } = intent;
  const byLinkLocal = linkPeers.length > 0;
  return [
    [
      // Packets of IPv4 also come in by interfaces that have no address of it.
      `${byLinkLocal ? "ip routing ipv6 interfaces" : "ip routing"}${ofVrf(intent)}`,
      ...(ipv6 === null && !byLinkLocal ? [] : [`ipv6 unicast-routing${ofVrf(intent)}`]),
    ],
  ];
};

/**
 * What the fabric owns of one switch's configuration, as the device itself would show it: a fragment that is merged into what is there.
 * Nothing in it has a name, a user or a server of its own.
 */
export const renderEos = (asked: SwitchIntent): string => {
  const intent = withGroupsOfLinks(withLaneSpeeds(asked));
  return [
    ["service routing protocols model multi-agent"],
    ...vlan(intent),
    ...instance(intent),
    ...interfaces(intent),
    ...vlanPorts(intent),
    ...idleFirstLanes(intent),
    ...globals(intent),
    ...communityLists(intent),
    ...prefixLists(intent),
    ...staticRoutes(intent),
    ...routeMaps(intent),
    ...peerFilters(intent),
    bgp(intent),
    ...ospf(intent),
  ]
    .map((lines) => `${lines.join("\n")}\n`)
    .join("!\n");
};
