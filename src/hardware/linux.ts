import type { SwitchSystem } from "./switch-system.ts";

/** The same as `frr`, and the Linux below it: ports as switchdev's drivers name them. */
export const linux = {
  title: "Linux with FRRouting 8.4 or newer and ifupdown2 3.0 or newer",
  configures: "switch",
  routing: "frr",
  mtu: 1500,
  loopback: "lo",
  vlanInterface: "vlan",
  aggregate: "bond",
  bridge: "fabric",
  ports: {
    torUplink: "swp{49}",
    spineDownlink: "swp{1}",
    spinePeer: "swp{513}",
    spineUplink: "swp{577}",
    superSpineDownlink: "swp{1}",
    torNode: "swp{129}",
    torPeer: "swp{113}",
  },
  models: {},
} satisfies SwitchSystem;
