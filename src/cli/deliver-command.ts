import type { Command } from "commander";
import { VARIABLES } from "./deliver-variables.ts";
import type { Verb } from "./exit-codes.ts";
import type { Process } from "./streams.ts";
import type { DeliverPutOptions, DeliverRemoveOptions } from "./verbs/deliver.ts";
import { verbHelp } from "./verb-help.ts";

/** Where deliveries are remembered by those who keep no state. */
const STATE = [
  "--state <dir>",
  `folder that remembers what was delivered, for systems that can't themselves: EOS, NX-OS, Comware, VRP, Cumulus (default: what ${VARIABLES.state} names)`,
] as const;

/** Adds `deliver put` and `deliver remove` to the command line. */
export function addDeliver(root: Command, { streams, done }: Process): void {
  const { artifact, privateKey, passphrase, password, secrets, statePassphrase } = VARIABLES;
  const deliver = root
    .command("deliver")
    .description("put a switch's configuration in place without Pulumi, as a Terraform provisioner does")
    .addHelpText(
      "after",
      `\n${VARIABLES.switch} is JSON: {device, platform, connection, numbers, renumber}.\nSecrets: ${privateKey}, ${passphrase}, ${password};\n${secrets} is JSON: the text of each <secret:name> in the configuration by its name;\n${statePassphrase} seals in --state what ran before the fabric came.`,
    )
    .exitOverride();
  const command = (name: string, key: Verb, description: string): Command =>
    deliver.command(name).description(description).addHelpText("after", verbHelp(key)).exitOverride();
  command(
    "put",
    "deliver put",
    "check a configuration on the switch, apply it with a roll-back, read it back",
  )
    .argument(
      "[artifact]",
      `file of the configuration, - is standard input (default: what ${artifact} names)`,
    )
    .option("--preview", "say what would be done, and change nothing")
    .option(...STATE)
    .action(async (file: string | undefined, options: DeliverPutOptions) => {
      const { deliverPut } = await import("./verbs/deliver.ts");
      done(await deliverPut(file, options, process.env, streams));
    });
  command("remove", "deliver remove", "take it off again, and put back what it had replaced")
    .option(...STATE)
    .action(async (options: DeliverRemoveOptions) => {
      const { deliverRemove } = await import("./verbs/deliver.ts");
      done(await deliverRemove(options, process.env, streams));
    });
}
