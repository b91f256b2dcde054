import type { Order } from "../../ordered-change/grammar.ts";

/**
 * The order in which Comware takes a change, each command at once: what is named before who names it, and the other way round when it goes.
 * Addresses and members of aggregates leave their ports before others take them. A peer goes before its group, and joins one whose policies
 * are there; what is its own comes after, for joining takes it away.
 */
export const places = {
  silent: { comes: 37, goes: 12 },
  stack: { comes: 38, goes: 12 },
  ospfLine: { comes: 34, goes: 14 },
  overlay: { comes: 33, goes: 15 },
  released: { comes: 32, goes: 15 },
  member: { comes: 36, goes: 15 },
  system: { comes: 18, goes: 92 },
  vlan: { comes: 20, goes: 90 },
  virtualPort: { comes: 25, goes: 88 },
  ospf: { comes: 28, goes: 80 },
  mode: { comes: 30, goes: 30 },
  linkType: { comes: 31, goes: 31 },
  port: { comes: 32, goes: 32 },
  opened: { comes: 39, goes: 39 },
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
