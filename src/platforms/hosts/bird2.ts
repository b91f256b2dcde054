import type { HostIntent, HostPeer } from "../../intent/index.ts";
import { formatIpv4 } from "../../net/ipv4.ts";
import { slotOf } from "../../text/secret-slot.ts";
import { ANNOUNCED, announced, DELAYS, filters, indented, symbol } from "./bird.ts";
import type { HostDaemonPlatform } from "./host-daemon.ts";

const block = (head: string, lines: readonly string[]): readonly string[] => [
  `${head} {`,
  ...indented(lines),
  "}",
];

const kernel = ({ multipath, gracefulRestart }: HostIntent): readonly string[] => [
  ...(gracefulRestart === null ? [] : ["persist;", "graceful restart;"]),
  `merge paths on limit ${String(multipath)};`,
  `ipv4 { import none; export where source = RTS_BGP || proto = "${ANNOUNCED}"; };`,
];

/** What the sessions with all ToRs have in common. GTSM is RFC 5082. */
const session = (intent: HostIntent): readonly string[] => [
  `local ${formatIpv4(intent.address.address)} as ${String(intent.asn)};`,
  "direct;",
  ...(intent.ttlSecurityHops === null ? [] : ["ttl security on;"]),
  ...(intent.password === undefined ? [] : [`password "${slotOf(intent.password)}";`]),
  `keepalive time ${String(intent.timers.keepalive)};`,
  `hold time ${String(intent.timers.hold)};`,
  `connect retry time ${String(intent.timers.connectRetry)};`,
  ...DELAYS,
  ...(intent.gracefulRestart === null
    ? ["graceful restart off;"]
    : ["graceful restart on;", `graceful restart time ${String(intent.gracefulRestart.restart)};`]),
  ...block("ipv4", [
    "import filter from_tors;",
    "export filter to_tors;",
    `receive limit ${String(intent.maximumPrefixes)} action restart;`,
  ]).map((line) => (line === "}" ? "};" : line)),
];

const neighbor = ({ device, address, asn }: HostPeer): readonly string[] =>
  block(`protocol bgp ${symbol(device)} from tor`, [`neighbor ${formatIpv4(address)} as ${String(asn)};`]);

/** BIRD 2's whole configuration, in its default /etc/bird/bird.conf. */
function render(intent: HostIntent): string {
  const blocks = [
    ["log syslog all;", `router id ${formatIpv4(intent.address.address)};`],
    ["protocol device {}", "protocol direct { ipv4; }"],
    block(`protocol static ${ANNOUNCED}`, ["ipv4;", ...announced(intent)]),
    block("protocol kernel", kernel(intent)),
    filters(intent),
    block("template bgp tor", session(intent)),
    ...intent.peers.map(neighbor),
  ];
  return blocks.map((lines) => `${lines.join("\n")}\n`).join("\n");
}

/** BIRD 2.0.8 and newer. */
export const bird2: HostDaemonPlatform = { render, extension: ".conf" };
