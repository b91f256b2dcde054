import type { LineRule } from "../../ordered-change/grammar.ts";
import { single, toggle } from "../../ordered-change/rules.ts";
import { places } from "./places.ts";

/** VLANs, what keeps loops out, FabricPath and vPC. */
export const switching: readonly LineRule[] = [
  {
    match: /^vlan (?<vlan>\d+)$/,
    order: places.vlan,
    block: [single("name", { undo: ["no name"] }), single("mode", { undo: ["no mode"] })],
  },
  single("spanning-tree mode", {
    order: places.vlan,
    undo: ["no spanning-tree mode"],
    hidden: [{ line: "spanning-tree mode rapid-pvst" }],
  }),
  {
    match: /^spanning-tree vlan (?<vlan>\d+) priority \d+$/,
    key: "spanning-tree vlan {vlan} priority",
    order: places.vlan,
    undo: ["no spanning-tree vlan {vlan} priority"],
    hidden: [{ line: "spanning-tree vlan {vlan} priority 32768" }],
  },
  {
    match: /^fabricpath domain default$/,
    permanent: true,
    order: places.domain,
    block: [single("root-priority", { undo: ["no root-priority"] })],
  },
  single("fabricpath switch-id", { order: places.domain, undo: ["no fabricpath switch-id"] }),
  {
    match: /^vpc domain (?<domain>\d+)$/,
    key: "vpc domain",
    pair: true,
    order: places.domain,
    block: [
      single("role priority", { undo: ["no role priority"], hidden: [{ line: "role priority 32667" }] }),
      single("peer-keepalive", { undo: ["no peer-keepalive"] }),
      toggle("no", "peer-gateway"),
      toggle("no", "layer3 peer-router"),
      single("system-mac", { undo: ["no system-mac"] }),
      single("fabricpath switch-id", { undo: ["no fabricpath switch-id"], change: "line-anew" }),
    ],
  },
];
