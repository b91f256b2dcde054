import type { SwitchSystem } from "./switch-system.ts";

export const nxos: SwitchSystem = {
  title: "Cisco NX-OS 9.3 or newer on Nexus 9000",
  configures: "switch",
  routing: "vendor",
  mtu: 1500,
  loopback: "loopback0",
  vlanInterface: "Vlan",
  aggregate: "port-channel",
  ports: {
    torUplink: "Ethernet1/{49}",
    spineDownlink: "Ethernet1/{1}",
    spinePeer: "Ethernet1/{513}",
    spineUplink: "Ethernet1/{577}",
    superSpineDownlink: "Ethernet1/{1}",
    torNode: "Ethernet1/{1}",
    torPeer: "Ethernet1/{53}",
  },
};
