import { warningAt, type Diagnostic, type SpecPath } from "../diagnostics/index.ts";
import { torName } from "../plan/numbering.ts";
import type { Routing } from "../plan/layout-rules.ts";
import type { Datacenter, PlatformName } from "../spec/index.ts";
import { platforms } from "./index.ts";

interface Switch {
  readonly name: string;
  readonly platform: PlatformName;
  readonly path: SpecPath;
}

const byIndex = <T extends { readonly index: number }>(items: readonly T[]): [number, T][] =>
  [...items.entries()].sort(([, a], [, b]) => a.index - b.index);

const spinesOf = (dc: Datacenter): Switch[] =>
  byIndex(dc.spines).map(([s, { name, platform }]) => ({ name, platform, path: ["spines", s] }));

const torsOf = (dc: Datacenter): Switch[] =>
  byIndex(dc.racks).flatMap(([r, rack]) =>
    byIndex(rack.tors).map(([t, tor]) => ({
      name: torName(rack, tor),
      platform: tor.platform,
      path: ["racks", r, "tors", t],
    })),
  );

/** Beyond these it is said how many more there are. */
const MOST_NAMES = 64;

function namesOf(switches: readonly Switch[]): string {
  const names = switches.slice(0, MOST_NAMES).map(({ name }) => name);
  const more = switches.length - names.length;
  return `${names.join(", ")}${more > 0 ? ` and ${String(more)} more` : ""}`;
}

const SPINES_HINT =
  "set each up by hand: on it, the ports that `calico-fabric plan` lists (`render` writes them to bridges/<name>.json) are one VLAN, untagged";
const ALL_HINT =
  "set each up by hand by what `calico-fabric render` writes to bridges/<name>.json: its VLANs, what each port carries, and how loops are kept out";

/**
 * Switches that only switch, on a platform that no text can be made for: one warning for all, at the first. They get no configuration, and
 * are the user's to set up.
 */
export function checkRendering(dc: Datacenter, { from }: Routing): readonly Diagnostic[] {
  const all = [...(from !== "spine" ? spinesOf(dc) : []), ...(from === "node" ? torsOf(dc) : [])];
  const unrendered = all.filter(({ platform }) => !platforms[platform].rendersBridges);
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
