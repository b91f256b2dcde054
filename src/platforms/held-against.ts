import { errorAt, warningAt, type Diagnostic } from "../diagnostics/index.ts";
import type { BridgeIntent, SwitchIntent } from "../intent/index.ts";
import type { Datacenter, PlatformName } from "../spec/index.ts";
import { platforms } from "./index.ts";
import { needs, type NeedOf } from "./needs.ts";
import { namesOf, spinesOf, torsOf, type PlacedSwitch } from "./placed-switches.ts";
import type { Capability } from "./platform.ts";
import { ranges } from "./ranges.ts";

type Placeable = Pick<SwitchIntent, "device" | "platform">;

/** A switch, and where its platform is named. */
interface Asked {
  readonly place: PlacedSwitch;
}

interface AskedSwitch extends Asked {
  readonly intent: SwitchIntent;
}

interface AskedBridge extends Asked {
  readonly intent: BridgeIntent;
}

type Titled = Pick<NeedOf, "title">;

const about: {
  readonly [K in Capability["kind"]]: (
    capability: Extract<Capability, { kind: K }>,
    platform: PlatformName,
    need: Titled,
    at: readonly [Asked, ...Asked[]],
  ) => readonly Diagnostic[];
} = {
  has: () => [],
  "leaves-out": ({ consequence, part, quiet }, platform, { title }, [first, ...rest]) =>
    quiet === true
      ? []
      : [
          warningAt(
            first.place.platformPath,
            "platform-leaves-out",
            `${namesOf([first.place, ...rest.map(({ place }) => place)])}: ${platform} lacks ${part ?? title}, and does without`,
            `bear in mind that ${consequence}`,
          ),
        ],
  lacks: ({ why, instead }, platform, { title }, [first, ...rest]) => [
    errorAt(
      first.place.platformPath,
      "platform-lacks",
      `${namesOf([first.place, ...rest.map(({ place }) => place)])}: ${platform} lacks ${title}: ${why}`,
      instead,
    ),
  ],
};

/** Numbers that a platform does not take, each once. */
function outOfRange(platform: PlatformName, asked: readonly AskedSwitch[]): readonly Diagnostic[] {
  const own = platforms[platform].ranges;
  return ranges.flatMap(([name, { title, unit, options, valuesOf }]) => {
    const [least, most] = own[name] ?? [-Infinity, Infinity];
    const outside = ({ intent }: AskedSwitch): readonly number[] =>
      valuesOf(intent).filter((value) => value < least || value > most);
    const [first, ...rest] = asked.filter((one) => outside(one).length > 0);
    if (first === undefined) return [];
    const limits = `${String(least)} to ${String(most)}`;
    return [
      errorAt(
        first.place.platformPath,
        "platform-lacks",
        `${namesOf([first.place, ...rest.map(({ place }) => place)])}: ${platform} takes ${limits}${unit} for ${title}, and is asked for ${String(outside(first)[0])}`,
        `give ${options} ${limits}`,
      ),
    ];
  });
}

/** What one platform says to what its switches are asked for. */
function ofPlatform(platform: PlatformName, asked: readonly AskedSwitch[]): readonly Diagnostic[] {
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
    ...rest: [PlatformName, Titled, readonly [Asked, ...Asked[]]]
  ) => readonly Diagnostic[];
  return (...rest: [PlatformName, Titled, readonly [Asked, ...Asked[]]]) => say(capability, ...rest);
};

const WAYS: Readonly<Record<BridgeIntent["switching"]["kind"], string>> = {
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
  asked: readonly AskedBridge[],
  platformOf: (device: string) => PlatformName | null,
): readonly Diagnostic[] {
  const refused = asked.flatMap((one) => {
    const refusal = platforms[platform].bridges?.refuses?.(one.intent, platformOf) ?? null;
    return refusal === null ? [] : [{ ...one, refusal }];
  });
  return [
    ...Map.groupBy(refused, ({ intent, refusal }) => `${intent.switching.kind} ${refusal.why}`).values(),
  ].flatMap(([first, ...rest]) =>
    first === undefined
      ? []
      : about.lacks(first.refusal, platform, { title: WAYS[first.intent.switching.kind] }, [first, ...rest]),
  );
}

/** What one platform says to its switches that only switch. */
function ofBridges(
  platform: PlatformName,
  asked: readonly AskedBridge[],
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

/** What switches are asked for and their platforms lack, each once a platform, at the first such switch. */
export function heldAgainstPlatforms(
  dc: Datacenter,
  intents: readonly SwitchIntent[],
  bridges: readonly BridgeIntent[],
): readonly Diagnostic[] {
  const places = new Map([...spinesOf(dc), ...torsOf(dc)].map((place) => [place.name, place]));
  const placed = <I extends Placeable>(all: readonly I[]): { intent: I; place: PlacedSwitch }[] =>
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
    ]),
    ...[...byPlatform(bridges)].flatMap(([platform, all]) => ofBridges(platform, all, platformOf)),
  ];
}
