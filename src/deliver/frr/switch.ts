import { stripVTControlCharacters } from "node:util";
import { DeliveryError, type Step } from "../error.ts";
import { redact } from "../redact.ts";
import { DEFAULT_ROLLBACK_SECONDS, DEFAULT_TIMEOUT_SECONDS } from "../ssh/defaults.ts";
import type { RemoteResult, Session } from "../ssh/session.ts";
import { missingDaemons } from "./daemons.ts";
import { parseDelta } from "./delta.ts";
import { refuses } from "./refusals.ts";
import { CHECK, GUARD, PREFLIGHT, READ_RUNNING, READ_STARTUP, TEST, TIDY, UPLOAD } from "./scripts.ts";

/** A switch that has all that a delivery needs. */
export interface ReadySwitch {
  readonly session: Session;
  /** Path of its frr-reload.py. */
  readonly reload: string;
}

/** A candidate on the switch, in a private folder. */
export interface Staged extends ReadySwitch {
  readonly folder: string;
  readonly candidate: string;
}

const NOTHING_CHANGED = "Nothing on the switch was changed.";

/** The device's own words, for a person: no colours, times, temporary paths or passwords; at most 20 lines. */
export function wordsOf({ code, stdout, stderr }: RemoteResult): string {
  const lines = `${stderr}\n${stdout}`
    .split("\n")
    .map((line) =>
      stripVTControlCharacters(line)
        .replace(/^[\d-]{10} [\d:,]{8,12}\s+/, "")
        .replace(/\/tmp\/calico-fabric\.\w+\//g, ""),
    )
    .filter((line) => line.trim() !== "" && !/^\s*INFO:/.test(line));
  // frr-reload.py sends what FRR refused a second time.
  const once = [...new Set(lines)].slice(0, 20);
  return redact(once.join("\n")).trim() || `exit code ${code ?? "missing"}, without a word`;
}

/** Runs a step that must succeed. @throws DeliveryError with the device's words and the advice */
export async function must(
  session: Session,
  step: Step,
  script: string,
  {
    args,
    input,
    advice = NOTHING_CHANGED,
  }: { args?: readonly string[]; input?: string; advice?: string } = {},
): Promise<string> {
  const result = await session.run(step, script, {
    ...(args && { args }),
    ...(input !== undefined && { input }),
  });
  if (result.code === 0) return result.stdout;
  throw new DeliveryError({ step, device: session.device, detail: wordsOf(result), advice });
}

/**
 * Finds what a delivery needs on the switch, the daemons for a configuration included.
 *
 * @throws DeliveryError that lists all that is missing
 */
export async function preflight(session: Session, configuration: string): Promise<ReadySwitch> {
  const { device } = session;
  const result = await session.run("preflight", PREFLIGHT);
  const answers = (word: string): string[] =>
    [...result.stdout.matchAll(new RegExp(`^${word}: (.+)$`, "gm"))].map((match) => match[1] ?? "");
  const daemons = answers("daemons")[0];
  const missing = [
    ...answers("missing"),
    ...(daemons === undefined ? [] : missingDaemons(configuration, daemons)).map(
      (name) => `a running ${name}`,
    ),
  ];
  if (missing.length > 0) {
    throw new DeliveryError({
      step: "preflight",
      device,
      detail: `the switch lacks ${missing.join(", ")}`,
      advice: `Install or start what is missing (/etc/frr/daemons names what FRR starts), and log in as a user who may change FRR. ${NOTHING_CHANGED}`,
    });
  }
  const reload = answers("reload")[0];
  if (result.code === 0 && reload?.startsWith("/")) return { session, reload };
  throw new DeliveryError({
    step: "preflight",
    device,
    detail: wordsOf(result),
    advice: `The user's login must give a POSIX shell (and \`sudo -n\` where sudo is on). ${NOTHING_CHANGED}`,
  });
}

export const readRunning = (session: Session): Promise<string> => must(session, "read", READ_RUNNING);

export const readStartup = (session: Session): Promise<string> => must(session, "read", READ_STARTUP);

/** Stores a candidate on the switch for as long as `work` takes. */
export async function withStaged<T>(
  ready: ReadySwitch,
  candidate: string,
  work: (staged: Staged) => Promise<T>,
): Promise<T> {
  const { session, reload } = ready;
  const { rollbackSeconds = DEFAULT_ROLLBACK_SECONDS, timeoutSeconds = DEFAULT_TIMEOUT_SECONDS } =
    session.connection;
  // Unarmed, it is only upload, check and comparison that may take their time.
  const args = [GUARD, reload, String(rollbackSeconds), String(4 * timeoutSeconds)];
  const answer = await must(session, "upload", UPLOAD, { args, input: candidate });
  const folder = answer.trim();
  if (!/^\/tmp\/calico-fabric\.[A-Za-z0-9]{10}$/.test(folder)) {
    throw new DeliveryError({
      step: "upload",
      device: session.device,
      detail: `the switch named its temporary folder ${folder}`,
      advice: `A login script that prints something is in the way. ${NOTHING_CHANGED}`,
    });
  }
  let keep = false;
  try {
    return await work({ ...ready, folder, candidate });
  } catch (error) {
    keep = error instanceof DeliveryError && error.step === "roll back";
    throw error;
  } finally {
    // What a broken connection leaves, and what a failed roll-back still needs, is the guard's to remove.
    if (session.alive() && !keep)
      await session.run("confirm", TIDY, { args: [folder] }).catch(() => undefined);
  }
}

/** Has the switch's own parser read the candidate. */
export async function check({ session, folder }: Staged): Promise<void> {
  const result = await session.run("check", CHECK, { args: [folder] });
  if (!refuses(result)) return;
  throw new DeliveryError({
    step: "check",
    device: session.device,
    detail: wordsOf(result),
    advice: `FRR on this switch does not know these lines; is its version the one that the fabric is written for? ${NOTHING_CHANGED}`,
  });
}

/** The commands that lead from what runs to the candidate; none when both are the same. */
export async function difference(staged: Staged, step: Step): Promise<readonly string[]> {
  const { session, reload, folder, candidate } = staged;
  // On a file that it cannot read, frr-reload.py prints a delta that deletes everything: only with exit code 0 it counts.
  const output = await must(session, step, TEST, {
    args: [folder, reload],
    advice: "The comparison has no result.",
  });
  return parseDelta(output, candidate);
}
