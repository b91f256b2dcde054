import { asnAt, type AsnNumber } from "../../net/asn.ts";
import type { ModelAsns } from "../../plan/asns.ts";
import type { Datacenter } from "../../spec/index.ts";

/** The one AS of all nodes: the first of the racks' pool. */
export const fabricAsn = (dc: Datacenter): AsnNumber | null => asnAt(dc.pools.rackAsns, 0);

/** Switches only switch, so they are in no AS; what is said of a rack's ToR is that of the rack's nodes. */
export const asns = (dc: Datacenter): ModelAsns => ({
  spine: () => null,
  tor: () => fabricAsn(dc),
  node: () => fabricAsn(dc),
  host: () => fabricAsn(dc),
  demand: { spineAsns: 0, rackAsns: 1, nodeAsns: 0, hostAsns: 0 },
  holders: new Set(),
});
