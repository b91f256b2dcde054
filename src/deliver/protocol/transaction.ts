import { DeliveryError } from "../error.ts";
import { DEFAULT_ROLLBACK_SECONDS, DEFAULT_TIMEOUT_SECONDS } from "../ssh/defaults.ts";
import { must, wordsOf } from "../ssh/must.ts";
import type { RemoteResult } from "../ssh/session.ts";
import { argsOf, type Held, sumOf } from "./held.ts";
import type { StateName } from "./states.ts";

/** Takes down on the device what runs, and sets its timer. @param running what the owner has seen run */
export async function arm(held: Held, running: string): Promise<void> {
  await must(held.session, "arm", held.messages.arm, { args: argsOf(held, sumOf(running)) });
}

/** Has the device take the candidate. What runs then is what tells whether it did. */
export function apply(held: Held): Promise<RemoteResult> {
  const { rollbackSeconds = DEFAULT_ROLLBACK_SECONDS } = held.session.connection;
  return held.session.run("apply", held.messages.apply, { args: argsOf(held, String(rollbackSeconds)) });
}

/** Has the device remember the stored record without a change of what runs. */
export async function remember(held: Held): Promise<void> {
  await must(held.session, "write", held.messages.remember, {
    args: argsOf(held),
    advice: "What the fabric has put on it stays there.",
  });
}

/** How often a delivery comes back for an answer that was cut off, and how long it waits in between, in milliseconds. */
const RETURNS = 5;
const BETWEEN = 1_000;

/**
 * Has the device keep what it runs. An answer that is cut off is asked for again over a new connection, for only the device knows.
 *
 * @throws DeliveryError of step `confirm`; it says what is true on the device, as far as it can be known
 */
export async function confirm(held: Held): Promise<void> {
  const { session, messages } = held;
  const ask = (): Promise<RemoteResult> => session.run("confirm", messages.confirm, { args: argsOf(held) });
  let result: RemoteResult;
  try {
    result = await ask();
  } catch (error) {
    result = await comeBack(held, ask, error);
  }
  const state = result.stdout.trim().split("\n").at(-1) as StateName | "none" | "";
  if (result.code === 0 && state === "confirmed") return;
  const failed = (detail: string, advice: string): DeliveryError =>
    new DeliveryError({ step: "confirm", device: session.device, detail, advice });
  if (state === "decided") {
    throw failed(
      wordsOf({ ...result, stdout: "" }),
      "It runs the new configuration and starts with it; only its own record of that is missing. Mend what it says and run again.",
    );
  }
  if (state === "none") {
    throw failed(
      "the answer was cut off, and another delivery has had the device since",
      "Run again: that shows what is true now.",
    );
  }
  if (state === "rolling" || state === "rolled-back") {
    throw failed("the confirmation came too late", "Give the connection a longer `rollbackSeconds`.");
  }
  throw failed(wordsOf(result), "");
}

async function comeBack(
  { session }: Held,
  ask: () => Promise<RemoteResult>,
  failure: unknown,
): Promise<RemoteResult> {
  for (let time = 0; time < RETURNS; time += 1) {
    try {
      if (!session.alive()) await session.reopen();
      return await ask();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, BETWEEN));
    }
  }
  const detail = failure instanceof DeliveryError ? failure.detail : String(failure);
  const { rollbackSeconds = DEFAULT_ROLLBACK_SECONDS } = session.connection;
  throw new DeliveryError(
    {
      step: "confirm",
      device: session.device,
      detail: `${detail}, and no answer was to be had since`,
      advice: `Whether the change was confirmed can't be known from here. If not, what ran before is put back within ${String(rollbackSeconds)} s of the change; either way it is whole. Run again: that shows which.`,
    },
    failure,
  );
}

export interface RolledBack {
  /** \`undefined\` when it could not be asked. */
  readonly state: StateName | "none";
  /** What the device said when it could not put back what ran before. */
  readonly words: string;
}

/** Has the device put back what ran before. @throws DeliveryError when it can't be asked */
export async function rollBack(held: Held): Promise<RolledBack> {
  const { timeoutSeconds = DEFAULT_TIMEOUT_SECONDS } = held.session.connection;
  const patience = String(Math.max(1, timeoutSeconds - 2));
  const result = await held.session.run("roll back", held.messages.rollBack, {
    args: argsOf(held, patience),
  });
  const [state = "", ...words] = result.stdout.trim().split("\n");
  return { state: state as StateName | "none", words: wordsOf({ ...result, stdout: words.join("\n") }) };
}
