import { warningAt, type Diagnostic } from "../diagnostics/index.ts";
import type { Routing } from "../plan/layout-rules.ts";
import type { Datacenter } from "../spec/index.ts";
import { platforms } from "./index.ts";
import { namesOf, placedSpines, placedTors } from "../plan/placed-switches.ts";

const SPINES_HINT =
  "set each up by hand: on it, the ports that `calico-fabric plan` lists (`render` writes them to bridges/<name>.json) are one VLAN, untagged";
const ALL_HINT =
  "set each up by hand by what `calico-fabric render` writes to bridges/<name>.json: its VLANs, what each port carries, and how loops are kept out";

/**
 * Switches that only switch, on a platform that no text can be made for: one warning for all, at the first. They get no configuration, and
 * are the user's to set up.
 */
export function checkRendering(dc: Datacenter, { from }: Routing): readonly Diagnostic[] {
  const all = [...(from !== "spine" ? placedSpines(dc) : []), ...(from === "node" ? placedTors(dc) : [])];
  const unrendered = all.filter(({ platform }) => platforms[platform].bridges === null);
  const [first] = unrendered;
  if (first === undefined) return [];
  const on = [...new Set(unrendered.map(({ platform }) => platform))].join(", ");
  return [
    warningAt(
      first.path,
      "switching-not-rendered",
      `${namesOf(unrendered)}: no configuration is made for a switch on ${on} that only switches`,
      from === "node" ? ALL_HINT : SPINES_HINT,
    ),
  ];
}
