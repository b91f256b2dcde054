import type { HardwareModels } from "./models/model.ts";
import type { SwitchSystem } from "./switch-system.ts";

const SOURCE = "https://github.com/netbox-community/devicetype-library/blob/master/device-types/Cisco";

const models = {
  "N9K-C93180YC-FX3": {
    title: "Cisco Nexus 93180YC-FX3",
    banks: [
      { ports: "Ethernet1/{1}", count: 48, gbps: 25 },
      { ports: "Ethernet1/{49}", count: 6, gbps: 100, brokenOut: "Ethernet1/{49}/{1..4}" },
    ],
    source: `${SOURCE}/N9K-C93180YC-FX3.yaml`,
    profiles: null,
  },
  "N9K-C93240YC-FX2": {
    title: "Cisco Nexus 93240YC-FX2",
    banks: [
      { ports: "Ethernet1/{1}", count: 48, gbps: 25 },
      { ports: "Ethernet1/{49}", count: 12, gbps: 100, brokenOut: "Ethernet1/{49}/{1..4}" },
    ],
    source: `${SOURCE}/N9K-C93240YC-FX2.yaml`,
    profiles: null,
  },
  "N9K-C9336C-FX2": {
    title: "Cisco Nexus 9336C-FX2",
    banks: [{ ports: "Ethernet1/{1}", count: 36, gbps: 100, brokenOut: "Ethernet1/{1}/{1..4}" }],
    source: `${SOURCE}/N9K-C9336C-FX2.yaml`,
    profiles: null,
  },
  "N9K-C9364C": {
    title: "Cisco Nexus 9364C",
    banks: [{ ports: "Ethernet1/{1}", count: 64, gbps: 100 }],
    source: `${SOURCE}/N9K-C9364C.yaml`,
    profiles: null,
  },
} as const satisfies HardwareModels;

export const nxos: SwitchSystem<typeof models> = {
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
  models,
};
