import type { HardwareModels } from "./models/model.ts";
import type { SwitchSystem } from "./switch-system.ts";

/** A QSFP port's name ends in its first lane; broken out, it has all four. */
const QSFP = { brokenOut: "Ethernet{49}/{1..4}" };
const SOURCE = "https://github.com/netbox-community/devicetype-library/blob/master/device-types/Arista";

const models = {
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
} as const satisfies HardwareModels;

/** QSFP ports have their first lane in their name. */
export const eos: SwitchSystem<typeof models> = {
  title: "Arista EOS 4.23 or newer",
  configures: "switch",
  routing: "vendor",
  mtu: 1500,
  loopback: "Loopback0",
  vlanInterface: "Vlan",
  aggregate: "Port-Channel",
  ports: {
    torUplink: "Ethernet{49}/1",
    spineDownlink: "Ethernet{1}/1",
    spinePeer: "Ethernet{513}/1",
    spineUplink: "Ethernet{577}/1",
    superSpineDownlink: "Ethernet{1}/1",
    torNode: "Ethernet{1}",
    torPeer: "Ethernet{55}/1",
  },
  models,
};
