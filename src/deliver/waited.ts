import { setTimeout } from "node:timers/promises";

const FIRST_MS = 50;
const LONGEST_MS = 1_000;

/**
 * Tries until something is had, first often and then once a second, for so many seconds; at least twice.
 *
 * @returns what was had at last; undefined when it never was
 */
export async function waited<T>(
  seconds: number,
  attempt: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const end = performance.now() + seconds * 1000;
  for (let pause = FIRST_MS; ; pause = Math.min(LONGEST_MS, pause * 2)) {
    const late = performance.now() >= end;
    const had = await attempt();
    if (had !== undefined || late) return had;
    // A timer counts whole milliseconds, and one that rang before the end would be followed by one try more.
    await setTimeout(Math.min(pause, Math.max(0, Math.ceil(end - performance.now()) + 1)));
  }
}
