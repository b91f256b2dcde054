import { linksAt } from "../plan/lookups.ts";
import type { FabricPlan } from "../plan/types.ts";
import { namesAt, passwordIn, type View } from "./neighbors.ts";
import type { LinkPeer } from "./switch.ts";

/** Ends of links without addresses, by interface. */
const endsOf = ({ links }: FabricPlan, device: string): ReadonlyMap<string, number> =>
  new Map(
    linksAt(links, device).flatMap((link) =>
      link.kind !== "trunk" && link.subnet === null
        ? link.ends.flatMap((end, at) =>
            end.device === device ? [[end.interface, 2 * link.number + at] as const] : [],
          )
        : [],
    ),
  );

/** Peers at the other ends of a switch's links without addresses. */
export function linkPeers(plan: FabricPlan, device: string, views: readonly View[]): LinkPeer[] {
  const ends = endsOf(plan, device);
  return views.flatMap(({ session, own, peer }) => {
    const place = own.interface === null ? undefined : ends.get(own.interface);
    if (own.interface === null || place === undefined || peer.kind !== "switch" || peer.interface === null)
      return [];
    return [
      {
        interface: own.interface,
        description: `${peer.device} ${peer.interface}`,
        place,
        group: own.group,
        remoteAsn: peer.asn,
        ...passwordIn(session),
        policy: namesAt("peer", own.policy),
      },
    ];
  });
}
