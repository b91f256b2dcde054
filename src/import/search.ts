import { compileSpec, type CompiledFabric } from "../compile.ts";
import { isError, type Diagnostic } from "../diagnostics/index.ts";
import {
  besideIn,
  compareAll,
  compareSaid,
  differencesIn,
  type DeviceComparison,
  type ReadText,
  type Running,
} from "./artifacts.ts";
import { statementsOfPlan } from "./cluster/statements.ts";
import { ownsBy, type Said } from "./readers/reading.ts";
import { candidateSpec } from "./candidate.ts";
import { setIn, valueIn, type Design, type SpecObject } from "./design.ts";
import type { FabricShape } from "./fabric-shape.ts";
import { KNOBS } from "./knobs.ts";
import { unexplainedIn } from "./unexplained.ts";

/** A spec that was tried. */
export interface Trial {
  readonly design: Design;
  readonly spec: SpecObject;
  readonly fabric: CompiledFabric | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly comparisons: readonly DeviceComparison[];
  /** Statements that differ or that no text has; one that does not compile is worse than any that does, by its errors. */
  readonly score: number;
}

/** Everything that stays the same while specs are tried. */
export interface Question {
  readonly name: string;
  readonly running: readonly Running[];
  readonly shape: FabricShape;
  readonly read: ReadText;
  /** What a cluster's objects say; null where none were given. */
  readonly cluster: readonly Said[] | null;
}

const REFUSED = 1e9;

/** An object is owned whole. */
const OF_OBJECT = ownsBy(({ top }) => top);

/** Compiles the spec that a design gives, and holds its texts against what runs. */
export function tried({ name, running, shape, read, cluster }: Question, design: Design): Trial {
  const spec = candidateSpec(name, shape, design);
  const compilation = compileSpec(spec);
  if (!compilation.ok) {
    const { diagnostics } = compilation;
    const score = REFUSED + diagnostics.filter(isError).length;
    return { design, spec, fabric: null, diagnostics, comparisons: [], score };
  }
  const { fabric } = compilation;
  const comparisons = [
    ...compareAll(running, fabric, read),
    ...(cluster === null
      ? []
      : [compareSaid("cluster", cluster, statementsOfPlan(fabric.calico), OF_OBJECT)]),
  ];
  const score = differencesIn(comparisons) + besideIn(comparisons);
  return { design, spec, fabric, diagnostics: fabric.warnings, comparisons, score };
}

/** What lines have that run and that nothing explains. */
const leftIn = (trial: Trial, { running, cluster }: Question): Running["said"] =>
  trial.fabric === null
    ? [...running.flatMap((one) => one.said), ...(cluster ?? [])]
    : trial.comparisons.flatMap(({ surplus, beside }) => [...surplus, ...beside]);

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * Looks for the design whose texts are what runs: option by option, each with the values that may be what an unexplained line says, as long as any
 * makes fewer lines differ. Everything is compiled as it would be deployed, so that no rule of any platform's text is written here again.
 */
export function search(question: Question, first: Design): Trial {
  let best = tried(question, first);
  // Objects of a cluster are nobody's until a spec has them.
  const isDone = (): boolean =>
    best.fabric !== null &&
    differencesIn(best.comparisons) === 0 &&
    (question.cluster === null || best.score === 0);
  for (let before = Infinity, round = 0; best.score < before && !isDone(); round++) {
    before = best.score;
    for (const { path, values } of KNOBS) {
      if (isDone()) break;
      const { design, fabric } = best;
      const missing = best.comparisons.flatMap((one) => one.missing);
      const left = unexplainedIn(leftIn(best, question), missing);
      for (const value of values({ left, shape: question.shape, design, fabric, round })) {
        if (isSame(valueIn(best.design, path), value)) continue;
        const trial = tried(question, setIn(best.design, path, value));
        if (trial.score < best.score) best = trial;
      }
    }
  }
  return best;
}
