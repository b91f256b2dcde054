import { warningAt, type Diagnostic } from "../../diagnostics/index.ts";
import type { SwitchIntent } from "../../intent/index.ts";
import type { Datacenter, PlatformName } from "../../spec/index.ts";
import { platforms } from "../index.ts";
import { namesIn, type Asked } from "./said.ts";

/** ToRs that stand below more spines than their platform installs equal paths: the spines beyond carry nothing upwards. */
export function tooFewPaths(
  platform: PlatformName,
  asked: readonly Asked<SwitchIntent>[],
  { spines }: Pick<Datacenter, "spines">,
): readonly Diagnostic[] {
  const most = platforms[platform].mostEqualPaths;
  const [first, ...rest] = asked.filter(({ intent }) => intent.role === "tor" && intent.multipath > most);
  if (first === undefined || spines.length <= most) return [];
  return [
    warningAt(
      first.place.platformPath,
      "platform-leaves-out",
      `${namesIn([first, ...rest])}: ${platform} installs ${String(most)} equal paths of a route at most, and there are ${String(spines.length)} spines`,
      `bear in mind that each ToR sends by ${String(most)} of the spines alone`,
    ),
  ];
}
