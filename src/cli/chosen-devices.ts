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

/** What is read of a file of ways: of those that are wanted, and who is in it beside all that there are. */
type Read<R> = (file: string, wanted: ReadonlySet<string>, all: ReadonlySet<string>) => Promise<R>;

/**
 * Devices that are to be asked, and what a file of ways says of them. A way to somebody else is warned of.
 *
 * @param all those that may be asked
 * @throws WrongCall for a name that none of these has, and as `read`
 */
export async function chosenBy<T extends { readonly device: string }, R extends Pick<WaysFile, "strangers">>(
  all: readonly T[],
  { ways: file, device: names }: Choice,
  words: Words,
  console: Console,
  read: Read<R>,
): Promise<R & { readonly devices: readonly T[] }> {
  const known = new Set(all.map(({ device }) => device));
  const list = [...known].join(", ");
  const unknown = (names ?? []).filter((name) => !known.has(name));
  if (unknown.length > 0) throw new WrongCall(words.unknown(unknown.map(told).join(", "), list));
  const devices = names === undefined ? all : all.filter(({ device }) => names.includes(device));
  const found = await read(file, new Set(devices.map(({ device }) => device)), known);
  if (found.strangers.length > 0)
    console.err(
      `warning: ${labelOf(file)}: devices has ${found.strangers.map(told).join(", ")}, ${words.strange(list)}\n`,
    );
  return { ...found, devices };
}

/** The same with the ways to them, by which they can be logged in to. @throws WrongCall also as `readWays` */
export const chosenDevices = <T extends { readonly device: string }>(
  all: readonly T[],
  choice: Choice,
  words: Words,
  env: Environment,
  console: Console,
): Promise<WaysFile & { readonly devices: readonly T[] }> =>
  chosenBy(all, choice, words, console, (file, wanted, known) => readWays(file, wanted, known, env));
