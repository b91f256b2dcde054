import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { engineEnvironment, type Engine } from "../../tools/engine.ts";
import type { PulumiLanguages } from "../../tools/pulumi-languages.ts";
import type { PythonPackage } from "../../tools/python-package.ts";
import { repositoryRoot } from "../../tools/root.ts";
import { run, type RunResult } from "../support/run.ts";
import { PREPARED, type Prepared } from "./languages/language.ts";

export const exampleFolder = (name: string): string => join(repositoryRoot, "examples", name);

/** The two commands of an example's README. */
export function commandsOf(name: string): readonly string[] {
  const readme = readFileSync(join(exampleFolder(name), "README.md"), "utf8");
  return (/^```console\n(.*?)^```$/ms.exec(readme)?.[1] ?? "").trimEnd().split("\n");
}

/** Changes a file's text, which must have what is changed. */
export function edit(file: string, from: string | RegExp, to: string): void {
  const text = readFileSync(file, "utf8");
  const changed = text.replaceAll(from, to);
  if (changed === text) throw new Error(`${file} has no ${String(from)}`);
  writeFileSync(file, changed);
}

/** An example as somebody copies it, before anything was run in it. */
export interface Copy {
  readonly folder: string;
  /** Runs a line as bash does, as GitHub's runners call it. */
  readonly sh: (line: string, env?: Readonly<Record<string, string>>) => Promise<RunResult>;
}

/** What comes of a copy, whatever a line ends with. */
const OK_CODES = [0, 1, 2, 3, 255];

/** @param env beside what this process has */
export function copyOf(name: string, folder: string, env: Readonly<Record<string, string>> = {}): Copy {
  cpSync(exampleFolder(name), folder, { recursive: true });
  const all = { ...env, NO_COLOR: "1" };
  return {
    folder,
    sh: (line, more = {}) =>
      run("bash", ["-ec", line], {
        cwd: folder,
        env: { ...all, ...more },
        timeoutSeconds: 600,
        okCodes: OK_CODES,
      }),
  };
}

/** Has npm install the packed package where an example names the registry's. */
export const withPacked = (folder: string, tarball: string): void =>
  edit(
    join(folder, "package.json"),
    /"pulumi-calico-fabric": "[^"]+"/g,
    `"pulumi-calico-fabric": "file:${tarball}"`,
  );

export const npmEnvironment = {
  npm_config_prefer_offline: "true",
  npm_config_audit: "false",
  npm_config_fund: "false",
  npm_config_loglevel: "error",
} as const;

interface ForLanguages {
  readonly pulumiLanguages: PulumiLanguages;
  readonly pythonSdk: PythonPackage;
  readonly sdkParts: PythonPackage;
}

/** Pulumi's versions of the example's pins are those that the tests run with. */
const sdkVersion = (): string => {
  const file = join(repositoryRoot, "node_modules", "@pulumi", "pulumi", "package.json");
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
};

const preparedOf = ({ pulumiLanguages, pythonSdk, sdkParts }: ForLanguages): Prepared => ({
  ...pulumiLanguages,
  python: pythonSdk.python,
  pythonPath: [pythonSdk.folder, sdkParts.folder],
  pythonPins: [`pulumi==${sdkVersion()}`],
});

/** With which the engine's command line keeps state and plugins below a folder, and finds the hosts that it lacks. */
export function pulumiEnvironment(
  engine: Engine,
  below: string,
  languages?: ForLanguages,
): Record<string, string> {
  const { PATH = "", ...rest } = engineEnvironment(engine);
  const hosts = engine.complete ? [] : [join(repositoryRoot, "test", "examples", "bin")];
  return {
    ...rest,
    PATH: [...hosts, PATH].join(delimiter),
    PULUMI_HOME: join(below, "home"),
    PULUMI_BACKEND_URL: `file://${join(below, "state")}`,
    PULUMI_CONFIG_PASSPHRASE: "a passphrase",
    ...(languages === undefined ? {} : { [PREPARED]: JSON.stringify(preparedOf(languages)) }),
  };
}
