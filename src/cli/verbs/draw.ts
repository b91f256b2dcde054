import { drawFabric, type DrawOptions } from "../../report/index.ts";
import type { ExitCode } from "../exit-codes.ts";
import type { Console } from "../streams.ts";
import { writeFile } from "../write-file.ts";
import { withSoundFabric, type SpecOptions } from "./fabric.ts";

export interface DrawVerbOptions extends DrawOptions, Pick<SpecOptions, "strict"> {
  /** The file; standard output without. */
  readonly out?: string;
}

/** `draw SPEC`: the topology as SVG, to standard output or to a file. */
export const draw = (
  file: string,
  { out, strict = false, ...options }: DrawVerbOptions,
  console: Console,
): Promise<ExitCode> =>
  withSoundFabric(file, { format: "text", strict }, console, ({ plan }) => {
    const picture = drawFabric(plan, options);
    if (out === undefined || out === "-") {
      console.out(picture);
      return;
    }
    writeFile(out, picture);
    console.out(`${out}\n`);
  });
