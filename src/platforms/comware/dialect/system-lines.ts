import type { LineRule } from "../../ordered-change/grammar.ts";
import { single, type More } from "../../ordered-change/rules.ts";
import { ospfBy, routesBy } from "../../undo-dialect/routing.ts";
import { places } from "./places.ts";

const system = (key: string, more: More = {}): LineRule =>
  single(key, { order: places.system, undo: [`undo ${key}`], ...more });

/** VLANs, and what keeps loops out. */
export const switching: readonly LineRule[] = [
  { match: /^vlan \d+$/, order: places.vlan, block: [single("name", { undo: ["undo name"] })] },
  system("stp mode", { hidden: [{ line: "stp mode mstp" }] }),
  {
    match: /^stp vlan (?<vlan>\d+) priority \d+$/,
    key: "stp vlan {vlan} priority",
    order: places.vlan,
    undo: ["undo stp vlan {vlan} priority"],
    hidden: [{ line: "stp vlan {vlan} priority 32768" }],
  },
  system("stp bpdu-protection"),
  system("lldp global enable", { keptBy: /^lldp / }),
  system("stp global enable"),
  system("irf domain"),
  {
    match: /^irf member (?<member>\d+) priority \d+$/,
    key: "irf member {member} priority",
    order: places.system,
    undo: ["undo irf member {member} priority"],
  },
  {
    match: /^irf-port \S+$/,
    order: places.stack,
    block: [
      {
        match: /^port group interface (?<port>\S+)$/,
        meanwhile: { block: "interface {port}", before: "shutdown", after: "undo shutdown" },
      },
    ],
  },
  system("m-lag system-mac", { pair: true }),
  system("m-lag system-number"),
  system("m-lag keepalive ip destination"),
  system("m-lag role priority", { hidden: [{ line: "m-lag role priority 32768" }] }),
  {
    match: /^trill$/,
    order: places.system,
    block: [
      single("nickname", { undo: ["undo nickname"] }),
      single("tree-root priority", {
        undo: ["undo tree-root priority"],
        hidden: [{ line: "tree-root priority 32768" }],
      }),
    ],
  },
];

/** Lengths stand in digits. */
export const routes = routesBy(String.raw`\d+`);

export const ospf = ospfBy();
