import { EXAMPLES } from "./examples.ts";
import { ALWAYS, ENDINGS, type Verb } from "./exit-codes.ts";

/** The lines under a verb's help: a call of it, and how it ends. */
export function verbHelp(verb: Verb): string {
  const endings = Object.entries({ ...ENDINGS[verb], ...ALWAYS });
  const codes = endings.map(([code, meaning]) => `  ${code.padEnd(3)}${meaning}`);
  return `\nExample:\n  ${EXAMPLES[verb]}\n\nExit codes:\n${codes.join("\n")}`;
}
