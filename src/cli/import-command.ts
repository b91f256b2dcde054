import { Argument, type Command } from "commander";
import { FORMATS, IMPORTED, INVENTORIES, isInventory, type Imported, type Inventory } from "./formats.ts";
import type { Process } from "./streams.ts";
import { verb, withFormats } from "./verb.ts";
import type { ImportOptions } from "./verbs/import.ts";
import type { InventoryOptions } from "./verbs/import-inventory.ts";
import { WrongCall } from "./wrong-call.ts";

/** Adds `import`, which has no spec yet. */
export function addImport(root: Command, { streams, done }: Process): void {
  withFormats(verb(root, "import", "make a spec of what runs, with its numbers pinned"), FORMATS)
    .addArgument(
      new Argument(
        "<what>",
        "what the files are of: switches of a platform, a cluster, or an inventory",
      ).choices([...IMPORTED, ...INVENTORIES]),
    )
    .argument(
      "<files...>",
      "whole running configurations, one a switch, called as the switches are; of calico what kubectl get -o yaml prints; of csv tables of devices, of netbox and nautobot what their REST APIs list",
    )
    .option("--name <name>", "the datacenter's name", "imported")
    .option("--cluster <files...>", "a cluster's objects beside switches, as kubectl get -o yaml prints them")
    .option("--base <file>", "with an inventory: a spec of which all stays that is not in the files")
    .option("--out <file>", "file to write the spec to, in place of standard output")
    .action(
      async (
        what: Imported | Inventory,
        files: readonly string[],
        given: ImportOptions & InventoryOptions,
      ) => {
        const { out, ...others } = given;
        const options = { ...others, ...(out === undefined || out === "-" ? {} : { out }) };
        if (isInventory(what)) {
          if (options.cluster !== undefined)
            throw new WrongCall(`--cluster goes with switches' texts, and ${what} is an inventory`);
          const { importDevices } = await import("./verbs/import-inventory.ts");
          done(await importDevices(what, files, options, streams));
          return;
        }
        if (options.base !== undefined)
          throw new WrongCall(`--base goes with ${INVENTORIES.join(", ")}, and ${what} is none of them`);
        const { importRunning } = await import("./verbs/import.ts");
        done(await importRunning(what, files, options, streams));
      },
    );
}
