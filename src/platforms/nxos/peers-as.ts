import type { PeerGroup, SwitchIntent } from "../../intent/index.ts";
import { nxosName } from "./names.ts";
import { block } from "./text.ts";

/** RFC 7300 keeps the number after it. */
const LAST_ASN = 4_294_967_294;

const asnsOf = ({ neighbors, linkPeers }: SwitchIntent, { name }: PeerGroup): readonly number[] =>
  [...neighbors, ...linkPeers].filter(({ group }) => group === name).map(({ remoteAsn }) => remoteAsn);

/** Whether the group's peers are of another AS; whoever dials in with any number has another than the switch's. */
export const isExternal = (intent: SwitchIntent, group: PeerGroup): boolean =>
  (group.remoteAsn ?? asnsOf(intent, group)[0]) !== intent.asn;

/**
 * Whether two of the switch's peers by eBGP, one of them the group's, may be of one AS, or others of it are elsewhere. NX-OS keeps from a peer what has the peer's AS in its
 * path; what others do is to leave that to the peer.
 */
export function sharesAs(intent: SwitchIntent, group: PeerGroup): boolean {
  const external = [...intent.neighbors, ...intent.linkPeers]
    .map(({ remoteAsn }) => remoteAsn)
    .filter((asn) => asn !== intent.asn);
  const own = new Set(asnsOf(intent, group));
  return (
    isExternal(intent, group) &&
    (group.listen !== null ||
      group.peersAs !== undefined ||
      external.some((asn, at) => own.has(asn) && external.indexOf(asn) !== at))
  );
}

/** The map of the AS numbers that whoever dials in may have. */
export const asnMapName = ({ name }: PeerGroup): string => nxosName(`ASNS-OF-${name}`);

const range = (from: number, to: number): readonly string[] =>
  from > to ? [] : [from === to ? String(from) : `${String(from)}-${String(to)}`];

/** All numbers but the switch's own: that would be iBGP. */
export const asnMaps = ({ asn, groups }: SwitchIntent): string[][] =>
  groups
    .filter(({ listen, remoteAsn }) => listen !== null && remoteAsn === null)
    .map((group) =>
      block(`route-map ${asnMapName(group)} permit 10`, [
        `match as-number ${[...range(1, asn - 1), ...range(asn + 1, LAST_ASN)].join(", ")}`,
      ]),
    );
