import { sameConfiguration } from "../../platforms/frr/blocks.ts";
import { DeliveryError } from "../error.ts";
import { redact } from "../redact.ts";
import { DEFAULT_ROLLBACK_SECONDS, DEFAULT_TIMEOUT_SECONDS } from "../ssh/defaults.ts";
import type { RemoteResult } from "../ssh/session.ts";
import { GATES } from "./gates.ts";
import { APPLY, ARM, CONFIRM, ROLL_BACK, WRITE_STARTUP } from "./scripts.ts";
import {
  check,
  difference,
  must,
  readRunning,
  type ReadySwitch,
  type Staged,
  withStaged,
  wordsOf,
} from "./switch.ts";

export interface Wanted {
  /** The whole configuration that is to run. */
  readonly candidate: string;
  /** What the switch is to load when it starts, where that is not simply the candidate as FRR writes it. */
  readonly startup?: string;
}

/**
 * Brings a switch to a configuration: check, arm, apply, verify, confirm. A switch that runs it already is left alone. It is verified that the
 * configuration is in effect, and that the sessions that were up are up again.
 *
 * @param running what runs now, to be put back when a step after `arm` fails
 * @returns whether anything had to change
 * @throws DeliveryError of the step that failed; the switch then runs what it ran before, or the message says otherwise
 */
export async function bring(
  ready: ReadySwitch,
  running: string,
  { candidate, startup }: Wanted,
): Promise<boolean> {
  return withStaged(ready, candidate, async (staged) => {
    await check(staged);
    if ((await difference(staged, "check")).length === 0) return false;
    const gates = await Promise.all(GATES.map((gate) => gate(staged)));
    await must(ready.session, "arm", ARM, { args: [staged.folder], input: running });
    try {
      await applyAndVerify(staged);
      for (const passes of gates) await passes();
      if (startup) await must(ready.session, "apply", WRITE_STARTUP, { input: startup, advice: "" });
      await must(ready.session, "confirm", CONFIRM, {
        args: [staged.folder],
        advice: "The confirmation came too late; give the connection a longer `rollbackSeconds`.",
      });
    } catch (error) {
      throw await rolledBack(staged, running, error);
    }
    return true;
  });
}

/**
 * What frr-reload.py takes away and puts back again in a single pass, as seen on FRR 8.4.4: after `no bfd` it opens the context to remove what
 * was in it, and `no neighbor X bfd profile Y` after `no neighbor X bfd` turns BFD on. A second pass finds it alone, and it goes.
 */
const NEEDS_TWO_PASSES = /^\s*no (?:neighbor \S+ )?bfd$/;

/**
 * frr-reload.py leaves with 1 both when FRR refused lines, having applied the rest, and when it sent a line twice that
 * FRR takes once. What runs then is what tells.
 */
async function applyAndVerify(staged: Staged): Promise<void> {
  const { session, folder, reload } = staged;
  const apply = (): Promise<RemoteResult> => session.run("apply", APPLY, { args: [folder, reload] });
  let applied = await apply();
  let left = await difference(staged, "verify");
  if (left.length > 0 && left.every((command) => NEEDS_TWO_PASSES.test(command.split("\n").at(-1) ?? ""))) {
    applied = await apply();
    left = await difference(staged, "verify");
  }
  if (left.length === 0) return;
  const refused = applied.code !== 0;
  const shown = left.slice(0, 10).map((command) => redact(command.replaceAll(/\n\s*/g, " / ")));
  throw new DeliveryError({
    step: refused ? "apply" : "verify",
    device: session.device,
    detail: [...(refused ? [wordsOf(applied)] : []), `not in effect: ${shown.join(", ")}`].join("\n"),
    advice: "",
  });
}

/** Puts back what ran before, and says in the failure's words how that went. */
async function rolledBack(staged: Staged, running: string, failure: unknown): Promise<unknown> {
  if (!(failure instanceof DeliveryError)) return failure;
  const { session, folder } = staged;
  const { rollbackSeconds = DEFAULT_ROLLBACK_SECONDS, timeoutSeconds = DEFAULT_TIMEOUT_SECONDS } =
    session.connection;
  const byItself = `The switch puts back what ran before by itself within ${rollbackSeconds} s of being changed.`;
  const { step, device, detail } = failure;
  const told = (advice: string): DeliveryError =>
    new DeliveryError(
      { step, device, detail, advice: [advice, failure.advice].filter(Boolean).join(" ") },
      failure,
    );
  if (!session.alive()) return told(byItself);
  try {
    const patience = String(Math.max(1, timeoutSeconds - 1));
    const words = (await session.run("roll back", ROLL_BACK, { args: [folder, patience] })).stdout.trim();
    if (sameConfiguration(await readRunning(session), running)) {
      return told("What ran before was put back and is what runs now; frr.conf is as it was.");
    }
    const why = words === "" || words === "done" ? "what runs now is not what ran before" : redact(words);
    throw new Error(why);
  } catch (error) {
    const why = error instanceof DeliveryError ? error.detail : (error as Error).message;
    return new DeliveryError(
      {
        step: "roll back",
        device,
        detail: `${step} failed (${detail}), then putting back what ran before failed (${why})`,
        advice: `The switch tries again by itself within ${rollbackSeconds} s of being changed; look at it then.`,
      },
      failure,
    );
  }
}
