import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { configuration, never, type Language } from "./language.ts";

/** A script of the SDK that the program in a folder uses. */
const sdkScript = (folder: string, name: string): string =>
  createRequire(join(folder, "program.cjs")).resolve(`@pulumi/pulumi/cmd/${name}`);

export const nodejs: Language = {
  start: () => Promise.resolve({}),
  program(request, engine) {
    const info = request.getInfo();
    const folder = info?.getProgramDirectory() ?? request.getPwd();
    const given = {
      monitor: request.getMonitorAddress(),
      engine,
      project: request.getProject(),
      stack: request.getStack(),
      organization: request.getOrganization(),
      "root-directory": info?.getRootDirectory() ?? folder,
      pwd: request.getPwd(),
      parallel: String(request.getParallel()),
    };
    const options = info?.getOptions()?.toJavaScript() as Readonly<Record<string, unknown>> | undefined;
    return {
      words: [
        process.execPath,
        sdkScript(folder, "run"),
        ...Object.entries(given).flatMap(([name, value]) => [`--${name}`, value]),
        ...(request.getDryrun() ? ["--dry-run"] : []),
        info?.getEntryPoint() ?? ".",
      ],
      env: { ...configuration(request), PULUMI_NODEJS_TYPESCRIPT: String(options?.["typescript"] !== false) },
    };
  },
  plugin(request) {
    const folder = request.getInfo()?.getProgramDirectory() ?? request.getPwd();
    const env = request.getEnvList().map((one) => /^([^=]*)=([^]*)$/.exec(one)?.slice(1) ?? [one, ""]);
    return {
      words: [process.execPath, sdkScript(folder, "run-plugin"), folder, ...request.getArgsList()],
      env: Object.fromEntries(env) as Record<string, string>,
    };
  },
  install: (folder) =>
    existsSync(join(folder, "node_modules"))
      ? Promise.resolve()
      : Promise.reject(new Error(`npm install was not run in ${folder}`)),
  generate: never,
};
