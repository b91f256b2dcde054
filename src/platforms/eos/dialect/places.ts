import type { Order } from "../../ordered-change/grammar.ts";

/**
 * The order in which EOS takes a change: what is named before who names it, and the other way round when it goes. Addresses and members of
 * aggregates leave their ports before others take them, and sessions end before their ports do; a neighbour's AS number is its last line, for with it the session begins.
 */
export const places = {
  globals: { comes: 10, goes: 95 },
  released: { comes: 32, goes: 15 },
  vlan: { comes: 20, goes: 90 },
  mode: { comes: 32, goes: 31 },
  port: { comes: 32, goes: 30 },
  virtualPort: { comes: 32, goes: 88 },
  aggregated: { comes: 36, goes: 15 },
  list: { comes: 40, goes: 84 },
  map: { comes: 45, goes: 82 },
  match: { comes: 45, changes: 46, goes: 49 },
  set: { comes: 47, goes: 48 },
  route: { comes: 50, goes: 51 },
  ospf: { comes: 55, goes: 80 },
  process: { comes: 60, goes: 12 },
  ofProcess: { comes: 61, goes: 76 },
  groupItself: { comes: 62, goes: 75 },
  group: { comes: 63, goes: 63 },
  member: { comes: 64, goes: 64 },
  neighborItself: { comes: 64, goes: 12 },
  neighbor: { comes: 65, goes: 65 },
  family: { comes: 66, goes: 72 },
  policy: { comes: 67, goes: 73 },
  activation: { comes: 68, goes: 67 },
  session: { comes: 69, goes: 69 },
  range: { comes: 70, goes: 12 },
  mlag: { comes: 38, goes: 14 },
} as const satisfies Record<string, Order>;
