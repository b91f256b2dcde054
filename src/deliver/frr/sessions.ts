import { setTimeout as pause } from "node:timers/promises";
import { DeliveryError } from "../error.ts";
import { must } from "../ssh/must.ts";
import type { Session } from "../ssh/session.ts";
import type { SessionName } from "./configured-sessions.ts";
import { READ_NEIGHBOR, READ_SESSIONS } from "./session-scripts.ts";

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

/** `10.254.0.0`, `10.254.0.0 in VRF red`. */
export const nameOf = ({ vrf, peer }: SessionName): string =>
  vrf === "default" ? peer : `${peer} in VRF ${vrf}`;

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
