import type { HardwareModels } from "./models/model.ts";
import type { SwitchSystem } from "./switch-system.ts";

const SOURCE =
  "https://www.h3c.com/en/Products_and_Solutions/InterConnect/Switches: data sheet and hardware guide of";

/** A port's speed is in its name; ports are numbered through, whatever their speed. */
const models = {
  "S6850-56HF": {
    title: "H3C S6850-56HF",
    banks: [
      { ports: "Twenty-FiveGigE1/0/{1}", count: 48, gbps: 25 },
      { ports: "HundredGigE1/0/{49}", count: 8, gbps: 100, brokenOut: "Twenty-FiveGigE1/0/{49}:{1..4}" },
    ],
    source: `${SOURCE} S6850-56HF`,
    profiles: null,
  },
  "S6825-54HF": {
    title: "H3C S6825-54HF",
    banks: [
      { ports: "Twenty-FiveGigE1/0/{1}", count: 48, gbps: 25 },
      { ports: "HundredGigE1/0/{49}", count: 6, gbps: 100, brokenOut: "Twenty-FiveGigE1/0/{49}:{1..4}" },
    ],
    source: `${SOURCE} S6825-54HF`,
    profiles: null,
  },
  "S9820-64H": {
    title: "H3C S9820-64H",
    banks: [{ ports: "HundredGigE1/0/{1}", count: 64, gbps: 100 }],
    source: `${SOURCE} S9820-64H`,
    profiles: null,
  },
  "S9850-32H": {
    title: "H3C S9850-32H",
    banks: [
      { ports: "HundredGigE1/0/{1}", count: 32, gbps: 100, brokenOut: "Twenty-FiveGigE1/0/{1}:{1..4}" },
    ],
    source: `${SOURCE} S9850-32H`,
    profiles: null,
  },
} as const satisfies HardwareModels;

/** A port's speed is in its name. */
export const comware: SwitchSystem<typeof models> = {
  title: "H3C Comware 7",
  configures: "switch",
  routing: "vendor",
  mtu: 1500,
  loopback: "LoopBack0",
  vlanInterface: "Vlan-interface",
  aggregate: "Bridge-Aggregation",
  routedAggregate: "Route-Aggregation",
  ports: {
    torUplink: "HundredGigE1/0/{49}",
    spineDownlink: "HundredGigE1/0/{1}",
    spinePeer: "HundredGigE1/0/{513}",
    spineUplink: "HundredGigE1/0/{577}",
    superSpineDownlink: "HundredGigE1/0/{1}",
    torNode: "Twenty-FiveGigE1/0/{1}",
    torPeer: "HundredGigE1/0/{55}",
  },
  models,
};
