export {
  tracePackets,
  type HopView,
  type PathView,
  type Traced,
  type TraceRequest,
  type TraceView,
} from "./trace.ts";
export { traceText } from "./trace-text.ts";
