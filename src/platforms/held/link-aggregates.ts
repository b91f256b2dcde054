import type { Diagnostic } from "../../diagnostics/index.ts";
import type { SwitchIntent } from "../../intent/index.ts";
import type { PlatformName } from "../../spec/index.ts";
import { platforms } from "../index.ts";
import { NEEDS } from "../needs.ts";
import { lacks, type Lacks } from "../platform.ts";
import { refusalOf, type Asked } from "./said.ts";

/** Numbers of aggregates follow from the places of racks and spines, and a platform has only so many. */
function refusalAt(platform: PlatformName, { interfaces }: SwitchIntent): Lacks | null {
  const beyond = interfaces.find(
    ({ name, aggregate }) => aggregate !== undefined && platforms[platform].refusesInterface(name) !== null,
  );
  return beyond === undefined
    ? null
    : lacks(
        `it has none of the number of ${beyond.name}`,
        "give racks lower indices, or set uplinks.aggregate to none",
      );
}

/** What one platform says to its switches whose links are aggregates, once. */
export function ofLinkAggregates(
  platform: PlatformName,
  asked: readonly Asked<SwitchIntent>[],
): readonly Diagnostic[] {
  const refused = asked.flatMap((one) => {
    const refusal = refusalAt(platform, one.intent);
    return refusal === null ? [] : [{ ...one, refusal }];
  });
  const [first, ...rest] = refused;
  return first === undefined
    ? []
    : refusalOf(first.refusal, platform, NEEDS["link-aggregates"], [first, ...rest]);
}
