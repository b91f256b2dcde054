import type { HostIntent } from "../../intent/index.ts";
import { formatPrefix } from "../../net/ipv4.ts";
import type { PrefixRule } from "../../plan/session.ts";

/** What both of BIRD's languages have in common: 1.6 and 2. Indented by two blanks a level. */

/** The protocol that originates what the host announces. */
export const ANNOUNCED = "announced";

/** Seconds: BIRD's own 5 before it dials, and 60 to 300 after an error, are long for a ToR that is back at once. */
export const DELAYS = ["connect delay time 1;", "error wait time 5, 30;"];

export const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);

/** A symbol in apostrophes may have dashes: a switch's name stays what it is. */
export const symbol = (device: string): string => `'${device}'`;

/** `10.32.0.0/11{26,32}`; without braces the prefix itself. */
function pattern({ prefix, minLength, maxLength }: PrefixRule): string {
  const exact = minLength === prefix.length && maxLength === prefix.length;
  return `${formatPrefix(prefix)}${exact ? "" : `{${String(minLength)},${String(maxLength)}}`}`;
}

/** Rules that follow one another and say the same of what they match. */
function runsOf(rules: readonly PrefixRule[]): readonly (readonly PrefixRule[])[] {
  const refuses = ({ what }: PrefixRule): boolean => what === "refused";
  return rules.reduce<PrefixRule[][]>((runs, rule) => {
    const [last] = runs.at(-1) ?? [];
    if (last !== undefined && refuses(last) === refuses(rule)) runs.at(-1)?.push(rule);
    else runs.push([rule]);
    return runs;
  }, []);
}

/** What matches is accepted, under a condition, but for what is refused; the rest is rejected. BIRD takes no empty set. */
const accepting = (rules: readonly PrefixRule[], condition: string): readonly string[] => [
  ...runsOf(rules).flatMap((run) => {
    const patterns = run.map((rule, at) => `  ${pattern(rule)}${at < run.length - 1 ? "," : ""}`);
    const refused = run[0]?.what === "refused";
    return [`if ${refused ? "" : condition}net ~ [`, ...patterns, `] then ${refused ? "reject" : "accept"};`];
  }),
  "reject;",
];

/** RFC 8326: what is about to go away is the last choice. */
const GRACEFUL_SHUTDOWN = "if (65535, 0) ~ bgp_community then bgp_local_pref = 0;";

/** What comes in from ToRs, and what goes out to them: the host's own and nothing that it was told. */
export const filters = ({ imports, exports }: HostIntent): readonly string[] => [
  "filter from_tors {",
  ...indented([GRACEFUL_SHUTDOWN, ...accepting(imports, "")]),
  "}",
  "",
  "filter to_tors {",
  ...indented(accepting(exports, "source = RTS_STATIC && ")),
  "}",
];

/** To nowhere: what no address and no route of the host's own takes is dropped, and does not run back to the ToR. */
export const announced = ({ announces }: HostIntent): readonly string[] =>
  announces.map((prefix) => `route ${formatPrefix(prefix)} blackhole;`);
