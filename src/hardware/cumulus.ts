import type { SwitchSystem } from "./switch-system.ts";

export const cumulus: SwitchSystem = {
  title: "NVIDIA Cumulus Linux 5.9 to 5.14 with NVUE",
  configures: "switch",
  routing: "frr",
  mtu: 9216,
  loopback: "lo",
  vlanInterface: "vlan",
  aggregate: "bond",
  ports: {
    torUplink: "swp{49}",
    spineDownlink: "swp{1}",
    spinePeer: "swp{513}",
    spineUplink: "swp{577}",
    superSpineDownlink: "swp{1}",
    torNode: "swp{1}",
    torPeer: "swp{55}",
  },
};
