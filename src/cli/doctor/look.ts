import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import type { Need } from "./uses.ts";
import { isAtLeast, isIn, versionIn } from "./versions.ts";

/** Of one need: what of it is here, and what to do where it is not. */
export interface Looked {
  readonly what: string;
  readonly state: "here" | "optional" | "missing";
  /** Its version or its place; why it does not do. */
  readonly found: string;
  readonly wayOut: string;
}

/** Where a look is from. */
export interface Surroundings {
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Ranges of packages by name. */
  readonly ranges: Readonly<Record<string, string>>;
}

/** Milliseconds that a program has to say its version. */
const PATIENCE = 10_000;

/** What a program prints; null where there is none of that name. One that fails has said something, too. */
const said = (name: string, args: readonly string[], env: Surroundings["env"]): Promise<string | null> =>
  new Promise((resolve) => {
    execFile(name, args, { env: { ...env }, timeout: PATIENCE }, (error, stdout, stderr) => {
      resolve(error !== null && "code" in error && error.code === "ENOENT" ? null : `${stdout}${stderr}`);
    });
  });

type Of<K extends Need["kind"]> = Extract<Need, { kind: K }>;

async function lookForProgram(
  { names, asked, least, from }: Of<"program">,
  { env }: Surroundings,
): Promise<Looked> {
  const what = names.join(" or ");
  for (const name of names) {
    const text = await said(name, asked, env);
    if (text === null) continue;
    const version = versionIn(text);
    if (version === null || least === null || isAtLeast(version, least))
      return { what: name, state: "here", found: version ?? "on PATH", wayOut: "" };
    return {
      what: name,
      state: "missing",
      found: `${version}, which is older than ${least}`,
      wayOut: `install ${least} or newer: ${from}`,
    };
  }
  return { what, state: "missing", found: "not on PATH", wayOut: from };
}

function lookForPackage({ name, optional }: Of<"package">, { folder, ranges }: Surroundings): Looked {
  const range = ranges[name];
  const install = `npm install ${range === undefined ? name : `'${name}@${range}'`}`;
  const absent = (found: string): Looked =>
    optional === null
      ? { what: name, state: "missing", found, wayOut: install }
      : { what: name, state: "optional", found, wayOut: `${install}, for ${optional}` };
  const version = installedVersion(name, folder);
  if (version === null) return absent("not installed in this folder");
  if (range !== undefined && !isIn(version, range)) return absent(`${version}, where ${range} is needed`);
  return { what: name, state: "here", found: version, wayOut: "" };
}

/** Read and not resolved: not every package exports its manifest. */
function installedVersion(name: string, folder: string): string | null {
  const places = createRequire(join(folder, "package.json")).resolve.paths(name) ?? [];
  const file = places.map((place) => join(place, name, "package.json")).find((path) => existsSync(path));
  if (file === undefined) return null;
  try {
    return (JSON.parse(readFileSync(file, "utf8")) as { readonly version?: string }).version ?? null;
  } catch {
    return null;
  }
}

function lookForKubeconfig({ env }: Surroundings): Looked {
  const paths = env["KUBECONFIG"]?.split(delimiter).filter((path) => path !== "") ?? [];
  const all = paths.length > 0 ? paths : [join(env["HOME"] ?? homedir(), ".kube", "config")];
  const there = all.find((path) => existsSync(path));
  if (there !== undefined) return { what: "kubeconfig", state: "here", found: there, wayOut: "" };
  return {
    what: "kubeconfig",
    state: "missing",
    found: `no file ${all.join(", ")}`,
    wayOut: "name it: KUBECONFIG, or --kubeconfig of the verb",
  };
}

/** Looks for one thing; nothing is changed, and no network is asked. */
export async function lookFor(need: Need, around: Surroundings): Promise<Looked> {
  if (need.kind === "program") return await lookForProgram(need, around);
  return need.kind === "package" ? lookForPackage(need, around) : lookForKubeconfig(around);
}
