import { fillSlots } from "../../text/secret-slot.ts";
import { driftLines } from "../drift.ts";
import { DeliveryError } from "../error.ts";
import { must } from "../frr/switch.ts";
import { formatRecord, parseRecord } from "../record.ts";
import { DEFAULT_ROLLBACK_SECONDS } from "../ssh/defaults.ts";
import { withSession, type Session } from "../ssh/session.ts";
import type { SshManager } from "../transports/ssh-manager.ts";
import type { SshConnection, SwitchInputs } from "../types.ts";
import type { FileDaemon } from "./daemon.ts";

/** A host whose daemon runs, and where its configuration is. */
interface ReadyHost {
  readonly session: Session;
  readonly file: string;
}

const NOTHING_CHANGED = "Nothing on the host was changed.";

const READ = `cat "$1"`;

/** With owner and mode of the file that it is to replace: the daemon may run as somebody else. */
const STAGE = `umask 077; cp -p "$1" "$1.calico-fabric" && cat >"$1.calico-fabric"`;
const UNSTAGE = `rm -f "$1.calico-fabric"`;

const READ_RECORD = `record=$(dirname "$1")/calico-fabric.json; ! [ -e "$record" ] || cat "$record"`;
const WRITE_RECORD = `
umask 077
record=$(dirname "$1")/calico-fabric.json
cat >"$record.new" || { rm -f "$record.new"; exit 1; }
if [ -s "$record.new" ]; then mv -f "$record.new" "$record"; else rm -f "$record.new" "$record"; fi`;

/** @throws DeliveryError that lists all that is missing */
async function preflight(daemon: FileDaemon, session: Session): Promise<ReadyHost> {
  const { stdout } = await session.run("preflight", daemon.preflight);
  const answers = (word: string): string[] =>
    [...stdout.matchAll(new RegExp(`^${word}: (.+)$`, "gm"))].map((match) => match[1] ?? "");
  const [missing, [file]] = [answers("missing"), answers("file")];
  if (missing.length === 0 && file !== undefined) return { session, file };
  throw new DeliveryError({
    step: "preflight",
    device: session.device,
    detail: missing.length === 0 ? "the host does not answer" : `the host lacks ${missing.join(", ")}`,
    advice: `Needed: ${daemon.name}, and a user who may change its configuration. ${NOTHING_CHANGED}`,
  });
}

/**
 * Brings a daemon to a configuration: stage, check, apply, confirm. One that has it already is left alone.
 * @throws DeliveryError of the step that failed; what ran before runs again, or the message says otherwise
 */
async function bring(daemon: FileDaemon, { session, file }: ReadyHost, candidate: string): Promise<void> {
  if ((await must(session, "read", READ, { args: [file] })) === candidate) return;
  const seconds = session.connection.rollbackSeconds ?? DEFAULT_ROLLBACK_SECONDS;
  await must(session, "upload", STAGE, { args: [file], input: candidate });
  try {
    await must(session, "check", daemon.check, { args: [file] });
    await must(session, "apply", daemon.apply, {
      args: [file, String(seconds)],
      advice: "What ran before runs.",
    });
    await must(session, "confirm", daemon.confirm, { args: [file], advice: daemon.unconfirmed(seconds) });
  } catch (error) {
    const applied = error instanceof DeliveryError && error.step === "confirm";
    if (applied && session.alive()) await session.run("roll back", daemon.undo, { args: [file] });
    throw error;
  } finally {
    if (session.alive()) await session.run("confirm", UNSTAGE, { args: [file] });
  }
}

const filled = ({ artifact, secrets = {} }: Pick<SwitchInputs, "artifact" | "secrets">): string =>
  fillSlots(artifact, secrets);

/** The whole file is the fabric's; what was there before comes back when the fabric goes. */
export function fileManager(daemon: FileDaemon): SshManager {
  const onHost = <T>(
    { device, connection }: { readonly device: string; readonly connection: SshConnection },
    work: (ready: ReadyHost) => Promise<T>,
  ): Promise<T> => withSession(device, connection, async (session) => work(await preflight(daemon, session)));
  return {
    install: (inputs, found) =>
      onHost(inputs, async (ready) => {
        const baseline = await must(ready.session, "read", READ, { args: [ready.file] });
        const before = { baseline: baseline === filled(inputs) ? "" : baseline, startup: "" };
        await found?.(before);
        await bring(daemon, ready, filled(inputs));
        return before;
      }),

    change: (state) => onHost(state, (ready) => bring(daemon, ready, filled(state))),

    drift: (state) =>
      onHost(state, async ({ session, file }) => {
        const found = await must(session, "read", READ, { args: [file] });
        return driftLines(found, filled(state));
      }),

    remove: (state) =>
      // A host that came with the fabric's own file has no other to go back to.
      onHost(state, (ready) =>
        state.baseline === "" ? Promise.resolve() : bring(daemon, ready, state.baseline),
      ),

    recall: (place) =>
      onHost(place, async ({ session, file }) => {
        const text = await must(session, "read", READ_RECORD, { args: [file] });
        return text === "" ? undefined : parseRecord(text);
      }),

    remember: (place, record) =>
      onHost(place, async ({ session, file }) => {
        const input = record === undefined ? "" : formatRecord(record);
        await must(session, "write", WRITE_RECORD, { args: [file], input });
      }),
  };
}
