import type { Prefix4 } from "../net/ipv4.ts";
import type { Datacenter, RackSpec, SpineSpec, SuperSpineSpec, TorSpec } from "../spec/index.ts";
import { anycastRanges } from "./anycast.ts";
import type { AsnScheme } from "./asns.ts";
import { apartFrom } from "./clusters.ts";
import { spineHardware, superSpineHardware, torHardware } from "./hardware.ts";
import type { LayoutRules } from "./layout-rules.ts";
import * as numbering from "./numbering.ts";
import { bordersOf } from "./outside.ts";
import { spinePlatform, superSpinePlatform, torPlatform } from "./platforms.ts";
import { podRangesOf, rackPools } from "./rack-pools.ts";
import { serviceRanges } from "./services.ts";
import { there } from "./there.ts";
import type { InPod } from "./tiers.ts";
import type { SwitchPlan } from "./types.ts";

/** A border never sends what is for the fabric's own ranges to the outside, where a default would bring it back. */
const ownRangesAt = (dc: Datacenter, name: string): readonly Prefix4[] =>
  bordersOf(dc).has(name)
    ? [...dc.pools.pods, ...dc.pools.nodes, ...serviceRanges(dc), ...anycastRanges(dc)]
    : [];

/** Where it stands; nothing where there are no pods. */
export const inPod = ({ pod }: InPod): { readonly pod?: string } => (pod === undefined ? {} : { pod });

/** A super-spine, numbered. */
export function superSpinePlan(dc: Datacenter, asns: AsnScheme, superSpine: SuperSpineSpec): SwitchPlan {
  const { name, index, plane, maintenance } = superSpine;
  return {
    name,
    role: "super-spine",
    tier: 3,
    index,
    rack: null,
    ...(plane === undefined ? {} : { plane }),
    platform: superSpinePlatform(dc, superSpine),
    hardware: superSpineHardware(dc, superSpine),
    maintenance,
    discards: ownRangesAt(dc, name),
    asn: there(asns.superSpine, `AS number for ${name}`),
    loopback: there(numbering.superSpineLoopback(dc, superSpine), `loopback for ${name}`).base,
  };
}

/** A spine that routes, numbered. */
export function spinePlan(dc: Datacenter, asns: AsnScheme, spine: SpineSpec): SwitchPlan {
  const { name, index, maintenance } = spine;
  return {
    name,
    role: "spine",
    tier: 2,
    index,
    rack: null,
    ...inPod(spine),
    platform: spinePlatform(dc, spine),
    hardware: spineHardware(dc, spine),
    maintenance,
    discards: ownRangesAt(dc, name),
    asn: there(asns.spine(spine), `AS number for ${name}`),
    loopback: there(numbering.spineLoopback(dc, spine), `loopback for ${name}`).base,
  };
}

/** A ToR that routes, numbered. */
export function torPlan(
  dc: Datacenter,
  { asns, downward, attachments }: LayoutRules,
  rack: RackSpec,
  tor: TorSpec,
): SwitchPlan {
  const name = numbering.torName(rack, tor);
  const pods = podRangesOf(rackPools(dc, rack));
  const dropsAbsent = downward === "default" ? attachments.of(rack).torKnowsRack : dc.outside !== undefined;
  return {
    name,
    role: "tor",
    tier: 1,
    index: tor.index,
    rack: rack.name,
    ...inPod(rack),
    platform: torPlatform(dc, tor),
    hardware: torHardware(dc, tor),
    maintenance: rack.maintenance || tor.maintenance,
    discards: [...(dropsAbsent ? pods : []), ...apartFrom(dc, rack), ...ownRangesAt(dc, name)],
    asn: there(asns.tor(rack, tor), `AS number for ${name}`),
    loopback: there(numbering.torLoopback(dc, rack, tor), `loopback for ${name}`).base,
  };
}
