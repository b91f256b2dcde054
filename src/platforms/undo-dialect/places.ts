import type { Order } from "../ordered-change/grammar.ts";

/**
 * Where Comware and VRP agree on the order of a change: what is named before who names it, and the other way round when it goes. A peer goes before its
 * group, and joins one whose policies are there; what is its own comes after, for joining takes it away.
 */
export const places = {
  silent: { comes: 37, goes: 12 },
  vlan: { comes: 20, goes: 90 },
  virtualPort: { comes: 25, goes: 88 },
  ospf: { comes: 28, goes: 80 },
  mode: { comes: 30, goes: 30 },
  port: { comes: 32, goes: 32 },
  list: { comes: 40, goes: 84 },
  policy: { comes: 45, goes: 82 },
  match: { comes: 45, goes: 47 },
  apply: { comes: 46, goes: 48 },
  route: { comes: 50, goes: 51 },
  peer: { comes: 66, goes: 55 },
  group: { comes: 62, goes: 56 },
  process: { comes: 60, goes: 78 },
  ofProcess: { comes: 61, goes: 76 },
  ofGroup: { comes: 63, goes: 57 },
  family: { comes: 64, goes: 75 },
  exchange: { comes: 65, goes: 58 },
  joining: { comes: 67, goes: 55 },
  ofPeer: { comes: 68, goes: 57 },
  exchangeOfPeer: { comes: 69, goes: 58 },
} as const satisfies Record<string, Order>;
