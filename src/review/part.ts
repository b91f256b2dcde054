import { simulateSmaller, type Simulated } from "../compare/index.ts";
import { intentsOf, type CompiledFabric } from "../compile.ts";
import { simulate } from "../simulate/index.ts";
import type { DatacenterSpec } from "../spec/index.ts";

/** One of the two that are compared. */
export interface Side {
  readonly spec: DatacenterSpec;
  readonly fabric: CompiledFabric;
  /** The fabric itself, or, where it is large, a smaller one of the same shape. */
  readonly simulated: Simulated;
  readonly whole: boolean;
}

/** Up to this many routers a simulation takes seconds; a review does not wait for minutes. */
const MOST_ROUTERS = 500;

/** What is simulated of a fabric. */
export function simulatedPart(own: Pick<Side, "spec" | "fabric">): Pick<Side, "simulated" | "whole"> {
  const { switches, plan } = own.fabric;
  const routers = switches.length + plan.racks.reduce((sum, { nodes }) => sum + nodes.length, 0);
  if (routers > MOST_ROUTERS) return { simulated: simulateSmaller(own.spec), whole: false };
  return { simulated: { fabric: own.fabric, simulation: simulate(intentsOf(own.fabric)) }, whole: true };
}
