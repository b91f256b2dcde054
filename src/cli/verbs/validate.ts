import type { ExitCode } from "../exit-codes.ts";
import { diagnosticsJson } from "../print.ts";
import type { Console } from "../streams.ts";
import { withSoundFabric, type SpecOptions } from "./fabric.ts";

/** `validate SPEC`: whether the spec can be built and would work, and everything that is wrong with it. */
export const validate = (file: string, options: SpecOptions, console: Console): Promise<ExitCode> =>
  withSoundFabric(file, options, console, ({ plan }, { source }, findings) => {
    if (options.format === "json") {
      console.out(diagnosticsJson(source, findings));
      return;
    }
    const { name, model, racks, sessions } = plan;
    const switches = [...plan.switches, ...plan.bridges];
    const nodes = racks.reduce((sum, rack) => sum + rack.nodes.length, 0);
    console.out(
      `${name}: ${model}, ${String(switches.length)} switches, ${String(racks.length)} racks, ${String(nodes)} nodes, ${String(sessions.length)} peerings\n`,
    );
  });
