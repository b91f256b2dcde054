/**
 * What makes one BGP path better than another (RFC 4271 section 9.1.2.2, a to e): `own`, brought in by the router itself; the higher
 * local preference; the shorter AS path; the lower origin; the lower MED among paths by one neighbouring AS; eBGP before iBGP; the nearer
 * next hop. Paths that tie in all of them are installed together.
 */
export type RankingStep = "own" | "local-pref" | "path-length" | "origin" | "med" | "external" | "igp-cost";

/**
 * Which of several that tie is told to others (RFC 4271 section 9.1.2.2, f and g; RFC 4456 section 9): `kept`, of two by eBGP from
 * different router ids the one that was the best already (RFC 5004), so that time decides; the lower router id, or originator of what is
 * reflected; the shorter cluster list; the lower address of the peer.
 */
export type TieBreak = "kept" | "router-id" | "cluster-length" | "peer-address";

/** What a router's BGP does by itself, as its text sets it up: what no intent says and the simulator must know. */
export interface Decision {
  readonly ranking: readonly RankingStep[];
  /** Orders of tie breaks that its documents have, that of the newest release first: more than one where releases differ. */
  readonly tieBreaks: readonly [readonly TieBreak[], ...(readonly TieBreak[])[]];
  /** What passes an eBGP session for which no policy is named (RFC 8212). */
  readonly withoutPolicy: "everything" | "nothing";
  /** Which of BGP's routes one by OSPF to the same prefix goes before: those by iBGP, or all of them. */
  readonly igpBefore: "internal" | "all";
  /** RFC 7911: takes every path of a neighbour that tells more than its best. */
  readonly takesAllPaths: boolean;
}

/** RFC 4271's order, what is its own before all. */
export const OWN_FIRST = [
  "own",
  "local-pref",
  "path-length",
  "origin",
  "med",
  "external",
  "igp-cost",
] as const satisfies readonly RankingStep[];
