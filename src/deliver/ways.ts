import type { Connection, SwitchInputs } from "./types.ts";

/** How a device is reached when its configuration is put on it. */
export type Way = Exclude<Connection["transport"], "file">;

/** The way to each. Configurations of all may be files instead. */
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
} as const satisfies Readonly<Record<SwitchInputs["platform"], Way>>;

/** What a way pins, as files of ways and connections call it. */
export const PINS = { ssh: "hostKey", https: "certificate" } as const satisfies Readonly<Record<Way, string>>;

/** What is reached in this way. */
export type ReachedBy<W extends Way> = {
  [P in keyof typeof WAYS]: (typeof WAYS)[P] extends W ? P : never;
}[keyof typeof WAYS];

export const wayTo = (platform: SwitchInputs["platform"]): Way => WAYS[platform];

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
