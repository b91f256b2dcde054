import { mergeBaseline, sameConfiguration, withoutArtifact } from "../../platforms/frr/blocks.ts";
import { fillSlots } from "../../text/secret-slot.ts";
import { redact } from "../redact.ts";
import { withSession } from "../ssh/session.ts";
import type { SshManager } from "../transports/ssh-manager.ts";
import type { Before, SshConnection, SwitchInputs } from "../types.ts";
import { bring } from "./apply.ts";
import { readRecord, writeRecord } from "./record.ts";
import { difference, preflight, readRunning, readStartup, type ReadySwitch, withStaged } from "./switch.ts";

/** The artifact with its passwords: only what goes to the switch. */
const filled = ({ artifact, secrets = {} }: Pick<SwitchInputs, "artifact" | "secrets">): string =>
  fillSlots(artifact, secrets);

/** FRR over SSH: checked by the switch, applied under a timer that rolls back, read back and compared. */
export const frr: SshManager = {
  install: (inputs, found) =>
    onSwitch(inputs, inputs.artifact, async (ready): Promise<Before> => {
      const baseline = await readRunning(ready.session);
      const startup = await readStartup(ready.session);
      await found?.({ baseline, startup });
      const candidate = mergeBaseline(baseline, filled(inputs));
      if (await bring(ready, baseline, { candidate })) return { baseline, startup };
      // All of it runs already, left by a delivery that Pulumi did not hear the end of: these lines are the fabric's.
      return { baseline: withoutArtifact(baseline, inputs.artifact, ""), startup: "" };
    }),

  change: (state) =>
    onSwitch(state, state.artifact, async (ready) => {
      const candidate = mergeBaseline(state.baseline, filled(state));
      await bring(ready, await readRunning(ready.session), { candidate });
    }),

  drift: (state) =>
    onSwitch(state, state.artifact, (ready) =>
      withStaged(ready, mergeBaseline(state.baseline, filled(state)), async (staged) =>
        (await difference(staged, "verify")).map(redact),
      ),
    ),

  remove: (state) =>
    // What a daemon that does not run would hold is off the switch already.
    onSwitch(state, "", async (ready) => {
      const { artifact, baseline, startup } = state;
      const running = await readRunning(ready.session);
      const candidate = withoutArtifact(running, artifact, baseline);
      // Whoever else has changed the switch since finds that in frr.conf too; else it is as it was, to the byte.
      const untouched = sameConfiguration(candidate, baseline);
      await bring(ready, running, untouched ? { candidate, startup } : { candidate });
    }),

  recall: ({ device, connection }) => withSession(device, connection, readRecord),

  remember: ({ device, connection }, record) =>
    withSession(device, connection, (session) => writeRecord(session, record)),
};

/** Works on a switch that has what a delivery of `configuration` needs. */
const onSwitch = <T>(
  { device, connection }: { readonly device: string; readonly connection: SshConnection },
  configuration: string,
  work: (ready: ReadySwitch) => Promise<T>,
): Promise<T> =>
  withSession(device, connection, async (session) => work(await preflight(session, configuration)));
