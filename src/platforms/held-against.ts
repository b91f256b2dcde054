import { errorAt, warningAt, type Diagnostic } from "../diagnostics/index.ts";
import type { SwitchIntent } from "../intent/index.ts";
import type { Datacenter, PlatformName } from "../spec/index.ts";
import { platforms } from "./index.ts";
import { needs, type NeedOf } from "./needs.ts";
import { namesOf, spinesOf, torsOf, type PlacedSwitch } from "./placed-switches.ts";
import type { Capability } from "./platform.ts";

/** A switch that is asked for something, and where its platform is named. */
interface Asked {
  readonly intent: SwitchIntent;
  readonly place: PlacedSwitch;
}

const about: {
  readonly [K in Capability["kind"]]: (
    capability: Extract<Capability, { kind: K }>,
    platform: PlatformName,
    need: NeedOf,
    at: readonly [Asked, ...Asked[]],
  ) => readonly Diagnostic[];
} = {
  has: () => [],
  "leaves-out": ({ consequence, quiet }, platform, { title }, [first, ...rest]) =>
    quiet === true
      ? []
      : [
          warningAt(
            first.place.platformPath,
            "platform-leaves-out",
            `${namesOf([first.place, ...rest.map(({ place }) => place)])}: ${platform} has no ${title}, and does without`,
            `know that ${consequence}`,
          ),
        ],
  lacks: ({ why, instead }, platform, { title }, [first, ...rest]) => [
    errorAt(
      first.place.platformPath,
      "platform-lacks",
      `${namesOf([first.place, ...rest.map(({ place }) => place)])}: ${platform} has no ${title}: ${why}`,
      instead,
    ),
  ],
};

/** What one platform says to what its switches are asked for. */
function ofPlatform(platform: PlatformName, asked: readonly Asked[]): readonly Diagnostic[] {
  const { capabilities } = platforms[platform];
  return needs.flatMap(([name, need]) => {
    const [first, ...rest] = asked.filter(({ intent }) => need.isAsked(intent));
    if (first === undefined) return [];
    const capability: Capability = capabilities[name];
    return sayOf(capability)(platform, need, [first, ...rest]);
  });
}

/** The record's type is what makes it the one for this very kind. */
const sayOf = (capability: Capability) => {
  const say = about[capability.kind] as (
    capability: Capability,
    ...rest: [PlatformName, NeedOf, readonly [Asked, ...Asked[]]]
  ) => readonly Diagnostic[];
  return (...rest: [PlatformName, NeedOf, readonly [Asked, ...Asked[]]]) => say(capability, ...rest);
};

/** What switches are asked for and their platforms lack, each once a platform, at the first such switch. */
export function heldAgainstPlatforms(
  dc: Datacenter,
  intents: readonly SwitchIntent[],
): readonly Diagnostic[] {
  const places = new Map([...spinesOf(dc), ...torsOf(dc)].map((place) => [place.name, place]));
  const asked = intents.flatMap((intent) => {
    const place = places.get(intent.device);
    return place === undefined ? [] : [{ intent, place }];
  });
  return [...Map.groupBy(asked, ({ intent }) => intent.platform)].flatMap(([platform, all]) =>
    ofPlatform(platform, all),
  );
}
