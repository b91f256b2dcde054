import type { HeldDevice } from "../devices/device.ts";
import { essence } from "../devices/essence.ts";
import type { Leased } from "../devices/lease.ts";
import { DeliveryError, type Step } from "../error.ts";
import { again } from "../https/again.ts";
import { NoAnswer } from "../https/client.ts";
import { establishedOn } from "./established.ts";
import type { Nxapi } from "./nxapi.ts";
import { arm, disarming, latest, rolledBack, trialName, withoutTrials } from "./timer.ts";

/**
 * An NX-OS device. Each line of a change takes effect as it is entered; before the first of them the device has a checkpoint, and a job of its
 * own that goes back to it unless it is taken off in time. A check beforehand it has none.
 */
export function heldNxos(nxapi: Nxapi, leased: Leased): HeldDevice {
  const { device } = nxapi;
  const name = trialName(leased.id);
  const failed = (step: Step, detail: string): DeliveryError =>
    new DeliveryError({ step, device, detail, advice: "" });
  let verified = "";
  let armed: { readonly at: number; readonly seconds: number } | undefined;

  const running = async (step: Step): Promise<string> => {
    const [text = ""] = await nxapi.text(step, ["show running-config"]);
    const own = withoutTrials(text);
    if (step === "verify") verified = own;
    return own;
  };
  const startsSo = async (step: Step): Promise<boolean> => {
    const [now = "", start = ""] = await nxapi.text(step, ["show running-config", "show startup-config"]);
    return essence(now) === essence(start);
  };
  const save = async (): Promise<void> => {
    await again(() => nxapi.text("confirm", ["copy running-config startup-config"]));
    if (!(await startsSo("confirm")))
      throw failed("confirm", "after it was saved it starts with something else than it runs");
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
      await nxapi.text("apply", [...commands, "end"]);
    },

    async confirm() {
      await disarmed(nxapi, name, "confirm");
      const late = armed === undefined || (performance.now() - armed.at) / 1000 >= armed.seconds;
      if (late || essence(await running("confirm")) !== essence(verified))
        throw failed("confirm", "it took so long that the device may have begun to go back by itself");
      await save();
    },

    save,

    async revert() {
      if (armed === undefined) return;
      const [checkpoints = ""] = await nxapi.text("roll back", ["show checkpoint summary"]);
      if (checkpoints.includes(name)) await rolledBack(nxapi, name, "roll back");
      await disarmed(nxapi, name, "roll back");
    },

    established: () => establishedOn(nxapi),
  };
}

/** Takes the timer off where it is on. */
async function disarmed(nxapi: Nxapi, name: string, step: Step): Promise<void> {
  const left = async (): Promise<readonly string[]> =>
    disarming(name, (await nxapi.text(step, ["show running-config"]))[0] ?? "");
  const lines = await left();
  if (lines.length === 0) return;
  await nxapi.text(step, lines).catch((error: unknown) => {
    if (!(error instanceof NoAnswer)) throw error;
  });
  const still = await left();
  if (still.length > 0) await nxapi.text(step, still);
}
