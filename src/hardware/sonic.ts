import type { SwitchSystem } from "./switch-system.ts";

/** Ports are named after their first lane: those of four lanes come in fours. */
export const sonic: SwitchSystem = {
  title: "SONiC 202405 or newer with FRR's management framework",
  configures: "switch",
  routing: "frr",
  mtu: 9100,
  loopback: "Loopback0",
  vlanInterface: "Vlan",
  aggregate: "PortChannel",
  ports: {
    torUplink: "Ethernet{48:4}",
    spineDownlink: "Ethernet{0:4}",
    spinePeer: "Ethernet{2048:4}",
    spineUplink: "Ethernet{2304:4}",
    superSpineDownlink: "Ethernet{0:4}",
    torNode: "Ethernet{0}",
    torPeer: "Ethernet{72:4}",
  },
};
