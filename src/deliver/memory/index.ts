export type { Memory } from "./memory.ts";
export { unchangedOf } from "./fingerprints.ts";
export { memoryIn, type StateFolder } from "./state-folder.ts";
