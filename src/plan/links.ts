import type { Datacenter, RackSpec, SpineSpec, TorSpec } from "../spec/index.ts";
import * as numbering from "./numbering.ts";
import { pairsOf } from "./pairs.ts";
import { there } from "./there.ts";
import type { BridgedLinkPlan, CableEnd, RoutedLinkPlan } from "./types.ts";

/** A ToR and the rack that it stands in. */
export interface PlacedTor {
  readonly rack: RackSpec;
  readonly tor: TorSpec;
}

/** The ports at both ends of a cable between a ToR and a spine, the ToR's first. */
export function uplinkPorts(
  dc: Datacenter,
  { rack, tor }: PlacedTor,
  spine: SpineSpec,
): readonly [CableEnd, CableEnd] {
  const uplink = numbering.portName(dc.ports.torUplink, spine.index);
  const downlink = numbering.portName(dc.ports.spineDownlink, numbering.torSlot(dc, rack, tor));
  return [
    { device: numbering.torName(rack, tor), interface: uplink },
    { device: spine.name, interface: downlink },
  ];
}

/** The ports at both ends of a cable between two spines. */
export const spinePeerPorts = (
  { ports }: Datacenter,
  one: SpineSpec,
  other: SpineSpec,
): readonly [CableEnd, CableEnd] => [
  { device: one.name, interface: numbering.portName(ports.spinePeer, other.index) },
  { device: other.name, interface: numbering.portName(ports.spinePeer, one.index) },
];

const idOf = ([one, other]: readonly [CableEnd, CableEnd]): string => `${one.device}--${other.device}`;

/** The link between a ToR and a spine that routes. */
export function linkPlan(dc: Datacenter, placed: PlacedTor, spine: SpineSpec): RoutedLinkPlan {
  const ports = uplinkPorts(dc, placed, spine);
  const id = idOf(ports);
  const subnet = there(numbering.linkSubnet(dc, placed.rack, placed.tor, spine), `link ${id}`);
  const [up, down] = ports;
  return {
    id,
    kind: "uplink",
    subnet,
    ends: [
      { ...up, address: subnet.base + 1 },
      { ...down, address: subnet.base },
    ],
  };
}

/** The cable between a ToR and a spine that switches: the ToR's foot in the spine's plane. */
export function bridgedLink(dc: Datacenter, placed: PlacedTor, spine: SpineSpec): BridgedLinkPlan {
  const [up, down] = uplinkPorts(dc, placed, spine);
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

/** A link between each two spines. */
export function spineLinks(dc: Datacenter, spines: readonly SpineSpec[]): RoutedLinkPlan[] {
  return pairsOf(spines).map(([lower, upper]): RoutedLinkPlan => {
    const [low, high] = spinePeerPorts(dc, lower, upper);
    const id = idOf([low, high]);
    const subnet = there(numbering.spineLinkSubnet(dc, lower, upper), `link ${id}`);
    return {
      id,
      kind: "spine-peer",
      subnet,
      ends: [
        { ...low, address: subnet.base },
        { ...high, address: subnet.base + 1 },
      ],
    };
  });
}
