import type { Cli } from "../cli/shell.ts";
import { DeliveryError } from "../error.ts";
import { longestBusy } from "../longest-busy.ts";
import { waited } from "../waited.ts";
import { tell } from "../tell.ts";
import type { SshConnection } from "../types.ts";
import { trialOn } from "./trial.ts";

/**
 * Locks the configuration for this session, when nobody has it and no trial runs: whoever has begun one has gone or is at work, and the device ends it
 * by itself. The lock lasts until 30 seconds without a change, unless the device is told otherwise.
 *
 * @param own the name of a trial that may run; default none
 * @throws DeliveryError of step "lock" with who has it
 */
export async function locked(cli: Cli, connection: SshConnection, own?: string): Promise<void> {
  const seconds = longestBusy(connection);
  let words = "";
  const busy = (now: string): undefined => {
    if (words === "") tell(`${cli.device}: waiting for its configuration: ${now}`);
    words = now;
    return undefined;
  };
  const had = await waited(seconds, async () => {
    const trial = await trialOn(cli, "lock");
    if (trial.on && (own === undefined || trial.persist !== own)) {
      busy(
        `the trial${trial.persist === undefined ? "" : ` ${trial.persist}`} runs for ${String(trial.left)} s more`,
      );
      return;
    }
    try {
      await cli.must("lock", "configuration exclusive");
    } catch (error) {
      if (!(error instanceof DeliveryError) || !cli.alive()) throw error;
      busy(error.detail);
      return;
    }
    return true;
  });
  if (had === true) return;
  throw new DeliveryError({
    step: "lock",
    device: cli.device,
    detail: `not free within ${String(seconds)} s: ${words}`,
    advice:
      'Nothing was changed. Run again when the other is through. "display configuration exclusive user" names who has it.',
  });
}
