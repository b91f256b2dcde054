import { errorAt, type Diagnostic } from "../../diagnostics/index.ts";
import { hasPods } from "../../plan/tiers.ts";
import type { Datacenter, FabricOf } from "../../spec/index.ts";

/** Why a model can't have five stages, or its super-spines no planes; null where it can. */
export interface Pods {
  readonly joined: string | null;
  readonly planes: string | null;
}

export const ANY_PODS: Pods = { joined: null, planes: null };

export const noPods = (why: string): Pods => ({ joined: why, planes: null });

/** By what stands above the ToRs: what only switches joins no pods. */
export const podsAbove = ({ kind }: FabricOf<"as-per-rack">["spine"]): Pods =>
  kind === "ethernet" ? noPods("spines only switch, and super-spines would peer with them") : ANY_PODS;

/** Pods, and planes of super-spines, where the model has none. */
export function checkPods(dc: Datacenter, { joined, planes }: Pods): readonly Diagnostic[] {
  if (!hasPods(dc) && dc.superSpines.length === 0) return [];
  if (joined !== null)
    return [
      errorAt(
        [hasPods(dc) ? "pods" : "superSpines"],
        "model-unsupported",
        `in ${dc.fabric.model} as it is set up here super-spines can't join pods: ${joined}`,
        "take as-per-rack, as-per-server, as-per-cluster or downward-default with spines that route, or leave out pods and superSpines",
      ),
    ];
  if (planes === null) return [];
  return dc.superSpines.flatMap(({ plane }, s) =>
    plane === undefined
      ? []
      : [
          errorAt(
            ["superSpines", s, "plane"],
            "model-unsupported",
            `in ${dc.fabric.model} super-spines can't be in planes: ${planes}`,
            "leave out the planes, so that every spine goes to every super-spine, or take a model in which all routes come down",
          ),
        ],
  );
}
