import type { PulumiCommand } from "@pulumi/pulumi/automation/index.js";
import { engineWith } from "../support/engine-command.ts";

/** What the Automation API asks after every run, with a start of the engine for each answer; nobody in the lab reads them. */
const UNREAD: Readonly<Record<string, string>> = { "stack output": "{}", "stack history": "[]" };

/** The engine on PATH, asked for its version once, and never for what nobody reads. */
export const briefEngine = (): Promise<PulumiCommand> =>
  engineWith((args, run) => {
    const unread = UNREAD[args.slice(0, 2).join(" ")];
    return unread === undefined ? run(args) : Promise.resolve({ stdout: unread, stderr: "", code: 0 });
  });
