import { errorAt, formatPath, type Diagnostic, type SpecPath } from "../../diagnostics/index.ts";
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

/** On some systems it would go untagged between ToRs too, where others have it tagged. */
const DEFAULT_VLAN = 1;

/** A VLAN that ports are in without anybody's saying so, the first ToR of each option that has it. */
function inDefaultVlan(feet: readonly Foot[]): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const { name, vlan, path } of feet)
    if (vlan === DEFAULT_VLAN && !found.has(formatPath(path)))
      found.set(
        formatPath(path),
        errorAt(
          path,
          "value-invalid",
          `${name} would have its rack in VLAN 1, in which every port is of which nothing is said`,
          "give a VLAN of 2 to 4094",
        ),
      );
  return [...found.values()];
}

/** The network of a rack is one, and goes tagged over the port between its ToRs. */
const inTwoVlans = (rack: string, [first, ...others]: readonly Foot[]): readonly Diagnostic[] =>
  first === undefined
    ? []
    : others
        .filter(({ vlan }) => vlan !== first.vlan)
        .map(({ name, vlan, path }) =>
          errorAt(
            path[0] === "ports" ? first.path : path,
            "value-invalid",
            `${name} would have rack ${rack} in VLAN ${String(vlan)}, and ${first.name} in VLAN ${String(first.vlan)}: the port between them carries one`,
            "give both the same VLAN",
          ),
        );

/** The ToRs of a rack have it in one VLAN, and in none that other ports are in by themselves. */
export function checkRackVlans(dc: Datacenter, { routing, attachments }: LayoutRules): readonly Diagnostic[] {
  if (routing.from === "node") return [];
  const racks = dc.racks.flatMap((rack, at) =>
    attachments.of(rack).network === "none"
      ? []
      : [
          {
            name: rack.name,
            feet: feetOf(dc, rack, at),
            isOne: attachments.of(rack).network === "rack",
          },
        ],
  );
  return [
    ...inDefaultVlan(racks.flatMap(({ feet }) => feet)),
    ...racks.flatMap(({ name, feet, isOne }) => (isOne ? inTwoVlans(name, feet) : [])),
  ];
}
