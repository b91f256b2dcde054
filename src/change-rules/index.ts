export { judgeChange, refusedOf } from "./judge.ts";
export type { RuledChange } from "./ruled-change.ts";
export { nameIn, recordOf, type FabricRecord } from "./record.ts";
export type { Manner } from "./rule.ts";
export { foldChanges, sayChange, sayWay } from "./say.ts";
export { SESSION_RULES, sessionManner } from "./sessions.ts";
export { CHANGE_RULES, isRuled, refusedFields, ruleFor, type Ruled } from "./table.ts";
