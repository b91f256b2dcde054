import type { HardwareModel } from "./model.ts";

/** A QSFP port's name ends in its first lane; broken out, it has all four. */
const QSFP = { brokenOut: "Ethernet{49}/{1..4}" };
const SOURCE = "https://github.com/netbox-community/devicetype-library/blob/master/device-types/Arista";

export const eosModels = {
  "7050SX3-48YC8": {
    title: "Arista DCS-7050SX3-48YC8",
    banks: [
      { ports: "Ethernet{1}", count: 48, gbps: 25 },
      { ports: "Ethernet{49}/1", count: 8, gbps: 100, ...QSFP },
    ],
    source: `${SOURCE}/DCS-7050SX3-48YC8-F.yaml`,
    profiles: null,
  },
  "7280SR3-48YC8": {
    title: "Arista DCS-7280SR3-48YC8",
    banks: [
      { ports: "Ethernet{1}", count: 48, gbps: 25 },
      { ports: "Ethernet{49}/1", count: 8, gbps: 100, ...QSFP },
    ],
    source: `${SOURCE}/DCS-7280SR3-48YC8-F.yaml`,
    profiles: null,
  },
  "7050CX3-32S": {
    title: "Arista DCS-7050CX3-32S",
    banks: [{ ports: "Ethernet{1}/1", count: 32, gbps: 100, brokenOut: "Ethernet{1}/{1..4}" }],
    source: `${SOURCE}/DCS-7050CX3-32S-F.yaml`,
    profiles: null,
  },
  "7060CX2-32S": {
    title: "Arista DCS-7060CX2-32S",
    banks: [{ ports: "Ethernet{1}/1", count: 32, gbps: 100, brokenOut: "Ethernet{1}/{1..4}" }],
    source: `${SOURCE}/DCS-7060CX2-32S-F.yaml`,
    profiles: null,
  },
} as const satisfies Readonly<Record<string, HardwareModel>>;
