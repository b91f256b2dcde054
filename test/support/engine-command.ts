import { PulumiCommand } from "@pulumi/pulumi/automation/index.js";

/** What the declarations of the SDK leave out. */
interface Runs {
  run(args: readonly string[], ...more: readonly unknown[]): Promise<unknown>;
}

/** Runs the engine's own command line. */
export type RunEngine = (args: readonly string[]) => Promise<unknown>;

/** The engine on PATH, as the Automation API calls it. @param change what becomes of a call: it may run others, or none */
export async function engineWith(
  change: (args: readonly string[], run: RunEngine) => Promise<unknown>,
): Promise<PulumiCommand> {
  const engine = (await PulumiCommand.get()) as PulumiCommand & Runs;
  const changed: Runs = {
    run: (args, ...more) => change(args, (asked) => engine.run(asked, ...more)),
  };
  return Object.assign(Object.create(engine) as PulumiCommand, changed);
}
