import { z } from "zod";
import type { Step } from "../error.ts";
import { readAs } from "../https/read-as.ts";
import type { Eapi } from "./eapi.ts";

const Sessions = z.looseObject({
  sessions: z.record(z.string(), z.looseObject({ state: z.string() })),
  /** From 4.32. Empty where no timer runs. */
  commitTimerSessionName: z.string().optional(),
});

const Version = z.looseObject({ uptime: z.number(), version: z.string() });

/**
 * What became of a configuration session: `open` has changed nothing yet; `timed` runs, and goes back by itself; `completed` runs; of one that
 * is `gone` nothing runs, for it was dropped, its timer ended, or it never was.
 */
export type SessionState = "open" | "timed" | "completed" | "gone";

/** What the device tells of its configuration sessions. */
export interface ConfigSessions {
  /** Seconds since the device started, when it lost all sessions. */
  readonly uptime: number;
  /** `4.31.2F`. */
  readonly version: string;
  /** By name. */
  readonly states: ReadonlyMap<string, SessionState>;
  /** Whose timer runs: the device has one. */
  readonly timed: string | undefined;
}

const STATES: Readonly<Record<string, SessionState>> = {
  pending: "open",
  pendingCommitTimer: "timed",
  completed: "completed",
};

export async function configSessions(eapi: Eapi, step: Step): Promise<ConfigSessions> {
  const [first, second] = await eapi.json(step, ["show version", "show configuration sessions detail"]);
  const { uptime, version } = readAs(Version, first, eapi.device, step);
  const { sessions, commitTimerSessionName = "" } = readAs(Sessions, second, eapi.device, step);
  const states = new Map(
    Object.entries(sessions).map(([name, { state }]): [string, SessionState] => [
      name,
      name === commitTimerSessionName ? "timed" : (STATES[state] ?? "gone"),
    ]),
  );
  return { uptime, version, states, timed: [...states].find(([, state]) => state === "timed")?.[0] };
}

export const stateOf = ({ states }: ConfigSessions, name: string): SessionState => states.get(name) ?? "gone";
