import type { HardwareModel } from "./model.ts";

const SOURCE = "https://github.com/netbox-community/devicetype-library/blob/master/device-types/Huawei";

/** Ports are numbered anew for each speed. */
export const vrpModels = {
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
} as const satisfies Readonly<Record<string, HardwareModel>>;
