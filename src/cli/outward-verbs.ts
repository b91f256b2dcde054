import { Option, type Command } from "commander";
import type { Verb } from "./exit-codes.ts";
import {
  addressesOf,
  bootFileOf,
  bootUrlOf,
  domainOf,
  domainsOf,
  nextServerOf,
  serialOf,
} from "./export-options.ts";
import { TOOLS } from "./formats.ts";
import type { Process } from "./streams.ts";
import { specVerb } from "./verb.ts";
import type { ExportOptions } from "./verbs/export.ts";
import type { NetBoxOptions } from "./verbs/netbox.ts";
import type { ReportOptions } from "./verbs/report.ts";

/* Verbs that write a fabric for others: other tools, an inventory, people. */

/** `export`, for other tools. */
export function addExport(
  command: (name: Verb, description: string) => Command,
  { streams, done }: Process,
): void {
  command("export", "write what other tools take of the fabric: a folder for each")
    .addOption(new Option("--to <tools...>", "the tools to write for").choices(TOOLS).makeOptionMandatory())
    .requiredOption("--out <dir>", "folder to write to")
    .option("--domain <name>", "of dns and dhcp: the domain that devices have their names in", domainOf)
    .option("--serial <number>", "of dns: the zones' serial number", serialOf)
    .option("--name-servers <names...>", "of dns: the zones' name servers", domainsOf)
    .option("--resolvers <addresses...>", "of dhcp: who answers servers' questions of names", addressesOf)
    .option("--next-server <address>", "of dhcp: who has what servers boot", nextServerOf)
    .option("--boot-file <name>", "of dhcp: its name there", bootFileOf)
    .option("--boot-url <url>", "of dhcp in IPv6: where it is", bootUrlOf)
    .action(async (file: string, options: ExportOptions) => {
      done(await (await import("./verbs/export.ts")).exportSpec(file, options, streams));
    });
}

/** `netbox`, whose token is in a variable or a file. */
export function addNetBox(
  command: (name: Verb, description: string) => Command,
  { streams, done }: Process,
): void {
  command("netbox", "say what NetBox lacks of the fabric, or write it there")
    .requiredOption("--url <url>", "NetBox's, as a browser has it")
    .option("--token-file <file>", "file of the API token, in place of CALICO_FABRIC_NETBOX_TOKEN")
    .option("--apply", "write it; without, nothing is written")
    .action(async (file: string, options: NetBoxOptions) => {
      done(await (await import("./verbs/netbox.ts")).netbox(file, options, process.env, streams));
    });
}

/** `report`, a page for people. */
export function addReport(root: Command, { streams, done }: Process): void {
  specVerb(root, "report", "write all that is known of the fabric as one HTML page, for people")
    .requiredOption("--out <file>", "file to write to; - is standard output")
    .action(async (file: string, options: ReportOptions) => {
      done(await (await import("./verbs/report.ts")).report(file, options, streams));
    });
}
