import type { Diagnostic } from "../diagnostics/index.ts";
import type { BridgeIntent, SwitchIntent } from "../intent/index.ts";
import type { Datacenter, PlatformName } from "../spec/index.ts";
import { ofBridges } from "./held/bridges.ts";
import { ofLinkAggregates } from "./held/link-aggregates.ts";
import { ofPairs } from "./held/pairs.ts";
import { unequalMtus } from "./held/mtu.ts";
import { outOfRange } from "./held/ranges.ts";
import { tooFewPaths } from "./held/widths.ts";
import { untaggedPairs } from "./held/untagged-pairs.ts";
import { vrfNames } from "./held/vrf-name.ts";
import { sayOf, type Asked } from "./held/said.ts";
import { platforms } from "./index.ts";
import { needs } from "./needs.ts";
import { placedSwitches } from "../plan/placed-switches.ts";
import type { FabricPlan } from "../plan/types.ts";
import type { Capability } from "./platform.ts";

type Placeable = Pick<SwitchIntent, "device" | "platform">;

/** What one platform says to what its switches are asked for. */
function ofPlatform(platform: PlatformName, asked: readonly Asked<SwitchIntent>[]): readonly Diagnostic[] {
  const { capabilities } = platforms[platform];
  return needs.flatMap(([name, need]) => {
    const [first, ...rest] = asked.filter(({ intent }) => need.isAsked(intent));
    if (first === undefined) return [];
    const capability: Capability = capabilities[name];
    return sayOf(capability)(platform, need, [first, ...rest]);
  });
}

/** What switches are asked for and their platforms lack, each once a platform, at the first such switch. */
export function heldAgainstPlatforms(
  dc: Datacenter,
  intents: readonly SwitchIntent[],
  bridges: readonly BridgeIntent[],
  plan: FabricPlan,
): readonly Diagnostic[] {
  const places = new Map(placedSwitches(dc).map((place) => [place.name, place]));
  const placed = <I extends Placeable>(all: readonly I[]): readonly Asked<I>[] =>
    all.flatMap((intent) => {
      const place = places.get(intent.device);
      return place === undefined ? [] : [{ intent, place }];
    });
  const byPlatform = <I extends Placeable>(all: readonly I[]) =>
    Map.groupBy(placed(all), ({ intent }) => intent.platform);
  const platformOf = (device: string): PlatformName | null => places.get(device)?.platform ?? null;
  return [
    ...[...byPlatform(intents)].flatMap(([platform, all]) => [
      ...ofPlatform(platform, all),
      ...outOfRange(platform, all),
      ...tooFewPaths(platform, all, dc),
      ...vrfNames(platform, all),
      ...untaggedPairs(platform, all, platformOf),
      ...ofPairs(platform, all, platformOf),
      ...ofLinkAggregates(platform, all),
    ]),
    ...unequalMtus(plan, places),
    ...[...byPlatform(bridges)].flatMap(([platform, all]) => ofBridges(platform, all, platformOf)),
  ];
}
