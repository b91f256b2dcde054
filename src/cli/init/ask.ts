import { createInterface } from "node:readline";
import { QUESTIONS, type Question, type Told } from "./questions.ts";

/** Where somebody types, and reads what is asked. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** What is wrong with what options say, by the option's name; empty: nothing. */
export const wrongIn = (told: Told): readonly string[] =>
  QUESTIONS.flatMap(({ key, refuse }) => {
    const answer = told[key];
    const why = answer === undefined ? null : refuse(answer);
    return why === null
      ? []
      : [`--${key.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}: ${why}`];
  });

/** What nobody was asked. */
export const withDefaults = (told: Told): Told =>
  QUESTIONS.reduce<Told>((all, { key, fallback }) => ({ ...all, [key]: told[key] ?? fallback(all) }), told);

function asked({ text, choices = {} }: Question, fallback: string): string {
  const lines = Object.entries(choices).map(([name, words]) =>
    words === "" ? "" : `  ${name.padEnd(18)}${words}\n`,
  );
  const names = Object.keys(choices).join(", ");
  const short = lines.join("") === "" && names !== "" ? ` (${names})` : "";
  return `${lines.join("")}${text}${short} [${fallback}]: `;
}

/** Lines as they come, also those that come before they are asked for; null once there are no more. */
function linesOf(input: NodeJS.ReadableStream): { next: () => Promise<string | null>; close: () => void } {
  const reader = createInterface({ input, terminal: false });
  const lines = reader[Symbol.asyncIterator]();
  return {
    next: async () => {
      const { value, done } = await lines.next();
      return done === true ? null : value.trim();
    },
    close: () => {
      reader.close();
    },
  };
}

/** Asks for all that options did not say, each until there is an answer that will do. After the end of the input the rest has its default. */
export async function ask(told: Told, { input, output }: Terminal): Promise<Told> {
  const lines = linesOf(input);
  let all = told;
  for (const question of QUESTIONS) {
    const { key, fallback, refuse } = question;
    const normal = fallback(all);
    while (all[key] === undefined) {
      output.write(asked(question, normal));
      const typed = await lines.next();
      if (typed === null) {
        output.write("\n");
        return withDefaults(all);
      }
      const answer = typed === "" ? normal : typed;
      const wrong = refuse(answer);
      if (wrong === null) all = { ...all, [key]: answer };
      else output.write(`  ${wrong}\n`);
    }
  }
  lines.close();
  return all;
}
