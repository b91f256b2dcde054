import { fillSlots } from "../../text/secret-slot.ts";
import { driftLines } from "../drift.ts";
import { DeliveryError } from "../error.ts";
import { argsOf, type Held, store, withHeld } from "../protocol/held.ts";
import { messagesOf } from "../protocol/messages.ts";
import { recalled } from "../protocol/recall.ts";
import { rolledBack } from "../protocol/rolled-back.ts";
import { HEAD } from "../protocol/shell.ts";
import { apply, arm, confirm, remember } from "../protocol/transaction.ts";
import { formatDelivery } from "../record.ts";
import { must, wordsOf } from "../ssh/must.ts";
import { withSession, type Session } from "../ssh/session.ts";
import type { Manager } from "../transports/manager.ts";
import type { ChangeGate } from "../gate.ts";
import type { SwitchHeld } from "../transports/transport.ts";
import type { SshConnection, SwitchInputs } from "../types.ts";
import type { FileDaemon } from "./daemon.ts";

const NOTHING_CHANGED = "Nothing on the host was changed.";

const READ = `cat "$1"`;

const checkOf = ({ check }: FileDaemon): string => `${HEAD}
check() {
${check}
}
check candidate`;

/** @returns its configuration's path. @throws DeliveryError that lists all that is missing */
async function preflight(daemon: FileDaemon, session: Session): Promise<string> {
  const { stdout } = await session.run("preflight", daemon.preflight);
  const answers = (word: string): string[] =>
    [...stdout.matchAll(new RegExp(`^${word}: (.+)$`, "gm"))].map((match) => match[1] ?? "");
  const [missing, [file]] = [answers("missing"), answers("file")];
  if (missing.length === 0 && file !== undefined) return file;
  throw new DeliveryError({
    step: "preflight",
    device: session.device,
    detail: missing.length === 0 ? "the host does not answer" : `the host lacks ${missing.join(", ")}`,
    advice: `Needed: ${daemon.name}, and a user who may change its configuration. ${NOTHING_CHANGED}`,
  });
}

const read = ({ session, start }: Held): Promise<string> => must(session, "read", READ, { args: [start] });

/**
 * Brings a daemon to a configuration: check, arm, apply, confirm. One that has it already is left alone.
 * @throws DeliveryError of the step that failed; what ran before runs again, or the message says otherwise
 */
async function bring(
  daemon: FileDaemon,
  held: Held,
  candidate: string,
  { record, gate }: { readonly record?: string | undefined; readonly gate: ChangeGate | undefined },
): Promise<void> {
  const before = await read(held);
  if (record !== undefined) await store(held, "record", record);
  if (before === candidate) {
    if (record !== undefined) await remember(held);
    return;
  }
  await store(held, "candidate", candidate);
  await must(held.session, "check", checkOf(daemon), { args: argsOf(held), advice: NOTHING_CHANGED });
  await arm(held, before);
  try {
    const applied = await apply(held);
    if (applied.code !== 0) {
      const detail = wordsOf(applied);
      throw new DeliveryError({ step: "apply", device: held.session.device, detail, advice: "" });
    }
    await gate?.();
    await confirm(held);
  } catch (error) {
    throw await rolledBack(held, error, {
      noun: "host",
      startup: held.start,
      asBefore: async () => (await read(held)) === before,
    });
  }
}

const filled = ({ artifact, secrets = {} }: Pick<SwitchInputs, "artifact" | "secrets">): string =>
  fillSlots(artifact, secrets);

/** The whole file is the fabric's; what was there before comes back when the fabric goes. */
export function fileManager(daemon: FileDaemon): Manager<SshConnection> {
  const messages = messagesOf(daemon.commands);
  return {
    hold: ({ device, connection, gate }, work) =>
      withSession(device, connection, async (session) =>
        withHeld(session, await preflight(daemon, session), messages, (held) =>
          work(verbsOf(daemon, held, gate)),
        ),
      ),
  };
}

const verbsOf = (daemon: FileDaemon, held: Held, gate: ChangeGate | undefined): SwitchHeld => ({
  async install(inputs, keep = false) {
    const baseline = await read(held);
    const before = { baseline: baseline === filled(inputs) ? "" : baseline, startup: "" };
    const record = keep ? formatDelivery(inputs, before) : undefined;
    await bring(daemon, held, filled(inputs), { record, gate });
    return before;
  },

  async change(state, _was, keep = false) {
    await bring(daemon, held, filled(state), {
      record: keep ? formatDelivery(state, state) : undefined,
      gate,
    });
    const { baseline, startup } = state;
    return { baseline, startup };
  },

  lacks: async (inputs) => driftLines(await read(held), filled(inputs)),

  drift: async (state) => driftLines(await read(held), filled(state)),

  // A host that came with the fabric's own file has no other to go back to.
  async remove({ baseline }, keep = false) {
    const candidate = baseline === "" ? await read(held) : baseline;
    await bring(daemon, held, candidate, { record: keep ? "" : undefined, gate });
  },

  recall: () => recalled(held),
});
