import { errorAt, warningAt, type Diagnostic } from "../../diagnostics/index.ts";
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

/** Sessions among nodes, where graceful restart is to be off: Calico's BIRD offers it whatever its objects say. */
export const nodesOfferGracefulRestart = ({ bgp }: Datacenter): readonly Diagnostic[] =>
  bgp.gracefulRestart.enabled
    ? []
    : [
        warningAt(
          ["bgp", "gracefulRestart", "enabled"],
          "graceful-restart-partial",
          "Calico can't turn graceful restart off between nodes, which peer with one another here; there it is cut to 1 s",
          "let the ToR reflect, or leave graceful restart on",
        ),
      ];
