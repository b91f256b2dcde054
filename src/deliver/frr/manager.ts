import { fillSlots } from "../../text/secret-slot.ts";
import type { Held } from "../protocol/held.ts";
import { recalled } from "../protocol/recall.ts";
import { formatDelivery } from "../record.ts";
import { redact } from "../redact.ts";
import { withSession } from "../ssh/session.ts";
import type { Manager } from "../transports/manager.ts";
import type { ChangeGate } from "../gate.ts";
import type { SwitchHeld } from "../transports/transport.ts";
import type { Before, SshConnection, SwitchInputs } from "../types.ts";
import { bring } from "./apply.ts";
import { STARTUP_FILE } from "./scripts.ts";
import { mergeWhole, sameRunning, startsSame, withoutWhole } from "./whole-text.ts";
import { check, difference, readRunning, readStartup, stage, withSwitch } from "./switch.ts";

/** The artifact with its passwords: only what goes to the switch. */
const filled = ({ artifact, secrets = {} }: Pick<SwitchInputs, "artifact" | "secrets">): string =>
  fillSlots(artifact, secrets);

/** FRR over SSH: checked by the switch, applied under a timer that rolls back, read back and compared. */
export const frr: Manager<SshConnection> = {
  hold: ({ device, connection, artifact, gate }, work) =>
    withSession(device, connection, (session) =>
      withSwitch(session, artifact, (held) => work(verbsOf(held, gate))),
    ),
};

const beforeOf = ({ baseline, startup }: Before): Before => ({ baseline, startup });

/** What is other than wanted of what runs; where nothing is, of what the switch starts with. */
const startsAs = (differs: readonly string[], startsSo: boolean): readonly string[] =>
  differs.length > 0 || startsSo ? differs : [`${STARTUP_FILE} is not what runs: a restart would lose it`];

const verbsOf = (held: Held, gate: ChangeGate | undefined): SwitchHeld => ({
  async install(inputs, remember = false) {
    const baseline = await readRunning(held);
    const startup = await readStartup(held);
    const candidate = mergeWhole(baseline, filled(inputs));
    const startsSo = startsSame(startup, baseline, inputs.artifact);
    // All of it runs already, left by a delivery that Pulumi did not hear the end of: these lines are the fabric's.
    const before = (changed: boolean): Before =>
      changed
        ? { baseline, startup }
        : { baseline: withoutWhole(baseline, inputs.artifact, ""), startup: "" };
    const record = (changed: boolean): string => formatDelivery(inputs, before(changed));
    return before(await bring(held, baseline, { candidate, startsSo, gate, ...(remember && { record }) }));
  },

  async change(state, _was, remember = false) {
    const candidate = mergeWhole(state.baseline, filled(state));
    const running = await readRunning(held);
    const startsSo = startsSame(await readStartup(held), running, state.artifact);
    const record = (): string => formatDelivery(state, state);
    await bring(held, running, { candidate, startsSo, gate, ...(remember && { record }) });
    return beforeOf(state);
  },

  async foresee(inputs, was) {
    const baseline = was === undefined ? await readRunning(held) : was.baseline;
    await check(await stage(held, mergeWhole(baseline, filled(inputs))));
  },

  async lacks(inputs) {
    const running = await readRunning(held);
    const left = await difference(await stage(held, mergeWhole(running, filled(inputs))), "check");
    return startsAs(left.map(redact), startsSame(await readStartup(held), running, inputs.artifact));
  },

  async drift(state) {
    const staged = await stage(held, mergeWhole(state.baseline, filled(state)));
    const differs = await difference(staged, "verify");
    return startsAs(
      differs.map(redact),
      startsSame(await readStartup(held), await readRunning(held), state.artifact),
    );
  },

  async remove(state, remember = false) {
    const { artifact, baseline, startup } = state;
    const running = await readRunning(held);
    const candidate = withoutWhole(running, artifact, baseline);
    // Whoever else has changed the switch since finds that in frr.conf too; else it is as it was, to the byte.
    const untouched = sameRunning(candidate, baseline);
    const starts = await readStartup(held);
    await bring(held, running, {
      candidate,
      gate,
      ...(untouched && startup !== "" ? { startup } : {}),
      startsSo: untouched && startup !== "" ? starts === startup : startsSame(starts, candidate, artifact),
      ...(remember && { record: () => "" }),
    });
  },

  recall: () => recalled(held),
});
