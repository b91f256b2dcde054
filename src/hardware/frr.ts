import type { HardwareModels } from "./models/model.ts";
import type { SwitchSystem } from "./switch-system.ts";

/** It runs on whatever Linux does. */
const models = {} as const satisfies HardwareModels;

/** Ports as switchdev's drivers and NVIDIA's Linux name them. */
export const frr: SwitchSystem<typeof models> = {
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
  models,
};
