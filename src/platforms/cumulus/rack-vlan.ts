import type { RackVlanIntent, SwitchIntent } from "../../intent/index.ts";
import { names, ON, type Tree } from "./tree.ts";

/** The bridge that every switch has, which knows VLANs. */
const BRIDGE = "br_default";

/** What the bridge is, or what an interface is in it. */
export const inBridge = (part: Tree): Tree => ({ domain: { [BRIDGE]: part } });

/** A port to a server never waits for loops to be looked for, and goes down when it hears that a switch is there. */
export const EDGE: Tree = { "admin-edge": ON, "bpdu-guard": ON };

/** What a port of a rack's VLAN is in the bridge, by where it leads. */
export const membership = {
  /** To a server. */
  access: ({ vlan }: RackVlanIntent): Tree => inBridge({ access: vlan, stp: EDGE }),
  /** To the rack's other ToR. */
  trunk: ({ vlan }: RackVlanIntent): Tree => inBridge({ untagged: "none", vlan: names([String(vlan)]) }),
} as const;

/** The VLAN itself. */
export const bridge = ({ rackVlan }: SwitchIntent): Tree =>
  rackVlan === null ? {} : { bridge: inBridge({ vlan: names([String(rackVlan.vlan)]) }) };
