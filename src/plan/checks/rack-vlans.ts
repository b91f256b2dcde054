import { errorAt, type Diagnostic, type SpecPath } from "../../diagnostics/index.ts";
import type { Datacenter, RackSpec } from "../../spec/index.ts";
import type { LayoutRules } from "../layout-rules.ts";
import { distinct } from "../distinct.ts";
import { torName } from "../numbering.ts";
import { rackVlan } from "../server-ports.ts";

/** A ToR whose text has its rack's VLAN, and the option that says which. */
interface Foot {
  readonly name: string;
  readonly vlan: number;
  readonly path: SpecPath;
}

const feetOf = (dc: Datacenter, rack: RackSpec, at: number): readonly Foot[] =>
  distinct(rack.tors).flatMap(([number, tor]) => {
    const vlan = rackVlan(dc, tor);
    const path =
      tor.ports.rack === undefined ? ["ports", "torRack"] : ["racks", at, "tors", number, "ports", "rack"];
    return vlan === null ? [] : [{ name: torName(rack, tor), vlan, path }];
  });

/** The ToRs of a rack are in one VLAN: its network is one, and goes tagged over the port between them. */
export function checkRackVlans(dc: Datacenter, { routing }: LayoutRules): readonly Diagnostic[] {
  if (routing.from === "node") return [];
  return dc.racks.flatMap((rack, at) => {
    const [first, ...others] = feetOf(dc, rack, at);
    if (first === undefined) return [];
    return others
      .filter(({ vlan }) => vlan !== first.vlan)
      .map(({ name, vlan, path }) =>
        errorAt(
          path[0] === "ports" ? first.path : path,
          "value-invalid",
          `${name} would have rack ${rack.name} in VLAN ${String(vlan)}, and ${first.name} in VLAN ${String(first.vlan)}: the port between them carries one`,
          "give both the same VLAN",
        ),
      );
  });
}
