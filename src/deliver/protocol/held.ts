import { createHash, randomBytes } from "node:crypto";
import { hostname, userInfo } from "node:os";
import { DeliveryError, type Step } from "../error.ts";
import { DEFAULT_ROLLBACK_SECONDS, DEFAULT_TIMEOUT_SECONDS } from "../ssh/defaults.ts";
import { must, wordsOf } from "../ssh/must.ts";
import type { RemoteResult, Session } from "../ssh/session.ts";
import { tell } from "../tell.ts";
import type { Messages } from "./messages.ts";

/** A device that this delivery has for itself. */
export interface Held {
  readonly session: Session;
  readonly messages: Messages;
  /** The file that the device starts from. */
  readonly start: string;
  /** Name of this delivery: 16 hexadecimal digits. */
  readonly id: string;
}

/** What every message of the protocol has for arguments. */
export const argsOf = ({ start, id }: Held, ...more: readonly string[]): readonly string[] => [
  start,
  id,
  ...more,
];

export const sumOf = (text: string): string => createHash("sha256").update(text).digest("hex");

/** How long a device waits for its owner to go on before anything is changed: as many steps as there are, with one to spare. */
const idleSeconds = (timeoutSeconds: number): number => 6 * timeoutSeconds;

/** How long one message waits on the device, in seconds. */
const WAIT_SECONDS = 10;
/** After so long a wait the owner is told, in milliseconds. */
const TELL_AFTER = 5_000;
/** A guard that has not moved for so long after its time hangs, in milliseconds. */
const HUNG_AFTER = 30_000;

/** What became of a delivery that was cut off, by the state in which it was found. */
const FOUND: Readonly<Record<string, string>> = {
  staged: "it had changed nothing",
  over: "it had changed nothing",
  armed: "what ran before it was put back first",
  rolling: "what ran before it was put back first",
  "rolled-back": "what ran before it was put back",
  decided: "it was in effect, and was completed",
  confirmed: "it was in effect",
};

interface Busy {
  readonly id: string;
  readonly state: string;
  readonly gone: boolean;
  readonly words: string;
}

function busyIn({ stdout }: RemoteResult): Busy | undefined {
  const [, id, state, gone, words] = /^busy: (\S+) (\S+) (\S+) (.*)$/m.exec(stdout) ?? [];
  return id === undefined || state === undefined || words === undefined
    ? undefined
    : { id, state, gone: gone === "gone", words };
}

const whose = (): string => {
  const here = `${userInfo().username}@${hostname()}, process ${String(process.pid)}`;
  return here.replaceAll(/[^\w@., -]/g, "?");
};

/**
 * Has a device for as long as `work` takes. Whoever else has it is waited for; what a delivery that was cut off left there is finished or
 * undone first, and that is told.
 *
 * @throws DeliveryError of step `lock` when another keeps it for longer than one delivery may take
 */
export async function withHeld<T>(
  session: Session,
  start: string,
  messages: Messages,
  work: (held: Held) => Promise<T>,
): Promise<T> {
  const held: Held = { session, messages, start, id: randomBytes(8).toString("hex") };
  await lock(held);
  try {
    return await work(held);
  } finally {
    // A device whose connection has ended gives itself free.
    if (session.alive()) {
      await session.run("release", messages.release, { args: argsOf(held) }).catch(() => undefined);
    }
  }
}

async function lock(held: Held): Promise<void> {
  const { session, messages } = held;
  const { rollbackSeconds = DEFAULT_ROLLBACK_SECONDS, timeoutSeconds = DEFAULT_TIMEOUT_SECONDS } =
    session.connection;
  const idle = idleSeconds(timeoutSeconds);
  const wait = Math.min(WAIT_SECONDS, Math.max(1, Math.floor(timeoutSeconds / 3)));
  const began = performance.now();
  const left = new Map<string, string>();
  let told = false;
  let stuck: { readonly id: string; readonly since: number } | undefined;
  for (;;) {
    const asked = performance.now();
    const hung =
      stuck !== undefined && asked - stuck.since > rollbackSeconds * 1000 + HUNG_AFTER ? stuck.id : "";
    // The first answer comes soon, for there is something to tell.
    const args = [
      String(told ? wait : Math.min(wait, 3)),
      whose(),
      String(rollbackSeconds),
      String(idle),
      hung,
    ];
    const result = await session.run("lock", messages.lock, { args: argsOf(held, ...args) });
    for (const [, state = "", words = ""] of result.stdout.matchAll(/^note: (\S+) (.*)$/gm))
      left.set(words, state);
    if (/^locked$/m.test(result.stdout)) break;
    const busy = busyIn(result);
    if (busy === undefined) {
      const detail = wordsOf(result);
      throw new DeliveryError({
        step: "lock",
        device: session.device,
        detail,
        advice: "Nothing on it was changed.",
      });
    }
    stuck = !busy.gone ? undefined : stuck?.id === busy.id ? stuck : { id: busy.id, since: asked };
    const waited = performance.now() - began;
    if (waited > (rollbackSeconds + idle) * 1000) {
      throw new DeliveryError({
        step: "lock",
        device: session.device,
        detail: `another delivery has it (${busy.words}; it is ${busy.state})`,
        advice: "Nothing on it was changed by this one. Run again when that one is through.",
      });
    }
    if (!told && waited > Math.min(TELL_AFTER, 3_000)) {
      tell(`${session.device}: waiting for another delivery (${busy.words}; it is ${busy.state})`);
      told = true;
    }
  }
  for (const [words, state] of left) {
    tell(`${session.device}: a delivery was cut off (${words}): ${FOUND[state] ?? "it is over"}.`);
  }
}

/** Stores a text on the device; it is there whole or not at all. @param name `candidate`, `startup` or `record` */
export async function store(held: Held, name: string, text: string, step: Step = "upload"): Promise<void> {
  const args = argsOf(held, name, String(Buffer.byteLength(text)), sumOf(text));
  await must(held.session, step, held.messages.store, { args, input: text });
}
