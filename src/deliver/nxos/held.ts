import { setTimeout } from "node:timers/promises";
import { nxosLastChange } from "../../platforms/nxos/last-change.ts";
import type { HeldDevice } from "../devices/device.ts";
import { essence } from "../devices/essence.ts";
import type { Leased } from "../devices/lease.ts";
import { DeliveryError, type Step } from "../error.ts";
import { again } from "../https/again.ts";
import { NoAnswer } from "../https/client.ts";
import { establishedOn } from "./established.ts";
import type { Nxapi } from "./nxapi.ts";
import { arm, disarming, isArmed, latest, rolledBack, trialName, withoutTrials } from "./timer.ts";

const BETWEEN_MS = 1000;

/**
 * An NX-OS device. Each line of a change takes effect as it is entered; before the first of them the device has a checkpoint, and a job of its
 * own that goes back to it unless it is taken off in time. A check beforehand it has none.
 */
export function heldNxos(nxapi: Nxapi, leased: Leased): HeldDevice {
  const { device } = nxapi;
  const name = trialName(leased.id);
  const failed = (step: Step, detail: string): DeliveryError =>
    new DeliveryError({ step, device, detail, advice: "" });
  let before = "";
  let verified = "";
  /** Whether the device may still be at the lines of a change: it goes through a batch though whoever sent it has gone. */
  let unanswered = false;
  /** Whether it may start with the change: an answer that was lost may be that it was saved. */
  let saved = false;
  /** Whether a line of the change may have taken effect. */
  let changed = false;
  /** Whether the timer is off, or may be. */
  let kept = false;
  let armed: { readonly at: number; readonly seconds: number } | undefined;

  const running = async (step: Step): Promise<string> => {
    const [text = ""] = await nxapi.text(step, ["show running-config"]);
    const own = withoutTrials(text);
    if (step === "read") before = own;
    if (step === "verify") verified = own;
    return own;
  };
  const startsSo = async (step: Step): Promise<boolean> => {
    const [now = "", start = ""] = await nxapi.text(step, ["show running-config", "show startup-config"]);
    return essence(now) === essence(start);
  };
  const save = async (step: Step): Promise<void> => {
    await again(async () => {
      try {
        await nxapi.text(step, ["copy running-config startup-config"]);
        saved = true;
      } catch (error) {
        saved ||= error instanceof NoAnswer && error.sent;
        throw error;
      }
    });
    if (!(await startsSo(step)))
      throw failed(step, "after it was saved it starts with something else than it runs");
  };

  const timerLeft = async (step: Step): Promise<readonly string[]> => {
    const [text = ""] = await nxapi.text(step, ["show running-config"]);
    kept = !isArmed(name, text);
    return disarming(name, text);
  };
  const takeOff = async (step: Step, lines: readonly string[]): Promise<void> => {
    try {
      await nxapi.text(step, lines);
      kept = true;
    } catch (error) {
      // Of two lines the first may have been taken.
      kept = !(error instanceof NoAnswer) || error.sent;
      throw error;
    }
  };
  /** Takes the timer off where it is on. */
  const disarmed = async (step: Step): Promise<void> => {
    const lines = await timerLeft(step);
    if (lines.length === 0) return;
    await takeOff(step, lines).catch((error: unknown) => {
      if (!(error instanceof NoAnswer)) throw error;
    });
    const still = await timerLeft(step);
    if (still.length > 0) await takeOff(step, still);
  };
  /** Waits until the device is through with what it was sent: it runs the same twice. */
  const settled = async ({
    at,
    seconds,
  }: {
    readonly at: number;
    readonly seconds: number;
  }): Promise<void> => {
    let last: string | undefined;
    for (;;) {
      const now = essence(await running("roll back"));
      if (now === last) return;
      if ((performance.now() - at) / 1000 >= seconds)
        throw failed("roll back", "the device is still at the change");
      last = now;
      await setTimeout(BETWEEN_MS);
    }
  };

  return {
    device,
    revertsWithin: latest,
    running,
    startsSo: () => startsSo("read"),
    check: () => Promise.resolve(),

    async apply(commands, seconds) {
      leased.lasts();
      armed = { at: performance.now(), seconds };
      await arm(nxapi, name, seconds);
      changed = true;
      await nxapi.text("apply", [...commands, "end"]).catch((error: unknown) => {
        unanswered = error instanceof NoAnswer && error.sent;
        throw error;
      });
    },

    keeps: () => changed && kept,

    async confirm() {
      await disarmed("confirm");
      const late = armed === undefined || (performance.now() - armed.at) / 1000 >= armed.seconds;
      if (late || essence(await running("confirm")) !== essence(verified))
        throw failed("confirm", "it took so long that the device may have begun to go back by itself");
      await save("confirm");
    },

    save: () => save("confirm"),

    async revert() {
      if (armed === undefined) return;
      if (unanswered) await settled(armed);
      const [checkpoints = ""] = await nxapi.text("roll back", ["show checkpoint summary"]);
      if (checkpoints.includes(name)) await rolledBack(nxapi, name, "roll back");
      // The timer is what undoes lines that take effect after this.
      const [text = ""] = await nxapi.text("roll back", ["show running-config"]);
      kept = !isArmed(name, text);
      if (!kept && essence(withoutTrials(text)) !== essence(before))
        throw failed("roll back", "what runs after it is not what ran before");
      await disarmed("roll back");
      if (saved && !(await startsSo("roll back"))) await save("roll back");
    },

    async lastChange() {
      const [text = "", log = ""] = await nxapi.text("read", [
        "show running-config",
        "show accounting log | include cmd=configure | last 20",
      ]);
      return nxosLastChange(text, log);
    },

    established: () => establishedOn(nxapi),
  };
}
