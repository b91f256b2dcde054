import type pb from "@pulumi/pulumi/proto/language_pb.js";

/** A program to start. */
export interface Command {
  readonly words: readonly [string, ...string[]];
  /** Beside what the host has. */
  readonly env: Readonly<Record<string, string>>;
}

/** A host of Pulumi's own, behind ours. */
export interface Host {
  readonly run: (request: pb.RunRequest) => Promise<pb.RunResponse>;
  readonly packages: (request: pb.GetRequiredPackagesRequest) => Promise<pb.GetRequiredPackagesResponse>;
}

/** What one language has of its own. */
export interface Language {
  /** @param args those of the host */
  readonly start: (args: readonly string[]) => Promise<{ readonly host?: Host }>;
  /** @param engine its address */
  readonly program: (request: pb.RunRequest, engine: string) => Command;
  readonly plugin: (request: pb.RunPluginRequest) => Command;
  /** What a program needs, or a plugin. @param folder where it is */
  readonly install: (folder: string) => Promise<void>;
  /** The SDK of a package. @param schema JSON */
  readonly generate: (folder: string, schema: string) => Promise<void>;
}

/** For what nobody asks of a language. */
export function never(): never {
  throw new Error("no example needs this of this language");
}

/** What the tests hand to the hosts, as JSON in the environment. */
export interface Prepared {
  /** Path of the interpreter. */
  readonly python: string;
  /** Its packages. */
  readonly pythonPath: readonly string[];
  /** What of requirements.txt is in them. */
  readonly pythonPins: readonly string[];
  /** Path of Pulumi's generator of SDKs for Python. */
  readonly pythonGenerator: string;
  /** Path of Pulumi's host for YAML. */
  readonly yamlHost: string;
}

export const PREPARED = "CALICO_FABRIC_EXAMPLES";

export const prepared = (): Prepared => JSON.parse(process.env[PREPARED] ?? "") as Prepared;

/** What a program in any language is told of the stack's configuration. */
export const configuration = (request: pb.RunRequest): Readonly<Record<string, string>> => ({
  PULUMI_CONFIG: JSON.stringify(Object.fromEntries(request.getConfigMap().toArray())),
  PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
});
