import type { Family } from "../intent/index.ts";
import type { PeerSettings } from "../simulate/index.ts";
import type { Fact, FactValue, Why } from "./facts.ts";
import type { Formula } from "./formula.ts";
import type { Filter } from "./spread.ts";
import type { FactView } from "./view.ts";

/** How addresses are written. */
export type Writer = Pick<Family, "address" | "prefix" | "rule">;

export const valueText = (
  { address, prefix }: Pick<Writer, "address" | "prefix">,
  value: FactValue,
): string => {
  if (value.kind === "asn") return String(value.asn);
  return value.prefix.length === 32 ? address(value.prefix.base) : prefix(value.prefix);
};

const isReckoned = ({ text, value }: Formula): boolean => /[*+]/.test(text) && text !== String(value);

const formulaText = (formula: Formula): string =>
  formula.text === String(formula.value)
    ? formula.value === 0
      ? ": the first"
      : ""
    : `: ${formula.text}${isReckoned(formula) ? ` = ${String(formula.value)}` : ""}`;

/** `number 3: rack's index 3`. */
export const numberText = (position: Formula): string =>
  `number ${String(position.value)}${formulaText(position)}`;

/** `pools.nodes in /24, number 3: rack's index 3`. In IPv6 the number is that of the IPv4 range whose image it is. */
function whyText(why: Why, { prefix }: Writer): string {
  if (why.kind === "pinned") return "pinned";
  const number = numberText(why.position);
  if (why.kind === "range") return `${prefix(why.range)}, ${number}`;
  return `${why.pool}${why.length === null || why.length === 32 ? "" : ` in /${String(why.length)}`}, ${number}`;
}

export const factView = (writer: Writer, { of, what, value, why, path }: Fact): FactView => ({
  of,
  what,
  value: valueText(writer, value),
  why: whyText(why, writer),
  ...(why.kind === "pinned"
    ? {}
    : {
        in: why.kind === "pool" ? why.pool : writer.prefix(why.range),
        number: why.position.value,
      }),
  path,
});

/** `pods in 10.32.0.0/11, /26 to /32`. */
export function ruleText({ rule: textOf }: Writer, rule: PeerSettings["imports"][number]): string {
  const { prefix, length, minLength: min, maxLength: max } = textOf({ what: "external", ...rule });
  const what = rule.what ?? "anything";
  if (min === length && max === length) return `${what} ${prefix}`;
  const lengths = min === max ? `/${String(min)}` : `/${String(min)} to /${String(max)}`;
  return `${what} in ${prefix}, ${lengths}`;
}

/** What a list says of a route. */
export function filterText(writer: Writer, { list, rule }: Filter): string {
  const said = rule === null ? "no rule" : ruleText(writer, rule);
  return list === null ? said : `${list}: ${said}`;
}
