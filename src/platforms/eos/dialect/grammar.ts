import type { Grammar, Line, LineRule } from "../../ordered-change/grammar.ts";
import { numbersOf, several, single, toggle } from "../../ordered-change/rules.ts";
import { bgp } from "./bgp-lines.ts";
import { interfaces } from "./interface-lines.ts";
import { places } from "./places.ts";
import { policies } from "./policy-lines.ts";
import { switching } from "./switching-lines.ts";
import { inFabricVrf } from "../../ordered-change/fabric-vrf.ts";

const globals: readonly LineRule[] = [
  single("service routing protocols model", {
    order: places.globals,
    undo: ["no service routing protocols model"],
    keptBy: /^router /,
  }),
  toggle("no", "ip routing", {
    order: places.globals,
    hidden: [{ line: "no ip routing" }],
    keptBy: /^(?:router |ip route )/,
  }),
  toggle("no", "ipv6 unicast-routing", {
    order: places.globals,
    hidden: [{ line: "no ipv6 unicast-routing" }],
    keptBy: /^(?:ipv6 router |ipv6 route |address-family ipv6)/,
  }),
];

const routes: readonly LineRule[] = ["ip", "ipv6"].map((ip) =>
  several(`${ip} route`, { order: places.route }),
);

const ospf: readonly LineRule[] = [/^router ospf \d+$/, /^ipv6 router ospf \d+$/].map((match) => ({
  match,
  order: places.ospf,
  block: [
    single("router-id", { undo: ["no router-id"] }),
    several("passive-interface"),
    single("maximum-paths", { undo: ["no maximum-paths"], hidden: [{ line: "maximum-paths 128" }] }),
  ],
}));

const alone = (text: string): Line => ({ text, lines: [] });

/** VLANs that are alike stand in one line. */
const LISTED = /^(?<before>vlan |(?:no )?spanning-tree vlan-id )(?<list>[0-9,-]+)(?<after>| priority \d+)$/;

/** EOS before 4.23 had a hyphen in it; what it shows of 65535:0 is the word. */
function spell(line: string): readonly Line[] {
  const { before = "", list = "", after = "" } = LISTED.exec(line)?.groups ?? {};
  const numbers = numbersOf(list);
  if (numbers !== null) return numbers.map((number) => alone(`${before}${String(number)}${after}`));
  return [
    alone(
      line
        .replace(/^(neighbor \S+) peer-group\b/, "$1 peer group")
        .replace(/^((?:ip community-list|set community) .*)\b65535:0\b/, "$1GSHUT"),
    ),
  ];
}

const negate = (line: string): string =>
  line.startsWith("no ") ? `default ${line.slice("no ".length)}` : `no ${line}`;

/** EOS's running configuration (4.23 and newer), and what its lines do to it. */
export const eosGrammar: Grammar = {
  indent: "   ",
  leave: "exit",
  untaken: [
    { line: /^ +neighbor interface /m, what: "neighbours by interface (links: unnumbered)" },
    inFabricVrf("   "),
  ],
  noise: [/^!/, /^end$/, /^(?:Building|Current) configuration/],
  texts: [
    { opens: /^banner \S+$/, closes: (line) => line === "EOF" },
    { opens: /^action bash$/, closes: (line) => line === "EOF" },
  ],
  spell,
  negate,
  byItself: {
    process: "router bgp",
    off: "no bgp default ipv4-unicast",
    block: "address-family ipv4",
    line: "neighbor {peer} activate",
  },
  rules: [...globals, ...switching, ...interfaces, ...policies, ...routes, ...ospf, bgp],
};
