import type { Connection, SwitchInputs } from "./types.ts";

/** How a device is reached when its configuration is put on it. */
export type Way = Exclude<Connection["transport"], "file">;

/** The way to each that is delivered to. Configurations of all may be files instead, and those of systems that are not here are. */
export const WAYS = {
  frr: "ssh",
  linux: "ssh",
  bird2: "ssh",
  bird1: "ssh",
  gobgp: "ssh",
  sonic: "ssh",
  eos: "https",
  nxos: "https",
  comware: "ssh",
  vrp: "ssh",
  cumulus: "https",
} as const satisfies Readonly<Partial<Record<SwitchInputs["platform"], Way>>>;

/** What is delivered to over a network. */
export type Reached = keyof typeof WAYS;

/** What a way pins, as files of ways and connections call it. */
export const PINS = { ssh: "hostKey", https: "certificate" } as const satisfies Readonly<Record<Way, string>>;

/** What is reached in this way. */
export type ReachedBy<W extends Way> = {
  [P in Reached]: (typeof WAYS)[P] extends W ? P : never;
}[Reached];

export const isReached = (platform: SwitchInputs["platform"]): platform is Reached =>
  Object.hasOwn(WAYS, platform);

/** Null of what is delivered to as a file alone. */
export const wayTo = (platform: SwitchInputs["platform"]): Way | null =>
  isReached(platform) ? WAYS[platform] : null;

/** What remembers a delivery itself, in a file beside what it starts from, for those who keep no state. */
const REMEMBER: readonly SwitchInputs["platform"][] = ["frr", "linux", "bird2", "bird1", "gobgp", "sonic"];

export const remembersItself = (platform: SwitchInputs["platform"]): boolean => REMEMBER.includes(platform);

/** The way to a platform for those who keep no state; null where they can only write a file. */
export const wayWithoutState = (platform: SwitchInputs["platform"]): Way | null =>
  remembersItself(platform) ? wayTo(platform) : null;

export const isReachedBy = <W extends Way>(
  way: W,
  platform: SwitchInputs["platform"],
): platform is ReachedBy<W> => wayTo(platform) === way;
