import { compileSpec } from "../../src/index.ts";
import { reviewWay } from "../../src/review/index.ts";
import { ruleContext, type RuleContext } from "../../src/rules/index.ts";
import type { FabricInputs } from "../fabric-inputs.ts";

/** What is asked of rules, or why nothing can be. */
export type Asked =
  | { readonly kind: "fabric"; readonly context: RuleContext }
  /** The program is refused by itself, with every reason. */
  | { readonly kind: "refused" }
  /** The engine was not told what the fabric is. */
  | { readonly kind: "unknown" };

function read(text: string): Asked {
  const { spec, rollout, consent = [], renumber = [] } = JSON.parse(text) as FabricInputs;
  if (spec === undefined) return { kind: "unknown" };
  const compilation = compileSpec(spec);
  if (!compilation.ok) return { kind: "refused" };
  const change =
    rollout === undefined
      ? null
      : () => ({ ...reviewWay({ value: rollout.base }, { value: spec }, { renumber }), consent });
  return { kind: "fabric", context: ruleContext(compilation.fabric, change) };
}

/** Each rule asks of the same fabric, one after the other. */
let last: { readonly text: string; readonly asked: Asked } | undefined;

/** The fabric of a component's inputs. */
export function fabricOf(inputs: FabricInputs): Asked {
  const text = JSON.stringify(inputs);
  if (last?.text !== text) last = { text, asked: read(text) };
  return last.asked;
}
