import { readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run } from "../../support/run.ts";
import { configuration, never, prepared, type Language } from "./language.ts";

/** The lines of a requirements.txt. */
const requirements = (folder: string): readonly string[] =>
  readFileSync(join(folder, "requirements.txt"), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));

const localFolders = (folder: string): readonly string[] =>
  requirements(folder)
    .filter((line) => line.startsWith("./"))
    .map((line) => join(folder, line));

const pythonPath = (more: readonly string[]): Readonly<Record<string, string>> => ({
  PYTHONPATH: [...prepared().pythonPath, ...more].join(delimiter),
});

/** In the place of a virtual environment: what was prepared for the tests, and folders of the program's own. */
export const python: Language = {
  start: () => Promise.resolve({}),
  program(request, engine) {
    const folder = request.getInfo()?.getProgramDirectory() ?? request.getPwd();
    const settings = {
      program: join(folder, "__main__.py"),
      monitor: request.getMonitorAddress(),
      engine,
      project: request.getProject(),
      stack: request.getStack(),
      organization: request.getOrganization(),
      parallel: request.getParallel(),
      dry_run: request.getDryrun(),
      root_directory: request.getInfo()?.getRootDirectory(),
    };
    return {
      words: [prepared().python, join(import.meta.dirname, "run-program.py"), JSON.stringify(settings)],
      env: { ...configuration(request), ...pythonPath(localFolders(folder)) },
    };
  },
  plugin: never,
  async install(folder) {
    const absent = requirements(folder).filter(
      (line) => !line.startsWith("./") && !prepared().pythonPins.includes(line),
    );
    if (absent.length > 0) throw new Error(`requirements.txt: not here: ${absent.join(", ")}`);
    // What pip makes of a folder, as far as a program sees of it: it can be imported, and has a version.
    for (const cwd of localFolders(folder))
      await run(prepared().python, ["setup.py", "--quiet", "egg_info"], { cwd, env: pythonPath([]) });
  },
  async generate(folder, schema) {
    await run(prepared().pythonGenerator, [folder], { input: schema });
  },
};
