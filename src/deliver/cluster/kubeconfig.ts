import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import type { ClusterChoice } from "./choice.ts";
import { ClusterError, reasonOf } from "./error.ts";

const exec = z.object({
  apiVersion: z.string(),
  command: z.string(),
  args: z.array(z.string()).nullish(),
  env: z.array(z.object({ name: z.string(), value: z.string() })).nullish(),
  installHint: z.string().optional(),
});

const cluster = z.object({
  server: z.string(),
  "certificate-authority": z.string().optional(),
  "certificate-authority-data": z.string().optional(),
  "insecure-skip-tls-verify": z.boolean().optional(),
  "tls-server-name": z.string().optional(),
  "proxy-url": z.string().optional(),
});

const user = z.object({
  token: z.string().optional(),
  tokenFile: z.string().optional(),
  "client-certificate": z.string().optional(),
  "client-certificate-data": z.string().optional(),
  "client-key": z.string().optional(),
  "client-key-data": z.string().optional(),
  exec: exec.nullish(),
});

const schema = z.object({
  "current-context": z.string().optional(),
  clusters: z.array(z.object({ name: z.string(), cluster })).nullish(),
  users: z.array(z.object({ name: z.string(), user })).nullish(),
  contexts: z
    .array(z.object({ name: z.string(), context: z.object({ cluster: z.string(), user: z.string() }) }))
    .nullish(),
});

export type ExecPlugin = z.output<typeof exec>;
type Entries = z.output<typeof schema>;

type Cluster = z.output<typeof cluster>;
type User = z.output<typeof user>;

/** What a context says, with paths as they are from here. */
export interface KubeContext {
  readonly cluster: Cluster;
  readonly user: User;
  /** Where relative paths in it begin. */
  readonly folder: string;
}

interface Part {
  readonly entries: Entries;
  readonly folder: string;
}

function read(text: string, what: string, folder: string): Part {
  try {
    return { entries: schema.parse(parse(text) ?? {}), folder };
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : reasonOf(error);
    throw new ClusterError(`${what} is no kubeconfig: ${reason}`, error);
  }
}

/** Why there is no text at a path, by the system's code. */
const UNREADABLE: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EISDIR: "it is a folder",
  ENOENT: "no such file",
};

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? "";

async function readPart(path: string): Promise<Part> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    throw new ClusterError(
      `the kubeconfig ${path} can't be read: ${UNREADABLE[codeOf(error)] ?? reasonOf(error)}`,
      error,
    );
  });
  return read(text, path, dirname(resolve(path)));
}

/** A kubeconfig's text has lines; a path has none. */
const isText = (kubeconfig: string): boolean => kubeconfig.includes("\n") || kubeconfig.startsWith("{");

async function partsOf(
  { kubeconfig }: ClusterChoice,
  env: Readonly<Record<string, string | undefined>>,
): Promise<readonly Part[]> {
  if (kubeconfig !== undefined)
    return [
      isText(kubeconfig) ? read(kubeconfig, "the text given", process.cwd()) : await readPart(kubeconfig),
    ];
  const paths = (env["KUBECONFIG"] ?? "").split(delimiter).filter((path) => path !== "");
  const home = join(homedir(), ".kube", "config");
  return Promise.all((paths.length === 0 ? [home] : paths).map(readPart));
}

/** Of several files the first that has an entry counts, as kubectl merges them. */
function find<T extends { readonly name: string }>(
  parts: readonly Part[],
  of: (entries: Entries) => readonly T[] | null | undefined,
  what: string,
  name: string,
): { readonly entry: T; readonly folder: string } {
  for (const { entries, folder } of parts) {
    const entry = of(entries)?.find((one) => one.name === name);
    if (entry !== undefined) return { entry, folder };
  }
  const known = parts.flatMap(({ entries }) => (of(entries) ?? []).map((one) => one.name));
  throw new ClusterError(
    `the kubeconfig has no ${what} "${name}"; it has ${known.length === 0 ? "none" : known.join(", ")}`,
  );
}

/**
 * The context that is asked for.
 * @throws ClusterError that says which file can't be read, or which entry is missing
 */
export async function kubeContext(
  choice: ClusterChoice,
  env: Readonly<Record<string, string | undefined>>,
): Promise<KubeContext> {
  const parts = await partsOf(choice, env);
  const current = parts
    .map(({ entries }) => entries["current-context"])
    .find((one) => one !== undefined && one !== "");
  const wanted = choice.context ?? current;
  if (wanted === undefined)
    throw new ClusterError(
      "the kubeconfig has no current context: name one with --context, or in cluster.context",
    );
  const { context } = find(parts, ({ contexts }) => contexts, "context", wanted).entry;
  const { entry, folder } = find(parts, ({ users }) => users, "user", context.user);
  const at = find(parts, ({ clusters }) => clusters, "cluster", context.cluster);
  const { "certificate-authority": authority } = at.entry.cluster;
  return {
    cluster: {
      ...at.entry.cluster,
      ...(authority === undefined ? {} : { "certificate-authority": resolve(at.folder, authority) }),
    },
    user: entry.user,
    folder,
  };
}
