import { errorAt, type Diagnostic } from "../../diagnostics/index.ts";
import type { Datacenter } from "../../spec/index.ts";
import type { LayoutRules } from "../lay-out.ts";

/** Roles where no session inside the fabric is eBGP: RFC 9234 has none by iBGP. */
export const checkRoles = (
  { bgp, fabric }: Datacenter,
  { ospf, routing }: LayoutRules,
): readonly Diagnostic[] =>
  bgp.roles && (ospf !== null || routing.from === "node")
    ? [
        errorAt(
          ["bgp", "roles"],
          "model-unsupported",
          `${fabric.model} is one AS, and roles are of sessions between ASs`,
          "leave it out",
        ),
      ]
    : [];
