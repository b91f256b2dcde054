import type { Dialect } from "../../platforms/ordered-change/dialect.ts";
import { fillSlots } from "../../text/secret-slot.ts";
import { DeliveryError } from "../error.ts";
import { redact } from "../redact.ts";
import { DEFAULT_ROLLBACK_SECONDS } from "../ssh/defaults.ts";
import type { Delivered, Over, SwitchHeld, Target, Transport } from "../transports/transport.ts";
import type { Connection } from "../types.ts";
import { bring } from "./bring.ts";
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
    kind.hold(target, (held) =>
      work(verbsOf(held, kind.dialect, target.connection.rollbackSeconds ?? DEFAULT_ROLLBACK_SECONDS)),
    ),
});

const verbsOf = (held: HeldDevice, dialect: Dialect, seconds: number): SwitchHeld => ({
  async install(inputs) {
    const running = await held.running("read");
    const wanted = filled(inputs);
    const baseline = dialect.replaced(running, wanted, "");
    const changed = await bring(held, dialect, running, { was: "", wanted, baseline }, seconds);
    // All of it ran already, left by a delivery that nobody heard the end of: these lines are the fabric's.
    return { baseline: changed ? baseline : "", startup: "" };
  },

  async change(state, was) {
    const running = await held.running("read");
    const [old, wanted] = [filled(was), filled(state)];
    const replaced = dialect.replaced(running, wanted, old);
    const baseline = [state.baseline, replaced].filter((text) => text !== "").join("\n");
    const changed = await bring(held, dialect, running, { was: old, wanted, baseline }, seconds);
    // All of it ran already, as after a delivery that nobody heard the end of: what it took the place of then is the fabric's own by now.
    return { baseline: changed ? baseline : state.baseline, startup: "" };
  },

  async drift(state) {
    const running = await held.running("read");
    const text = filled(state);
    const answer = dialect.change({ running, was: text, wanted: text, baseline: state.baseline });
    const { commands, clashes = [] } = answer;
    if (commands.length + clashes.length > 0) return [...commands, ...clashes].map(redact);
    return (await held.startsSo())
      ? []
      : ["what the device starts with is not what runs: a restart would lose it"];
  },

  async remove(state) {
    const running = await held.running("read");
    const { baseline } = state;
    await bring(held, dialect, running, { was: filled(state), wanted: "", baseline }, seconds);
  },

  recall: () =>
    Promise.reject(
      new DeliveryError({
        step: "preflight",
        device: held.device,
        detail: "this system keeps nothing for deliveries that have no state of their own",
        advice:
          "Have Pulumi deliver to it, which keeps state, or write its configuration to a file. Nothing on it was changed.",
        ours: true,
      }),
    ),
});
