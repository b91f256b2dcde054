import type { Grammar, Line } from "../../ordered-change/grammar.ts";
import { alone, header, negate, numbersOf } from "../../undo-dialect/text.ts";
import { bgp } from "./bgp-lines.ts";
import { interfaces } from "./interface-lines.ts";
import { policies } from "./policy-lines.ts";
import { ospf, routes, switching } from "./system-lines.ts";

/** VLANs that are alike stand in one line, as in `10 to 13 20`. */
const LISTED =
  /^(?<before>(?:undo )?port trunk permit vlan |stp vlan )(?<list>\d[\d to]*?)(?<after>| priority \d+)$/;

function spell(line: string): readonly Line[] {
  const { before = "", list, after = "" } = LISTED.exec(line)?.groups ?? {};
  if (list === undefined) return [alone(line)];
  return numbersOf(list).map((number) => alone(`${before}${String(number)}${after}`));
}

/** Comware 7's running configuration, and what its lines do to it. Lines that are in no view are indented all the same, behind `#`. */
export const comwareGrammar: Grammar = {
  indent: " ",
  leave: "quit",
  noise: [/^#/, /^return$/, /^version /],
  ends: /^#/,
  texts: [header(/^header \S+ (?<mark>.)/)],
  spell,
  negate,
  rules: [...switching, ...interfaces, ...policies, ...routes, ...ospf, bgp],
};
