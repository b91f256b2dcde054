import type { ExitCode } from "../exit-codes.ts";
import { renderedFiles } from "../rendered-files.ts";
import type { Console } from "../streams.ts";
import { writeFolder } from "../write-folder.ts";
import { withSoundFabric, type SpecOptions } from "./fabric.ts";

export interface RenderOptions extends SpecOptions {
  /** The folder. */
  readonly out: string;
}

/** `render SPEC --out DIR`: every switch's configuration and Calico's manifests, as files; those of an earlier run that are no longer wanted go. */
export const render = (file: string, options: RenderOptions, console: Console): Promise<ExitCode> =>
  withSoundFabric(file, options, console, (fabric) => {
    const { out: folder, format } = options;
    const files = renderedFiles(fabric);
    const { removed, kept } = writeFolder(folder, fabric.plan.name, files);
    if (format === "json") {
      console.out(`${JSON.stringify({ folder, files: [...files.keys()], removed, kept }, null, 2)}\n`);
      return;
    }
    console.out([...files.keys()].map((name) => `${folder}/${name}\n`).join(""));
    console.err(
      [
        ...removed.map((name) => `${folder}/${name} is no longer of ${fabric.plan.name}: removed\n`),
        ...kept.map(
          (name) =>
            `${folder}/${name} is no longer of ${fabric.plan.name}; changed by hand since, so it stays\n`,
        ),
      ].join(""),
    );
  });
