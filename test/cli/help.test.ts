import type { Command } from "commander";
import { EXAMPLES } from "../../src/cli/examples.ts";
import { ENDINGS, type Verb } from "../../src/cli/exit-codes.ts";
import { programOf } from "../../src/cli/program.ts";

const program = programOf({ out: () => undefined, err: () => undefined }, () => undefined);

/** `deliver put` is a verb of a verb. */
function commandOf(verb: string): Command {
  let command = program;
  for (const word of verb.split(" ")) {
    const found = command.commands.find((sub) => sub.name() === word);
    if (found === undefined) throw new Error(`there is no ${word} below ${command.name()}`);
    command = found;
  }
  return command;
}

/** What `--help` prints, with what is added after it. */
function helpOf(command: Command): string {
  let printed = "";
  command.configureOutput({
    writeOut: (text) => {
      printed += text;
    },
  });
  command.outputHelp();
  return printed;
}

describe.each(Object.keys(ENDINGS) as Verb[])("the help of %s", (verb) => {
  it("has a call of the verb, with options that it has", () => {
    const command = commandOf(verb);
    expect(helpOf(command)).toContain(`Example:\n  ${EXAMPLES[verb]}\n`);
    const [, call = ""] = EXAMPLES[verb].split(`calico-fabric ${verb} `);
    const known = command.options.flatMap(({ long }) => long ?? []);
    const used = [...call.matchAll(/--[a-z-]+/g)].map(([option]) => option);
    expect(used.filter((option) => !known.includes(option))).toEqual([]);
    for (const { mandatory, long } of command.options) if (mandatory) expect(used).toContain(long);
  });
});
