import { eosLastChange } from "../../platforms/eos/last-change.ts";
import type { HeldDevice } from "../devices/device.ts";
import { essence } from "../devices/essence.ts";
import type { Leased } from "../devices/lease.ts";
import { OURS } from "../devices/lease-name.ts";
import { DeliveryError, type Step } from "../error.ts";
import { again } from "../https/again.ts";
import { NoAnswer } from "../https/client.ts";
import { configSessions, stateOf, type SessionState } from "./config-sessions.ts";
import type { Eapi } from "./eapi.ts";
import { establishedOn } from "./established.ts";

/** `HH:MM:SS`. */
const clock = (seconds: number): string =>
  [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, "0"))
    .join(":");

/** The configuration session of a delivery, and the file with what ran before it. */
export const namesOf = ({
  id,
}: Pick<Leased, "id">): { readonly session: string; readonly before: string } => ({
  session: `${OURS}${id}`,
  before: `flash:${OURS}${id}.cfg`,
});

/**
 * An EOS device. A change is a configuration session: each of its lines is checked as it is entered, it takes effect as a whole, and the
 * device itself drops it when its commit timer ends.
 */
export function heldEos(eapi: Eapi, leased: Leased): HeldDevice {
  const { device } = eapi;
  const { session, before } = namesOf(leased);
  const failed = (step: Step, detail: string): DeliveryError =>
    new DeliveryError({ step, device, detail, advice: "" });
  let foreseen = "";
  let verified = "";
  /** Whether it may start with the change: an answer that was lost may be that it was saved. */
  let saved = false;
  /** Whether the change is committed, or may be. */
  let kept = false;

  const diffs = `show session-config named ${session} diffs`;
  const state = async (step: Step): Promise<SessionState> => {
    const found = stateOf(await configSessions(eapi, step), session);
    kept = found === "completed";
    return found;
  };
  const commit = async (): Promise<void> => {
    try {
      await eapi.text("confirm", [`configure session ${session} commit`]);
      kept = true;
    } catch (error) {
      kept = error instanceof NoAnswer && error.sent;
      throw error;
    }
  };
  const startsSo = async (step: Step): Promise<boolean> => {
    const [text = ""] = await eapi.text(step, ["show running-config diffs"]);
    return text.trim() === "";
  };
  const running = async (step: Step): Promise<string> => {
    const [text = ""] = await eapi.text(step, ["show running-config"]);
    if (step === "verify") verified = text;
    return text;
  };

  const save = async (step: Step): Promise<void> => {
    await again(async () => {
      try {
        await eapi.text(step, ["write memory"]);
        saved = true;
      } catch (error) {
        saved ||= error instanceof NoAnswer && error.sent;
        throw error;
      }
    });
    if (!(await startsSo(step)))
      throw failed(step, "after write memory it starts with something else than it runs");
  };

  return {
    device,
    running,
    startsSo: () => startsSo("read"),

    async check(commands) {
      try {
        const told = await eapi.text("check", [`configure session ${session}`, ...commands, "end", diffs]);
        foreseen = told.at(-1) ?? "";
      } catch (error) {
        await eapi.text("check", [`configure session ${session} abort`]).catch(() => undefined);
        throw error;
      }
    },

    async apply(_commands, seconds) {
      leased.lasts();
      // A commit puts back whatever changed since its session began.
      const [found = ""] = await eapi.text("apply", [diffs]);
      if (found !== foreseen) throw failed("apply", "somebody else changed the device in the meantime");
      await eapi.text("arm", [`copy running-config ${before}`]);
      await eapi.text("apply", [`configure session ${session} commit timer ${clock(seconds)}`]);
    },

    keeps: () => kept,

    async confirm() {
      if ((await state("confirm")) === "timed")
        await commit().catch((error: unknown) => {
          if (!(error instanceof NoAnswer)) throw error;
        });
      // An answer that was lost is asked for again.
      if ((await state("confirm")) === "timed") await commit();
      if (essence(await running("confirm")) !== essence(verified))
        throw failed("confirm", "what was verified does not run any more: the device's timer had ended");
      await save("confirm");
    },

    save: () => save("confirm"),

    async revert() {
      const how = {
        open: [`configure session ${session} abort`],
        timed: [`configure session ${session} abort`],
        completed: [`configure replace ${before}`],
        gone: [],
      }[await state("roll back")];
      if (how.length > 0) await eapi.text("roll back", how);
      if (saved && !(await startsSo("roll back"))) await save("roll back");
    },

    async lastChange() {
      const [startup = ""] = await eapi.text("read", ["show startup-config"]);
      return eosLastChange(startup);
    },

    established: () => establishedOn(eapi),
  };
}
