import { setTimeout } from "node:timers/promises";

const FIRST_MS = 50;
const LONGEST_MS = 1_000;

/**
 * Asks until there is an answer, first often and then once a second.
 *
 * @param seconds after which it gives up
 * @returns undefined where there was none in time
 */
export async function until<T>(seconds: number, ask: () => Promise<T | undefined>): Promise<T | undefined> {
  const end = performance.now() + seconds * 1000;
  for (let pause = FIRST_MS; ; pause = Math.min(LONGEST_MS, pause * 2)) {
    const answer = await ask();
    if (answer !== undefined || performance.now() >= end) return answer;
    await setTimeout(Math.min(pause, Math.max(0, end - performance.now())));
  }
}
