import { randomBytes } from "node:crypto";
import { comwareLook } from "../../platforms/comware/look.ts";
import type { HeldDevice } from "../devices/device.ts";
import { essence } from "../devices/essence.ts";
import { establishedBy } from "../devices/established.ts";
import { masked } from "../devices/masked.ts";
import { OURS } from "../devices/lease-name.ts";
import { DeliveryError, type Step } from "../error.ts";
import type { NetconfSession } from "../netconf/session.ts";
import { textNamed } from "../netconf/xml.ts";
import { longestBusy } from "../longest-busy.ts";
import { waited } from "../waited.ts";
import type { SshConnection } from "../types.ts";
import { begin, commit, configuration, END, rollback, SAVE } from "./operations.ts";
import { refusalsOf } from "./said.ts";
import { displayed, inPlaceOf } from "./session.ts";

const MOST_SHOWN = 5;

/** A held device, and the session that it is held by in the end. */
export interface Held {
  readonly held: HeldDevice;
  readonly session: () => NetconfSession;
}

/**
 * A Comware device by NETCONF. It has no candidate: commands take effect one after the other, after a save point that the device itself goes back
 * to when the session ends or falls silent.
 */
export function heldComware(first: NetconfSession, connection: SshConnection): Held {
  const { device } = first;
  let session = first;
  /** The save point from before the change; undefined where nothing is under way. */
  let point: string | undefined;
  let before = "";
  let saved = false;
  let verified = "";
  /** Whether what was verified is what it goes back to, as far as is known. */
  let committed = false;

  const running = async (step: Step): Promise<string> => {
    const text = await displayed(session, step, "display current-configuration");
    if (step === "verify") verified = text;
    return text;
  };
  const startsSo = async (step: Step): Promise<boolean> =>
    (await displayed(session, step, "display current-configuration diff")).trim() === "";
  const failed = (step: Step, detail: string): DeliveryError =>
    new DeliveryError({ step, device, detail, advice: "" });

  /** In place of a session that broke. The device is going back, or has gone: waits until it runs one of these, twice. */
  const again = async (step: Step, texts: readonly string[]): Promise<string> => {
    session = await inPlaceOf(session, connection);
    point = undefined;
    const sought = texts.map(essence);
    let last = "";
    const found = await waited(longestBusy(connection), async () => {
      const now = await running(step);
      const same = now === last && sought.includes(essence(now));
      last = now;
      return same ? now : undefined;
    });
    return found ?? last;
  };

  const save = async (): Promise<void> => {
    saved = true;
    await session.rpc("confirm", SAVE, "");
    if (!(await startsSo("confirm")))
      throw failed("confirm", "after it was saved it starts with something else than it runs");
  };

  const finish = async (): Promise<void> => {
    committed = true;
    try {
      await session.rpc("confirm", commit(`${OURS}${randomBytes(4).toString("hex")}`), "");
    } catch (error) {
      if (session.alive()) committed = false;
      throw error;
    }
    await save();
    await session.rpc("confirm", END, "");
    point = undefined;
  };

  const goBack = async (to: string): Promise<void> => {
    await session.rpc("roll back", rollback(to), "");
    await session.rpc("roll back", END, "");
    point = undefined;
    if (saved && !(await startsSo("roll back"))) await session.rpc("roll back", SAVE, "");
    committed = false;
  };

  /** Without a save point nothing can be gone back to. @throws DeliveryError where the change runs that was committed */
  const hasGoneBack = (now: string): void => {
    if (!committed || essence(now) === essence(before)) return;
    throw failed(
      "roll back",
      "the change was committed before its session ended, and there is no save point any more to go back to",
    );
  };

  const held: HeldDevice = {
    device,
    running,
    startsSo: () => startsSo("read"),
    // Comware checks a line when it is entered, and it takes effect with that.
    check: () => Promise.resolve(),

    async apply(commands, seconds) {
      before = await running("arm");
      const begun = await session.rpc("arm", begin(seconds), "");
      point = textNamed(begun, "commit-id");
      if (point === undefined) throw failed("arm", "it does not say which save point it made");
      const reply = await session.rpc("apply", configuration(commands), "");
      const refused = refusalsOf(textNamed(reply, "Configuration") ?? "");
      if (refused.length > 0)
        throw failed("apply", masked(refused.slice(0, MOST_SHOWN).join("\n"), commands));
    },

    async confirm() {
      try {
        await finish();
      } catch (error) {
        if (session.alive()) throw error;
        // Only the device knows how far it came.
        const now = await again("confirm", [before, verified]);
        committed = essence(now) === essence(verified);
        if (!committed) throw error;
        await save();
      }
    },

    save,
    keeps: () => committed,

    async revert() {
      if (session.alive()) {
        if (point === undefined) {
          if (committed) hasGoneBack(await running("roll back"));
          return;
        }
        try {
          await goBack(point);
          return;
        } catch (error) {
          if (!(error instanceof DeliveryError)) throw error;
          // Its timer has ended: it has no save point any more. One that was committed is what it goes to when the session ends.
          if (session.alive() && !committed && essence(await running("roll back")) === essence(before))
            return;
          if (session.alive()) throw error;
        }
      }
      hasGoneBack(await again("roll back", [before]));
    },

    established: () => establishedBy(device, comwareLook, ({ line }) => displayed(session, "verify", line)),
  };
  return { held, session: () => session };
}
