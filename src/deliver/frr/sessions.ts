import { setTimeout as pause } from "node:timers/promises";
import { DeliveryError } from "../error.ts";
import type { Session } from "../ssh/session.ts";
import { agreedIn, type SessionName } from "./configured-sessions.ts";
import { READ_NEIGHBOR, READ_SESSIONS } from "./session-scripts.ts";
import { must } from "./switch.ts";

/*
 * What a delivery owes to the sessions that were up before it: those that it does not touch, or takes down for a moment, are up again before
 * it counts as done.
 */

/** Between two looks at sessions that are not back yet. */
const PAUSE_MS = 400;

/** `show bgp vrf all summary json`: by VRF, by address family, by peer. A session of two families is in both. */
type Summary = Readonly<
  Record<
    string,
    Readonly<Record<string, { readonly peers?: Readonly<Record<string, { readonly state?: string }>> }>>
  >
>;

/** `show bgp vrf all neighbors PEER json`: by VRF, by peer. */
type Neighbors = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const parsed = (session: Session, text: string): unknown => {
  try {
    // Without bgpd there is nothing to say, and no session.
    return text.trim() === "" ? {} : (JSON.parse(text) as unknown);
  } catch (cause) {
    throw new DeliveryError(
      {
        step: "read",
        device: session.device,
        detail: `FRR's answer is not JSON: ${text.slice(0, 200)}`,
        advice: "",
      },
      cause,
    );
  }
};

const nameOf = ({ vrf, peer }: SessionName): string => (vrf === "default" ? peer : `${peer} in VRF ${vrf}`);

/** The state of every session that FRR knows, by its name. */
async function statesOf(
  session: Session,
): Promise<ReadonlyMap<string, SessionName & { readonly state: string }>> {
  const summary = parsed(session, await must(session, "read", READ_SESSIONS, { advice: "" })) as Summary;
  return new Map(
    Object.entries(summary).flatMap(([vrf, families]) =>
      Object.values(families).flatMap(({ peers = {} }) =>
        Object.entries(peers).map(([peer, { state = "unknown" }]) => {
          const one = { vrf, peer, state };
          return [nameOf(one), one] as const;
        }),
      ),
    ),
  );
}

/** The sessions that are up. @throws DeliveryError of step "read" */
export const sessionsUp = async (session: Session): Promise<readonly SessionName[]> =>
  [...(await statesOf(session)).values()].filter(({ state }) => state === "Established");

/** In FRR's words why a session went down last; empty where FRR has forgotten it, as it forgets who came to a listen range. */
async function lastReset(session: Session, { vrf, peer }: SessionName): Promise<string> {
  const answer = await session.run("read", READ_NEIGHBOR, { args: [peer] });
  const neighbors = parsed(session, answer.code === 0 ? answer.stdout : "") as Neighbors;
  const found = (neighbors[vrf]?.[peer] ?? {}) as Readonly<Record<string, unknown>>;
  const words = [found["lastResetDueTo"], found["lastNotificationReason"], found["lastShutdownDescription"]];
  return words.filter((one) => typeof one === "string" && one !== "").join(", ");
}

async function described(session: Session, one: SessionName, state: string | undefined): Promise<string> {
  const why = await lastReset(session, one);
  return `${nameOf(one)} (${[state ?? "gone", ...(why === "" ? [] : [`last reset: ${why}`])].join("; ")})`;
}

/** Waits until sessions are up; what is not by then is told with its state and FRR's reason, at most ten of them. */
export async function downAfter(
  session: Session,
  awaited: readonly SessionName[],
  seconds: number,
): Promise<readonly string[]> {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    const states = awaited.length === 0 ? new Map<string, never>() : await statesOf(session);
    const down = awaited.filter((one) => states.get(nameOf(one))?.state !== "Established");
    if (down.length === 0) return [];
    if (performance.now() > deadline) {
      const told: string[] = [];
      for (const one of down.slice(0, 10))
        told.push(await described(session, one, states.get(nameOf(one))?.state));
      return down.length > 10 ? [...told, `${String(down.length - 10)} more`] : told;
    }
    await pause(PAUSE_MS);
  }
}

export interface Change {
  /** Configurations: what ran, and what runs now. */
  readonly running: string;
  readonly candidate: string;
  /** The sessions that were up before. */
  readonly before: readonly SessionName[];
  /** The longest wait. */
  readonly seconds: number;
}

/**
 * Waits until the sessions that were up and are still configured are up again, and returns at once when all are. Those of which
 * this very change alters what the other end must agree with (a password, an AS number, an address) are not waited for: that end may have its
 * turn only after this switch.
 *
 * @returns the sessions that wait for their other end, by name
 * @throws DeliveryError of step "verify" that names each session that is not up, its state and its last reset in FRR's words
 */
export async function sessionsBack(
  session: Session,
  { running, candidate, before, seconds }: Change,
): Promise<readonly SessionName[]> {
  const kept = before.flatMap(({ vrf, peer }) => {
    const agreed = agreedIn(candidate, { vrf, peer });
    return agreed === null ? [] : [{ vrf, peer, same: agreed === agreedIn(running, { vrf, peer }) }];
  });
  const down = await downAfter(
    session,
    kept.filter(({ same }) => same),
    seconds,
  );
  if (down.length > 0)
    throw new DeliveryError({
      step: "verify",
      device: session.device,
      detail: `sessions that were up are not up again within ${String(Math.round(seconds))} s: ${down.join(", ")}`,
      advice: "",
    });
  return kept.filter(({ same }) => !same).map(({ vrf, peer }) => ({ vrf, peer }));
}

/**
 * How long sessions may take, in seconds: three quarters of the time after which the switch rolls back, less what has passed of it; the rest is
 * for the confirmation. Of the default that is 90 s, in which a peer's hold time, its wait after an error and its next attempt have room.
 */
export const secondsForSessions = (rollbackSeconds: number, passed: number): number =>
  Math.max(0, 0.75 * rollbackSeconds - passed);
