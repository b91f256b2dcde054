import type { Ask } from "../../platforms/look.ts";
import { DeliveryError, type Step } from "../error.ts";
import { NoAnswer } from "./client.ts";

/** An interface that answers commands with JSON, or with the text that a person would see. */
export interface CommandApi {
  json(step: Step, commands: readonly string[]): Promise<readonly unknown[]>;
  text(step: Step, commands: readonly string[]): Promise<readonly string[]>;
}

/**
 * Asks such an interface one thing.
 *
 * @param none the words in which it says that what it is about does not run: the answer is empty then, as where there is nothing to tell
 */
export const askedBy =
  (none: RegExp) =>
  async (api: CommandApi, step: Step, { line, answers }: Ask): Promise<string> => {
    try {
      const [told] = await api[answers === "json" ? "json" : "text"](step, [line]);
      if (told === undefined) return "";
      return typeof told === "string" ? told : JSON.stringify(told);
    } catch (error) {
      if (error instanceof DeliveryError && !(error instanceof NoAnswer) && none.test(error.detail))
        return "";
      throw error;
    }
  };
