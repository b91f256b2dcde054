import type { Order } from "../../ordered-change/grammar.ts";

/**
 * The order in which NX-OS takes a change: features before their lines, what is named before who names it, and the other way round when it
 * goes. Sessions end before their ports do, and addresses leave ports before others take them; a neighbour's AS number is its last line, for with it the session begins.
 */
export const places = {
  breakout: { comes: 8, goes: 89 },
  feature: { comes: 10, goes: 95 },
  released: { comes: 40, goes: 15 },
  member: { comes: 44, goes: 14 },
  vlan: { comes: 20, goes: 90 },
  list: { comes: 25, goes: 84 },
  map: { comes: 28, goes: 82 },
  match: { comes: 28, changes: 29, goes: 32 },
  set: { comes: 30, goes: 31 },
  route: { comes: 50, goes: 51 },
  ospf: { comes: 35, goes: 80 },
  domain: { comes: 38, goes: 88 },
  mode: { comes: 40, goes: 39 },
  port: { comes: 40, goes: 38 },
  virtualPort: { comes: 40, goes: 86 },
  process: { comes: 60, goes: 12 },
  ofProcess: { comes: 61, goes: 76 },
  template: { comes: 64, goes: 64 },
  templateItself: { comes: 64, goes: 75 },
  neighbor: { comes: 66, goes: 66 },
  neighborItself: { comes: 66, goes: 12 },
  session: { comes: 68, goes: 68 },
} as const satisfies Record<string, Order>;
