import { told } from "../text/foreign.ts";
import type { Environment } from "./environment.ts";
import { labelOf } from "./read-text.ts";
import type { Console } from "./streams.ts";
import { readWays, type WaysFile } from "./ways.ts";
import { WrongCall } from "./wrong-call.ts";

/** What a call says of whom to ask, and how. */
export interface Choice {
  /** File of the ways to devices. */
  readonly ways: string;
  /** Devices to ask, by name. Default: all. */
  readonly device?: readonly string[];
}

/** What is said of names that are none of those that can be asked. */
export interface Words {
  readonly unknown: (names: string, known: string) => string;
  /** Of ways that lead to them. */
  readonly strange: (known: string) => string;
}

export interface Chosen<T> extends WaysFile {
  readonly devices: readonly T[];
}

/**
 * Devices that are to be asked, and the ways to them. A way to somebody else is warned of.
 *
 * @param all those that may be asked
 * @throws WrongCall for a name that none of these has, and as `readWays`
 */
export async function chosenDevices<T extends { readonly device: string }>(
  all: readonly T[],
  { ways: file, device: names }: Choice,
  words: Words,
  env: Environment,
  console: Console,
): Promise<Chosen<T>> {
  const known = new Set(all.map(({ device }) => device));
  const list = [...known].join(", ");
  const unknown = (names ?? []).filter((name) => !known.has(name));
  if (unknown.length > 0) throw new WrongCall(words.unknown(unknown.map(told).join(", "), list));
  const devices = names === undefined ? all : all.filter(({ device }) => names.includes(device));
  const found = await readWays(file, new Set(devices.map(({ device }) => device)), known, env);
  if (found.strangers.length > 0)
    console.err(
      `warning: ${labelOf(file)}: devices has ${found.strangers.map(told).join(", ")}, ${words.strange(list)}\n`,
    );
  return { devices, ...found };
}
