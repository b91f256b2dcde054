import { StringDecoder } from "node:string_decoder";
import { masked } from "../devices/masked.ts";
import { DeliveryError, type Step } from "../error.ts";
import { openChannel, type Channel } from "../ssh/channel.ts";
import type { SshConnection } from "../types.ts";
import type { CliKind } from "./kind.ts";
import { afterEcho, plain } from "./plain.ts";

/** Wide enough that no line of a configuration is broken. */
const WINDOW = { term: "vt100", rows: 1000, cols: 511 };

const WHAT = {
  name: "a shell",
  advice: "See to it that the user may log in to a command line over SSH.",
};

/** An interactive command line. One command at a time. */
export interface Cli {
  readonly device: string;
  /** What it stands at: `<tor>`, `[~tor-bgp]`. */
  prompt(): string;
  /**
   * Types a line and gives what the device says to it.
   * @throws DeliveryError of that step when it asks what nobody foresaw, when the connection breaks or time is up
   */
  ask(step: Step, line: string): Promise<string>;
  /** The same. @throws DeliveryError of that step, too, with the device's words where it refuses */
  must(step: Step, line: string, advice?: string): Promise<string>;
  alive(): boolean;
  close(): void;
}

/** A command that shows something is refused with these lines, or not at all: a mark below what it stumbles over, and why. */
const LINES_OF_REFUSAL = 2;

/** Why a device refuses a line, in its words; undefined where it does not. */
export function refusalIn(
  answer: string,
  line: string,
  { refusals, question, shows }: CliKind,
): string | undefined {
  const all = answer.split("\n").map((one) => one.trim());
  const lines = shows.test(line) ? all.filter(Boolean).slice(0, LINES_OF_REFUSAL) : all;
  if (!lines.some((one) => refusals.some((pattern) => pattern.test(one)))) return undefined;
  return lines.filter((one) => !/^[\^YN]?$/i.test(one) && !question.test(one)).join("\n");
}

/** Opens a command line, and waits for its first prompt. @throws DeliveryError of step "connect" */
export async function openCli(device: string, connection: SshConnection, kind: CliKind): Promise<Cli> {
  const channel = await openChannel(device, connection, WHAT, (client, opened) =>
    client.shell(WINDOW, opened),
  );
  let prompt = "";
  let ours = kind.prompt;

  const ask = async (step: Step, line: string | undefined): Promise<string> => {
    const answer = await conversed(channel, kind, step, line, () => ours);
    const found = ours.exec(answer);
    prompt = found?.[0].trim() ?? "";
    // From the first prompt on it is the device's own: nothing that it shows is taken for one.
    if (line === undefined) ours = ownPrompt(kind, found?.[1] ?? "");
    return answer.slice(0, found?.index ?? answer.length);
  };
  try {
    await ask("connect", undefined);
  } catch (error) {
    channel.close();
    throw error;
  }
  return {
    device,
    prompt: () => prompt,
    ask,
    async must(step, line, advice = "") {
      const answer = await ask(step, line);
      const words = refusalIn(answer, line, kind);
      if (words === undefined) return answer;
      throw new DeliveryError({ step, device, detail: masked(`${line}: ${words}`, [line]), advice });
    },
    alive: () => channel.lost() === undefined,
    close: () => channel.close(),
  };
}

const ownPrompt = ({ prompt }: CliKind, name: string): RegExp =>
  new RegExp(prompt.source.replace(NAME, name.replace(/[.*+?^${}()|[\]\\-]/g, "\\$&")), prompt.flags);

/** How the pattern of a prompt says the device's name, whatever it is. */
export const NAME = String.raw`[^<>[\]\n]+?`;

/** Types a line, turns pages, answers questions, and gives all that was said with the prompt that ended it. */
function conversed(
  channel: Channel,
  kind: CliKind,
  step: Step,
  line: string | undefined,
  prompt: () => RegExp,
): Promise<string> {
  const decoder = new StringDecoder("utf8");
  let raw = "";
  const heard = channel.within<string>(step, (done, fail, waitsAt) => {
    channel.listen((bytes) => {
      raw += decoder.write(bytes);
      const text = plain(raw);
      const tail = text.slice(text.lastIndexOf("\n") + 1).trim();
      waitsAt(tail);
      const said = line === undefined ? text : afterEcho(text, line);
      // What the device says of its own accord, with its prompt again, ends no command that it has yet to take.
      if (said === undefined) return;
      if (line !== undefined && prompt().test(said)) done(said);
      else if (kind.more.test(tail)) {
        raw = raw.slice(0, raw.lastIndexOf("\n") + 1);
        channel.write(" ");
      } else if (kind.question.test(tail)) {
        const known = kind.answers.find(({ asks }) => asks.test(text.slice(-400)));
        if (known === undefined) {
          fail(`it asks what is not foreseen: ${tail}`);
          channel.close();
          return;
        }
        raw += "\n";
        channel.write(`${known.answer}\n`);
      } else if (prompt().test(said)) done(said);
    });
    if (line !== undefined) channel.write(`${line}\n`);
  });
  // Between commands nothing is answered.
  return heard.finally(() => channel.listen(() => undefined));
}
