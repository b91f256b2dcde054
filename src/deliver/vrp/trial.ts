import type { Cli } from "../cli/shell.ts";
import type { Step } from "../error.ts";

/** A committed change that the device takes back by itself. */
export interface Trial {
  /** Whether one runs, or is being taken back. */
  readonly on: boolean;
  /** Its name; undefined of one that its session alone may end. */
  readonly persist: string | undefined;
  /** Seconds until the device takes it back. */
  readonly left: number;
}

/** What `display configuration trial status` says. */
export function trialIn(answer: string): Trial {
  const [, status = "INACTIVE"] = /Trial status:\s*(\w+)/i.exec(answer) ?? [];
  const [, persist] = /Persist id:\s*(\S+)/i.exec(answer) ?? [];
  const [, left = "0"] = /Trial time left \(sec\):\s*(\d+)/i.exec(answer) ?? [];
  return { on: status.toUpperCase() !== "INACTIVE", persist, left: Number(left) };
}

export const trialOn = async (cli: Cli, step: Step): Promise<Trial> =>
  trialIn(await cli.must(step, "display configuration trial status"));
