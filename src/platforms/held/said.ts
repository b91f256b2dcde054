import { errorAt, warningAt, type Diagnostic } from "../../diagnostics/index.ts";
import type { PlatformName } from "../../spec/index.ts";
import type { NeedOf } from "../needs.ts";
import { namesOf, type PlacedSwitch } from "../../plan/placed-switches.ts";
import type { Capability, Lacks } from "../platform.ts";

/** A switch that is asked for something, and where its platform is named. */
export interface Asked<I> {
  readonly intent: I;
  readonly place: PlacedSwitch;
}

/** All that are asked the same. */
type All = readonly [Pick<Asked<unknown>, "place">, ...Pick<Asked<unknown>, "place">[]];

type Titled = Pick<NeedOf, "title">;

/** Their names, in a sentence. */
export const namesIn = (all: All): string => namesOf(all.map(({ place }) => place));

const about: {
  readonly [K in Capability["kind"]]: (
    capability: Extract<Capability, { kind: K }>,
    platform: PlatformName,
    need: Titled,
    at: All,
  ) => readonly Diagnostic[];
} = {
  has: () => [],
  "leaves-out": ({ consequence, part, quiet }, platform, { title }, all) =>
    quiet === true
      ? []
      : [
          warningAt(
            all[0].place.platformPath,
            "platform-leaves-out",
            `${namesIn(all)}: ${platform} lacks ${part ?? title}, and does without`,
            `bear in mind that ${consequence}`,
          ),
        ],
  lacks: ({ why, instead }, platform, { title }, all) => [
    errorAt(
      all[0].place.platformPath,
      "platform-lacks",
      `${namesIn(all)}: ${platform} lacks ${title}: ${why}`,
      instead,
    ),
  ],
};

/** The record's type is what makes it the one for this very kind. */
export const sayOf = (capability: Capability) => {
  const say = about[capability.kind] as (
    capability: Capability,
    ...rest: [PlatformName, Titled, All]
  ) => readonly Diagnostic[];
  return (...rest: [PlatformName, Titled, All]) => say(capability, ...rest);
};

/** Of a single thing that a platform can't do. */
export const refusalOf = (
  refusal: Lacks,
  platform: PlatformName,
  need: Titled,
  all: All,
): readonly Diagnostic[] => about.lacks(refusal, platform, need, all);
