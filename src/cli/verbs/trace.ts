import { tracePackets, traceText, type TraceRequest } from "../../explain/index.ts";
import { compileSpec } from "../../compile.ts";
import type { ExitCode } from "../exit-codes.ts";
import type { Console } from "../streams.ts";
import { WrongCall } from "../wrong-call.ts";
import { from, readingOf, refuse, refuses, warn, type SpecOptions } from "./fabric.ts";

export interface TraceOptions extends SpecOptions, Pick<TraceRequest, "pods" | "down" | "family"> {}

/** `trace SPEC A B`: every equal path of packets, hop by hop. */
export async function trace(
  file: string,
  source: string,
  target: string,
  options: TraceOptions,
  console: Console,
): Promise<ExitCode> {
  const reading = await readingOf(file, options, console);
  const compilation = from(reading, compileSpec);
  if (!compilation.ok) return refuse(reading, compilation.diagnostics);
  const { fabric } = compilation;
  if (refuses(options, fabric.warnings)) return refuse(reading, fabric.warnings);
  const traced = tracePackets(fabric, { ...options, from: source, to: target });
  if (!traced.ok) throw new WrongCall(traced.why);
  if (options.format === "json") console.out(`${JSON.stringify(traced.trace, null, 2)}\n`);
  else {
    console.out(traceText(traced.trace));
    warn(reading, fabric.warnings);
  }
  return traced.trace.paths.every(({ end }) => end === "arrived") ? 0 : 1;
}
