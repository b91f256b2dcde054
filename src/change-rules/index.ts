export { judgeChange, refusedOf } from "./judge.ts";
export type { RuledChange } from "./ruled-change.ts";
export { recordOf, type FabricRecord, type Recorded } from "./record.ts";
export type { ChangeRule, Manner } from "./rule.ts";
export { foldChanges, sayChange, sayWay } from "./say.ts";
export { SESSION_RULES, sessionManner, type BgpSoftware } from "./sessions.ts";
export { CHANGE_RULES, isRuled, refusedFields, ruleFor, type Ruled } from "./table.ts";
