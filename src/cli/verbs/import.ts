import { differencesIn, importConfigurations } from "../../import/index.ts";
import type { PlatformName } from "../../spec/index.ts";
import type { ExitCode } from "../exit-codes.ts";
import { importJson, importText, specText } from "../import-text.ts";
import { labelOf, readText, STANDARD_INPUT } from "../read-text.ts";
import type { Console } from "../streams.ts";
import { writeFile } from "../write-file.ts";
import { WrongCall } from "../wrong-call.ts";

export interface ImportOptions {
  readonly name: string;
  /** The file that the spec is written to, in place of standard output. */
  readonly out?: string;
  readonly format: "text" | "json";
}

/** A whole configuration of a large chassis. */
const MOST_OF_A_CONFIGURATION = 16 * 1024 * 1024;

/**
 * `import PLATFORM FILES`: a spec of what switches run, with every number that does not follow by itself pinned, and what of their lines it does
 * not give. Without `--out` the spec goes to standard output, and what is said of it to the other.
 * @throws WrongCall for texts that can't be read, with all of them; UnreadableFile, UnwritableFile
 */
export async function importRunning(
  platform: PlatformName,
  files: readonly string[],
  { name, out, format }: ImportOptions,
  console: Console,
): Promise<ExitCode> {
  if (files.filter((file) => file === STANDARD_INPUT).length > 1)
    throw new WrongCall("only one file can be standard input");
  const texts = await Promise.all(
    files.map(async (file) => ({ file: labelOf(file), text: await readText(file, MOST_OF_A_CONFIGURATION) })),
  );
  const result = importConfigurations(name, platform, texts);
  if (!result.ok) throw new WrongCall(result.faults.join("\nerror: "));
  const { trial } = result;
  const report = importText(result);
  if (out !== undefined) writeFile(out, specText(trial));
  if (format === "json") console.out(importJson(result));
  else if (out === undefined) {
    console.out(specText(trial));
    console.err(report);
  } else console.out(report);
  if (trial.fabric === null) return 1;
  return differencesIn(trial.comparisons) === 0 ? 0 : 3;
}
