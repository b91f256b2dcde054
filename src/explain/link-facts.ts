import type { SpecPath } from "../diagnostics/index.ts";
import { hostPrefix } from "../net/ipv4.ts";
import { linkAddresses } from "../plan/link-ends.ts";
import { FIRST_IN_PLANE_OFFSET } from "../plan/numbering.ts";
import { FIRST_NODE_IN_PLANE_OFFSET } from "../plan/switched/fabric.ts";
import type {
  AccessLinkPlan,
  BridgedLinkPlan,
  FabricPlan,
  LinkEnd,
  NumberedLinkPlan,
} from "../plan/types.ts";
import type { Datacenter } from "../spec/index.ts";
import { fromPool, fromRange, pinOf, prefixValue, type Fact } from "./facts.ts";
import { constant, plus, term } from "./formula.ts";
import {
  linkSlot,
  nodeSlot,
  spineIndex,
  spineLinkSlot,
  superSpineLinkSlot,
  torSlot,
  type Place,
} from "./places.ts";

type Places = ReadonlyMap<string, Place>;

/** Both addresses of a point-to-point link, of its two: by `uplinks.lower`, between spines the lower index has the lower, and above them the super-spine. */
function endFacts(
  { uplinks }: Datacenter,
  { id, kind, subnet, ends }: NumberedLinkPlan,
  places: Places,
): readonly Fact[] {
  const [lower, upper] = linkAddresses(subnet);
  const isBelowLower = places.get(ends[0].device)?.kind === "tor" && uplinks.lower === "tor";
  const computed = kind === "spine-peer" || isBelowLower ? [lower, upper] : [upper, lower];
  return ends.map(({ device, address }, at) => {
    const sources = [device, ...ends.map((end) => end.device)].flatMap(
      (one) => places.get(one)?.sources ?? [],
    );
    const isComputed = address === computed[at];
    const end = { of: device, what: `address on the link ${id}`, value: hostPrefix(address), length: 32 };
    const position = constant((computed[at] ?? lower) - subnet.base);
    const fact = fromRange({ ...end, range: subnet, position, sources });
    // Of two ends one has it pinned, and the other what is left.
    return isComputed ? fact : { ...fact, path: endPath(ends, places) ?? fact.path };
  });
}

/** Where one of a link's ends says its own address. */
function endPath(ends: NumberedLinkPlan["ends"], places: Places): SpecPath | null {
  const paths = ends.map(({ device, address }) =>
    pinOf(prefixValue(hostPrefix(address)), places.get(device)?.sources ?? []),
  );
  return paths.find((path) => path.includes("pin")) ?? null;
}

function routed(dc: Datacenter, link: NumberedLinkPlan, nth: number, places: Places): readonly Fact[] {
  const { id, subnet: value, ends } = link;
  const [one, other] = ends.map(({ device }) => places.get(device));
  const numbered = { of: id, what: "link", value, length: dc.sizes.links };
  if (one?.kind === "tor" && other?.kind === "spine")
    return [
      fromPool({
        ...numbered,
        pool: "pools.links",
        ranges: dc.pools.links,
        position: linkSlot(dc, one.rack, one.tor, other.spine, nth),
        sources: one.sources,
      }),
      ...endFacts(dc, link, places),
    ];
  if (one?.kind === "spine" && other?.kind === "super-spine")
    return [
      fromPool({
        ...numbered,
        pool: "pools.superSpineLinks",
        ranges: dc.pools.superSpineLinks,
        position: superSpineLinkSlot(dc, one.spine, other.superSpine, nth),
        sources: [...one.sources, ...other.sources],
      }),
      ...endFacts(dc, link, places),
    ];
  if (one?.kind !== "spine" || other?.kind !== "spine") return [];
  return [
    fromPool({
      ...numbered,
      pool: "pools.spineLinks",
      ranges: dc.pools.spineLinks,
      position: spineLinkSlot(dc, one.spine, other.spine),
      sources: [...one.sources, ...other.sources],
    }),
    ...endFacts(dc, link, places),
  ];
}

/** A device's address in a plane. */
function inPlane(
  dc: Datacenter,
  { plane, subnet: range }: BridgedLinkPlan | AccessLinkPlan,
  end: LinkEnd,
  places: Places,
) {
  const place = places.get(end.device);
  if (place?.kind !== "tor" && place?.kind !== "node") return [];
  const slot =
    place.kind === "tor"
      ? plus(constant(FIRST_IN_PLANE_OFFSET), torSlot(dc, place.rack, place.tor))
      : plus(constant(FIRST_NODE_IN_PLANE_OFFSET), nodeSlot(dc, place.rack, place.node));
  return [
    fromRange({
      of: end.device,
      what: `address in ${plane}`,
      value: hostPrefix(end.address),
      range,
      length: 32,
      position: slot,
      sources: place.sources,
    }),
  ];
}

/** What is numbered between switches, and in planes. */
export function linkFacts(dc: Datacenter, { links }: FabricPlan, places: Places): readonly Fact[] {
  const before = new Map<string, number>();
  const found = links.flatMap((link): readonly Fact[] => {
    if (link.kind === "bridged" || link.kind === "access") return inPlane(dc, link, link.ends[0], places);
    if (link.kind !== "trunk") {
      const between = link.ends.map(({ device }) => device).join(" ");
      const nth = before.get(between) ?? 0;
      before.set(between, nth + 1);
      // Without addresses it has no number either.
      return link.subnet === null ? [] : routed(dc, link, nth, places);
    }
    return [];
  });
  // A port in a plane has several cables where two switches are one to it.
  return [...new Map(found.map((fact) => [`${fact.of} ${fact.what}`, fact])).values()];
}

/** The networks of planes: by the spine that each is, or by the plane's own number. */
export function planeFacts(dc: Datacenter, { planes }: FabricPlan, places: Places): readonly Fact[] {
  return planes.map(({ name, index, subnet: value, bridges }): Fact => {
    const place = places.get(bridges[0] ?? "");
    const ofSpine = dc.fabric.model !== "l2" && place?.kind === "spine" ? place : null;
    const numbered = { of: name, what: "subnet", value };
    if (ofSpine !== null)
      return fromPool({
        ...numbered,
        pool: "pools.planes",
        ranges: dc.pools.planes,
        length: dc.sizes.planeSubnet,
        position: spineIndex(ofSpine.spine),
        sources: ofSpine.sources,
      });
    const position = term("plane", index);
    const pool = { pool: "pools.nodePlanes", ranges: dc.pools.nodePlanes, length: dc.sizes.nodePlane };
    return { ...fromPool({ ...numbered, ...pool, position, sources: [] }), path: ["fabric", "planes"] };
  });
}
