import { errorAt, type Diagnostic } from "../../diagnostics/index.ts";
import type { Datacenter } from "../../spec/index.ts";

/** Nodes that are said to reflect where the model has no reflectors on nodes. */
export const noReflectors = (dc: Datacenter): readonly Diagnostic[] =>
  dc.racks.flatMap((rack, r) =>
    rack.nodes.flatMap((node, n) =>
      node.reflector
        ? [
            errorAt(
              ["racks", r, "nodes", n, "reflector"],
              "model-unsupported",
              `${node.name} is to be a route reflector, and ${dc.fabric.model} as it is set up here has none on nodes`,
              "remove the field, or choose as-per-rack with inRack: {kind: route-reflector, on: nodes}",
            ),
          ]
        : [],
    ),
  );
