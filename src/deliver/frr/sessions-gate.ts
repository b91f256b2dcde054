import { DeliveryError } from "../error.ts";
import { DEFAULT_ROLLBACK_SECONDS } from "../ssh/defaults.ts";
import { must } from "../ssh/must.ts";
import type { Session } from "../ssh/session.ts";
import { tell } from "../tell.ts";
import { agreedIn, altered, type SessionName } from "./configured-sessions.ts";
import type { Gate } from "./gate.ts";
import { LEFT_KEYS } from "./session-scripts.ts";
import { downAfter, nameOf, sessionsUp } from "./sessions.ts";
import { readRunning } from "./switch.ts";

/**
 * How long sessions may take, of the time after which the switch rolls back; the rest is for the other steps. Of the default that is 90 s, in
 * which a peer's hold time, its wait after an error and its next attempt have room.
 */
const SHARE = 0.75;

interface Fate {
  readonly one: SessionName;
  /** What this change alters of what both ends must agree on; empty where nothing. */
  readonly alters: readonly string[];
}

/** Of the sessions that were up, those that are still configured. */
const keptIn = (before: readonly SessionName[], running: string, candidate: string): readonly Fate[] =>
  before.flatMap((one) => {
    const [was, is] = [agreedIn(running, one), agreedIn(candidate, one)];
    return is === null ? [] : [{ one, alters: altered(was ?? {}, is) }];
  });

function tellWaiting(device: string, waiting: readonly Fate[]): void {
  if (waiting.length === 0) return;
  const what = [...new Set(waiting.flatMap(({ alters }) => alters))].join(", ");
  const names = waiting.slice(0, 10).map(({ one }) => nameOf(one));
  const more = waiting.length > names.length ? [`${String(waiting.length - names.length)} more`] : [];
  tell(
    `${device}: ${[...names, ...more].join(", ")}: both ends must agree on what this change alters (${what}); up again once the other end has it too.`,
  );
}

/** @throws DeliveryError of step "verify" where FRR goes on asking a neighbour for a password that it no longer has */
async function keysGone(session: Session): Promise<void> {
  const left = (await must(session, "verify", LEFT_KEYS, { advice: "" })).trim();
  if (left === "") return;
  throw new DeliveryError({
    step: "verify",
    device: session.device,
    detail: `bgpd keeps a TCP MD5 key of ${left.split("\n").join(", ")} that is in no configuration, so no session with it can come up`,
    advice: "A restart of bgpd takes it away.",
  });
}

/**
 * Waits until the sessions that were up and are still configured are up again, and is through at once when all are. Those of which this very
 * change alters what the other end must agree with (a password, an AS number, an address) are told and not waited for: that end may have its
 * turn only after this switch, and each would wait for the other.
 *
 * @throws DeliveryError of step "verify" that names each session that is not up, its state and its last reset in FRR's words
 */
export const sessionsStay: Gate = async ({ held, session, candidate }) => {
  const before = await sessionsUp(session);
  const running = before.length === 0 ? "" : await readRunning(held);
  const seconds = SHARE * (session.connection.rollbackSeconds ?? DEFAULT_ROLLBACK_SECONDS);
  const begun = performance.now();
  return async () => {
    await keysGone(session);
    const [same, waiting] = parted(keptIn(before, running, candidate));
    const left = Math.max(0, seconds - (performance.now() - begun) / 1000);
    const down = await downAfter(
      session,
      same.map(({ one }) => one),
      left,
    );
    if (down.length === 0) {
      tellWaiting(session.device, waiting);
      return;
    }
    throw new DeliveryError({
      step: "verify",
      device: session.device,
      detail: `sessions that were up are not up again within ${String(Math.round(left))} s: ${down.join(", ")}`,
      advice: "",
    });
  };
};

const parted = (kept: readonly Fate[]): readonly [readonly Fate[], readonly Fate[]] => [
  kept.filter(({ alters }) => alters.length === 0),
  kept.filter(({ alters }) => alters.length > 0),
];
