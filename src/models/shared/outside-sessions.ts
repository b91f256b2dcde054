import { networkOf } from "../../net/ipv4.ts";
import { imageOfPrefix } from "../../plan/ipv6/image.ts";
import { bfdTimersOf, type FabricLayout } from "../../plan/lay-out.ts";
import type { OutsideExchange, OutsidePeerPlan, OutsidePlan } from "../../plan/outside.ts";
import type { SessionPlan } from "../../plan/session.ts";
import type { Datacenter } from "../../spec/index.ts";
import { takenFromOutside, toldToOutside } from "./outside-rules.ts";
import { asnsOf, common, dialled } from "./sessions.ts";

const adding = (adds: readonly string[]): { readonly adds?: readonly string[] } =>
  adds.length === 0 ? {} : { adds };

type ByBgp = Extract<OutsideExchange, { readonly kind: "bgp" }>;

/** Whether others may stand there beside the two ends, in either family: then the border says of itself that it is the way, and of none of them. */
const isNetwork = ({ ipv6 }: FabricLayout, { address }: OutsidePeerPlan): boolean =>
  address.length < 30 || (ipv6 !== null && imageOfPrefix(ipv6, networkOf(address)).length < 126);

/** A switch keeps in a group what its peers have in common: those that are guarded alike, on links or in networks. */
const groupOf = (layout: FabricLayout, { ttlSecurity, bfd }: ByBgp, link: OutsidePeerPlan): string =>
  [
    "OUTSIDE",
    ...(isNetwork(layout, link) ? ["NETWORK"] : []),
    ...(ttlSecurity ? ["GTSM"] : []),
    ...(bfd ? ["BFD"] : []),
  ].join("-");

/** Whether all that a border takes by one port is the same. */
const isAlike = ({ peers }: OutsidePlan, { border, interface: port }: OutsidePeerPlan): boolean =>
  new Set(
    peers
      .filter((one) => one.border === border && one.interface === port)
      .flatMap(({ exchange }) => (exchange.kind === "bgp" ? [JSON.stringify(exchange.takes)] : [])),
  ).size === 1;

/** Named by its port; where routers behind one port are not taken from alike, by the router too. */
const importName = (outside: OutsidePlan, peer: OutsidePeerPlan): string =>
  `FROM-OUTSIDE-${peer.interface}${isAlike(outside, peer) ? "" : `-${peer.router}`}`;

/** A session of each border with each router outside that speaks BGP. GTSM and BFD are its owner's to grant. */
export function outsideSessions(layout: FabricLayout, dc: Datacenter): readonly SessionPlan[] {
  const { outside } = layout;
  if (outside === null) return [];
  const asnOf = asnsOf(layout);
  const { communities, removesPrivateAsns } = outside;
  const told = toldToOutside(layout, outside);
  // Platforms that name a next hop by policy have another for networks than for links.
  const exportsTo = (link: OutsidePeerPlan) =>
    ({
      name: isNetwork(layout, link) ? "TO-OUTSIDE-NETWORK" : "TO-OUTSIDE",
      rules: told,
      ...adding(communities.out),
      scope: "group",
    }) as const;
  return outside.peers.flatMap((link) => {
    const { id, border, interface: port, address, router, peer, exchange } = link;
    if (exchange.kind === "static") return [];
    const rules = takenFromOutside(layout, [exchange]);
    return [
      {
        id,
        type: "ebgp",
        ...common(dc),
        ttlSecurityHops: exchange.ttlSecurity ? 1 : null,
        bfd: exchange.bfd ? bfdTimersOf(dc.bgp) : null,
        ends: [
          {
            ...dialled,
            nextHopSelf: isNetwork(layout, link),
            group: groupOf(layout, exchange, link),
            device: border,
            interface: port,
            address: address.address,
            asn: asnOf(border),
            policy: {
              imports: {
                name: importName(outside, link),
                rules,
                ...adding(communities.in),
                scope: "peer",
              },
              exports: exportsTo(link),
            },
            outward: {
              localAsn: outside.asn === asnOf(border) ? null : outside.asn,
              removesPrivateAsns,
            },
            maximumPrefixes: exchange.maximumPrefixes,
          },
          { kind: "outside", router, asn: exchange.asn, address: peer },
        ],
      } satisfies SessionPlan,
    ];
  });
}
