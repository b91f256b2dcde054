import { distinctPrefixes, formatPrefix, hostPrefix, networkOf, type Prefix4 } from "../../net/ipv4.ts";
import { hostPrefix6, networkOf6, type Prefix6 } from "../../net/ipv6.ts";
import type { Datacenter, OutsidePeerSpec } from "../../spec/index.ts";
import type { Ipv6Pair, Ipv6Segment } from "./image.ts";
import { embedded } from "./places.ts";

const isNoDefault = ({ length }: { readonly length: number }): boolean => length > 0;

/** One list of prefixes of others, in both families, without the default route; `ipv6` is undefined where nothing is said. */
export interface ForeignList {
  readonly field: "accept" | "announces" | "prefixes";
  readonly ipv4: readonly Prefix4[];
  readonly ipv6: readonly Prefix6[] | undefined;
}

const listOf = (
  field: ForeignList["field"],
  ipv4: readonly Prefix4[] | undefined,
  ipv6: readonly Prefix6[] | undefined,
): ForeignList => ({ field, ipv4: (ipv4 ?? []).filter(isNoDefault), ipv6: ipv6?.filter(isNoDefault) });

/** What a link's entry says of prefixes outside. */
export function foreignLists(peer: OutsidePeerSpec): readonly ForeignList[] {
  if (peer.mode === "default-only") return [];
  if (peer.mode === "static") return [listOf("prefixes", peer.prefixes, peer.ipv6?.prefixes)];
  return [
    listOf("accept", peer.accept, peer.ipv6?.accept),
    listOf("announces", peer.announces, peer.ipv6?.announces),
  ];
}

/** The ends of a link whose IPv6 addresses are given, with its network. */
function endPairs({ address, peer, ipv6 }: OutsidePeerSpec): readonly Ipv6Pair[] {
  if (ipv6?.address === undefined || ipv6.peer === undefined) return [];
  return [
    { ipv4: networkOf(address), ipv6: networkOf6(ipv6.address) },
    { ipv4: hostPrefix(address.address), ipv6: hostPrefix6(ipv6.address.address) },
    { ipv4: hostPrefix(peer), ipv6: hostPrefix6(ipv6.peer) },
  ];
}

const foreignPairs = (peer: OutsidePeerSpec): readonly Ipv6Pair[] =>
  foreignLists(peer).flatMap(({ ipv4, ipv6 = [] }) =>
    ipv4.flatMap((prefix, at) => {
      const image = ipv6[at];
      return image === undefined ? [] : [{ ipv4: prefix, ipv6: image }];
    }),
  );

/** Numbers outside that somebody chose, each once. */
export function outsidePairs({ ipv6, outside }: Datacenter): readonly Ipv6Pair[] {
  if (ipv6 === undefined) return [];
  const pairs = (outside?.peers ?? []).flatMap((peer) => [...endPairs(peer), ...foreignPairs(peer)]);
  return [...new Map(pairs.map((pair) => [formatPrefix(pair.ipv4), pair])).values()];
}

/** Networks of links to the outside whose IPv6 addresses nobody has given: the IPv4 addresses, below the site's prefix. */
export function outsideSegments({ ipv6, outside }: Datacenter): readonly Ipv6Segment[] {
  if (ipv6 === undefined) return [];
  const networks = (outside?.peers ?? [])
    .filter((peer) => peer.ipv6?.address === undefined)
    .map(({ address }) => networkOf(address));
  return distinctPrefixes(networks).map((ipv4) => ({
    pool: "outside",
    ipv4,
    ipv6: embedded(ipv6, "outside", ipv4),
    units: { ipv4: 32, ipv6: 128 },
  }));
}
