import { needs, type Need } from "./needs.ts";
import type { Capability } from "./platform.ts";

/** One capability for every need: where to begin a platform's own record, which then says what is otherwise. */
export const allOf = (capability: Capability): Readonly<Record<Need, Capability>> =>
  Object.fromEntries(needs.map(([need]) => [need, capability])) as Record<Need, Capability>;
