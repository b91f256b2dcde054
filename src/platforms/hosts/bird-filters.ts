import type { Family, HostIntent } from "../../intent/index.ts";
import type { PrefixRule } from "../../plan/session.ts";
import { block } from "./blocks.ts";
import { suffixOf } from "./family-suffix.ts";
import { runsOf } from "./rule-runs.ts";

/** `10.32.0.0/11{26,32}`; without braces the prefix itself. */
function pattern(rule: PrefixRule, family: Family): string {
  const { prefix, length, minLength, maxLength } = family.rule(rule);
  const exact = minLength === length && maxLength === length;
  return `${prefix}${exact ? "" : `{${String(minLength)},${String(maxLength)}}`}`;
}

/** What matches is accepted, under a condition, but for what is refused; the rest is rejected. BIRD takes no empty set. */
const accepting = (rules: readonly PrefixRule[], family: Family, condition: string): readonly string[] => [
  ...runsOf(rules.filter(family.hasRule)).flatMap(({ refuses, rules: run }) => {
    const patterns = run.map((rule, at) => `  ${pattern(rule, family)}${at < run.length - 1 ? "," : ""}`);
    return [`if ${refuses ? "" : condition}net ~ [`, ...patterns, `] then ${refuses ? "reject" : "accept"};`];
  }),
  "reject;",
];

/** RFC 8326: what is about to go away is the last choice. */
const GRACEFUL_SHUTDOWN = "if (65535, 0) ~ bgp_community then bgp_local_pref = 0;";

/**
 * What comes in from ToRs, and what goes out to them: the host's own and nothing that it was told. Of two routes of its own to one
 * prefix BIRD prefers that of an interface, such as of an address on the loopback, to the static one.
 */
export const filters = ({ imports, exports }: HostIntent, family: Family): readonly string[] => [
  ...block(`filter from_tors${suffixOf(family)}`, [GRACEFUL_SHUTDOWN, ...accepting(imports, family, "")]),
  "",
  ...block(
    `filter to_tors${suffixOf(family)}`,
    accepting(exports, family, "(source = RTS_STATIC || source = RTS_DEVICE) && "),
  ),
];

/** To nowhere: what no address and no route of the host's own takes is dropped, and does not run back to the ToR. */
export const announced = ({ announces }: HostIntent, family: Family): readonly string[] =>
  announces.map((prefix) => `route ${family.prefix(prefix)} blackhole;`);
