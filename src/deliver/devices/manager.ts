import type { ChangeQuestion, Dialect } from "../../platforms/ordered-change/dialect.ts";
import { fillSlots } from "../../text/secret-slot.ts";
import { DeliveryError } from "../error.ts";
import type { Memory } from "../memory/memory.ts";
import { ranAs, resolved } from "../memory/resolved.ts";
import type { DeliveryRecord } from "../record.ts";
import { redact } from "../redact.ts";
import { DEFAULT_ROLLBACK_SECONDS } from "../ssh/defaults.ts";
import type { Delivered, Over, SwitchHeld, Target, Transport } from "../transports/transport.ts";
import type { Before, Connection, SwitchInputs } from "../types.ts";
import { bring, changeOf } from "./bring.ts";
import type { HeldDevice } from "./device.ts";

/** How one system is managed that takes a change as commands in order. */
export interface DeviceKind<C extends Connection> {
  readonly dialect: Dialect;
  /**
   * Has a device for as long as `work` takes: looked at, locked where it can be, and free again afterwards, whatever became of the work.
   * @throws DeliveryError of the steps "connect", "preflight" (all that is missing), "lock" (who has it)
   */
  hold<T>(target: Over<C, Target>, work: (held: HeldDevice) => Promise<T>): Promise<T>;
}

const filled = ({ artifact, secrets = {} }: Delivered): string => fillSlots(artifact, secrets);

/** The verbs of a system that takes a change as commands in order: its part of the configuration is the fabric's, all else stays. */
export const deviceManager = <C extends Connection & { readonly rollbackSeconds?: number }>(
  kind: DeviceKind<C>,
): Pick<Transport<C>, "hold"> => ({
  hold: (target, work) =>
    kind.hold(target, (held) => {
      const seconds = target.connection.rollbackSeconds ?? DEFAULT_ROLLBACK_SECONDS;
      return work(verbsOf(held, kind.dialect, seconds, target));
    }),
});

const forgetful = (device: string): DeliveryError =>
  new DeliveryError({
    step: "preflight",
    device,
    detail: "this system keeps nothing for deliveries that have no state of their own",
    advice:
      "Name a folder for that (--state), have Pulumi deliver to it, or write its configuration to a file. Nothing on it was changed.",
    ours: true,
  });

function verbsOf(
  held: HeldDevice,
  dialect: Dialect,
  seconds: number,
  { memory, gate }: Pick<Target, "memory" | "gate">,
): SwitchHeld {
  /** What is on the device, as it is remembered. */
  let known: DeliveryRecord | undefined;
  const remembering = (): Memory => {
    if (memory === undefined) throw forgetful(held.device);
    return memory;
  };
  /** What a text asks of the device. @param was what of it is the fabric's, and what that took the place of */
  async function questionOf(
    inputs: SwitchInputs,
    { was, baseline }: Pick<ChangeQuestion, "was" | "baseline">,
  ): Promise<ChangeQuestion> {
    const running = await held.running("read");
    const wanted = filled(inputs);
    const texts = [baseline, dialect.replaced(running, wanted, was)];
    return { running, was, wanted, baseline: texts.filter((text) => text !== "").join("\n") };
  }

  /** Has the memory as it was where the device is so, too. What went wrong with the device is told, and no more: else what was begun stays. */
  async function putBack(running: string): Promise<void> {
    try {
      const now = await held.running("roll back");
      if (ranAs(now) === ranAs(running)) await remembering().abandon(known);
    } catch {
      return;
    }
  }

  /**
   * Brings the device to a text, and where that is to be remembered writes down before it what will be and after it what is.
   * @param otherwise the baseline where all of it ran already
   */
  async function brought(
    inputs: SwitchInputs,
    question: ChangeQuestion,
    otherwise: string,
    remember: boolean,
  ): Promise<Before> {
    const { running, baseline } = question;
    const needed = changeOf(held, dialect, question);
    if (remember) await remembering().begin({ ...inputs, baseline }, running, known);
    let changed: boolean;
    try {
      changed = await bring(held, dialect, question, needed, seconds, gate);
    } catch (error) {
      if (remember) await putBack(running);
      throw error;
    }
    const before = { baseline: changed ? baseline : otherwise, startup: "" };
    if (remember) await remembering().keep({ ...inputs, ...before });
    return before;
  }

  /** What is other than a text that is to run. */
  async function lacking(inputs: SwitchInputs, baseline: string): Promise<readonly string[]> {
    const running = await held.running("read");
    const text = filled(inputs);
    const { commands, clashes = [] } = dialect.change({ running, was: text, wanted: text, baseline });
    if (commands.length + clashes.length > 0) return [...commands, ...clashes].map(redact);
    return (await held.startsSo())
      ? []
      : ["what the device starts with is not what runs: a restart would lose it"];
  }

  return {
    async install(inputs, remember = false) {
      const question = await questionOf(inputs, { was: "", baseline: "" });
      // All of it ran already, left by a delivery that nobody heard the end of: these lines are the fabric's.
      return await brought(inputs, question, "", remember);
    },

    async change(state, was, remember = false) {
      const { baseline } = state;
      const question = await questionOf(state, { was: filled(was), baseline });
      // All of it ran already, as after a delivery that nobody heard the end of: what it took the place of then is the fabric's own by now.
      return await brought(state, question, baseline, remember);
    },

    async foresee(inputs, was) {
      const { baseline } = was ?? { baseline: "" };
      const question = await questionOf(inputs, { was: was === undefined ? "" : filled(was), baseline });
      changeOf(held, dialect, question);
    },

    lacks: (inputs) => lacking(inputs, ""),

    drift: (state) => lacking(state, state.baseline),

    lastChange: async () => await held.lastChange?.(),

    async remove(state, remember = false) {
      const { baseline } = state;
      const question = { running: await held.running("read"), was: filled(state), wanted: "", baseline };
      await bring(held, dialect, question, changeOf(held, dialect, question), seconds, gate);
      if (remember) await remembering().forget();
    },

    async recall() {
      known = await resolved(await remembering().recall(), dialect, () => held.running("read"));
      return known;
    },
  };
}
