import { join } from "node:path";
import { z } from "zod";
import { readIfThere, writeFileAtomically } from "../../deliver/write-file.ts";
import { WrongCall } from "../wrong-call.ts";

const schema = z.object({
  version: z.literal(1),
  /** The two specs, as they were read. */
  base: z.unknown(),
  head: z.unknown(),
  /** Batches that are done for certain. */
  stage: z.int().min(0),
  /** Whether it came to its end: then `head` is what runs. */
  ended: z.boolean(),
});

/** What is written down of a run, so that another goes on with it. */
export type Journal = z.output<typeof schema>;

const fileOf = (folder: string, fabric: string): string =>
  join(folder, `rollout-${encodeURIComponent(fabric)}.json`);

export const lockOf = (folder: string, fabric: string): string =>
  join(folder, `rollout-${encodeURIComponent(fabric)}.lock`);

/** Undefined where no run was written down. @throws WrongCall where it is nothing that a run wrote */
export async function readJournal(folder: string, fabric: string): Promise<Journal | undefined> {
  const file = fileOf(folder, fabric);
  const text = await readIfThere(file);
  if (text === undefined) return undefined;
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new WrongCall(
      `${file} is nothing that a rollout wrote: restore it, or remove it and name what runs with --from`,
    );
  }
}

export const writeJournal = (folder: string, fabric: string, journal: Journal): Promise<void> =>
  writeFileAtomically(fileOf(folder, fabric), `${JSON.stringify(journal, null, 2)}\n`, {
    file: 0o600,
    folder: 0o700,
    flush: true,
  });

/** Whether two specs say the same, value by value. */
export const isSameSpec = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
