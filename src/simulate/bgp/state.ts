import type { Machine } from "./machine.ts";
import { NO_PATH } from "./paths.ts";

/** What every router knows of one prefix. */
export interface PrefixState {
  /** By channel: what came over it and passed the receiver's policy. */
  readonly received: Int32Array;
  /** By router: the number of its best path. */
  readonly best: Int32Array;
  /** By router: what its forwarding table says. */
  readonly forwarding: Int32Array;
}

/** No router has looked yet; a router that has, and knows no path, has `NO_PATH`. */
export const UNSEEN = -1;

export const blankState = ({ network, channels }: Machine): PrefixState => ({
  received: new Int32Array(channels.count),
  best: new Int32Array(network.routers.length).fill(UNSEEN),
  forwarding: new Int32Array(network.routers.length),
});

/** Whether a router has a path to the prefix. */
export const knowsPath = ({ best }: PrefixState, router: number): boolean =>
  (best[router] ?? NO_PATH) > NO_PATH;

/** What a state was before a change, so that it can be had back. */
export interface Journal {
  readonly channels: number[];
  readonly received: number[];
  readonly routers: number[];
  readonly best: number[];
  readonly forwarding: number[];
}

export const blankJournal = (): Journal => ({
  channels: [],
  received: [],
  routers: [],
  best: [],
  forwarding: [],
});

/** Undoes the changes, the last one first, and empties the journal. */
export function rollBack(state: PrefixState, journal: Journal): void {
  for (let at = journal.channels.length - 1; at >= 0; at -= 1)
    state.received[journal.channels[at] ?? 0] = journal.received[at] ?? 0;
  for (let at = journal.routers.length - 1; at >= 0; at -= 1) {
    state.best[journal.routers[at] ?? 0] = journal.best[at] ?? 0;
    state.forwarding[journal.routers[at] ?? 0] = journal.forwarding[at] ?? 0;
  }
  for (const list of Object.values(journal) as number[][]) list.length = 0;
}
