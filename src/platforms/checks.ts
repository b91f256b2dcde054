import { warningAt, type Diagnostic } from "../diagnostics/index.ts";
import type { SwitchRole } from "../plan/types.ts";
import type { Datacenter } from "../spec/index.ts";
import { platforms } from "./index.ts";

/**
 * Switches that only switch, on a platform that no text can be made for: one warning for all spines, at the first. They get no
 * configuration, and are the user's to set up.
 */
export function checkRendering(dc: Datacenter, bridges: ReadonlySet<SwitchRole>): readonly Diagnostic[] {
  if (!bridges.has("spine")) return [];
  const unrendered = [...dc.spines.entries()].filter(
    ([, { platform }]) => !platforms[platform].rendersBridges,
  );
  const [first] = unrendered;
  if (first === undefined) return [];
  const names = unrendered.map(([, { name }]) => name).join(", ");
  const on = [...new Set(unrendered.map(([, { platform }]) => platform))].join(", ");
  return [
    warningAt(
      ["spines", first[0]],
      "switching-not-rendered",
      `${names}: no configuration is made for a switch on ${on} that only switches`,
      "set each up by hand: on it, the ports that `calico-fabric plan` lists (`render` writes them to bridges/<name>.json) are one VLAN, untagged",
    ),
  ];
}
