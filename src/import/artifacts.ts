import type { CompiledFabric } from "../compile.ts";
import type { DeviceFacts } from "./facts.ts";
import { readings } from "./readers/index.ts";
import type { Owns, Said } from "./readers/reading.ts";
import type { ReadPlatform } from "./read-platforms.ts";

/** What a device runs against what a spec would have it run. */
export interface DeviceComparison {
  readonly device: string;
  /** Statements that both have. */
  readonly equal: number;
  /** Statements of the spec's text that do not run, in its order. */
  readonly missing: readonly Said[];
  /** Statements that run where the spec's text has its own, and that it lacks. */
  readonly surplus: readonly Said[];
  /** Statements that run beside the spec's text, and would stay. */
  readonly beside: readonly Said[];
}

/** The text that a spec has for a device; null where it has none. */
const textFor = ({ switches, bridges }: CompiledFabric, device: string): string | null =>
  [...switches, ...bridges].find(({ intent }) => intent.device === device)?.text ?? null;

/** Statements by what they say in whole, read once for each text that runs. */
export interface Running {
  readonly facts: DeviceFacts;
  readonly said: readonly Said[];
}

/** How a text is read, each once. */
export type ReadText = (platform: ReadPlatform, text: string) => readonly Said[];

/** Reads each text once, however often it is asked: most specs that are tried differ in few devices. */
export function reader(): ReadText {
  const known = new Map<string, readonly Said[]>();
  return (platform, text) => {
    const key = `${platform}\n${text}`;
    const said = known.get(key) ?? readings[platform].statements(text);
    known.set(key, said);
    return said;
  };
}

/** Holds what runs against what is wanted. Where lines stand does not count: what has an order has numbers. */
export function compareSaid(
  device: string,
  said: readonly Said[],
  wanted: readonly Said[],
  owns: Owns,
): DeviceComparison {
  const isOwned = owns(wanted);
  const runs = new Set(said.map(({ whole }) => whole));
  const should = new Set(wanted.map(({ whole }) => whole));
  const extra = said.filter(({ whole }) => !should.has(whole));
  return {
    device,
    equal: said.length - extra.length,
    missing: wanted.filter(({ whole }) => !runs.has(whole)),
    surplus: extra.filter((one) => isOwned(one)),
    beside: extra.filter((one) => !isOwned(one)),
  };
}

/** Every device that runs; one that the spec has no text for runs all of its own. */
export const compareAll = (
  running: readonly Running[],
  fabric: CompiledFabric,
  read: ReadText,
): readonly DeviceComparison[] =>
  running.map(({ facts: { name, platform }, said }) => {
    const text = textFor(fabric, name);
    return text === null
      ? { device: name, equal: 0, missing: [], surplus: said, beside: [] }
      : compareSaid(name, said, read(platform, text), readings[platform].owns);
  });

/** Statements that differ between what runs and what a spec would have it run. */
export const differencesIn = (all: readonly DeviceComparison[]): number =>
  all.reduce((sum, { missing, surplus }) => sum + missing.length + surplus.length, 0);

/** Statements that run and that no text has, whoever's they are. */
export const besideIn = (all: readonly DeviceComparison[]): number =>
  all.reduce((sum, { beside }) => sum + beside.length, 0);
