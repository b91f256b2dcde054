import { smaller } from "../compare/index.ts";
import { compileSpec, intentsOf, type CompiledFabric } from "../compile.ts";
import { simulate, type Simulation } from "../simulate/index.ts";
import type { DatacenterSpec } from "../spec/index.ts";

/** A fabric and what its routers know. */
export interface Simulated {
  readonly fabric: CompiledFabric;
  readonly simulation: Simulation;
}

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

/** A part of a fabric that was compiled compiles: a refusal is a defect. */
export function smallerPart({ spec, fabric }: Pick<Side, "spec" | "fabric">): Simulated {
  const part = compileSpec(smaller(spec));
  if (!part.ok) throw new Error(`a part of ${fabric.plan.name} was refused`);
  return { fabric: part.fabric, simulation: simulate(intentsOf(part.fabric)) };
}

/** What is simulated of a fabric. */
export function simulatedPart(own: Pick<Side, "spec" | "fabric">): Pick<Side, "simulated" | "whole"> {
  const { switches, plan } = own.fabric;
  const routers = switches.length + plan.racks.reduce((sum, { nodes }) => sum + nodes.length, 0);
  if (routers > MOST_ROUTERS) return { simulated: smallerPart(own), whole: false };
  return { simulated: { fabric: own.fabric, simulation: simulate(intentsOf(own.fabric)) }, whole: true };
}
