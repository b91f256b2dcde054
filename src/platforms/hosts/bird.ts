import { hasLinks, type HostIntent, type HostPeer } from "../../intent/index.ts";
import { formatIpv4, type InterfaceAddress } from "../../net/ipv4.ts";
import { slotOf } from "../../text/secret-slot.ts";
import { announced, filters } from "./bird-filters.ts";
import { block } from "./blocks.ts";

/** In which BIRD's two languages differ, as far as a host needs them. */
export interface BirdLanguage {
  /** What a protocol that is in the one table of IPv4 says of that. */
  readonly inTable: readonly string[];
  /** Wraps what a protocol lets in and out. */
  readonly channel: (lines: readonly string[]) => readonly string[];
  /** What makes BIRD's routes the kernel's second choice after its own, where they are not so by default. */
  readonly metric: readonly string[];
}

/** The protocol that originates what the host announces. */
const ANNOUNCED = "announced";

/** Seconds: BIRD's own 5 before it dials, and 60 to 300 after an error, are long for a ToR that is back at once. */
const DELAYS = ["connect delay time 1;", "error wait time 5, 30;"];

/** A symbol in apostrophes may have dashes: a switch's name stays what it is. */
const symbol = (device: string): string => `'${device}'`;

const kernel = ({ multipath, gracefulRestart }: HostIntent, language: BirdLanguage): readonly string[] => [
  ...(gracefulRestart === null ? [] : ["persist;", "graceful restart;"]),
  `merge paths on limit ${String(multipath)};`,
  ...language.metric,
  ...language.channel(["import none;", `export where source = RTS_BGP || proto = "${ANNOUNCED}";`]),
];

/** By its address in the network of the rack, or on each link by that of the link. */
const localOf = ({ asn }: HostIntent, { address }: InterfaceAddress): string =>
  `local ${formatIpv4(address)} as ${String(asn)};`;

/** What the sessions with all ToRs have in common. GTSM is RFC 5082. */
const session = (intent: HostIntent, language: BirdLanguage): readonly string[] => [
  ...(hasLinks(intent) ? [] : [localOf(intent, intent.address)]),
  "direct;",
  ...(intent.ttlSecurityHops === null ? [] : ["ttl security on;"]),
  ...(intent.password === undefined ? [] : [`password "${slotOf(intent.password)}";`]),
  ...(intent.allowsOwnAs === undefined ? [] : [`allow local as ${String(intent.allowsOwnAs)};`]),
  `keepalive time ${String(intent.timers.keepalive)};`,
  `hold time ${String(intent.timers.hold)};`,
  `connect retry time ${String(intent.timers.connectRetry)};`,
  ...DELAYS,
  ...(intent.gracefulRestart === null
    ? ["graceful restart off;"]
    : ["graceful restart on;", `graceful restart time ${String(intent.gracefulRestart.restart)};`]),
  ...language.channel([
    "import filter from_tors;",
    "export filter to_tors;",
    `receive limit ${String(intent.maximumPrefixes)} action restart;`,
  ]),
];

const neighbor = (intent: HostIntent, { device, address, asn, source }: HostPeer): readonly string[] =>
  block(`protocol bgp ${symbol(device)} from tor`, [
    ...(hasLinks(intent) ? [localOf(intent, source)] : []),
    `neighbor ${formatIpv4(address)} as ${String(asn)};`,
  ]);

const empty = (head: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [`${head} {}`] : block(head, lines);

/** BIRD's whole configuration, in one of its languages. */
export function birdText(intent: HostIntent, language: BirdLanguage): string {
  const blocks = [
    ["log syslog all;", `router id ${formatIpv4(intent.address.address)};`],
    ["protocol device {}", ...empty("protocol direct", language.inTable)],
    empty(`protocol static ${ANNOUNCED}`, [...language.inTable, ...announced(intent)]),
    block("protocol kernel", kernel(intent, language)),
    filters(intent),
    block("template bgp tor", session(intent, language)),
    ...intent.peers.map((peer) => neighbor(intent, peer)),
  ];
  return blocks.map((lines) => `${lines.join("\n")}\n`).join("\n");
}
