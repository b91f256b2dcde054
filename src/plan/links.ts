import type { Uplink } from "./uplinks.ts";
import type { Datacenter, LinkNumbering, SpineSpec } from "../spec/index.ts";
import * as numbering from "./numbering.ts";
import { linkAddresses, spineLinkEnds, uplinkEnds } from "./link-ends.ts";
import { cableName } from "./cable-name.ts";
import { torName } from "./numbering.ts";
import { spinePeerSockets, superSpineSockets, uplinkSockets, type PlacedTor, type Socket } from "./ports.ts";
import type { SuperSpineUplink } from "./super-spine-links.ts";
import { pairsInPods } from "./tiers.ts";
import { there } from "./there.ts";
import type { BridgedLinkPlan, CableEnd, LinkAggregate, LinkPlan, RoutedLinkPlan } from "./types.ts";
import { uplinkAggregates } from "./uplink-aggregates.ts";

/** A cable's end in a port that the checks have seen. */
export const cableEnd = ({ device, port }: Socket): CableEnd => ({
  device,
  interface: there(port.interface, `port on ${device}`),
});

/** Both ends of a cable. */
export const cableEnds = ([one, other]: readonly [Socket, Socket]): readonly [CableEnd, CableEnd] => [
  cableEnd(one),
  cableEnd(other),
];

/** Whether a link is an LACP aggregate. */
export const isAggregate = (link: LinkPlan): link is RoutedLinkPlan & { readonly aggregate: LinkAggregate } =>
  "aggregate" in link;

/** The cables of a link. */
export const cablesOf = (link: LinkPlan): readonly (readonly [CableEnd, CableEnd])[] =>
  isAggregate(link) ? link.aggregate.cables : [link.ends];

const idOf = ([one, other]: readonly [CableEnd, CableEnd]): string => `${one.device}--${other.device}`;

/** The ends of a link between a ToR and a spine: two ports, or two aggregates with the ports in them. */
function uplinkInterfaces(
  dc: Datacenter,
  placed: PlacedTor,
  { spine, link, cables, isAggregate }: Uplink,
): { readonly ports: readonly [CableEnd, CableEnd]; readonly aggregate?: LinkAggregate } {
  if (!isAggregate) return { ports: cableEnds(uplinkSockets(dc, placed, spine, link)) };
  const [atTor, atSpine] = uplinkAggregates(dc, placed, spine);
  return {
    ports: [
      { device: torName(placed.rack, placed.tor), interface: atTor.name },
      { device: spine.name, interface: atSpine.name },
    ],
    aggregate: {
      numbers: [atTor.number, atSpine.number],
      cables: cables.map((cable) => cableEnds(uplinkSockets(dc, placed, spine, cable))),
    },
  };
}

/** A link between a ToR and a spine that routes. */
export function linkPlan(
  dc: Datacenter,
  numbered: LinkNumbering,
  placed: PlacedTor,
  uplink: Uplink,
): RoutedLinkPlan {
  const { spine, link } = uplink;
  const { ports, ...aggregated } = uplinkInterfaces(dc, placed, uplink);
  const id = cableName(idOf(ports), link);
  if (numbered === "unnumbered") {
    const number = numbering.linkNumber(placed.rack, placed.tor, spine, link);
    return { id, kind: "uplink", subnet: null, number, ends: ports };
  }
  const subnet = there(numbering.linkSubnet(dc, placed.rack, placed.tor, spine, link), `link ${id}`);
  const [up, down] = ports;
  const [ofTor, ofSpine] = uplinkEnds(dc, placed.tor, uplink, subnet);
  return {
    id,
    kind: "uplink",
    subnet,
    ends: [
      { ...up, address: ofTor },
      { ...down, address: ofSpine },
    ],
    ...aggregated,
  };
}

/** The cable between a ToR and a spine that switches: the ToR's foot in the spine's plane. */
export function bridgedLink(dc: Datacenter, placed: PlacedTor, spine: SpineSpec): BridgedLinkPlan {
  const [up, down] = cableEnds(uplinkSockets(dc, placed, spine, 0));
  const subnet = there(numbering.planeSubnet(dc, spine), `plane of ${spine.name}`);
  const address = numbering.planeAddress(dc, subnet, placed.rack, placed.tor, spine);
  return {
    id: idOf([up, down]),
    kind: "bridged",
    plane: numbering.planeName(spine.index),
    subnet,
    ends: [{ ...up, address }, down],
  };
}

/** One of the links between a spine and a super-spine, which has the lower address. */
export function superSpineLinkPlan(
  dc: Datacenter,
  numbered: LinkNumbering,
  spine: SpineSpec,
  { superSpine, link }: SuperSpineUplink,
): RoutedLinkPlan {
  const ports = cableEnds(superSpineSockets(dc, spine, superSpine, link));
  const [up, down] = ports;
  const id = cableName(idOf(ports), link);
  if (numbered === "unnumbered") {
    const number = numbering.superSpineLinkNumber(dc, spine, superSpine, link);
    return { id, kind: "uplink", subnet: null, number, ends: ports };
  }
  const subnet = there(numbering.superSpineLink(dc, spine, superSpine, link), `link ${id}`);
  const [lower, upper] = linkAddresses(subnet);
  return {
    id,
    kind: "uplink",
    subnet,
    ends: [
      { ...up, address: upper },
      { ...down, address: lower },
    ],
  };
}

/** A link between each two spines of a pod. */
export function spineLinks(
  dc: Datacenter,
  numbered: LinkNumbering,
  spines: readonly SpineSpec[],
): RoutedLinkPlan[] {
  return pairsInPods(spines).map(([lower, upper]): RoutedLinkPlan => {
    const ports = cableEnds(spinePeerSockets(dc, lower, upper));
    const [low, high] = ports;
    const id = idOf(ports);
    if (numbered === "unnumbered") {
      const number = numbering.spineLinkNumber(dc, lower, upper);
      return { id, kind: "spine-peer", subnet: null, number, ends: ports };
    }
    const subnet = there(numbering.spineLinkSubnet(dc, lower, upper), `link ${id}`);
    const [ofLower, ofUpper] = spineLinkEnds(lower, upper, subnet);
    return {
      id,
      kind: "spine-peer",
      subnet,
      ends: [
        { ...low, address: ofLower },
        { ...high, address: ofUpper },
      ],
    };
  });
}
