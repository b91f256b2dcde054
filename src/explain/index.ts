export { tracePackets, type TraceRequest } from "./trace.ts";
export { traceText } from "./trace-text.ts";
export { factsOf } from "./all-facts.ts";
export { writerIn } from "./families.ts";
export { sessionEndName } from "./sessions-view.ts";
export { whatIs } from "./what-is.ts";
export { explain } from "./explain.ts";
export { explanationText } from "./explanation-text.ts";
export type { ExplanationView, FactView } from "./view.ts";
