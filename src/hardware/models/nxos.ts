import type { HardwareModel } from "./model.ts";

const SOURCE = "https://github.com/netbox-community/devicetype-library/blob/master/device-types/Cisco";

export const nxosModels = {
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
} as const satisfies Readonly<Record<string, HardwareModel>>;
