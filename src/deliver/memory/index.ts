export type { Brought, Memory } from "./memory.ts";
export { resolved } from "./resolved.ts";
export { unchangedOf } from "./fingerprints.ts";
export { memoryIn, type StateFolder } from "./state-folder.ts";
