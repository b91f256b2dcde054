import type { HostIntent } from "../../intent/index.ts";
import { formatPrefix } from "../../net/ipv4.ts";
import type { PrefixRule } from "../../plan/session.ts";
import { block } from "./blocks.ts";
import { runsOf } from "./rule-runs.ts";

/** `10.32.0.0/11{26,32}`; without braces the prefix itself. */
function pattern({ prefix, minLength, maxLength }: PrefixRule): string {
  const exact = minLength === prefix.length && maxLength === prefix.length;
  return `${formatPrefix(prefix)}${exact ? "" : `{${String(minLength)},${String(maxLength)}}`}`;
}

/** What matches is accepted, under a condition, but for what is refused; the rest is rejected. BIRD takes no empty set. */
const accepting = (rules: readonly PrefixRule[], condition: string): readonly string[] => [
  ...runsOf(rules).flatMap(({ refuses, rules: run }) => {
    const patterns = run.map((rule, at) => `  ${pattern(rule)}${at < run.length - 1 ? "," : ""}`);
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
export const filters = ({ imports, exports }: HostIntent): readonly string[] => [
  ...block("filter from_tors", [GRACEFUL_SHUTDOWN, ...accepting(imports, "")]),
  "",
  ...block("filter to_tors", accepting(exports, "(source = RTS_STATIC || source = RTS_DEVICE) && ")),
];

/** To nowhere: what no address and no route of the host's own takes is dropped, and does not run back to the ToR. */
export const announced = ({ announces }: HostIntent): readonly string[] =>
  announces.map((prefix) => `route ${formatPrefix(prefix)} blackhole;`);
