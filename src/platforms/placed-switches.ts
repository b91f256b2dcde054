import { spinePlatform, torPlatform } from "../plan/platforms.ts";
import type { SpecPath } from "../diagnostics/index.ts";
import { torName } from "../plan/numbering.ts";
import type { Datacenter, PlatformName } from "../spec/index.ts";

/** A switch and where it stands in the spec. */
export interface PlacedSwitch {
  readonly name: string;
  readonly platform: PlatformName;
  readonly path: SpecPath;
  /** Where its platform is named, or would be. */
  readonly platformPath: SpecPath;
}

const byIndex = <T extends { readonly index: number }>(items: readonly T[]): [number, T][] =>
  [...items.entries()].sort(([, a], [, b]) => a.index - b.index);

/** By index. */
export const spinesOf = (dc: Datacenter): PlacedSwitch[] =>
  byIndex(dc.spines).map(([s, spine]) => ({
    name: spine.name,
    platform: spinePlatform(dc, spine),
    path: ["spines", s],
    platformPath: spine.platform === undefined ? ["platforms", "spines"] : ["spines", s, "platform"],
  }));

/** By index of rack and ToR. */
export const torsOf = (dc: Datacenter): PlacedSwitch[] =>
  byIndex(dc.racks).flatMap(([r, rack]) =>
    byIndex(rack.tors).map(([t, tor]) => ({
      name: torName(rack, tor),
      platform: torPlatform(dc, tor),
      path: ["racks", r, "tors", t],
      platformPath: tor.platform === undefined ? ["platforms", "tors"] : ["racks", r, "tors", t, "platform"],
    })),
  );

/** Beyond these it is said how many more there are. */
const MOST_NAMES = 64;

/** Names in a sentence. */
export function namesOf(switches: readonly { readonly name: string }[]): string {
  const names = switches.slice(0, MOST_NAMES).map(({ name }) => name);
  const more = switches.length - names.length;
  return `${names.join(", ")}${more > 0 ? ` and ${String(more)} more` : ""}`;
}
