export { formalFailures, lookAt, type LookedAt } from "./look-at.ts";
