import { drainedIntents, intentsOf, type CompiledFabric } from "../compile.ts";
import type { SwitchIntent } from "../intent/index.ts";
import type { SimulationInput } from "../simulate/index.ts";

/** A fabric as one end of a way: what runs, or what is wanted. */
export interface Side {
  readonly intents: SimulationInput;
  /** What each switch does when it is drained. */
  readonly drained: readonly SwitchIntent[];
  /** The rack of each switch that has one, whether it routes or not. */
  readonly rackOf: ReadonlyMap<string, string>;
  /** Where there are pods: whom a spine or a super-spine shares its work with, as a name of no rack. */
  readonly tierOf: ReadonlyMap<string, string>;
  /** Names of clusters that are told from others by them: of several all but that with index 0, which is what the only one was. */
  readonly marked: ReadonlySet<string>;
}

export const sideOf = (fabric: CompiledFabric): Side => ({
  intents: intentsOf(fabric),
  drained: drainedIntents(fabric),
  rackOf: new Map(
    [...fabric.plan.switches, ...fabric.plan.bridges].flatMap(({ name, rack }) =>
      rack === null ? [] : [[name, rack] as const],
    ),
  ),
  tierOf: new Map(
    fabric.plan.switches.flatMap(({ name, role, rack, pod }): (readonly [string, string])[] => {
      if (role === "super-spine") return [[name, "super-spines"]];
      return rack !== null || pod === undefined ? [] : [[name, `spines of ${pod}`]];
    }),
  ),
  marked: new Set(fabric.clusters.flatMap(({ mark }) => mark ?? [])),
});
