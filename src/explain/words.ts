import type { Family } from "../intent/index.ts";
import type { PeerSettings } from "../simulate/index.ts";
import type { Fact, FactValue, Why } from "./facts.ts";
import type { Formula } from "./formula.ts";
import type { Filter } from "./spread.ts";
import type { FactView } from "./view.ts";

/** How addresses are written. */
export interface Writer extends Pick<Family, "address" | "prefix" | "rule" | "hasRule"> {
  /** What comes before a pool's name: `ipv6.` where IPv6 is alone. */
  readonly pools: "" | "ipv6.";
}

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

/** The length of what is cut from a pool, where it is no single address: alone, IPv6 has its own. */
function lengthText(length: number | null, value: FactValue, { pools, prefix }: Writer): string {
  if (length === null || length === 32) return "";
  const own =
    pools === "" || value.kind === "asn" ? `/${String(length)}` : prefix(value.prefix).replace(/.*\//, "/");
  return ` in ${own}`;
}

/** AS numbers are of no family. */
const poolText = (pool: string, length: number | null, { pools }: Writer): string =>
  length === null ? pool : `${pools}${pool}`;

/** `number 3: rack's index 3`. */
export const numberText = (position: Formula): string =>
  `number ${String(position.value)}${formulaText(position)}`;

/** `pools.nodes in /24, number 3: rack's index 3`. In IPv6 the number is that of the IPv4 range whose image it is. */
function whyText(why: Why, value: FactValue, writer: Writer): string {
  if (why.kind === "pinned") return "pinned";
  const number = numberText(why.position);
  if (why.kind === "range") return `${writer.prefix(why.range)}, ${number}`;
  return `${poolText(why.pool, why.length, writer)}${lengthText(why.length, value, writer)}, ${number}`;
}

export const factView = (writer: Writer, { of, what, value, why, path }: Fact): FactView => ({
  of,
  what,
  value: valueText(writer, value),
  why: whyText(why, value, writer),
  ...(why.kind === "pinned"
    ? {}
    : {
        in: why.kind === "pool" ? poolText(why.pool, why.length, writer) : writer.prefix(why.range),
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
