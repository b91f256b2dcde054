import { differencesIn, importFabric, type WhatRuns } from "../../import/index.ts";
import type { ExitCode } from "../exit-codes.ts";
import type { Imported } from "../formats.ts";
import { importJson, importText } from "../import-text.ts";
import { objectsOf } from "../cluster-files.ts";
import { labelOf, readText, STANDARD_INPUT } from "../read-text.ts";
import { specYaml } from "../spec-yaml.ts";
import type { Console } from "../streams.ts";
import { writeFile } from "../write-file.ts";
import { WrongCall } from "../wrong-call.ts";

export interface ImportOptions {
  readonly name: string;
  /** The file that the spec is written to, in place of standard output. */
  readonly out?: string;
  /** Files of a cluster's objects, beside switches' texts. */
  readonly cluster?: readonly string[];
  readonly format: "text" | "json";
}

/** A whole configuration of a large chassis, or all nodes of a large cluster with what the API prints beside. */
const MOST_OF_A_TEXT = 64 * 1024 * 1024;

/** What files hold: of `calico` the objects of a cluster, else switches' texts: of one platform, or of whichever each is (`switches`). */
async function whatRuns(
  of: Imported,
  files: readonly string[],
  cluster: readonly string[],
): Promise<WhatRuns> {
  const read = async (file: string) => ({ file: labelOf(file), text: await readText(file, MOST_OF_A_TEXT) });
  const [texts, objects] = await Promise.all([Promise.all(files.map(read)), Promise.all(cluster.map(read))]);
  if (of === "calico") return { platform: "frr", texts: [], objects: objectsOf([...texts, ...objects]) };
  return {
    platform: of === "switches" ? null : of,
    texts,
    objects: objects.length === 0 ? null : objectsOf(objects),
  };
}

/**
 * `import WHAT FILES`: a spec of what switches run, or of what a cluster has, with every number that does not follow by itself pinned, and what of
 * it the spec does not give. Without `--out` the spec goes to standard output, and what is said of it to the other.
 * @throws WrongCall for texts that can't be read, with all of them; UnreadableFile, UnwritableFile
 */
export async function importRunning(
  of: Imported,
  files: readonly string[],
  { name, out, cluster = [], format }: ImportOptions,
  console: Console,
): Promise<ExitCode> {
  if ([...files, ...cluster].filter((file) => file === STANDARD_INPUT).length > 1)
    throw new WrongCall("only one file can be standard input");
  const result = importFabric(name, await whatRuns(of, files, cluster));
  if (!result.ok) throw new WrongCall(result.faults.join("\nerror: "));
  const { trial } = result;
  const report = importText(result);
  if (out !== undefined) writeFile(out, specYaml(trial.spec));
  if (format === "json") console.out(importJson(result));
  else if (out === undefined) {
    console.out(specYaml(trial.spec));
    console.err(report);
  } else console.out(report);
  if (trial.fabric === null) return 1;
  return differencesIn(trial.comparisons) === 0 ? 0 : 3;
}
