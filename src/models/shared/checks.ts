import { errorAt, type Diagnostic } from "../../diagnostics/index.ts";
import type { Datacenter } from "../../spec/index.ts";

/** Racks with more ToRs than the model's variant carries. */
export const oneTorPerRack = (dc: Datacenter, what: string): readonly Diagnostic[] =>
  dc.racks.flatMap((rack, at) =>
    rack.tors.length <= 1
      ? []
      : [
          errorAt(
            ["racks", at, "tors"],
            "model-unsupported",
            `${what} has one ToR in a rack, and ${rack.name} has ${String(rack.tors.length)}`,
            "leave one ToR in the rack",
          ),
        ],
  );

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
