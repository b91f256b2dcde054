import type { FabricLayout } from "../../plan/lay-out.ts";
import { pairsOf } from "../../plan/pairs.ts";
import type { SwitchPlan, SwitchRole } from "../../plan/types.ts";

/** Who has a link to whom, however many. */
export interface Cabling {
  readonly neighborsOf: (device: string) => ReadonlySet<string>;
  /**
   * Links between two switches when one link has failed: from a ToR to a spine by another spine and another ToR, between two of a kind by
   * one of the other kind as before, or where any two of them have none in common by one more of each. GTSM (RFC 5082) allows just that
   * many, so no single link takes a session down, and nobody has to forget and learn again what OSPF finds another way to. Sessions of a
   * peer group have one number.
   */
  readonly hopsBetween: (one: SwitchPlan, other: SwitchPlan) => number;
}

const NONE: ReadonlySet<string> = new Set();

const meet = ([one, other]: readonly [ReadonlySet<string>, ReadonlySet<string>]): boolean =>
  [...one].some((name) => other.has(name));

export function cablingOf({ links, switches }: Pick<FabricLayout, "links" | "switches">): Cabling {
  const neighbors = new Map<string, Set<string>>();
  const note = (one: string, other: string): void => {
    const there = neighbors.get(one) ?? new Set();
    there.add(other);
    neighbors.set(one, there);
  };
  for (const { kind, ends } of links) {
    if (kind !== "uplink") continue;
    const [one, other] = ends;
    note(one.device, other.device);
    note(other.device, one.device);
  }
  const neighborsOf: Cabling["neighborsOf"] = (device) => neighbors.get(device) ?? NONE;
  const amongOf = (kind: SwitchRole): number => {
    const sets = switches.filter(({ role }) => role === kind).map(({ name }) => neighborsOf(name));
    // Most are cabled alike: each way of it once. What has no cable yet has no session either.
    const cabled = sets.filter(({ size }) => size > 0);
    const ways = [...new Map(cabled.map((set) => [[...set].sort().join(" "), set])).values()];
    return pairsOf(ways).every(meet) ? 2 : 4;
  };
  // No super-spine is there: the model has no pods.
  const among: Readonly<Record<SwitchRole, number>> = {
    "super-spine": 0,
    spine: amongOf("spine"),
    tor: amongOf("tor"),
  };
  return {
    neighborsOf,
    hopsBetween: (one, other) => (one.role === other.role ? among[one.role] : 3),
  };
}
