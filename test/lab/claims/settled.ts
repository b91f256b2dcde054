import { setTimeout as pause } from "node:timers/promises";
import { CONVERGENCE_SECONDS, type Finding } from "./claim.ts";

/** Looks until it is as claimed, or the routers have had their time; then the last look counts. */
export async function settled(look: () => Promise<Finding>, seconds = CONVERGENCE_SECONDS): Promise<Finding> {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    const finding = await look();
    if (finding.ok || performance.now() > deadline) return finding;
    await pause(200);
  }
}
