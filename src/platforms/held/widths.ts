import { warningAt, type Diagnostic } from "../../diagnostics/index.ts";
import type { SwitchIntent } from "../../intent/index.ts";
import { torName } from "../../plan/numbering.ts";
import { uplinksOf } from "../../plan/uplinks.ts";
import type { Datacenter, PlatformName } from "../../spec/index.ts";
import { platforms } from "../index.ts";
import { namesIn, type Asked } from "./said.ts";

/** How many cables to spines each ToR has, by its name. */
const uplinksByTor = (dc: Datacenter): ReadonlyMap<string, number> =>
  new Map(
    dc.racks.flatMap((rack) =>
      rack.tors.map((tor) => [torName(rack, tor), uplinksOf(dc, { rack, tor }).length] as const),
    ),
  );

/** ToRs that have more uplinks than their platform installs equal paths: those beyond carry nothing upwards. */
export function tooFewPaths(
  platform: PlatformName,
  asked: readonly Asked<SwitchIntent>[],
  dc: Datacenter,
): readonly Diagnostic[] {
  const most = platforms[platform].mostEqualPaths;
  const uplinks = uplinksByTor(dc);
  const uplinksAt = ({ intent }: Asked<SwitchIntent>): number => uplinks.get(intent.device) ?? 0;
  const [first, ...rest] = asked.filter((one) => one.intent.multipath > most && uplinksAt(one) > most);
  if (first === undefined) return [];
  const widest = Math.max(...[first, ...rest].map(uplinksAt));
  return [
    warningAt(
      first.place.platformPath,
      "platform-leaves-out",
      `${namesIn([first, ...rest])}: ${platform} installs ${String(most)} equal paths of a route at most, and a ToR has up to ${String(widest)} uplinks`,
      `bear in mind that each ToR sends by ${String(most)} of its uplinks alone`,
    ),
  ];
}
