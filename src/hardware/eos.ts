import type { SwitchSystem } from "./switch-system.ts";

/** QSFP ports have their first lane in their name. */
export const eos: SwitchSystem = {
  title: "Arista EOS 4.23 or newer",
  configures: "switch",
  routing: "vendor",
  mtu: 1500,
  loopback: "Loopback0",
  vlanInterface: "Vlan",
  aggregate: "Port-Channel",
  ports: {
    torUplink: "Ethernet{49}/1",
    spineDownlink: "Ethernet{1}/1",
    spinePeer: "Ethernet{513}/1",
    spineUplink: "Ethernet{577}/1",
    superSpineDownlink: "Ethernet{1}/1",
    torNode: "Ethernet{1}",
    torPeer: "Ethernet{55}/1",
  },
};
