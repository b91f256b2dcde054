import type { Diagnostic } from "../../diagnostics/index.ts";
import type { BridgeIntent } from "../../intent/index.ts";
import type { PlatformName } from "../../spec/index.ts";
import { platforms } from "../index.ts";
import { unlikePair } from "../unlike-pair.ts";
import { refusalOf, sayOf, type Asked } from "./said.ts";

/** The ways of switching, in a sentence after "lacks". */
export const WAYS: Readonly<Record<BridgeIntent["switching"]["kind"], string>> = {
  plain: "switching without a protocol against loops",
  "spanning-tree": "rapid spanning tree, an instance for each VLAN",
  mlag: "aggregates over two switches (MLAG)",
  irf: "stacking of two switches (IRF)",
  trill: "TRILL (RFC 6325)",
  fabricpath: "FabricPath",
};

/** What it can't do of single switches, those with the same reason together. */
function ofSingle(
  platform: PlatformName,
  asked: readonly Asked<BridgeIntent>[],
  platformOf: (device: string) => PlatformName | null,
): readonly Diagnostic[] {
  const refused = asked.flatMap((one) => {
    const refusal =
      platforms[platform].bridges?.refuses?.(one.intent, platformOf) ?? unlikePair(one.intent, platformOf);
    return refusal === null ? [] : [{ ...one, refusal }];
  });
  return [
    ...Map.groupBy(refused, ({ intent, refusal }) => `${intent.switching.kind} ${refusal.why}`).values(),
  ].flatMap(([first, ...rest]) =>
    first === undefined
      ? []
      : refusalOf(first.refusal, platform, { title: WAYS[first.intent.switching.kind] }, [first, ...rest]),
  );
}

/** What one platform says to its switches that only switch. */
export function ofBridges(
  platform: PlatformName,
  asked: readonly Asked<BridgeIntent>[],
  platformOf: (device: string) => PlatformName | null,
): readonly Diagnostic[] {
  const { bridges } = platforms[platform];
  if (bridges === null) return [];
  const ofWays = [...Map.groupBy(asked, ({ intent }) => intent.switching.kind)].flatMap(
    ([kind, [first, ...rest]]) =>
      first === undefined
        ? []
        : sayOf(bridges.switching[kind])(platform, { title: WAYS[kind] }, [first, ...rest]),
  );
  return [...ofWays, ...ofSingle(platform, asked, platformOf)];
}
