import type { Order } from "../../ordered-change/grammar.ts";
import { places as agreed } from "../../undo-dialect/places.ts";

/**
 * The order in which Comware takes a change, each command at once: what is named before who names it, and the other way round when it goes.
 * Addresses and members of aggregates leave their ports before others take them. A peer goes before its group, and joins one whose policies
 * are there; what is its own comes after, for joining takes it away.
 */
export const places = {
  ...agreed,
  lanes: { comes: 8, goes: 40 },
  stack: { comes: 38, goes: 12 },
  ospfLine: { comes: 34, goes: 14 },
  overlay: { comes: 33, goes: 15 },
  released: { comes: 32, goes: 15 },
  member: { comes: 36, goes: 15 },
  system: { comes: 18, goes: 92 },
  linkType: { comes: 31, goes: 31 },
  opened: { comes: 39, goes: 39 },
} as const satisfies Record<string, Order>;
