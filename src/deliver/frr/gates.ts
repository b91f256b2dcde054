import type { Gate } from "./gate.ts";
import { sessionsStay } from "./sessions-gate.ts";

/** Asked in this order. */
export const GATES: readonly Gate[] = [sessionsStay];
