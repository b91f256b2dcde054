export {
  tracePackets,
  type HopView,
  type PathView,
  type Traced,
  type TraceRequest,
  type TraceView,
} from "./trace.ts";
export { traceText } from "./trace-text.ts";
export { factsOf } from "./all-facts.ts";
export { writerIn } from "./families.ts";
export { sessionEndName } from "./sessions-view.ts";
export { whatIs } from "./what-is.ts";
export { explain, type Explained } from "./explain.ts";
export { explanationText } from "./explanation-text.ts";
export type { ExplanationView, FactView, RouteView, StepView } from "./view.ts";
