import type { SpecPath } from "../diagnostics/index.ts";
import type { Datacenter, OwnLines, PlatformName } from "../spec/index.ts";
import { placedSwitches, type PlacedSwitch } from "./placed-switches.ts";

/** Lines of a user's own, where they stand in the spec, and which switches they are for. */
export interface GivenLines {
  readonly path: SpecPath;
  /** Whose text they are. */
  readonly platform: PlatformName;
  readonly text: string;
  readonly switches: readonly PlacedSwitch[];
}

/** All lines of a spec, those of the site first, then those of a role, then those of single switches: the order in which a device has them. */
export function givenLines(dc: Datacenter): readonly GivenLines[] {
  const all = placedSwitches(dc);
  const given = (lines: OwnLines, path: SpecPath, switches: readonly PlacedSwitch[]): readonly GivenLines[] =>
    Object.entries(lines).map(([platform, text]) => ({
      path: [...path, platform],
      platform: platform as PlatformName,
      text,
      switches,
    }));
  const ofRole = (role: PlacedSwitch["role"]): readonly PlacedSwitch[] =>
    all.filter((place) => place.role === role);
  return [
    ...given(dc.lines.switches, ["lines", "switches"], all),
    ...given(dc.lines.superSpines, ["lines", "superSpines"], ofRole("super-spine")),
    ...given(dc.lines.spines, ["lines", "spines"], ofRole("spine")),
    ...given(dc.lines.tors, ["lines", "tors"], ofRole("tor")),
    ...all.flatMap((place) => given(place.lines, [...place.path, "lines"], [place])),
  ];
}
