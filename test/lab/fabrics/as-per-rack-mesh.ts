import type { DatacenterSpec } from "../../../src/index.ts";

/**
 * AS per rack with a full mesh inside the rack, and one AS for all spines. Nodes keep to their own blocks, and the last of the first
 * rack is kept free. Switches watch each other by BFD, with no graceful restart to keep what a silent link left: it is missed after 1.6 s.
 */
export const datacenter: DatacenterSpec = {
  name: "as-per-rack-mesh",
  fabric: { model: "as-per-rack", spine: { kind: "routed", asns: "shared" }, inRack: { kind: "full-mesh" } },
  calico: { version: "3.32", ipam: { strictAffinity: true }, reserved: ["10.32.31.192/26"] },
  bgp: {
    bfd: { enabled: true, detectMultiplier: 4, transmit: 400, receive: 400 },
    gracefulRestart: { enabled: false },
  },
  spines: [
    { name: "spine-1", index: 0 },
    { name: "spine-2", index: 1 },
  ],
  racks: ["r1", "r2", "r3"].map((name, index) => ({
    name,
    index,
    nodes: [0, 1].map((node) => ({ name: `${name}-n${String(node + 1)}`, index: node })),
  })),
};
