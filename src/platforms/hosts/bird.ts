import { familiesOf, hasLinks, type Family, type HostIntent, type HostPeer } from "../../intent/index.ts";
import { formatIpv4, type InterfaceAddress } from "../../net/ipv4.ts";
import { slotOf } from "../../text/secret-slot.ts";
import { announced, filters } from "./bird-filters.ts";
import { block } from "./blocks.ts";
import { suffixOf } from "./family-suffix.ts";

/** In which BIRD's two languages differ, as far as a host needs them. */
export interface BirdLanguage {
  /** What a protocol that is in a family's table says of that. */
  readonly inTable: (family: Family["name"]) => readonly string[];
  /** Wraps what a protocol lets in and out. */
  readonly channel: (family: Family["name"], lines: readonly string[]) => readonly string[];
  /** What makes BIRD's routes the kernel's second choice after its own, where they are not so by default. */
  readonly metric: readonly string[];
}

/** The protocol that originates what the host announces. */
const ANNOUNCED = "announced";

/** Seconds: BIRD's own 5 before it dials, and 60 to 300 after an error, are long for a ToR that is back at once. */
const DELAYS = ["connect delay time 1;", "error wait time 5, 30;"];

/** A symbol in apostrophes may have dashes: a switch's name stays what it is. */
const symbol = (device: string): string => `'${device}'`;

const kernel = (
  { multipath, gracefulRestart }: HostIntent,
  language: BirdLanguage,
  family: Family,
): readonly string[] => [
  ...(gracefulRestart === null ? [] : ["persist;", "graceful restart;"]),
  `merge paths on limit ${String(multipath)};`,
  ...language.metric,
  ...language.channel(family.name, [
    "import none;",
    `export where source = RTS_BGP || proto = "${ANNOUNCED}${suffixOf(family)}";`,
  ]),
];

/** By its address in the network of the rack, or on each link by that of the link. */
const localOf = ({ asn }: HostIntent, { address }: InterfaceAddress, family: Family): string =>
  `local ${family.address(address)} as ${String(asn)};`;

/** What the sessions with all ToRs have in common. GTSM is RFC 5082. */
const session = (intent: HostIntent, language: BirdLanguage, family: Family): readonly string[] => [
  ...(hasLinks(intent) ? [] : [localOf(intent, intent.address, family)]),
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
  ...language.channel(family.name, [
    `import filter from_tors${suffixOf(family)};`,
    `export filter to_tors${suffixOf(family)};`,
    `receive limit ${String(intent.maximumPrefixes)} action restart;`,
  ]),
];

/** A protocol for each family: its name is the switch's, and behind it that it is IPv6's. */
const neighbor = (
  intent: HostIntent,
  { device, address, asn, source }: HostPeer,
  family: Family,
): readonly string[] =>
  block(
    `protocol bgp ${symbol(`${device}${family.name === "ipv4" ? "" : "-v6"}`)} from tor${suffixOf(family)}`,
    [
      ...(hasLinks(intent) ? [localOf(intent, source, family)] : []),
      `neighbor ${family.address(address)} as ${String(asn)};`,
    ],
  );

const empty = (head: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [`${head} {}`] : block(head, lines);

/** BIRD's whole configuration, in one of its languages. */
export function birdText(intent: HostIntent, language: BirdLanguage): string {
  const families = familiesOf(intent.ipv6);
  const inEach = (lines: (family: Family) => readonly string[]): readonly (readonly string[])[] =>
    families.map(lines);
  const blocks = [
    ["log syslog all;", `router id ${formatIpv4(intent.address.address)};`],
    [
      "protocol device {}",
      ...empty(
        "protocol direct",
        families.flatMap(({ name }) => language.inTable(name)),
      ),
    ],
    ...inEach((family) =>
      empty(`protocol static ${ANNOUNCED}${suffixOf(family)}`, [
        ...language.inTable(family.name),
        ...announced(intent, family),
      ]),
    ),
    ...inEach((family) => block("protocol kernel", kernel(intent, language, family))),
    ...inEach((family) => filters(intent, family)),
    ...inEach((family) => block(`template bgp tor${suffixOf(family)}`, session(intent, language, family))),
    ...families.flatMap((family) => intent.peers.map((peer) => neighbor(intent, peer, family))),
  ];
  return blocks.map((lines) => `${lines.join("\n")}\n`).join("\n");
}
