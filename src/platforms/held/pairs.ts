import type { Diagnostic } from "../../diagnostics/index.ts";
import { rackBridge, type SwitchIntent } from "../../intent/index.ts";
import type { PlatformName } from "../../spec/index.ts";
import { platforms } from "../index.ts";
import { NEEDS } from "../needs.ts";
import type { Lacks } from "../platform.ts";
import { unlikePair } from "../unlike-pair.ts";
import { refusalOf, type Asked } from "./said.ts";

/** What it can't do of one ToR's aggregates and pair, by names or numbers of ports, or by the platform of the other. */
function refusalAt(
  platform: PlatformName,
  intent: SwitchIntent,
  platformOf: (device: string) => PlatformName | null,
): Lacks | null {
  const bridge = rackBridge(intent);
  if (bridge === null) return null;
  return unlikePair(bridge, platformOf) ?? platforms[platform].bridges?.refuses?.(bridge, platformOf) ?? null;
}

/** What one platform says to its ToRs whose servers bond by LACP, those with the same reason together. */
export function ofPairs(
  platform: PlatformName,
  asked: readonly Asked<SwitchIntent>[],
  platformOf: (device: string) => PlatformName | null,
): readonly Diagnostic[] {
  const refused = asked.flatMap((one) => {
    const refusal = refusalAt(platform, one.intent, platformOf);
    return refusal === null ? [] : [{ ...one, refusal }];
  });
  return [...Map.groupBy(refused, ({ refusal }) => refusal.why).values()].flatMap(([first, ...rest]) => {
    if (first === undefined) return [];
    const { title } =
      first.intent.rackVlan?.pair === null ? NEEDS["server-aggregates"] : NEEDS["routed-pair"];
    return refusalOf(first.refusal, platform, { title }, [first, ...rest]);
  });
}
