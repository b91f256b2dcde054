import type { Grammar, Line } from "../../ordered-change/grammar.ts";
import { alone, header, negate, numbersOf } from "../../undo-dialect/text.ts";
import { bgp } from "./bgp-lines.ts";
import { interfaces } from "./interface-lines.ts";
import { policies } from "./policy-lines.ts";
import { ospf, routes, switching } from "./system-lines.ts";

/** VLANs that are alike stand in one line, as in `10 to 13 20`; `vlan batch` makes several. */
const LISTED =
  /^(?<before>(?:undo )?port trunk allow-pass vlan |port vlan exclude |stp vlan |vlan batch )(?<list>\d[\d to]*?)(?<after>| priority \d+)$/;

/** Numbers of BFD stand in one line, and are undone one by one. */
const BFD = /^(?<of>(?:peer \S+|ospf|ospfv3) bfd) (?<numbers>(?:(?:min-\S+|detect-multiplier) \d+ ?)+)$/;

/** An AS number of four bytes in two parts, as VRP shows it where `as-notation plain` is not set. */
const DOTTED = /((?:^bgp| as-number| local-as| listen-as| begin-as| end-as) )(\d+)\.(\d+)\b/g;

function spell(line: string): readonly Line[] {
  const { before = "", list, after = "" } = LISTED.exec(line)?.groups ?? {};
  if (list !== undefined)
    return numbersOf(list).map((number) =>
      alone(`${before.replace("vlan batch", "vlan")}${String(number)}${after}`),
    );
  const { of, numbers } = BFD.exec(line)?.groups ?? {};
  if (of !== undefined && numbers !== undefined)
    return [...numbers.matchAll(/\S+ \d+/g)].map(([one]) => alone(`${of} ${one}`));
  return [
    alone(
      line.replace(
        DOTTED,
        (_, of: string, high: string, low: string) => `${of}${String(Number(high) * 65536 + Number(low))}`,
      ),
    ),
  ];
}

/** VRP 8's running configuration, and what its lines do to it. What is typed waits for the commit. */
export const vrpGrammar: Grammar = {
  indent: " ",
  leave: "quit",
  noise: [/^#/, /^!/, /^return$/],
  ends: /^#/,
  texts: [header(/^header \S+ (?:information )?(?<mark>[^\w\s])/)],
  spell,
  negate,
  byItself: {
    process: "bgp",
    off: "undo default ipv4-unicast",
    block: "ipv4-family unicast",
    line: "peer {peer} enable",
  },
  atOnce: true,
  rules: [...switching, ...interfaces, ...policies, ...routes, ...ospf, bgp],
};
