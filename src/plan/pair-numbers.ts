/** Of two switches that are one the first is primary. Multiples of 4096, as spanning tree counts (IEEE 802.1Q-2022 section 14.2.5). */
const ROLE_PRIORITIES = [4096, 8192] as const;
const DEFAULT_PRIORITY = 32768;

/** Lower is primary. @param position among the two of a pair, from 0 */
export const rolePriority = (position: number): number => ROLE_PRIORITIES[position] ?? DEFAULT_PRIORITY;

const hex = (value: number): string => value.toString(16).padStart(2, "0");

/** What the pairs are that have such an id: switches that only switch, or a rack's ToRs that route. */
const KINDS = { bridges: "00", racks: "01" } as const;

/** An LACP system id, locally administered: `02:00:00:00:01:f4` for number 500, 0 to 65535, of bridges. */
export const systemId = (kind: keyof typeof KINDS, number: number): string =>
  `02:00:00:${KINDS[kind]}:${hex(number >> 8)}:${hex(number & 255)}`;
