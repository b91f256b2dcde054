import type { Mode } from "../read-back/modes.ts";

/*
 * NX-OS's command line, as far as Cisco's command references for Nexus (layer 2 switching, interfaces, FabricPath) describe what a switch that only switches may say.
 * Not made from the renderer.
 */

const VLANS = "\\d+(?:,\\d+)*";
const IPV4 = "\\d+(?:\\.\\d+){3}";
const MAC = "[0-9a-f]{2}(?::[0-9a-f]{2}){5}";

const interfaceMode: Mode = {
  once: {
    description: /^description (.{1,254})$/,
    switched: /^switchport$/,
    mode: /^switchport mode (access|trunk|fabricpath)$/,
    access: /^switchport access vlan (\d+)$/,
    native: /^switchport trunk native vlan (\d+)$/,
    allowed: new RegExp(`^switchport trunk allowed vlan (${VLANS})$`),
    type: /^spanning-tree port type (edge|edge trunk|network)$/,
    guard: /^spanning-tree bpduguard enable$/,
    "peer link": /^vpc peer-link$/,
    vpc: /^vpc (\d+)$/,
    channel: /^channel-group (\d+) mode active$/,
    up: /^no shutdown$/,
  },
};

export const bridgeConfiguration: Mode = {
  once: {
    installed: /^install feature-set fabricpath$/,
    loaded: /^feature-set fabricpath$/,
    rapid: /^spanning-tree mode rapid-pvst$/,
    "switch id": /^fabricpath switch-id (\d+)$/,
  },
  often: {
    feature: /^feature (lacp|vpc)$/,
    priority: new RegExp(`^spanning-tree vlan (${VLANS}) priority (\\d+)$`),
  },
  opens: {
    vlan: [/^vlan (\d+)$/, { once: { name: /^name (\S{1,32})$/, own: /^mode fabricpath$/ } }],
    isis: [/^fabricpath domain default$/, { once: { root: /^root-priority (\d+)$/ } }],
    domain: [
      /^vpc domain (\d+)$/,
      {
        once: {
          role: /^role priority (\d+)$/,
          system: new RegExp(`^system-mac (${MAC})$`),
          watched: new RegExp(`^peer-keepalive destination (${IPV4}) source (${IPV4})(?: vrf (\\S{1,32}))?$`),
          gateway: /^peer-gateway$/,
          routing: /^layer3 peer-router$/,
          emulated: /^fabricpath switch-id (\d+)$/,
        },
      },
    ],
    interface: [/^interface (Ethernet[\d/]+|port-channel\d+)$/, interfaceMode],
  },
};
