import type { LineRule } from "../../ordered-change/grammar.ts";
import { single, several, type More } from "../../ordered-change/rules.ts";
import { places } from "./places.ts";

const global = (key: string, more: More = {}): LineRule =>
  single(key, { order: places.globals, undo: [`undo ${key}`], ...more });

/** VLANs, what keeps loops out, and the pair. */
export const switching: readonly LineRule[] = [
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
  global("lacp m-lag system-id"),
  {
    match: /^dfs-group \d+$/,
    order: places.pair,
    block: [single("priority", { undo: ["undo priority"], hidden: [{ line: "priority 100" }] })],
  },
];

/** Routes are known by where they lead; their preference is typed over. */
export const routes: readonly LineRule[] = [
  {
    match: /^(?<ip>ip|ipv6) route-static (?<way>\S+ \S+ \S+)(?: preference \d+)?$/,
    key: "{ip} route-static {way}",
    undo: ["undo {ip} route-static {way}"],
    order: places.route,
  },
  several("ip route-static", { order: places.route }),
  several("ipv6 route-static", { order: places.route }),
];

const process = (match: RegExp, key: string): LineRule => ({
  match,
  key,
  undo: [`undo ${key}`],
  change: "in-place",
  order: places.ospf,
  block: [
    single("router-id", { undo: ["undo router-id"] }),
    several("silent-interface", { order: places.silent }),
    single("maximum load-balancing", {
      undo: ["undo maximum load-balancing"],
      hidden: [{ line: "maximum load-balancing 128" }],
    }),
    { match: /^area \S+$/, block: [] },
  ],
});

export const ospf: readonly LineRule[] = [
  process(/^ospf (?<process>\d+)(?: router-id \S+)?$/, "ospf {process}"),
  process(/^ospfv3 (?<process>\d+)$/, "ospfv3 {process}"),
];
