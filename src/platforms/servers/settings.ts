import type { ServerIntent } from "../../intent/index.ts";

/** Of each port with a link of its own: a way back may be by another, and one without carrier is no way, whatever BIRD still knows by it. */
const ofLink = (hasIpv6: boolean, name: string): readonly string[] => [
  `net/ipv4/conf/${name}/rp_filter=2`,
  `net/ipv4/conf/${name}/ignore_routes_with_linkdown=1`,
  ...(hasIpv6 ? [`net/ipv6/conf/${name}/ignore_routes_with_linkdown=1`] : []),
];

/**
 * The kernel's settings that a server needs for its attachment, as sysctl.d(5) writes them: with slashes, for an interface's name may have dots. Felix
 * turns on forwarding as well, when it starts; flows of two servers spread over equal ways by their ports, else all go one way.
 */
export const serverSettings = ({ foot, forwards, ways, ipv6 }: ServerIntent): readonly string[] => {
  const hasIpv6 = ipv6 !== null;
  return [
    ...(forwards ? ["net/ipv4/ip_forward=1", ...(hasIpv6 ? ["net/ipv6/conf/all/forwarding=1"] : [])] : []),
    ...(ways > 1
      ? ["net/ipv4/fib_multipath_hash_policy=1", ...(hasIpv6 ? ["net/ipv6/fib_multipath_hash_policy=1"] : [])]
      : []),
    ...(foot.kind === "links" ? foot.links.flatMap((link) => ofLink(hasIpv6, link.interface)) : []),
  ];
};
