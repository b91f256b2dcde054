import type { DatacenterSpec } from "../../../src/index.ts";
import { datacenter as asPerServerEthernet } from "./as-per-server-ethernet.ts";

/**
 * The fabric's are the switches as a whole: bridges, VLANs, trunks between a rack's ToRs, MTU. A bridge for each VLAN, for not every kernel
 * tells VLANs apart in one.
 */
export const datacenter: DatacenterSpec = {
  ...asPerServerEthernet,
  name: "linux",
  platforms: { spines: "linux", tors: "linux" },
  linux: { bridges: "per-vlan" },
  ethernet: { racks: { mtu: 9000 } },
};
