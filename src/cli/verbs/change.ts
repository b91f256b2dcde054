import type { CompiledFabric } from "../../compile.ts";
import type { OrderedChange } from "../../platforms/ordered-change/dialect.ts";
import { platforms } from "../../platforms/index.ts";
import type { ExitCode } from "../exit-codes.ts";
import { answerOf, changeTexts, type TextFiles } from "../change-texts.ts";
import { redact } from "../../deliver/redact.ts";
import { STANDARD_INPUT } from "../read-text.ts";
import type { Console } from "../streams.ts";
import { WrongCall } from "../wrong-call.ts";
import { withSoundFabric, type SpecOptions } from "./fabric.ts";

export interface ChangeOptions extends SpecOptions, TextFiles {}

/** What a switch is to run, and how it takes a change. @throws WrongCall for one that there isn't, or that takes no commands */
function wantedOf({ switches, bridges }: CompiledFabric, device: string) {
  const all = [...switches, ...bridges];
  const found = all.find(({ intent }) => intent.device === device);
  if (found === undefined) {
    const names = all.map(({ intent }) => intent.device).join(", ");
    throw new WrongCall(`the spec has no switch "${device}"; it has ${names}`);
  }
  const { platform } = found.intent;
  const { dialect } = platforms[platform];
  if (dialect === undefined || found.text === null) {
    throw new WrongCall(
      `${device} runs ${platform}, which is given whole configurations: write them with \`render\``,
    );
  }
  return { platform, dialect, text: found.text };
}

/** For people, beside the commands: with what is taken away that was there before, passwords masked. */
const notes = ({ resets, unsettled, replaced }: OrderedChange & { readonly replaced: string }): string =>
  [
    ...(replaced.trim() === ""
      ? []
      : [
          `Takes the place of these lines; keep them for --baseline:`,
          ...redact(replaced.trimEnd())
            .split("\n")
            .map((line) => `  ${line}`),
        ]),
    ...(resets.length === 0 ? [] : [`Sessions that start anew: ${resets.join(", ")}.`]),
    ...(unsettled.length === 0
      ? []
      : [
          `Sessions that end, or that are up again only when the other end has it, too: ${unsettled.join(", ")}.`,
        ]),
  ]
    .map((line) => `${line}\n`)
    .join("");

/**
 * `change SPEC DEVICE`: the commands that lead from what a switch runs to what the spec says, in order.
 * @throws WrongCall, UnreadableFile
 */
export async function change(
  file: string,
  device: string,
  options: ChangeOptions,
  console: Console,
): Promise<ExitCode> {
  const files = [file, options.from, options.was, options.baseline];
  if (files.filter((one) => one === STANDARD_INPUT).length > 1)
    throw new WrongCall("only one file can be standard input");
  const texts = await changeTexts(options);
  let code: ExitCode = 0;
  const ended = await withSoundFabric(file, options, console, (fabric) => {
    const { platform, dialect, text } = wantedOf(fabric, device);
    const off = options.off === true;
    const was = off && texts.was === "" ? text : texts.was;
    const answer = answerOf({ device, platform }, dialect, { ...texts, was, wanted: off ? "" : text });
    if (answer.commands.length > 0) code = 3;
    if (options.format === "json") {
      console.out(`${JSON.stringify({ device, platform, ...answer }, null, 2)}\n`);
      return;
    }
    console.out(answer.commands.map((command) => `${command}\n`).join(""));
    console.err(answer.commands.length === 0 ? `${device}: nothing to change\n` : notes(answer));
  });
  return ended === 0 ? code : ended;
}
