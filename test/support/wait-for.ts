import { setTimeout as pause } from "node:timers/promises";
import { reasonOf } from "../../tools/log.ts";

export interface WaitOptions {
  /** What is awaited, as the object of "waited for ...": it opens the error's message. */
  readonly what: string;
  /** The bound, in seconds. Default 30. */
  readonly withinSeconds?: number;
  /** Pause between two looks, in milliseconds. Default 100. */
  readonly everyMs?: number;
}

type Falsy = false | undefined | null;

/**
 * Polls `condition` until it yields something other than false, undefined or null, and returns that.
 * A condition that throws counts as not yet true; its last error is the cause of the final one.
 *
 * @throws Error "waited N s for WHAT" with the last error's message when the bound is reached
 */
export async function waitFor<T>(
  condition: () => T | Falsy | Promise<T | Falsy>,
  { what, withinSeconds = 30, everyMs = 100 }: WaitOptions,
): Promise<T> {
  const deadline = performance.now() + withinSeconds * 1000;
  let lastError: unknown;
  for (;;) {
    try {
      const value = await condition();
      if (value !== false && value !== undefined && value !== null) return value;
      lastError = undefined;
    } catch (error) {
      lastError = error;
    }
    if (performance.now() >= deadline) throw timedOut(what, withinSeconds, lastError);
    await pause(everyMs);
  }
}

function timedOut(what: string, seconds: number, cause: unknown): Error {
  const why = cause === undefined ? "" : `: ${reasonOf(cause)}`;
  return new Error(`waited ${seconds} s for ${what}${why}`, { cause });
}
