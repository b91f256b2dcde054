import { formatIpv4 } from "../net/ipv4.ts";
import type { UnmatchedPeer } from "./network/types.ts";

/** `10.0.0.1`, or the interface that the peer is to be found by. */
export const unmatchedPeer = ({ peer, interface: port }: UnmatchedPeer): string => port ?? formatIpv4(peer);
