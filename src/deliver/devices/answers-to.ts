import type { Ask } from "../../platforms/look.ts";

/** Asks one line after the other. */
export async function answersTo(
  asks: readonly Ask[],
  ask: (line: string) => Promise<string>,
): Promise<readonly string[]> {
  const answers: string[] = [];
  for (const { line } of asks) answers.push(await ask(line));
  return answers;
}
