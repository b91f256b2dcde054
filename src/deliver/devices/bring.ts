import type { ChangeQuestion, Dialect, OrderedChange } from "../../platforms/ordered-change/dialect.ts";
import { DeliveryError } from "../error.ts";
import type { ChangeGate } from "../gate.ts";
import type { HeldDevice } from "./device.ts";
import { reverted } from "./reverted.ts";
import { sessionsStay } from "./sessions.ts";

/** How long sessions may take, of the time after which the device reverts by itself; the rest is for the other steps. */
const SHARE = 0.75;

/** What a device should run, and what is known of how it came to run what it does. */
export type Wanted = Omit<ChangeQuestion, "running">;

const MOST_SHOWN = 10;

/**
 * The change that a device needs.
 * @throws DeliveryError of step "check" where something of the user's stands against it
 */
export function changeOf(
  { device }: Pick<HeldDevice, "device">,
  { change }: Pick<Dialect, "change">,
  question: ChangeQuestion,
): OrderedChange {
  const answer = change(question);
  const { clashes = [] } = answer;
  if (clashes.length === 0) return answer;
  throw new DeliveryError({
    step: "check",
    device,
    detail: clashes.join("\n"),
    advice: "Nothing was changed.",
  });
}

/**
 * Brings a device to what it should run: check, apply under the device's own timer, verify, confirm. One that runs it and starts with it already
 * is left alone. It is verified that nothing is left to change, and that the sessions that were up are up again.
 *
 * @param needed what `changeOf` says of the question
 * @param rollbackSeconds after which the device goes back by itself
 * @param gate asked before the sessions are
 * @returns whether anything had to change
 * @throws DeliveryError of the step that failed; the device then runs what it ran before, or the message says otherwise
 */
export async function bring(
  held: HeldDevice,
  dialect: Pick<Dialect, "change">,
  { running, ...wanted }: ChangeQuestion,
  { commands, unsettled, vrfs }: OrderedChange,
  rollbackSeconds: number,
  gate?: ChangeGate,
): Promise<boolean> {
  const changes = commands.length > 0;
  if (changes) {
    const before = await unchanged(async () => {
      await held.check(commands);
      return await held.established(vrfs);
    });
    const begun = performance.now();
    try {
      await held.apply(commands, rollbackSeconds);
      await inEffect(held, dialect, wanted);
      await gate?.();
      await sessionsStay(
        held,
        before,
        { unsettled, ...(vrfs === undefined ? {} : { vrfs }) },
        SHARE * rollbackSeconds - (performance.now() - begun) / 1000,
      );
      await held.confirm();
    } catch (error) {
      throw await reverted(held, error, running, rollbackSeconds);
    }
  } else if (!(await held.startsSo())) await held.save();
  return changes;
}

/** What goes wrong before the change says so. */
async function unchanged<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    const { step, device, detail } = error;
    const advice = ["Nothing was changed.", error.advice].filter(Boolean).join(" ");
    throw new DeliveryError({ step, device, detail, advice }, error);
  }
}

/** @throws DeliveryError of step "verify" with the commands that would still be needed */
async function inEffect(
  held: HeldDevice,
  { change }: Pick<Dialect, "change">,
  wanted: Wanted,
): Promise<void> {
  const running = await held.running("verify");
  // What the device shows ciphered is what it was just told; of what it was told before, the lines that are to go must be gone.
  const was = `${wanted.was}\n${wanted.wanted}`;
  const left = change({ ...wanted, was, running }).commands;
  if (left.length === 0) return;
  throw new DeliveryError({
    step: "verify",
    device: held.device,
    detail: `not in effect: ${left.slice(0, MOST_SHOWN).join(" / ")}`,
    advice: "",
  });
}
