import { once, take, type Form } from "./blocks.ts";

/** What is said of a neighbour or a group, by the words that say it. */
export type Said = Map<string, string>;

export interface Bgp {
  readonly asn: number;
  /** Settings that are a whole line. */
  readonly lines: Set<string>;
  readonly aggregates: string[];
  readonly ranges: { readonly range: string; readonly group: string; readonly who: string }[];
  /** Neighbours by their interface: their group, and their AS. */
  readonly links: Map<string, { readonly group: string; readonly asn: number }>;
  readonly of: Map<string, Said>;
  readonly families: Map<string, { readonly of: Map<string, Said>; readonly networks: string[] }>;
}

const NAME = "[A-Za-z0-9_.-]+";
const WHO = "[A-Za-z0-9_.:-]+";
const PREFIX = "[0-9a-f.:]+/\\d+";

/** The words of a line after the neighbour: which are its name, and which its value. */
const SAYINGS: readonly (readonly [string, string])[] = [
  ["peer group", `(?: (${NAME}))?`],
  ["remote-as", " (\\d+)"],
  ["description", " ([!-~][ -~]{0,79})"],
  ["password 0", " (<secret:[a-z0-9.-]+>)"],
  ["next-hop-self", "()"],
  ["remove-private-as all", "()"],
  ["as-path remote-as replace out", "()"],
  ["allowas-in", " ([1-9]|10)"],
  ["local-as", " (\\d+) no-prepend replace-as"],
  ["passive", "()"],
  ["update-source", " (Loopback0)"],
  ["bfd", "()"],
  ["bfd interval", " (\\d+ min-rx \\d+ multiplier \\d+)"],
  ["ttl maximum-hops", " (\\d+)"],
  ["route-reflector-client", "()"],
  ["timers", " (\\d+ \\d+)"],
  ["idle-restart-timer", " (\\d+)"],
  ["send-community", "()"],
  ["maximum-routes", " (0|\\d+ warning-limit 80 percent)"],
  ["maximum-accepted-routes", " (\\d+ warning-limit \\d+)"],
  ["missing-policy address-family all direction in", " action (deny)"],
  ["missing-policy address-family all direction out", " action (deny)"],
];

const FAMILY_SAYINGS: readonly (readonly [string, string])[] = [
  ["activate", "()"],
  ["next-hop address-family ipv6 originate", "()"],
  ["route-map in", ` (${NAME})`],
  ["route-map out", ` (${NAME})`],
  ["default-originate", ` route-map (${NAME}) always`],
];

/** `route-map in` is written around its value. */
const patternOf = (words: string, value: string): RegExp => {
  const [, way] = /^route-map (in|out)$/.exec(words) ?? [];
  const said = way === undefined ? `${words}${value}` : `route-map${value} ${way}`;
  return new RegExp(`neighbor (${WHO}) ${said}`);
};

const formsOf = <T extends { readonly of: Map<string, Said> }>(
  sayings: readonly (readonly [string, string])[],
): readonly Form<T>[] =>
  sayings.map(([words, value]) => [
    patternOf(words, value),
    (into, [who = "", said = ""]) => {
      if (!into.of.has(who)) into.of.set(who, new Map());
      once(into.of.get(who) ?? new Map<string, string>(), words, said);
    },
  ]);

const LINES = [
  "router-id \\d+\\.\\d+\\.\\d+\\.\\d+",
  "no bgp default ipv4-unicast",
  "distance bgp 20 200 200",
  "no graceful-restart-helper",
  "graceful-restart(?: (?:restart|stalepath)-time \\d+)?",
  "maximum-paths \\d+ ecmp \\d+",
  "bgp advertise-inactive",
  "no bgp bestpath ecmp-fast",
  "bgp bestpath tie-break router-id",
  "dynamic peer max \\d+",
].join("|");

export const bgpForms: readonly Form<Bgp>[] = [
  [new RegExp(LINES), (into, _words, { line }) => into.lines.add(line)],
  [
    new RegExp(`bgp listen range (${PREFIX}) peer-group (${NAME}) (remote-as \\d+|peer-filter ${NAME})`),
    (into, [range = "", group = "", who = ""]) => into.ranges.push({ range, group, who }),
  ],
  [
    new RegExp(`neighbor interface (Ethernet[0-9/]+) peer-group (${NAME}) remote-as (\\d+)`),
    (into, [port = "", group = "", asn]) => once(into.links, port, { group, asn: Number(asn) }),
  ],
  ...formsOf<Bgp>(SAYINGS),
  [new RegExp(`aggregate-address (${PREFIX})`), (into, [range = ""]) => into.aggregates.push(range)],
  [
    /address-family (ipv4|ipv6)/,
    (into, [name = ""], { children }) => {
      take(
        children,
        [
          ...formsOf<{ of: Map<string, Said>; networks: string[] }>(FAMILY_SAYINGS),
          [new RegExp(`network (${PREFIX})`), (family, [prefix = ""]) => family.networks.push(prefix)],
        ],
        once(into.families, name, { of: new Map<string, Said>(), networks: [] }),
      );
    },
  ],
];
