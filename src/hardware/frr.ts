import type { NoModels, SwitchSystem } from "./switch-system.ts";

/** Ports as switchdev's drivers and NVIDIA's Linux name them. */
export const frr: SwitchSystem<NoModels> = {
  title: "Linux with FRRouting 8.4 or newer",
  configures: "router",
  routing: "frr",
  mtu: 1500,
  loopback: "lo",
  vlanInterface: "vlan",
  aggregate: "bond",
  ports: {
    torUplink: "swp{49}",
    spineDownlink: "swp{1}",
    spinePeer: "swp{513}",
    spineUplink: "swp{577}",
    superSpineDownlink: "swp{1}",
    torNode: "swp{129}",
    torPeer: "swp{113}",
  },
  // Whatever Linux runs on, whose drivers name the ports.
  models: {},
};
