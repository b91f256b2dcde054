import { setTimeout } from "node:timers/promises";
import { DEFAULT_ROLLBACK_SECONDS, DEFAULT_TIMEOUT_SECONDS } from "./defaults.ts";

const BETWEEN_MS = 250;

interface Times {
  readonly timeoutSeconds?: number;
  readonly rollbackSeconds?: number;
}

/** As long as a device can be busy with the change of a run that has ended: the time that it gives a change, and that of one more step. */
export const longestBusy = ({
  timeoutSeconds = DEFAULT_TIMEOUT_SECONDS,
  rollbackSeconds = DEFAULT_ROLLBACK_SECONDS,
}: Times): number => rollbackSeconds + timeoutSeconds;

/**
 * Tries until something is had, for so many seconds, at least twice.
 *
 * @returns what was had at last; undefined when it never was
 */
export async function waited<T>(
  seconds: number,
  attempt: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const late = performance.now() >= end;
    const had = await attempt();
    if (had !== undefined || late) return had;
    await setTimeout(BETWEEN_MS);
  }
}
