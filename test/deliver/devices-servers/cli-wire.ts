import type { Fault, Faults } from "./planned-faults.ts";
import type { Opened } from "./ssh-server.ts";

/** Of a terminal, in columns and lines. */
const WIDTH = 60;
const PAGE = 24;

/** What a line does, after a question where it asks one. */
export interface Command<Asked extends string> {
  readonly as: Asked;
  /** A question that yes is said to, or nothing is done. */
  readonly asks?: string;
  readonly does: () => string;
}

export interface CliDevice<Asked extends string> {
  readonly faults: Faults<Asked>;
  /** What stands for the login among what it is asked. */
  readonly login: Asked;
  readonly banner: string;
  /** What it asks whoever logs in. */
  readonly asksFirst: string;
  prompt(): string;
  /** What it says of its own accord before each command; empty where it does not. */
  readonly unasked: string;
  /** Whether it shows pages now. */
  pages(): boolean;
  command(line: string): Command<Asked>;
  refusal(words: string): string;
  /** The device's own timer ends. */
  timerEnds(): void;
  over(): void;
}

/** An interactive command line over an SSH channel: an echo that is broken at the terminal's width, pages, questions, prompts, and what goes wrong. */
export function serveCli<Asked extends string>({ channel, cut }: Opened, device: CliDevice<Asked>): void {
  const { faults } = device;
  /** Who takes the next line as an answer. */
  let answered: ((line: string) => void) | undefined;
  let rest: readonly string[] = [];
  let input = "";
  const write = (text: string): void => {
    if (!channel.destroyed) channel.write(text.replace(/\n/g, "\r\n"));
  };
  const page = (): void => {
    const shown = rest.slice(0, PAGE);
    rest = rest.slice(PAGE);
    write(`${shown.join("\n")}\n${rest.length > 0 ? "  ---- More ----" : device.prompt()}`);
  };
  const said = (text: string): void => {
    const lines = text === "" ? [] : text.replace(/\n$/, "").split("\n");
    if (device.pages() && lines.length > PAGE) {
      rest = lines;
      page();
    } else write(`${lines.map((line) => `${line}\n`).join("")}${device.prompt()}`);
  };
  const carriedOut = ({ asks, does }: Command<Asked>): void => {
    if (asks === undefined) {
      said(does());
      return;
    }
    write(asks);
    answered = (line) => {
      said(/^y/i.test(line) ? does() : "");
    };
  };
  const struck: Readonly<Record<Fault["kind"], (command: Command<Asked>, fault: Fault) => void>> = {
    "cut before": () => {
      cut();
    },
    "cut within": () => {
      write("Info: ");
      cut();
    },
    "cut after": ({ does }) => {
      does();
      cut();
    },
    mute: () => {
      write("Password:");
    },
    garbage: () => {
      write("Warning: The license expires. Choose what to do [A/B/C]:");
    },
    "timer ends": (command) => {
      device.timerEnds();
      carriedOut(command);
    },
    refuse: (_, fault) => {
      if (fault.kind === "refuse") said(device.refusal(fault.words));
    },
  };
  const heard = (line: string): void => {
    if (device.unasked !== "" && answered === undefined) write(`\n${device.unasked}\n${device.prompt()}`);
    write(`${line.replace(new RegExp(`.{${String(WIDTH)}}(?=.)`, "g"), "$&\n")}\n`);
    const answer = answered;
    answered = undefined;
    if (answer !== undefined) {
      answer(line);
      return;
    }
    const command = device.command(line);
    const fault = faults.take(command.as);
    if (fault === undefined) carriedOut(command);
    else struck[fault.kind](command, fault);
  };
  channel.on("data", (bytes: Buffer) => {
    for (const character of bytes.toString())
      if (rest.length > 0) {
        write("\u001b[42D                                          \u001b[42D");
        page();
      } else if (character === "\n") {
        const line = input;
        input = "";
        heard(line);
      } else input += character;
  });
  channel.on("close", () => {
    device.over();
  });
  write(device.asksFirst);
  answered = () => {
    const fault = faults.take(device.login);
    if (fault?.kind === "cut before") cut();
    else if (fault?.kind === "mute") write("Enter the one-time code:");
    else write(`${device.banner}${device.prompt()}`);
  };
}
