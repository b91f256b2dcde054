import { DeliveryError } from "../error.ts";
import { DEFAULT_ROLLBACK_SECONDS } from "../ssh/defaults.ts";
import { agreedIn } from "./configured-sessions.ts";
import type { Gate } from "./gate.ts";
import { downAfter, sessionsUp } from "./sessions.ts";
import { readRunning } from "./switch.ts";

/**
 * How long sessions may take, of the time after which the switch rolls back; the rest is for the other steps. Of the default that is 90 s, in
 * which a peer's hold time, its wait after an error and its next attempt have room.
 */
const SHARE = 0.75;

/**
 * Waits until the sessions that were up and are still configured are up again, and is through at once when all are. Those of which this very
 * change alters what the other end must agree with (a password, an AS number, an address) are not waited for: that end may have its turn only
 * after this switch, and each would wait for the other.
 *
 * @throws DeliveryError of step "verify" that names each session that is not up, its state and its last reset in FRR's words
 */
export const sessionsStay: Gate = async ({ session, candidate }) => {
  const before = await sessionsUp(session);
  const running = before.length === 0 ? "" : await readRunning(session);
  const seconds = SHARE * (session.connection.rollbackSeconds ?? DEFAULT_ROLLBACK_SECONDS);
  const begun = performance.now();
  return async () => {
    const awaited = before.filter((one) => {
      const agreed = agreedIn(candidate, one);
      return agreed !== null && agreed === agreedIn(running, one);
    });
    const left = Math.max(0, seconds - (performance.now() - begun) / 1000);
    const down = await downAfter(session, awaited, left);
    if (down.length === 0) return;
    throw new DeliveryError({
      step: "verify",
      device: session.device,
      detail: `sessions that were up are not up again within ${String(Math.round(left))} s: ${down.join(", ")}`,
      advice: "",
    });
  };
};
