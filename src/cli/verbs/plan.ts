import { viewPlan } from "../../report/index.ts";
import type { ExitCode } from "../exit-codes.ts";
import { planText } from "../plan-text.ts";
import type { Console } from "../streams.ts";
import { withSoundFabric, type SpecOptions } from "./fabric.ts";

/** `plan SPEC`: every number of the datacenter. */
export const plan = (file: string, options: SpecOptions, console: Console): Promise<ExitCode> =>
  withSoundFabric(file, options, console, (fabric) => {
    const view = viewPlan(fabric.plan);
    console.out(options.format === "json" ? `${JSON.stringify(view, null, 2)}\n` : planText(view));
  });
