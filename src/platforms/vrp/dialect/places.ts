import type { Order } from "../../ordered-change/grammar.ts";
import { places as agreed } from "../../undo-dialect/places.ts";

/**
 * The order in which VRP is told of a change. It takes effect as a whole, but is told line by line, and refuses some that stand beside what goes:
 * a port has no addresses and no VLANs when it changes its mode or joins an Eth-Trunk, peers go before their group, a group before another of its name.
 */
export const places = {
  ...agreed,
  lanes: { comes: 8, goes: 96 },
  bare: { comes: 34, goes: 15 },
  vlansOfPort: { comes: 35, goes: 14 },
  member: { comes: 36, goes: 13 },
  globals: { comes: 10, goes: 95 },
  pair: { comes: 18, goes: 92 },
} as const satisfies Record<string, Order>;
