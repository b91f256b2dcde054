export type { Asker, OpenAsker } from "./asker.ts";
export { formalFailures, lookAt, type LookedAt } from "./look-at.ts";
