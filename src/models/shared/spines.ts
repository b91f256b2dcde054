import { asnAt, type AsnNumber } from "../../net/asn.ts";
import type { AsnHolder } from "../../plan/asns.ts";
import { hasPods, mostPods, podIndex, spineSlot } from "../../plan/tiers.ts";
import type { Borders, Routing } from "../../plan/lay-out.ts";
import type { Datacenter, FabricOf, SpineSpec } from "../../spec/index.ts";

/** AS numbers of spines: what a model says of its spines is one of its questions, answered alike by several. */
export interface SpineAsns {
  readonly of: (spine: SpineSpec) => AsnNumber | null;
  readonly demand: number;
  readonly holders: readonly AsnHolder[];
}

/** One AS for all spines, whatever their pod: the first of the pool. */
export const oneSpineAsn = (dc: Datacenter): SpineAsns => ({
  of: () => asnAt(dc.pools.spineAsns, 0),
  demand: 1,
  holders: [],
});

/**
 * One AS for all spines of a pod, by the pod's index; without pods the first of the pool. Another pod's is another: what comes from there is
 * refused by nobody (RFC 7938 section 5.2.1).
 */
const sharedSpineAsn = (dc: Datacenter): SpineAsns => ({
  of: (spine) => asnAt(dc.pools.spineAsns, podIndex(dc, spine)),
  demand: mostPods(dc),
  holders: [],
});

/** An AS for each spine, by its index and its pod's or as pinned. */
const uniqueSpineAsns = (dc: Datacenter): SpineAsns => ({
  of: (spine) => spine.pin.asn ?? asnAt(dc.pools.spineAsns, spineSlot(dc, spine)),
  demand: mostPods(dc) * dc.capacity.maxSpines,
  holders: ["spine"],
});

/** Spines that only switch are in no AS. */
const NO_SPINE_ASNS: SpineAsns = { of: () => null, demand: 0, holders: [] };

type Spine = FabricOf<"as-per-rack">["spine"];

export function spineAsns(dc: Datacenter, spine: Spine): SpineAsns {
  if (spine.kind === "ethernet") return NO_SPINE_ASNS;
  const asns = spine.asns ?? (hasPods(dc) ? "shared" : "unique");
  return asns === "shared" ? sharedSpineAsn(dc) : uniqueSpineAsns(dc);
}

/** The tiers that route, by what stands above the ToRs. */
export const routingBelow = ({ kind }: Spine): Routing => ({ from: kind === "ethernet" ? "tor" : "spine" });

/** Where all that routes knows every route, any of it may be a border. */
export const bordersBelow = ({ kind }: Spine): Borders => ({
  "super-spine": null,
  spine: kind === "ethernet" ? "spines only switch here" : null,
  tor: null,
});
