import type { Diagnostic } from "../../diagnostics/index.ts";
import type { SwitchIntent } from "../../intent/index.ts";
import type { PlatformName } from "../../spec/index.ts";
import { lacks } from "../platform.ts";
import { refusalOf, type Asked } from "./said.ts";

/** Who stands beside it expects the VLAN's tag, which a bridge of its own does not give. */
const besideAnother = ({ platform, rackVlan }: SwitchIntent, platformOf: PlatformOf): boolean =>
  rackVlan?.bridgePerVlan === true &&
  rackVlan.trunks.some(({ description: peer }) => platformOf(peer) !== platform);

type PlatformOf = (device: string) => PlatformName | null;

/** ToRs of one rack of which one sends the rack's frames without a tag to another that knows them by it. */
export function untaggedPairs(
  platform: PlatformName,
  asked: readonly Asked<SwitchIntent>[],
  platformOf: PlatformOf,
): readonly Diagnostic[] {
  const [first, ...rest] = asked.filter(({ intent }) => besideAnother(intent, platformOf));
  if (first === undefined) return [];
  const refusal = lacks(
    "with a bridge for each VLAN its frames have none, and the rack's other ToR is on another platform",
    "put both ToRs of the rack on one platform, or leave linux.bridges at vlan-aware",
  );
  return refusalOf(refusal, platform, { title: "a tag on frames between the ToRs of a rack" }, [
    first,
    ...rest,
  ]);
}
