import type { ChangeQuestion, Dialect, OrderedChange } from "../platforms/ordered-change/dialect.ts";
import { strangeText } from "../platforms/ordered-change/foreign.ts";
import type { PlatformName } from "../spec/index.ts";
import { UnreadableText } from "../platforms/ordered-change/unreadable-text.ts";
import { labelOf, readText } from "./read-text.ts";
import { WrongCall } from "./wrong-call.ts";

/** A whole configuration of a large chassis; a spec is smaller. */
const MOST_OF_A_CONFIGURATION = 16 * 1024 * 1024;

export interface TextFiles {
  /** What the device runs. */
  readonly from: string;
  /** The fabric's text that was put there last. */
  readonly was?: string;
  /** What the fabric's text took the place of when it came, or what `--json` printed then. */
  readonly baseline?: string;
  /** Take the fabric off the device. */
  readonly off?: boolean;
}

const textOf = async (file: string | undefined): Promise<string> =>
  file === undefined ? "" : await readText(file, MOST_OF_A_CONFIGURATION);

/** `replaced` out of what `change --json` printed; undefined of another text. */
function replacedIn(text: string): string | undefined {
  if (!text.trimStart().startsWith("{")) return undefined;
  try {
    const printed = JSON.parse(text) as { readonly commands?: unknown; readonly replaced?: unknown };
    return printed.commands !== undefined && typeof printed.replaced === "string"
      ? printed.replaced
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The texts that a change is computed from.
 * @throws WrongCall for a running configuration that is empty, and for a fabric that is to go while nobody says what was there before
 */
export async function changeTexts({
  from,
  was,
  baseline,
  off = false,
}: TextFiles): Promise<Omit<ChangeQuestion, "wanted">> {
  if (off && baseline === undefined)
    throw new WrongCall(
      "--off needs --baseline: what the fabric's text took the place of (`replaced` of --json when it came), or an empty file where that was nothing",
    );
  const running = await textOf(from);
  if (running.trim() === "")
    throw new WrongCall(
      `${labelOf(from)} is empty: --from is the device's whole running configuration, as it prints it`,
    );
  const before = await textOf(baseline);
  return { running, was: await textOf(was), baseline: replacedIn(before) ?? before };
}

/**
 * What a dialect answers.
 * @throws WrongCall where it can't read a text (of a device that prints a tree, what is none; another system's, or one that is cut off), and
 * where the user has something by a number that the fabric's has, too
 */
export function answerOf(
  { device, platform }: { readonly device: string; readonly platform: PlatformName },
  { change, replaced }: Dialect,
  question: ChangeQuestion,
): OrderedChange & { readonly replaced: string } {
  const strange = strangeText(platform, question.running);
  if (strange !== null) throw new WrongCall(`${device}: the text of --from ${strange}`);
  try {
    const { running, wanted, was } = question;
    const answer = change(question);
    if (answer.clashes !== undefined)
      throw new WrongCall(
        `${device}: nothing is to be typed before this is settled: ${answer.clashes.join("; ")}`,
      );
    return { ...answer, replaced: replaced(running, wanted, was) };
  } catch (error) {
    if (!(error instanceof UnreadableText)) throw error;
    throw new WrongCall(`${device}: ${error.message}`, { cause: error });
  }
}
