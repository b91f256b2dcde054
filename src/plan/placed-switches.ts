import type { SpecPath } from "../diagnostics/index.ts";
import type { Datacenter, OwnLines, PlatformName } from "../spec/index.ts";
import type { SinglePorts } from "../spec/port-names.ts";
import { torName } from "./numbering.ts";
import { spinePlatform, superSpinePlatform, torPlatform } from "./platforms.ts";
import { bySlot } from "./tiers.ts";
import type { SwitchRole } from "./types.ts";

/** A switch, and where in the spec it stands. */
export interface PlacedSwitch {
  readonly name: string;
  readonly role: SwitchRole;
  readonly platform: PlatformName;
  /** The name of what it is, as the spec has it; null where that is not said. */
  readonly hardware: string | null;
  /** Ports to single devices, by the devices' names. */
  readonly to: Readonly<Record<string, SinglePorts>>;
  /** Lines of the user's own that are the switch's alone. */
  readonly lines: OwnLines;
  readonly path: SpecPath;
  /** Where its platform and its hardware are named, or would be. */
  readonly platformPath: SpecPath;
  readonly hardwarePath: SpecPath;
}

type Own = Pick<Datacenter["spines"][number], "platform" | "hardware">;

const paths = (
  { platform, hardware }: Own,
  role: "superSpines" | "spines" | "tors",
  path: SpecPath,
): Pick<PlacedSwitch, "path" | "platformPath" | "hardwarePath"> => ({
  path,
  platformPath: platform === undefined ? ["platforms", role] : [...path, "platform"],
  hardwarePath: hardware === undefined ? ["hardware", role] : [...path, "hardware"],
});

const byIndex = <T extends { readonly index: number }>(items: readonly T[]): [number, T][] =>
  [...items.entries()].sort(([, a], [, b]) => a.index - b.index);

/** By index. */
export const placedSuperSpines = (dc: Datacenter): readonly PlacedSwitch[] =>
  byIndex(dc.superSpines).map(([s, one]) => ({
    name: one.name,
    role: "super-spine",
    platform: superSpinePlatform(dc, one),
    hardware: one.hardware ?? dc.hardware.superSpines ?? null,
    to: one.ports.to,
    lines: one.lines,
    ...paths(one, "superSpines", ["superSpines", s]),
    ...(one.platform === undefined && dc.platforms.superSpines === undefined
      ? { platformPath: ["platforms", "spines"] }
      : {}),
  }));

/** By index, pod by pod. */
export const placedSpines = (dc: Datacenter): readonly PlacedSwitch[] =>
  bySlot(dc, dc.spines).map((spine) => ({
    name: spine.name,
    role: "spine",
    platform: spinePlatform(dc, spine),
    hardware: spine.hardware ?? dc.hardware.spines ?? null,
    to: spine.ports.to,
    lines: spine.lines,
    ...paths(spine, "spines", ["spines", dc.spines.indexOf(spine)]),
  }));

/** By index of rack and ToR. */
export const placedTors = (dc: Datacenter): readonly PlacedSwitch[] =>
  byIndex(dc.racks).flatMap(([r, rack]) =>
    byIndex(rack.tors).map(([t, tor]) => ({
      name: torName(rack, tor),
      role: "tor" as const,
      platform: torPlatform(dc, tor),
      hardware: tor.hardware ?? dc.hardware.tors ?? null,
      to: tor.ports.to,
      lines: tor.lines,
      ...paths(tor, "tors", ["racks", r, "tors", t]),
    })),
  );

/** Every switch: super-spines, spines, then ToRs. Names may be there twice, which is reported elsewhere. */
export const placedSwitches = (dc: Datacenter): readonly PlacedSwitch[] => [
  ...placedSuperSpines(dc),
  ...placedSpines(dc),
  ...placedTors(dc),
];

/** Beyond these it is said how many more there are. */
const MOST_NAMES = 64;

/** Names in a sentence. */
export function namesOf(switches: readonly { readonly name: string }[]): string {
  const names = switches.slice(0, MOST_NAMES).map(({ name }) => name);
  const more = switches.length - names.length;
  return `${names.join(", ")}${more > 0 ? ` and ${String(more)} more` : ""}`;
}
