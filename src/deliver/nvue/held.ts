import { cumulusLook } from "../../platforms/cumulus/look.ts";
import { establishedBy } from "../devices/established.ts";
import type { Tree } from "../../platforms/tree-change/tree.ts";
import type { HeldDevice } from "../devices/device.ts";
import { DeliveryError, type Step } from "../error.ts";
import { NoAnswer } from "../https/client.ts";
import { DEFAULT_TIMEOUT_SECONDS } from "../ssh/defaults.ts";
import { askNvue } from "./asker.ts";
import { configuration, isAlike, textOfTree } from "./readings.ts";
import type { Nvue } from "./rest.ts";
import { askedAgain, moved, putBack, settled } from "./progress.ts";
import {
  discard,
  isMoving,
  isWaiting,
  move,
  MOVES,
  type Revision,
  revision,
  secretsIn,
  stage,
} from "./revisions.ts";
import { waited } from "../waited.ts";

/** The revision of a delivery, and what is known of it. */
interface Change {
  readonly id: string;
  readonly sent: ReturnType<typeof secretsIn>;
  /** What ran when it was applied, and what the switch started with; undefined before. */
  before: { readonly runs: Tree; readonly starts: Tree } | undefined;
  /** What ran when it was verified. */
  verified?: Tree;
  /** Whether the timer may run no more: the confirmation may have been heard, or there never was one. */
  keeps: boolean;
}

/** Whether a revision runs for good, or soon will: no timer takes it back. */
const isKept = ({ state }: Revision): boolean => state === "applied" || state === "confirm_yes";

/** A switch with NVUE, for one delivery. */
export function heldOver(nvue: Nvue): HeldDevice & { readonly close: () => Promise<void> } {
  const { device, connection } = nvue.client;
  const patience = connection.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS;
  let read: Tree | undefined;
  let change: Change | undefined;

  const failed = (step: Step, detail: string, advice = ""): DeliveryError => {
    const hidden = (change?.sent ?? []).reduce(
      (text, [, secret]) => text.replaceAll(secret, "********"),
      detail,
    );
    return new DeliveryError({ step, device, detail: hidden || "without a word", advice });
  };

  /** Makes what runs what the switch starts with, and sees that it is. */
  async function save(step: Step): Promise<void> {
    await moved(nvue, step, "applied", MOVES.save);
    if ((await askedAgain(patience, async () => ((await held.startsSo()) ? true : undefined))) === true)
      return;
    const { words } = await revision(nvue, step, "applied");
    throw failed(step, `what runs could not be saved: ${words || "what it starts with is still another"}`);
  }

  /** What still runs as it was read. @throws DeliveryError of that step where somebody has changed it */
  async function asRead(step: Step): Promise<Tree> {
    const now = await configuration(nvue, step, "applied");
    if (read !== undefined && isAlike(now, read)) return now;
    throw failed(step, "somebody changed what runs in the meantime", "Run again.");
  }

  const held = {
    device,

    async running(step: Step): Promise<string> {
      const tree = await configuration(nvue, step, "applied");
      if (change?.before === undefined) read = tree;
      else if (step === "verify") change.verified = tree;
      return textOfTree(tree);
    },

    async startsSo(): Promise<boolean> {
      const [runs, starts] = [
        await configuration(nvue, "read", "applied"),
        await configuration(nvue, "read", "startup"),
      ];
      return isAlike(runs, starts);
    },

    async check(commands: readonly string[]): Promise<void> {
      const sent = secretsIn(commands);
      change = { id: "", sent, before: undefined, keeps: false };
      try {
        change = { ...change, id: await stage(nvue, "check", commands) };
        await asRead("check");
      } catch (error) {
        const refused =
          error instanceof DeliveryError ? failed(error.step, error.detail, error.advice) : error;
        if (change.id !== "") await discard(nvue, change.id);
        change = undefined;
        throw refused;
      }
    },

    async apply(_commands: readonly string[], seconds: number): Promise<void> {
      if (change === undefined) throw new Error("nothing was checked");
      change.before = {
        starts: await configuration(nvue, "apply", "startup"),
        runs: await asRead("apply"),
      };
      await moved(nvue, "apply", change.id, MOVES.apply(seconds));
      const found = await settled(
        nvue,
        "apply",
        change.id,
        Math.max(1, seconds - 1),
        (one) => isWaiting(one) || !isMoving(one),
      );
      if (found !== undefined && isWaiting(found)) return;
      if (found?.state === "applied") change.keeps = true;
      if (found?.state === "applied")
        throw failed(
          "apply",
          "the switch applied the change at once, and would not go back by itself",
          "Its release takes no timer over this interface: have its configuration written to a file.",
        );
      if (found?.state === "pending")
        throw failed("apply", "the switch never heard that it should apply the change");
      throw failed("apply", found === undefined ? "it is still at it" : `${found.state}: ${found.words}`);
    },

    async confirm(): Promise<void> {
      if (change === undefined) throw new Error("nothing was applied");
      const asked = change;
      const { id } = asked;
      // Said again until the switch has heard it: an answer may be lost, or the request.
      const found = await waited(patience, async () => {
        asked.keeps ||= await move(nvue, "confirm", id, MOVES.confirm).then(
          () => true,
          (error: unknown) => error instanceof NoAnswer && error.sent,
        );
        const one = await revision(nvue, "confirm", id).catch(() => undefined);
        if (one === undefined) return undefined;
        asked.keeps = isKept(one);
        return isMoving(one) ? undefined : one;
      });
      if (found?.state !== "applied")
        throw found === undefined
          ? failed("confirm", "the switch does not say that it is confirmed")
          : failed(
              "confirm",
              "the confirmation came too late",
              "Give the connection a longer `rollbackSeconds`.",
            );
      const { verified } = asked;
      if (verified !== undefined && !isAlike(await configuration(nvue, "confirm", "applied"), verified))
        throw failed("confirm", "somebody changed what runs since it was verified", "Run again.");
      await save("confirm");
      change = undefined;
    },

    keeps: () => change?.keeps ?? false,

    save: () => save("write"),

    async revert(): Promise<void> {
      if (change?.before === undefined) return;
      const { id, before, sent } = change;
      const found = await settled(nvue, "roll back", id, patience, (one) => isWaiting(one) || !isMoving(one));
      if (found === undefined) throw failed("roll back", "it is still at it");
      change.keeps = isKept(found);
      if (isWaiting(found)) {
        await moved(nvue, "roll back", id, MOVES.revert);
        await waited(patience, async () =>
          isAlike(await configuration(nvue, "roll back", "applied"), before.runs) ? true : undefined,
        );
      } else if (change.keeps) {
        const places = sent.map(([path]) => path);
        const unsaid = await putBack(nvue, before.runs, places, patience);
        // What runs may have been saved, by the switch itself or by a request whose answer was lost.
        if (!isAlike(await configuration(nvue, "roll back", "startup"), before.starts))
          await save("roll back");
        if (unsaid.length > 0)
          throw failed(
            "roll back",
            `all else was, but the switch shows its passwords as stars, and these are as the change left them: ${unsaid.join(", ")}`,
          );
      }
      change = undefined;
      await discard(nvue, id);
    },

    established: (vrfs?: readonly string[]) =>
      establishedBy(nvue.client.device, cumulusLook, (ask) => askNvue(nvue, "verify", ask), vrfs),

    /** Clears away what was staged and never applied. */
    async close(): Promise<void> {
      if (change !== undefined && change.before === undefined) await discard(nvue, change.id);
    },
  };
  return held;
}
