import { strangeText } from "../platforms/ordered-change/foreign.ts";
import { UnreadableText } from "../platforms/ordered-change/unreadable-text.ts";
import type { Running } from "./artifacts.ts";
import type { TextFacts } from "./facts.ts";
import { deviceName, faultOf, type RunningText } from "./faults.ts";
import { readings } from "./readers/index.ts";
import type { ReadPlatform } from "./read-platforms.ts";

/** What a device runs, and the files that say it. */
export type ReadDevice = Running & { readonly file: string };

const isTree = (text: string): boolean => /^\s*(?:\{|- (?:set|header):|nv set )/m.test(text.slice(0, 4096));

/** Of trees, and of ifupdown2's stanzas, the form tells whose they are. */
function byForm(text: string): ReadPlatform | null {
  if (/^!\| |^\s*(?:auto|iface|source) \S+/m.test(text)) return "linux";
  if (!isTree(text)) return null;
  return /^\s*\{/.test(text) && /"(?:config_db|DEVICE_METADATA|PORT)"/.test(text) ? "sonic" : "cumulus";
}

const LINES = ["frr", "eos", "nxos", "comware", "vrp"] as const satisfies readonly ReadPlatform[];

const count = ({ asn, routerId, interfaces, neighbors, permits, networks, ranges }: TextFacts): number =>
  [
    asn === null ? [] : [asn],
    routerId === null ? [] : [routerId],
    interfaces.flatMap(({ addresses }) => addresses),
    neighbors,
    permits,
    networks,
    ranges,
  ].reduce((sum, { length }) => sum + length, 0);

function factsOf(platform: ReadPlatform, text: string): number {
  const { facts, statements } = readings[platform];
  try {
    return count(facts(statements(text)));
  } catch (error) {
    if (error instanceof UnreadableText) return 0;
    throw error;
  }
}

/** The system that a text is of: the one in whose words it says most; null where it says nothing in any's. */
export function systemOf(text: string): ReadPlatform | null {
  const formed = byForm(text);
  if (formed !== null) return formed;
  const told = LINES.map((platform) => ({ platform, said: factsOf(platform, text) }));
  const [best] = told.sort((one, other) => other.said - one.said);
  return best === undefined || best.said === 0 ? null : best.platform;
}

/** Systems of which a device has two files: the other is what FRR prints. */
const IN_PARTS = ["sonic", "linux"] as const satisfies readonly ReadPlatform[];

/** Files of one device that are parts of one text, as one. */
export function joinedTexts(
  platform: ReadPlatform | null,
  texts: readonly RunningText[],
): readonly RunningText[] {
  const byDevice = Map.groupBy(texts, (one) => deviceName(one) ?? one.file);
  return [...byDevice.values()].flatMap((all) => {
    const [first] = all;
    if (first === undefined || all.length === 1) return all;
    const systems = platform === null ? all.map(({ text }) => byForm(text)) : [platform];
    const own = IN_PARTS.find((one) => systems.includes(one));
    const text = own === undefined ? null : (readings[own].joined?.(all.map((one) => one.text)) ?? null);
    return text === null ? all : [{ file: first.file, text }];
  });
}

const UNKNOWN =
  "says nothing of interfaces or BGP in any system's words: it is no configuration of a switch, or a part of one; give all that the switch prints of its running configuration";

/** What of a system's text tells against it. */
const strange = (platform: ReadPlatform, text: string): string | null =>
  strangeText(
    (IN_PARTS as readonly ReadPlatform[]).includes(platform) && !isTree(text) ? "frr" : platform,
    text,
  );

/** Reads a device's text; what is wrong with it in a sentence where it can't be. @param platform null where the text tells it */
export function readDevice(platform: ReadPlatform | null, running: RunningText): ReadDevice | string {
  const { file, text } = running;
  const unnamed = faultOf(running);
  if (unnamed !== null) return unnamed;
  const system = platform ?? systemOf(text);
  if (system === null) return `${file} ${UNKNOWN}`;
  const fault = strange(system, text);
  if (fault !== null) return `${file} ${fault}`;
  try {
    const { facts, statements } = readings[system];
    const said = statements(text);
    return { file, said, facts: { name: deviceName(running) ?? file, platform: system, ...facts(said) } };
  } catch (error) {
    if (error instanceof UnreadableText) return `${file}: ${error.message}`;
    throw error;
  }
}
