import type { Grammar, Line } from "../../ordered-change/grammar.ts";
import { bgp } from "./bgp-lines.ts";
import { interfaces } from "./interface-lines.ts";
import { policies } from "./policy-lines.ts";
import { ospf, routes, switching } from "./system-lines.ts";

const alone = (text: string): Line => ({ text, lines: [] });

/** VLANs that are alike stand in one line, as in `10 to 13 20`. */
const LISTED =
  /^(?<before>(?:undo )?port trunk permit vlan |stp vlan )(?<list>\d[\d to]*?)(?<after>| priority \d+)$/;

/** Numbers of `10 to 13 20`. */
const numbersOf = (list: string): readonly number[] =>
  [...list.matchAll(/(\d+)(?: to (\d+))?/g)].flatMap(([, first = "", last = first]) =>
    Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) => Number(first) + at),
  );

function spell(line: string): readonly Line[] {
  const { before = "", list, after = "" } = LISTED.exec(line)?.groups ?? {};
  if (list === undefined) return [alone(line)];
  return numbersOf(list).map((number) => alone(`${before}${String(number)}${after}`));
}

const negate = (line: string): string =>
  line.startsWith("undo ") ? line.slice("undo ".length) : `undo ${line}`;

/** Comware 7's running configuration, and what its lines do to it. Lines that are in no view are indented all the same, behind `#`. */
export const comwareGrammar: Grammar = {
  indent: " ",
  leave: "quit",
  noise: [/^#/, /^return$/, /^version /],
  ends: /^#/,
  texts: [
    {
      opens: /^header \S+ (?<mark>.)/,
      closes: (line, { groups }, isFirst) => {
        const mark = groups?.["mark"] ?? "";
        return line.split(mark).length - 1 >= (isFirst ? 2 : 1);
      },
    },
  ],
  spell,
  negate,
  rules: [...switching, ...interfaces, ...policies, ...routes, ...ospf, bgp],
};
