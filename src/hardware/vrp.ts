import type { SwitchSystem } from "./switch-system.ts";

/** A port's speed is in its name, and ports of each speed are numbered by themselves. */
export const vrp: SwitchSystem = {
  title: "Huawei VRP 8 (CloudEngine)",
  configures: "switch",
  routing: "vendor",
  mtu: 1500,
  loopback: "LoopBack0",
  vlanInterface: "Vlanif",
  aggregate: "Eth-Trunk",
  ports: {
    torUplink: "100GE1/0/{1}",
    spineDownlink: "100GE1/0/{1}",
    spinePeer: "100GE1/0/{513}",
    spineUplink: "100GE1/0/{577}",
    superSpineDownlink: "100GE1/0/{1}",
    torNode: "25GE1/0/{1}",
    torPeer: "100GE1/0/{7}",
  },
};
