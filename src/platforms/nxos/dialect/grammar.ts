import type { Grammar, Line, LineRule } from "../../ordered-change/grammar.ts";
import { numbersOf, several, single } from "../../ordered-change/rules.ts";
import { bgp } from "./bgp-lines.ts";
import { interfaces } from "./interface-lines.ts";
import { places } from "./places.ts";
import { policies } from "./policy-lines.ts";
import { switching } from "./switching-lines.ts";
import { inFabricVrf } from "../../ordered-change/fabric-vrf.ts";

/** What of a feature's lines keeps it: without the feature they would go, too. */
const USES: Readonly<Record<string, RegExp>> = {
  bgp: /^router bgp /,
  ospf: /^(?:router ospf |ip router ospf )/,
  ospfv3: /^(?:router ospfv3 |ipv6 router ospfv3 )/,
  "interface-vlan": /^interface Vlan/,
  bfd: /^(?:bfd|ip ospf bfd|ospfv3 bfd)(?: |$)/,
  lacp: /^channel-group \d+ mode (?:active|passive)$/,
  vpc: /^vpc(?: |$)/,
  lldp: /^lldp /,
};

const features: readonly LineRule[] = [
  ...Object.entries(USES).map(([feature, keptBy]): LineRule => ({
    match: new RegExp(`^feature ${feature}$`),
    order: places.feature,
    keptBy,
  })),
  { match: /^install feature-set fabricpath$/, order: { comes: 9, goes: 97 }, keptBy: /fabricpath/ },
  {
    match: /^feature-set fabricpath$/,
    order: { comes: 9, goes: 96 },
    keptBy: /^(?:switchport )?mode fabricpath$/,
  },
];

const routes: readonly LineRule[] = ["ip", "ipv6"].map((ip) =>
  several(`${ip} route`, { order: places.route }),
);

const MAXIMUM_PATHS = single("maximum-paths", {
  undo: ["no maximum-paths"],
  hidden: [{ line: "maximum-paths 8" }],
});

const ospf: readonly LineRule[] = [/^router ospf \S+$/, /^router ospfv3 \S+$/].map((match) => ({
  match,
  order: places.ospf,
  block: [
    single("router-id", { undo: ["no router-id"] }),
    MAXIMUM_PATHS,
    { match: /^address-family ipv6 unicast$/, block: [MAXIMUM_PATHS] },
  ],
}));

const alone = (text: string): Line => ({ text, lines: [] });

const LISTED = /^(?<before>vlan |spanning-tree vlan )(?<list>[0-9,-]+)(?<after>| priority \d+)$/;

/** A neighbour may stand in one line with its AS number, and an entry's lists in one. 65535:0 may stand for the word. */
function spell(line: string): readonly Line[] {
  const { before = "", list = "", after = "" } = LISTED.exec(line)?.groups ?? {};
  const numbers = numbersOf(list);
  if (numbers !== null) return numbers.map((number) => alone(`${before}${String(number)}${after}`));
  const neighbor = /^(?<peer>neighbor \S+) (?<as>remote-as [0-9.]+)$/.exec(line)?.groups;
  if (neighbor !== undefined) {
    return [{ text: neighbor["peer"] ?? "", lines: [alone(neighbor["as"] ?? "")] }];
  }
  const lists = /^(?<match>match ip(?:v6)? (?:address|next-hop) prefix-list) (?<lists>.+)$/.exec(
    line,
  )?.groups;
  if (lists !== undefined) {
    return (lists["lists"] ?? "")
      .trim()
      .split(/\s+/)
      .map((name) => alone(`${lists["match"] ?? ""} ${name}`));
  }
  return [alone(line.replace(/^(set community .*)\b65535:0\b/, "$1graceful-shutdown"))];
}

const negate = (line: string): string => (line.startsWith("no ") ? line.slice("no ".length) : `no ${line}`);

/** NX-OS's running configuration (9.3 and newer), and what its lines do to it. */
export const nxosGrammar: Grammar = {
  indent: "  ",
  leave: "exit",
  untaken: [
    { line: /^ +neighbor Ethernet/m, what: "neighbours by interface (links: unnumbered)" },
    inFabricVrf("  "),
  ],
  noise: [/^!/, /^version /, /^end$/],
  texts: [
    {
      opens: /^banner \S+ (?<mark>\S)/,
      closes: (line, opened, isFirst) => {
        const mark = opened.groups?.["mark"] ?? "";
        const text = isFirst ? line.slice(opened[0].length) : line;
        return text.includes(mark);
      },
    },
  ],
  spell,
  negate,
  rules: [...features, ...switching, ...interfaces, ...policies, ...routes, ...ospf, bgp],
};
