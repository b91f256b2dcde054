import { firstFamily } from "../intent/index.ts";
import type { Network, UnmatchedPeer } from "./network/types.ts";

/** `10.0.0.1`, or the interface that the peer is to be found by. */
export const unmatchedPeer = (
  { ipv6 }: Pick<Network, "ipv6">,
  { peer, interface: port }: UnmatchedPeer,
): string => port ?? firstFamily(ipv6).address(peer);
