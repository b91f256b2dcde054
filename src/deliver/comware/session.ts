import { DeliveryError, type Step } from "../error.ts";
import { openNetconf, Refused, type NetconfSession } from "../netconf/session.ts";
import { textNamed } from "../netconf/xml.ts";
import { longestBusy } from "../longest-busy.ts";
import { waited } from "../waited.ts";
import { tell } from "../tell.ts";
import type { SshConnection } from "../types.ts";
import { CLOSE, execution, kill, LOCK } from "./operations.ts";
import { answerIn, unansweredIn } from "./said.ts";

const UNTOUCHED = "Nothing on the switch was changed.";

/** What a display command says. @throws DeliveryError of that step, in the device's words */
export async function displayed(session: NetconfSession, step: Step, command: string): Promise<string> {
  const reply = await session.rpc(step, execution(command), step === "read" ? UNTOUCHED : "");
  const transcript = textNamed(reply, "Execution") ?? "";
  const refused = unansweredIn(transcript);
  if (refused !== undefined)
    throw new DeliveryError({
      step,
      device: session.device,
      detail: refused,
      advice: "Let the user have the role network-admin.",
    });
  return answerIn(transcript);
}

/**
 * Locks the configuration, which lasts as long as the session. Whoever else has it is waited for, as long as a device can be busy with a run that
 * has ended.
 *
 * @param broken the number of a session of ours that broke, which is ended where it still has the lock; default none
 * @throws DeliveryError of step "lock" with who has it
 */
export async function locked(
  session: NetconfSession,
  connection: SshConnection,
  broken?: string,
): Promise<void> {
  const seconds = longestBusy(connection);
  let words = "";
  const had = await waited(seconds, async () => {
    try {
      await session.rpc("lock", LOCK, UNTOUCHED);
      return true;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (broken !== undefined && hasIt(broken, session, error)) await ended(session, broken);
      if (words === "")
        tell(`${session.device}: waiting for its configuration to be unlocked: ${error.detail}`);
      words = error.detail;
      return undefined;
    }
  });
  if (had === true) return;
  throw new DeliveryError({
    step: "lock",
    device: session.device,
    detail: `not free within ${String(seconds)} s: ${words}`,
    advice: `${UNTOUCHED} Run again when the other is through. "display netconf session" names it, and <kill-session> ends it.`,
  });
}

/** Whether a session has the lock that was refused; where the device does not say who has, one that it counted before this one. */
function hasIt(id: string, session: NetconfSession, { errors }: Refused): boolean {
  const holders = errors.flatMap((error) => error.session ?? []);
  return holders.length > 0 ? holders.includes(id) : Number(id) < Number(session.id);
}

/** Ends another session on the device, which then goes back to its save point. */
async function ended(session: NetconfSession, id: string): Promise<void> {
  try {
    await session.rpc("lock", kill(id), "");
  } catch (error) {
    // It has ended meanwhile.
    if (!(error instanceof Refused)) throw error;
  }
}

/** Ends a session in peace, and with it what it has; one that broke has ended. */
export async function parted(session: NetconfSession, ...first: readonly string[]): Promise<void> {
  try {
    if (!session.alive()) return;
    for (const operation of [...first, CLOSE]) await session.rpc("release", operation);
  } catch (error) {
    // The device unlocks when the session has ended, which it does now.
    if (!(error instanceof DeliveryError)) throw error;
  } finally {
    session.close();
  }
}

/**
 * A session in the place of one that broke, which is ended on the device too: it then goes back to its save point. Locked, so nothing of
 * the old one goes on. The number of one that has ended may be another's by now, or this one's.
 */
export async function inPlaceOf(broken: NetconfSession, connection: SshConnection): Promise<NetconfSession> {
  broken.close();
  const session = await openNetconf(broken.device, connection);
  try {
    await locked(session, connection, broken.id);
    return session;
  } catch (error) {
    session.close();
    throw error;
  }
}
