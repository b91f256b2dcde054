import type { Datacenter, RackSpec, SpineSpec, TorSpec } from "../spec/index.ts";
import * as numbering from "./numbering.ts";
import { there } from "./there.ts";
import type { BridgedLinkPlan, CableEnd, RoutedLinkPlan } from "./types.ts";

/** A ToR and the rack that it stands in. */
export interface PlacedTor {
  readonly rack: RackSpec;
  readonly tor: TorSpec;
}

/** The ports at both ends of a cable between a ToR and a spine, the ToR's first. */
function uplinkPorts(
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
    plane: numbering.planeName(spine),
    subnet,
    ends: [{ ...up, address }, down],
  };
}

/** A link between each two spines. */
export function spineLinks(dc: Datacenter, spines: readonly SpineSpec[]): RoutedLinkPlan[] {
  const port = (to: SpineSpec): string => numbering.portName(dc.ports.spinePeer, to.index);
  return spines.flatMap((lower, at) =>
    spines.slice(at + 1).map((upper): RoutedLinkPlan => {
      const id = `${lower.name}--${upper.name}`;
      const subnet = there(numbering.spineLinkSubnet(dc, lower, upper), `link ${id}`);
      return {
        id,
        kind: "spine-peer",
        subnet,
        ends: [
          { device: lower.name, interface: port(upper), address: subnet.base },
          { device: upper.name, interface: port(lower), address: subnet.base + 1 },
        ],
      };
    }),
  );
}
