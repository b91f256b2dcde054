import { modelOf } from "../models/index.ts";
import { asnAt, asnPoolContains } from "../net/asn.ts";
import type { AsnHolder, AsnPoolName } from "../plan/asns.ts";
import type { Datacenter } from "../spec/index.ts";
import { pinOf, type Fact, type FactValue } from "./facts.ts";
import { constant, type Formula } from "./formula.ts";
import { hostSlot, nodeSlot, rackIndex, spineIndex, torSlot, type Place } from "./places.ts";

const ASN_POOLS = ["spineAsns", "rackAsns", "nodeAsns", "hostAsns"] as const satisfies readonly AsnPoolName[];

/** What counts a device's AS where it has one of its own, where its rack has, and where all of its kind are in one. */
function positionOf(dc: Datacenter, place: Place, holders: ReadonlySet<AsnHolder>): Formula {
  if (place.kind === "spine") return holders.has("spine") ? spineIndex(place.spine) : constant(0);
  if (holders.has(place.kind)) {
    if (place.kind === "tor") return torSlot(dc, place.rack, place.tor);
    if (place.kind === "node") return nodeSlot(dc, place.rack, place.node);
    return hostSlot(dc, place.rack, place.host);
  }
  return holders.has("rack") ? rackIndex(place.rack) : constant(0);
}

/** The AS number of each device, given as `asnOf` has it from the plan. */
export function asnFacts(
  dc: Datacenter,
  places: ReadonlyMap<string, Place>,
  asnOf: ReadonlyMap<string, number>,
): readonly Fact[] {
  const { holders } = modelOf(dc).asns;
  return [...asnOf].flatMap(([of, asn]): Fact[] => {
    const place = places.get(of);
    if (place === undefined) return [];
    const value: FactValue = { kind: "asn", asn };
    const common = { of, what: "AS number", value } as const;
    const position = positionOf(dc, place, holders);
    const pool = ASN_POOLS.find((name) => asnPoolContains(dc.pools[name], asn));
    const [own, rack] = place.sources;
    if (pool === undefined || asnAt(dc.pools[pool], position.value) !== asn)
      return [{ ...common, why: { kind: "pinned" }, path: pinOf(value, place.sources) }];
    const isRacks = rack !== undefined && !holders.has(place.kind) && holders.has("rack");
    const from = isRacks ? rack : own;
    const path = position.text === "0" ? ["pools", pool] : [...(from?.path ?? []), "index"];
    return [{ ...common, why: { kind: "pool", pool: `pools.${pool}`, length: null, position }, path }];
  });
}
