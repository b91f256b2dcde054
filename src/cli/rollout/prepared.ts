import { DeliveryError, prepare } from "../../deliver/index.ts";
import type { Stage } from "../../rollout/index.ts";
import { touched } from "../../rollout/index.ts";
import { AT_ONCE, inParallel } from "../in-parallel.ts";
import { inputsOf, wayOf } from "../device-inputs.ts";
import type { Means } from "./world.ts";

/** What each device that a way touches runs, or why nothing is to begin. */
export interface Prepared {
  readonly runs: ReadonlyMap<string, string | null>;
  readonly refused: readonly string[];
}

/** Before anything is changed: each device is reached, remembers what it runs, and its own check takes what it is to run in the end. */
export async function prepared(
  stages: readonly Stage[],
  means: Pick<Means, "ways" | "secrets" | "state">,
): Promise<Prepared> {
  const all = [...touched(stages)];
  const answers = await inParallel(all, AT_ONCE, async ([device, running]) => {
    const [base, head] = [running[0] ?? null, running.at(-1) ?? null];
    const platform = (head ?? base ?? running.find((one) => one !== null))?.platform;
    if (platform === undefined) throw new RangeError(`nothing is on ${device} at any stage`);
    try {
      const runs = await prepare(
        { device, platform, connection: wayOf(means.ways, device) },
        {
          base: base === null ? null : inputsOf(base, means),
          head: head === null ? null : inputsOf(head, means),
        },
        { state: means.state },
      );
      return { device, runs };
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error;
      return { device, refused: error.message };
    }
  });
  return {
    runs: new Map(answers.flatMap((one) => ("runs" in one ? [[one.device, one.runs] as const] : []))),
    refused: answers.flatMap((one) => ("refused" in one ? [one.refused] : [])),
  };
}
