import type { HostIntent, HostPeer } from "../../intent/index.ts";
import { formatIpv4 } from "../../net/ipv4.ts";
import { slotOf } from "../../text/secret-slot.ts";
import type { HostDaemonPlatform } from "./host-daemon.ts";
import { policies } from "./gobgp-policies.ts";
import { gobgpLook } from "./look-gobgp.ts";
import { list, text } from "./toml.ts";

/** FRR's zebra is how GoBGP gets at the kernel: what the host has it tells GoBGP, and what GoBGP has found it puts there. */
const ZEBRA = [
  "[zebra.config]",
  "  enabled = true",
  `  url = ${text("unix:/var/run/frr/zserv.api")}`,
  `  redistribute-route-type-list = ${list(["connect", "static", "kernel"])}`,
  "  version = 6",
  `  software-name = ${text("frr8.4")}`,
];

const neighbor = (intent: HostIntent, { device, address, asn, source }: HostPeer): readonly string[] => [
  "[[neighbors]]",
  "  [neighbors.config]",
  `    neighbor-address = ${text(formatIpv4(address))}`,
  `    peer-as = ${String(asn)}`,
  `    description = ${text(device)}`,
  ...(intent.password === undefined ? [] : [`    auth-password = ${text(slotOf(intent.password))}`]),
  ...(intent.allowsOwnAs === undefined
    ? []
    : ["  [neighbors.as-path-options.config]", `    allow-own-as = ${String(intent.allowsOwnAs)}`]),
  "  [neighbors.transport.config]",
  `    local-address = ${text(formatIpv4(source.address))}`,
  ...(intent.ttlSecurityHops === null
    ? []
    : [
        "  [neighbors.ttl-security.config]",
        "    enabled = true",
        `    ttl-min = ${String(256 - intent.ttlSecurityHops)}`,
      ]),
  "  [neighbors.timers.config]",
  `    connect-retry = ${String(intent.timers.connectRetry)}`,
  `    hold-time = ${String(intent.timers.hold)}`,
  `    keepalive-interval = ${String(intent.timers.keepalive)}`,
  ...(intent.gracefulRestart === null
    ? []
    : [
        "  [neighbors.graceful-restart.config]",
        "    enabled = true",
        "    notification-enabled = true",
        `    restart-time = ${String(intent.gracefulRestart.restart)}`,
      ]),
  "  [[neighbors.afi-safis]]",
  "    [neighbors.afi-safis.config]",
  `      afi-safi-name = ${text("ipv4-unicast")}`,
  "    [neighbors.afi-safis.prefix-limit.config]",
  `      max-prefixes = ${String(intent.maximumPrefixes)}`,
  ...(intent.gracefulRestart === null
    ? []
    : ["    [neighbors.afi-safis.mp-graceful-restart.config]", "      enabled = true"]),
];

/** GoBGP's whole configuration, as TOML. */
function render(intent: HostIntent): string {
  const blocks = [
    [
      "[global.config]",
      `  as = ${String(intent.asn)}`,
      `  router-id = ${text(formatIpv4(intent.address.address))}`,
      // It dials, and nobody dials it.
      "  port = -1",
      "[global.use-multiple-paths.config]",
      "  enabled = true",
      // Else the older of equal paths is the best, and what it is depends on who was first.
      "[global.route-selection-options.config]",
      "  external-compare-router-id = true",
      "[global.apply-policy.config]",
      `  import-policy-list = ${list(["in"])}`,
      `  default-import-policy = ${text("reject-route")}`,
      `  export-policy-list = ${list(["out"])}`,
      `  default-export-policy = ${text("reject-route")}`,
    ],
    ZEBRA,
    ...policies(intent),
    ...intent.peers.map((peer) => neighbor(intent, peer)),
  ];
  return blocks.map((lines) => `${lines.join("\n")}\n`).join("\n");
}

/** GoBGP 4 beside FRR 8.4's zebra: GoBGP 3.10 ends itself on what that zebra tells it (github.com/osrg/gobgp/issues/2681). */
export const gobgp: HostDaemonPlatform = { render, extension: ".toml", look: gobgpLook };
