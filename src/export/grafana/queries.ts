import type { DISCARDS, ERRORS } from "../prometheus/names.ts";
import { AT_LEAST, AT_MOST, BY, CABLE, PORT_BY, PREFIXES, UP } from "../prometheus/names.ts";

/* What the dashboard asks, over the names that the Prometheus export has. `$device` is what the reader chose, or all. */

/** Sessions of the datacenter, of the devices chosen. @param more further matchers */
export const foretoldIn = (datacenter: string, more = ""): string =>
  `${AT_LEAST}{datacenter="${datacenter}", device=~"$device"${more}}`;

/** Those of them that are established. */
export const established = (foretold: string): string => `(${UP} == 1) and on (${BY}) ${foretold}`;

/** Those that are down, or of which nothing is heard. */
export const missing = (foretold: string): string => `${foretold} unless on (${BY}) (${UP} == 1)`;

/** Established ones over which fewer prefixes come than are to. */
export const lacking = (foretold: string): string =>
  `(${foretold} > on (${BY}) group_left () ${PREFIXES}) and on (${BY}) (${UP} == 1)`;

/** Established ones that nobody foretold, of devices of which others are. */
export const unknown = (foretold: string): string =>
  `((${UP}{device=~"$device"} == 1) unless on (${BY}) ${AT_LEAST}) and on (device, afi) ${foretold}`;

/** How many series; 0 where there is none. */
export const counted = (series: string): string => `count(${series}) or vector(0)`;

/** A measured series of foretold sessions, with the labels of what is foretold. */
const withPeers = (measured: string, foretold: string): string =>
  `${measured} * on (${BY}) group_right () (${foretold} * 0 + 1)`;

/** 1 or 0 of each; 0 also where nothing is heard. */
export const state = (foretold: string): string =>
  `${withPeers(UP, foretold)} or on (${BY}) (${foretold} * 0)`;

export const received = (foretold: string): string => withPeers(PREFIXES, foretold);

/** Prefixes beyond the fewest; below zero some are missing. */
export const beyond = (foretold: string): string => `${PREFIXES} - on (${BY}) group_right () ${foretold}`;

/** The number over which a session is torn down. */
export const mostIn = (datacenter: string, more = ""): string =>
  `${AT_MOST}{datacenter="${datacenter}", device=~"$device"${more}}`;

/** Which part of that number has come. */
export const used = (most: string): string => `${PREFIXES} / on (${BY}) group_right () ${most}`;

/** How each device's sum of prefixes differs from what it was an hour ago. */
export function drifted(foretold: string): string {
  const sum = (offset: string): string => `sum by (device) (${PREFIXES}${offset} and on (${BY}) ${foretold})`;
  return `${sum("")} - ${sum(" offset 1h")}`;
}

/** The ports that have most of something, with who is at the other end. */
export const worstPorts = (datacenter: string, what: typeof ERRORS | typeof DISCARDS): string =>
  `topk(15, ${what} * on (${PORT_BY}) group_right () ${CABLE}{datacenter="${datacenter}", device=~"$device"} > 0)`;
