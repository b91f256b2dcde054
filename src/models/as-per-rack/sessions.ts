import type { FabricLayout } from "../../plan/lay-out.ts";
import type { SessionPlan } from "../../plan/session.ts";
import type { LinkPlan, RackGateway, RackPlan } from "../../plan/types.ts";
import type { Datacenter } from "../../spec/index.ts";
import * as policies from "./policies.ts";

/** What every session of the fabric has in common. Both ends are neighbours, so GTSM allows one hop (RFC 5082). */
const common = ({
  bgp,
}: Datacenter): Pick<SessionPlan, "timers" | "gracefulRestart" | "ttlSecurityHops"> => ({
  timers: { keepalive: bgp.keepalive, hold: 3 * bgp.keepalive, connectRetry: bgp.connectRetry },
  gracefulRestart: bgp.gracefulRestart,
  ttlSecurityHops: 1,
});

/** One eBGP session over each link: ToR and spine, both configured by address. */
function uplinks(
  layout: FabricLayout,
  dc: Datacenter,
  rack: RackPlan,
  links: readonly LinkPlan[],
  asnOf: (device: string) => number,
): SessionPlan[] {
  const { routesInFabric, routesPerRack } = layout.limits;
  const below = { policy: policies.torToSpines(layout, rack), maximumPrefixes: routesInFabric };
  const above = { policy: policies.spineToTor(layout, rack), maximumPrefixes: routesPerRack };
  const dialled = { kind: "switch", listen: null, reflects: false, nextHopSelf: false } as const;
  return links.map((link) => ({
    id: link.id,
    type: "ebgp",
    ...common(dc),
    ends: [
      { ...dialled, group: "SPINES", ...link.tor, asn: asnOf(link.tor.device), ...below },
      { ...dialled, group: "TORS", ...link.spine, asn: asnOf(link.spine.device), ...above },
    ],
  }));
}

/**
 * The ToR and all nodes of its rack: iBGP with the ToR as route reflector (RFC 4456). The ToR listens on the rack's subnet, so a
 * node that comes or goes needs no change of the switch. It sets itself as next hop on what it learned by eBGP and leaves what it
 * reflects alone, so traffic inside the rack goes from node to node.
 */
function rackPeering(
  layout: FabricLayout,
  dc: Datacenter,
  rack: RackPlan,
  gateway: RackGateway,
  asn: number,
): SessionPlan {
  return {
    id: `${gateway.device}--nodes`,
    type: "ibgp",
    ...common(dc),
    ends: [
      {
        kind: "switch",
        group: "NODES",
        ...gateway,
        asn,
        listen: { range: rack.subnet, limit: layout.limits.nodesPerRack },
        reflects: true,
        nextHopSelf: true,
        policy: policies.torToNodes(layout, rack),
        maximumPrefixes: layout.limits.routesPerRack,
      },
      { kind: "nodes", rack: rack.name, asn, policy: policies.nodesToTor(layout, rack) },
    ],
  };
}

/** All sessions of the fabric, rack by rack. */
export function sessions(layout: FabricLayout, dc: Datacenter): readonly SessionPlan[] {
  const asns = new Map(layout.switches.map((device) => [device.name, device.asn]));
  const asnOf = (device: string): number => {
    const asn = asns.get(device);
    if (asn === undefined) throw new Error(`the layout has no switch ${device}`);
    return asn;
  };
  const linksOf = Map.groupBy(layout.links, (link) => link.tor.device);
  return layout.racks.flatMap((rack) =>
    rack.tors.flatMap((gateway) => [
      ...uplinks(layout, dc, rack, linksOf.get(gateway.device) ?? [], asnOf),
      rackPeering(layout, dc, rack, gateway, asnOf(gateway.device)),
    ]),
  );
}
