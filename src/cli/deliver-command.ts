import type { Command } from "commander";
import type { Console, ExitCode } from "./commands.ts";
import { deliverPut, deliverRemove, VARIABLES, type PutOptions } from "./deliver.ts";

/** Adds `deliver put` and `deliver remove` to the command line. */
export function addDeliver(root: Command, done: (code: ExitCode) => void, streams: Console): void {
  const { artifact, privateKey, passphrase, password, secrets } = VARIABLES;
  const deliver = root
    .command("deliver")
    .description("put a switch's configuration in place without Pulumi, as a Terraform provisioner does")
    .addHelpText(
      "after",
      `\n${VARIABLES.switch} is JSON: {device, platform, connection, numbers, renumber}.\nSecrets: ${privateKey}, ${passphrase}, ${password};\n${secrets} is JSON: the text of each <secret:name> in the configuration by its name.\nExit codes: 0 done, 1 refused or failed, 2 wrong usage.`,
    )
    .exitOverride();
  deliver
    .command("put")
    .description("check a configuration on the switch, apply it with a roll-back, read it back")
    .argument("[artifact]", `file of the configuration (default: what ${artifact} names)`)
    .option("--preview", "say what would be done, and change nothing")
    .exitOverride()
    .action(async (file: string | undefined, options: PutOptions) => {
      done(await deliverPut(file, options, process.env, streams));
    });
  deliver
    .command("remove")
    .description("take it off again, and put back what it had replaced")
    .exitOverride()
    .action(async () => {
      done(await deliverRemove(process.env, streams));
    });
}
