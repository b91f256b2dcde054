import type { CompiledFabric } from "../compile.ts";
import { hostPrefix } from "../net/ipv4.ts";
import { asnFacts } from "./asn-facts.ts";
import { fromPool, type Fact } from "./facts.ts";
import { linkFacts, planeFacts } from "./link-facts.ts";
import { placesIn, spineSlot, superSpineIndex, torSlot, type Place } from "./places.ts";
import { rackFacts } from "./rack-facts.ts";

/** Every number of a fabric with what it follows from, device by device, then racks, links and planes. */
export function factsOf({
  datacenter: dc,
  plan,
}: Pick<CompiledFabric, "datacenter" | "plan">): readonly Fact[] {
  const places = placesIn(dc);
  const servers = plan.racks.flatMap(({ nodes, hosts }) => [...nodes, ...hosts]);
  const asnOf = new Map([...plan.switches, ...servers].map(({ name, asn }) => [name, asn]));
  return [
    ...plan.switches.flatMap(({ name, loopback }): Fact[] => {
      const place = places.get(name);
      return place === undefined ? [] : loopbackFact(dc, name, hostPrefix(loopback), place);
    }),
    ...asnFacts(dc, places, asnOf),
    ...plan.racks.flatMap((rack) => {
      const at = dc.racks.findIndex(({ name }) => name === rack.name);
      const value = dc.racks[at];
      return value === undefined ? [] : rackFacts(dc, rack, { path: ["racks", at], value }, places);
    }),
    ...linkFacts(dc, plan, places),
    ...planeFacts(dc, plan, places),
  ];
}

function loopbackFact(
  dc: CompiledFabric["datacenter"],
  of: string,
  value: ReturnType<typeof hostPrefix>,
  place: Place,
): Fact[] {
  const numbered = { of, what: "loopback", value, length: 32, sources: place.sources };
  if (place.kind === "spine") {
    const { spineLoopbacks: ranges } = dc.pools;
    return [
      fromPool({ ...numbered, pool: "pools.spineLoopbacks", ranges, position: spineSlot(dc, place.spine) }),
    ];
  }
  if (place.kind === "super-spine") {
    const { superSpineLoopbacks: ranges } = dc.pools;
    const position = superSpineIndex(place.superSpine);
    return [fromPool({ ...numbered, pool: "pools.superSpineLoopbacks", ranges, position })];
  }
  if (place.kind !== "tor") return [];
  const { torLoopbacks: ranges } = dc.pools;
  const position = torSlot(dc, place.rack, place.tor);
  return [fromPool({ ...numbered, pool: "pools.torLoopbacks", ranges, position })];
}
