import type { FabricLayout } from "../../plan/lay-out.ts";
import type { SwitchPlan } from "../../plan/types.ts";

/** Who has a link to whom, however many. */
export interface Cabling {
  readonly neighborsOf: (device: string) => ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

export function cablingOf({ links }: Pick<FabricLayout, "links">): Cabling {
  const neighbors = new Map<string, Set<string>>();
  const note = (one: string, other: string): void => {
    const there = neighbors.get(one) ?? new Set();
    there.add(other);
    neighbors.set(one, there);
  };
  for (const { ends } of links) {
    const [one, other] = ends;
    note(one.device, other.device);
    note(other.device, one.device);
  }
  return { neighborsOf: (device) => neighbors.get(device) ?? NONE };
}

/**
 * Links between the two ends when one link has failed: from a ToR to a spine by another spine and another ToR, between two of a kind by
 * one of the other kind as before, or where they have none in common by one more of each. GTSM (RFC 5082) allows just that many, so no
 * single link takes a session down, and nobody has to forget and learn again what OSPF finds another way to.
 */
export function hopsBetween({ neighborsOf }: Cabling, one: SwitchPlan, other: SwitchPlan): number {
  if (one.role !== other.role) return 3;
  const [ofOne, ofOther] = [neighborsOf(one.name), neighborsOf(other.name)];
  return [...ofOne].some((name) => ofOther.has(name)) ? 2 : 4;
}
