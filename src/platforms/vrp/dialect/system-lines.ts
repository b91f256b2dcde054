import type { LineRule } from "../../ordered-change/grammar.ts";
import { single, type More } from "../../ordered-change/rules.ts";
import { ospfBy, routesBy } from "../../undo-dialect/routing.ts";
import { places } from "./places.ts";

const global = (key: string, more: More = {}): LineRule =>
  single(key, { order: places.globals, undo: [`undo ${key}`], ...more });

/** VLANs, what keeps loops out, and the pair. */
export const switching: readonly LineRule[] = [
  {
    match: /^port split dimension interface (?<port>\S+) .+$/,
    key: "port split dimension interface {port}",
    undo: ["undo port split dimension interface {port}"],
    order: places.lanes,
    change: "line-anew",
  },
  global("as-notation plain"),
  { match: /^bfd$/, order: places.globals, keptBy: / bfd /, block: [] },
  { match: /^vlan \d+$/, order: places.vlan, block: [single("name", { undo: ["undo name"] })] },
  global("stp mode", { hidden: [{ line: "stp mode mstp" }] }),
  {
    match: /^stp vlan (?<vlan>\d+) priority \d+$/,
    key: "stp vlan {vlan} priority",
    order: places.vlan,
    undo: ["undo stp vlan {vlan} priority"],
    hidden: [{ line: "stp vlan {vlan} priority 32768" }],
  },
  global("stp bpdu-protection"),
  global("lldp enable"),
  global("lacp m-lag system-id", { pair: true }),
  {
    match: /^dfs-group \d+$/,
    order: places.pair,
    block: [
      single("dual-active detection source", { change: "line-anew" }),
      single("priority", { undo: ["undo priority"], hidden: [{ line: "priority 100" }] }),
    ],
  },
];

/** A mask in IPv4, a length in IPv6. */
export const routes = routesBy(String.raw`\S+`);

export const ospf = ospfBy({ hidden: [{ line: "maximum load-balancing 128" }] });
