import type { Ipv4 } from "../../net/ipv4.ts";
import { createSequences, type Sequences } from "./sequences.ts";

/** RFC 4271 section 5.1, RFC 4456 section 8: what a path carries; lists by their ids. */
export interface Attributes {
  /** 0 on a router's own routes. */
  readonly nextHop: Ipv4;
  readonly asPath: number;
  readonly localPref: number;
  /** Lower is better; 0 where none was sent. */
  readonly med: number;
  readonly origin: number;
  /** Router id; 0 where the route was not reflected. */
  readonly originator: number;
  readonly clusters: number;
  /** The community 65535:0 (RFC 8326). */
  readonly gracefulShutdown: boolean;
}

/** RFC 4271 section 4.3: lower is better. */
export const ORIGINS = ["igp", "egp", "incomplete"] as const;
export type Origin = (typeof ORIGINS)[number];
export const IGP = 0;

/** RFC 4271 leaves it open; FRR and BIRD both take this for what came without one. */
export const DEFAULT_LOCAL_PREF = 100;

/** RFC 8326 section 3.2: what is about to go away is the last choice. */
export const DRAINING_LOCAL_PREF = 0;

/** Path attributes known by a number each, so that a path is an integer; equal attributes have equal numbers. */
export interface AttributeTable {
  readonly asPaths: Sequences;
  readonly clusterLists: Sequences;
  readonly intern: (attributes: Attributes) => number;
  /** By their number. */
  readonly all: readonly Attributes[];
}

export function createAttributeTable(): AttributeTable {
  const all: Attributes[] = [];
  const known = new Map<string, number>();
  return {
    asPaths: createSequences(),
    clusterLists: createSequences(),
    all,
    intern(one) {
      const key = `${one.nextHop},${one.asPath},${one.localPref},${one.med},${one.origin},${one.originator},${one.clusters},${one.gracefulShutdown}`;
      const there = known.get(key);
      if (there !== undefined) return there;
      known.set(key, all.length);
      return all.push(one) - 1;
    },
  };
}
