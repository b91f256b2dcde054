import type { HardwareModels } from "./models/model.ts";
import type { SwitchSystem } from "./switch-system.ts";

const SOURCE = "https://github.com/netbox-community/devicetype-library/blob/master/device-types/Huawei";

/** Ports are numbered anew for each speed. */
const models = {
  "CE6865-48S8CQ-EI": {
    title: "Huawei CloudEngine 6865-48S8CQ-EI",
    banks: [
      { ports: "25GE1/0/{1}", count: 48, gbps: 25 },
      { ports: "100GE1/0/{1}", count: 8, gbps: 100 },
    ],
    source: `${SOURCE}/CE6865-48S8CQ-EI.yaml`,
    profiles: null,
  },
  "CE6881-48S6CQ": {
    title: "Huawei CloudEngine 6881-48S6CQ",
    banks: [
      { ports: "10GE1/0/{1}", count: 48, gbps: 10 },
      { ports: "100GE1/0/{1}", count: 6, gbps: 100 },
    ],
    source: `${SOURCE}/CE6881-48S6CQ.yaml`,
    profiles: null,
  },
  "CE8850-64CQ-EI": {
    title: "Huawei CloudEngine 8850-64CQ-EI",
    banks: [{ ports: "100GE1/0/{1}", count: 64, gbps: 100, brokenOut: "25GE1/0/{1}:{1..4}" }],
    source: `${SOURCE}/CE8850-64CQ-EI.yaml`,
    profiles: null,
  },
  "CE8855-32CQ4BQ": {
    title: "Huawei CloudEngine 8855-32CQ4BQ, its 32 ports of 100 Gb/s",
    banks: [{ ports: "100GE1/0/{1}", count: 32, gbps: 100 }],
    source: `${SOURCE}/CE8855-32CQ4BQ.yaml`,
    profiles: null,
  },
} as const satisfies HardwareModels;

/** A port's speed is in its name, and ports of each speed are numbered by themselves. */
export const vrp: SwitchSystem<typeof models> = {
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
  models,
};
