import { commandOf } from "../../platforms/cumulus/change/commands.ts";
import { rules } from "../../platforms/cumulus/change/rules.ts";
import { isMasked, stepsBetween } from "../../platforms/tree-change/target.ts";
import { at, NOTHING, type Path, type Tree } from "../../platforms/tree-change/tree.ts";
import { DeliveryError, type Step } from "../error.ts";
import { NoAnswer } from "../https/client.ts";
import { configuration } from "./readings.ts";
import type { Nvue } from "./rest.ts";
import { isMoving, move, MOVES, type Revision, revision, stage } from "./revisions.ts";
import { waited } from "../waited.ts";

/** Sends a revision on its way. Where the answer is lost the revision itself tells what became of the request. */
export async function moved(nvue: Nvue, step: Step, id: string, body: unknown): Promise<void> {
  try {
    await move(nvue, step, id, body);
  } catch (error) {
    if (!(error instanceof NoAnswer && error.sent)) throw error;
  }
}

/**
 * Asks until there is an answer, for so many seconds. One that was lost is asked for again.
 *
 * @throws DeliveryError of the last answer that was lost, where none came after it, or of one that will never come
 */
export async function askedAgain<T>(
  seconds: number,
  ask: () => Promise<T | undefined>,
): Promise<T | undefined> {
  let lost: unknown;
  const found = await waited(seconds, async () => {
    try {
      const answer = await ask();
      lost = undefined;
      return answer;
    } catch (error) {
      lost = error;
      if (error instanceof DeliveryError && error.step === "connect") throw error;
      return undefined;
    }
  });
  if (found === undefined && lost !== undefined) throw lost as Error;
  return found;
}

/**
 * How far a revision has come once the switch is through with it.
 *
 * @returns undefined where the switch is still at it when time is up
 */
export const settled = (
  nvue: Nvue,
  step: Step,
  id: string,
  seconds: number,
  isThrough: (one: Revision) => boolean,
): Promise<Revision | undefined> =>
  askedAgain(seconds, async () => {
    const one = await revision(nvue, step, id);
    return isThrough(one) ? one : undefined;
  });

/**
 * Has a switch that runs a change for good run what it ran before, but for passwords that it shows as stars.
 *
 * @param sent where passwords were sent with the change
 * @returns where passwords stand that nobody can say again, and that may be others than before
 * @throws DeliveryError of step "roll back"
 */
export async function putBack(
  nvue: Nvue,
  before: Tree,
  sent: readonly Path[],
  seconds: number,
): Promise<readonly string[]> {
  const now = await configuration(nvue, "roll back", "applied");
  const steps = stepsBetween(rules, now, before);
  const isUnsaid = (path: Path): boolean => isMasked(rules, at(before, path) ?? NOTHING);
  const unsaid = [...sent, ...steps.map(({ path }) => path)].filter(isUnsaid).map((path) => path.join(" "));
  const commands = steps.filter(({ path }) => !isUnsaid(path)).map(commandOf);
  if (commands.length > 0) await applyForGood(nvue, commands, seconds);
  return [...new Set(unsaid)];
}

async function applyForGood(nvue: Nvue, commands: readonly string[], seconds: number): Promise<void> {
  const id = await stage(nvue, "roll back", commands);
  await moved(nvue, "roll back", id, MOVES.applyForGood);
  const found = await settled(
    nvue,
    "roll back",
    id,
    seconds,
    (one) => one.state !== "pending" && !isMoving(one),
  );
  if (found?.state === "applied") return;
  throw new DeliveryError({
    step: "roll back",
    device: nvue.client.device,
    detail: found?.words ?? "it is still at it",
    advice: "",
  });
}
