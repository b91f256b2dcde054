import type { CompiledFabric } from "../compile.ts";
import type { Design, SpecValue } from "./design.ts";
import type { FabricShape } from "./fabric-shape.ts";
import type { Unexplained } from "./unexplained.ts";

/** What is known while an option is looked at. */
export interface Situation {
  readonly left: Unexplained;
  readonly shape: FabricShape;
  readonly design: Design;
  /** What the design compiles to; null where it does not. */
  readonly fabric: CompiledFabric | null;
  /** How often all options were looked at before. */
  readonly round: number;
}

/** An option of the whole datacenter, and the values that may be what runs. */
export interface Knob {
  readonly path: readonly string[];
  readonly values: (situation: Situation) => readonly SpecValue[];
}
