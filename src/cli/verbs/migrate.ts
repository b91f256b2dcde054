import { join } from "node:path";
import { migrate, migrationText, stageFile, type Migration } from "../../migrate/index.ts";
import type { ModelName } from "../../spec/index.ts";
import type { ExitCode } from "../exit-codes.ts";
import type { Format } from "../formats.ts";
import { readSource } from "../source.ts";
import { specYaml } from "../spec-yaml.ts";
import type { Console } from "../streams.ts";
import { makeFolder, writeFile, writing } from "../write-file.ts";
import { WrongCall } from "../wrong-call.ts";
import { notBothStandardInput } from "./diff.ts";

export interface MigrateOptions {
  readonly format: Format;
  /** The model that the spec is to be under, where no other spec says what is wanted. */
  readonly model?: ModelName;
  /** The folder that the stages' specs and the summary are written to. */
  readonly out: string;
  /** What may lose something on the way, by name. */
  readonly consent?: readonly string[];
}

async function stagesOf(
  from: string,
  to: string | undefined,
  model: ModelName | undefined,
): Promise<Migration> {
  if (to !== undefined && model !== undefined)
    throw new WrongCall("give a spec to go to or --model, and not both");
  if (model !== undefined) return migrate(await readSource(from), { model });
  if (to === undefined) throw new WrongCall("say where to go: a second spec, or --model");
  notBothStandardInput(from, to);
  return migrate(await readSource(from), await readSource(to));
}

function written(folder: string, found: Migration): void {
  writing(folder, () => {
    makeFolder(folder);
  });
  for (const [at, { spec }] of found.stages.entries()) writeFile(join(folder, stageFile(at)), specYaml(spec));
  writeFile(join(folder, "summary.txt"), migrationText(found));
}

/** `migrate FROM TO`: stages from one model to another, each a spec of its own, and what the way to each costs whom. */
export async function migrateSpec(
  from: string,
  to: string | undefined,
  { format, model, out, consent = [] }: MigrateOptions,
  console: Console,
): Promise<ExitCode> {
  const found = await stagesOf(from, to, model);
  const { name, refused, stages } = found;
  if (refused.length === 0) written(out, found);
  if (format === "json") console.out(`${JSON.stringify(found, null, 2)}\n`);
  else if (refused.length > 0)
    console.err([`${name}: refused`, ...refused.map((reason) => `  ${reason}`), ""].join("\n"));
  else console.out(migrationText(found));
  if (refused.length > 0) return 1;
  return stages.some(({ way }) => way.consent.some((one) => !consent.includes(one))) ? 3 : 0;
}
