import { tablesIn } from "../../compare/index.ts";
import { viewPlan } from "../../report/index.ts";
import type { ExitCode } from "../exit-codes.ts";
import { planText } from "../plan-text.ts";
import type { Console } from "../streams.ts";
import { tablesText } from "../tables-text.ts";
import { withSoundFabric, type SpecOptions } from "./fabric.ts";

/** `plan SPEC`: every number of the datacenter, and how full the tables of hardware become whose sizes are known. */
export const plan = (file: string, options: SpecOptions, console: Console): Promise<ExitCode> =>
  withSoundFabric(file, options, console, (fabric) => {
    const view = viewPlan(fabric.plan);
    const tables = tablesIn(fabric);
    const all = tables.length === 0 ? view : { ...view, tables };
    console.out(
      options.format === "json" ? `${JSON.stringify(all, null, 2)}\n` : planText(view) + tablesText(tables),
    );
  });
