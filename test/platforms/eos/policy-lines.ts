import { once, take, type Form } from "./blocks.ts";

/** An entry of a route map: its lines without `match` and `set`. */
export interface Entry {
  readonly sequence: number;
  readonly match: readonly string[];
  readonly set: readonly string[];
}

export interface Policies {
  /** `ip NAME` or `ipv6 NAME`: rules as `permit 10.0.0.0/8 24-32`. */
  readonly prefixLists: Map<string, string[]>;
  readonly communityLists: Map<string, readonly string[]>;
  readonly routeMaps: Map<string, Entry[]>;
  readonly peerFilters: Map<string, string[]>;
}

const NAME = "[A-Za-z0-9_.-]+";

const MATCHES = [
  `(?:ip|ipv6) address prefix-list ${NAME}`,
  `(?:ip|ipv6) next-hop prefix-list ${NAME}`,
  "as-path length <= \\d+",
  `community ${NAME}`,
  "route-type internal",
].join("|");

const SETS = [
  "(?:ip|ipv6) next-hop (?:peer-address|unchanged)",
  "local-preference 0",
  "origin igp",
  "as-path prepend \\d+(?: \\d+)*",
  "community (?:GSHUT|\\d+:\\d+)(?: \\d+:\\d+)* additive",
  "large-community \\d+:\\d+:\\d+(?: \\d+:\\d+:\\d+)* additive",
].join("|");

/** `10.0.0.0/8 ge 24 le 32` as `10.0.0.0/8 24-32`. */
function lengths([what, prefix, eq, ge, le]: readonly string[]): string {
  const own = Number(prefix?.split("/")[1]);
  const said = (...words: readonly (string | undefined)[]): number =>
    Number(words.find((word) => word !== undefined && word !== "") ?? own);
  const [least, most] = [said(eq, ge), said(eq, le)];
  if (least < own || most < least || (eq !== "" && least === own))
    throw new Error(`no such lengths: ${String(prefix)} ${String(least)}-${String(most)}`);
  return `${String(what)} ${String(prefix)} ${String(least)}-${String(most)}`;
}

/** Sequence numbers rise as lines do. */
const rising = (before: number | undefined, sequence: number): void => {
  if (before !== undefined && before >= sequence) throw new Error(`out of order: ${String(sequence)}`);
};

const LENGTHS = String.raw`(?: eq (\d+)|(?: ge (\d+))? le (\d+))?`;

const rulesOf = (prefix: string): Form<{ readonly rules: string[]; last?: number }> => [
  new RegExp(String.raw`seq (\d+) (permit|deny) (${prefix})${LENGTHS}`),
  (into, [sequence, ...words]) => {
    rising(into.last, Number(sequence));
    into.last = Number(sequence);
    into.rules.push(lengths(words));
  },
];

const PREFIX = { ip: "\\d+\\.\\d+\\.\\d+\\.\\d+/\\d+", ipv6: "[0-9a-f:]+/\\d+" } as const;

export const policyForms: readonly Form<Policies>[] = [
  [
    new RegExp(`(ip|ipv6) prefix-list (${NAME})`),
    (into, [ip = "", name = ""], { children }) => {
      const rules = once(into.prefixLists, `${ip} ${name}`, []);
      take(children, [rulesOf(ip === "ip" ? PREFIX.ip : PREFIX.ipv6)], { rules });
    },
  ],
  [
    new RegExp(`ip community-list (${NAME}) permit (GSHUT|\\d+:\\d+)`),
    (into, [name = "", community = ""]) => once(into.communityLists, name, [community]),
  ],
  [
    new RegExp(`route-map (${NAME}) permit (\\d+)`),
    (into, [name = "", sequence], { children }) => {
      const entry = { sequence: Number(sequence), match: [] as string[], set: [] as string[] };
      take(
        children,
        [
          [new RegExp(`match (${MATCHES})`), (lines, [what = ""]) => lines.match.push(what)],
          [new RegExp(`set (${SETS})`), (lines, [what = ""]) => lines.set.push(what)],
        ],
        entry,
      );
      const entries = into.routeMaps.get(name) ?? once(into.routeMaps, name, []);
      rising(entries.at(-1)?.sequence, entry.sequence);
      entries.push(entry);
    },
  ],
  [
    new RegExp(`peer-filter (${NAME})`),
    (into, [name = ""], { children }) => {
      take(
        children,
        [
          [
            /(\d+) match as-range (\d+(?:-\d+)?) result (accept|reject)/,
            (rules, [, range = "", result = ""]) => rules.push(`${result} ${range}`),
          ],
        ],
        once(into.peerFilters, name, []),
      );
    },
  ],
];
