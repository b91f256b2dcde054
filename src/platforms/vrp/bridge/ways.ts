import type { BridgeIntent } from "../../../intent/index.ts";
import type { Aggregate, Learning, Mlag, SpanningTree, Switching } from "../../../plan/switching.ts";

/** The ways of switching that VRP has. */
export type Way = Learning | SpanningTree | Mlag;

const isWay = (switching: Switching): switching is Way =>
  ["plain", "spanning-tree", "mlag"].includes(switching.kind);

/** @throws RangeError for another way, which is refused before: a defect */
export function wayOf({ device, switching }: BridgeIntent): Way {
  if (!isWay(switching)) throw new RangeError(`${device}: VRP does not switch by ${switching.kind}`);
  return switching;
}

export const edgesOf = (way: Way): readonly string[] => ("edgePorts" in way ? way.edgePorts : []);

export const aggregatesOf = (way: Way): readonly Aggregate[] => ("aggregates" in way ? way.aggregates : []);
