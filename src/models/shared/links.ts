import { errorAt, type Diagnostic } from "../../diagnostics/index.ts";
import type { Datacenter, FabricOf } from "../../spec/index.ts";

/** Links without addresses, where the model has none. */
export const checkLinks = (dc: Datacenter, why: string | null): readonly Diagnostic[] =>
  dc.links === "unnumbered" && why !== null
    ? [
        errorAt(
          ["links"],
          "model-unsupported",
          `in ${dc.fabric.model} as it is set up here links can't be unnumbered: ${why}`,
          "use numbered, or another model",
        ),
      ]
    : [];

/** Why there are none, by what stands above the ToRs: spines that switch have every ToR in a network. */
export const unnumberedBelow = ({ kind }: FabricOf<"as-per-rack">["spine"]): string | null =>
  kind === "ethernet" ? "spines only switch, and each is a network in which ToRs have addresses" : null;
