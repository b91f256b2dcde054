import { birdBgp } from "./bird.ts";
import type { ObservedBgp } from "./tables.ts";

/** A path's head, and its next hop on the line after it. */
const HEAD = /^(\S*\s+)unicast (\[.*)\n\t(via \S+ on \S+|dev \S+).*$/gm;

/** `show route all` of BIRD 2, which BIRD 1.6 writes with the next hop first: `10.0.0.0/26 via 10.0.0.1 on eth0 [r1-tor0 …] * (100)`. */
export const bird2Bgp = (text: string): ObservedBgp =>
  birdBgp(text.replace(HEAD, (_, prefix: string, rest: string, hop: string) => `${prefix}${hop} ${rest}`));
