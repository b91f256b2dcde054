import { Option, type Command } from "commander";
import { VARIABLES } from "./deliver-variables.ts";
import { FORMATS } from "./formats.ts";
import type { Process } from "./streams.ts";
import type { ChangeOptions } from "./verbs/change.ts";
import type { DriftOptions } from "./verbs/drift.ts";
import type { TrustOptions } from "./verbs/trust.ts";
import type { VerifyOptions } from "./verbs/verify.ts";
import { SPEC, specVerb, verb, withFormats } from "./verb.ts";

/** Adds the verbs that hold a spec against what devices say or run, `trust` before them: `verify`, `drift` and `change`. */
export function addDeviceVerbs(root: Command, made: Process): void {
  addTrust(root, made);
  addVerify(root, made);
  addDrift(root, made);
  addChange(root, made);
}

const WAYS = [
  "--ways <file>",
  "the ways to devices, YAML or JSON like a stack's `switches`, or a stack's own Pulumi.<dc>.yaml",
] as const;

/** `trust`, which needs no secrets. */
function addTrust(root: Command, { streams, done }: Process): void {
  withFormats(
    specVerb(root, "trust", "say which keys devices show, before anybody logs in, and record first ones"),
    FORMATS,
  )
    .requiredOption(...WAYS)
    .option("--device <names...>", "ask these alone")
    .option("--record", "write keys that are not pinned yet into the file of ways; none is ever replaced")
    .action(async (file: string, options: TrustOptions) => {
      done(await (await import("./verbs/trust.ts")).trust(file, options, streams));
    });
}

/** `verify`, whose secrets are in variables as `deliver` has them. */
function addVerify(root: Command, { streams, done }: Process): void {
  const { privateKey, passphrase, password } = VARIABLES;
  withFormats(
    specVerb(root, "verify", "ask the devices, and say what is not as foretold; nothing is changed"),
    FORMATS,
  )
    .requiredOption(...WAYS)
    .option("--device <names...>", "ask these alone")
    .addOption(
      new Option("--only <what>", "look at cables alone, as LLDP sees them")
        .choices(["cables"])
        .conflicts("blocks"),
    )
    .option(
      "--blocks <file>",
      "what `kubectl get blockaffinities.crd.projectcalico.org -o json` prints, in place of what ToRs' routes say of blocks",
    )
    .addHelpText("after", `\nSecrets: ${privateKey}, ${passphrase}, ${password}`)
    .action(async (file: string, options: VerifyOptions) => {
      const { verifySpec } = await import("./verbs/verify.ts");
      done(await verifySpec(file, options, process.env, streams));
    });
}

/** `drift`, whose secrets are in variables as `deliver` has them. */
function addDrift(root: Command, { streams, done }: Process): void {
  const { privateKey, passphrase, password, secrets, state } = VARIABLES;
  withFormats(
    specVerb(
      root,
      "drift",
      "say what is other on devices, and in a cluster, than was put there; nothing is changed",
    ),
    FORMATS,
  )
    .requiredOption(...WAYS)
    .option("--state <dir>", `folder in which deliveries are remembered, in place of ${state}`)
    .option("--device <names...>", "ask these alone")
    .option("--context <name>", "also look at Calico's objects, in the cluster of this context")
    .option("--kubeconfig <file>", "the same, in place of what kubectl would take")
    .option("--of <name>", "which of several clusters that is, by its name in the spec")
    .addHelpText("after", `\nSecrets: ${privateKey}, ${passphrase}, ${password}, ${secrets}`)
    .action(async (file: string, options: DriftOptions) => {
      done(await (await import("./verbs/drift.ts")).drift(file, options, process.env, streams));
    });
}

function addChange(root: Command, { streams, done }: Process): void {
  withFormats(
    verb(
      root,
      "change",
      "print the commands, in order, that lead from what a switch runs to what the spec says",
    )
      .argument("<spec>", SPEC)
      .argument("<device>", "the switch, by its name in the spec")
      .option("--strict", "count warnings as errors"),
    FORMATS,
  )
    .requiredOption("--from <file>", "its running configuration, as it prints it; - is standard input")
    .option("--was <file>", "the fabric's text that was put there last: what of it is no longer wanted goes")
    .option(
      "--baseline <file>",
      "lines that the fabric's took the place of: they come back where those leave",
    )
    .option("--off", "take the fabric off the switch")
    .action(async (file: string, device: string, options: ChangeOptions) => {
      done(await (await import("./verbs/change.ts")).change(file, device, options, streams));
    });
}
