import type { LineRule } from "../../ordered-change/grammar.ts";
import { several, single } from "../../ordered-change/rules.ts";
import { places } from "./places.ts";

/** VLANs, and what keeps loops out. */
export const switching: readonly LineRule[] = [
  {
    match: /^vlan (?<vlan>\d+)$/,
    order: places.vlan,
    block: [single("name", { undo: ["no name"] }), several("trunk group")],
  },
  single("spanning-tree mode", {
    order: places.vlan,
    undo: ["no spanning-tree mode"],
    hidden: [{ line: "spanning-tree mode mstp" }],
  }),
  {
    match: /^spanning-tree vlan-id (?<vlan>\d+) priority \d+$/,
    key: "spanning-tree vlan-id {vlan} priority",
    order: places.vlan,
    undo: ["no spanning-tree vlan-id {vlan} priority"],
    hidden: [{ line: "spanning-tree vlan-id {vlan} priority 32768" }],
  },
  {
    match: /^(?:no )?spanning-tree vlan-id (?<vlan>\d+)$/,
    key: "spanning-tree vlan-id {vlan}",
    order: places.vlan,
    undo: ["spanning-tree vlan-id {vlan}"],
    hidden: [{ line: "spanning-tree vlan-id {vlan}" }],
  },
  {
    match: /^mlag configuration$/,
    order: places.mlag,
    block: [
      single("peer-address heartbeat"),
      single("dual-primary detection delay", { undo: ["no dual-primary detection delay"] }),
      single("domain-id", { undo: ["no domain-id"], change: "line-anew", pair: true }),
      ...["local-interface", "peer-address", "peer-link"].map((key) =>
        single(key, { undo: [`no ${key}`], change: "line-anew" }),
      ),
    ],
  },
];
