import type { SwitchSystem } from "./switch-system.ts";

/** A port's speed is in its name. */
export const comware: SwitchSystem = {
  title: "H3C Comware 7",
  configures: "switch",
  routing: "vendor",
  mtu: 1500,
  loopback: "LoopBack0",
  vlanInterface: "Vlan-interface",
  aggregate: "Bridge-Aggregation",
  routedAggregate: "Route-Aggregation",
  ports: {
    torUplink: "HundredGigE1/0/{49}",
    spineDownlink: "HundredGigE1/0/{1}",
    spinePeer: "HundredGigE1/0/{513}",
    spineUplink: "HundredGigE1/0/{577}",
    superSpineDownlink: "HundredGigE1/0/{1}",
    torNode: "Twenty-FiveGigE1/0/{1}",
    torPeer: "HundredGigE1/0/{55}",
  },
};
