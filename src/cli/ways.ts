import { z } from "zod";
import type { Connection } from "../deliver/index.ts";
import { formalFailures } from "../deliver/look/index.ts";
import { VARIABLES } from "./deliver-variables.ts";
import { diagnosticsText } from "./print.ts";
import { labelOf } from "./read-text.ts";
import { readSource } from "./source.ts";
import { WrongCall } from "./wrong-call.ts";

type Environment = Readonly<Record<string, string | undefined>>;

const address = z
  .strictObject({
    host: z.string().min(1),
    port: z.int().min(1).max(65535).optional(),
    hostKey: z.string().min(1).optional(),
    certificate: z.string().min(1).optional(),
    user: z.string().min(1).optional(),
  })
  .refine(({ hostKey, certificate }) => (hostKey === undefined) !== (certificate === undefined), {
    error: "give either a hostKey (SSH) or a certificate (HTTPS)",
  });

type Address = z.output<typeof address>;

/** As a stack has it as `switches`. */
const switches = z.strictObject({
  transport: z.literal("ssh").optional(),
  user: z.string().min(1),
  sudo: z.boolean().optional(),
  timeoutSeconds: z.int().min(1).max(3600).optional(),
  rollbackSeconds: z.int().min(1).max(3600).optional(),
  devices: z.record(z.string(), address),
  files: z.string().optional(),
});

type Switches = z.output<typeof switches>;

/** The way to each device that has one. */
export type Ways = ReadonlyMap<string, Connection>;

/** What a file of ways says. */
export interface WaysFile {
  readonly ways: Ways;
  /** Names in it that the fabric has no device of. */
  readonly strangers: readonly string[];
}

/** What a stack's configuration has it under, and the project's name before it. */
const IN_A_STACK = /^[\w.-]+:switches$/;

/** As zod says that there is nothing where something is wanted. */
const MISSING = "received undefined";

/** A file of its own, or a stack's. */
function switchesIn(value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("config" in value)) return value;
  const { config } = value;
  if (typeof config !== "object" || config === null) return value;
  return Object.entries(config).find(([key]) => IN_A_STACK.test(key))?.[1];
}

interface Secrets {
  readonly privateKey?: string;
  readonly passphrase?: string;
  readonly password?: string;
}

/** An empty variable is as good as none. */
function secretsFrom(env: Environment): Secrets {
  const given = (["privateKey", "passphrase", "password"] as const).flatMap((name) => {
    const value = env[VARIABLES[name]];
    return value === undefined || value === "" ? [] : [[name, value] as const];
  });
  return Object.fromEntries(given);
}

function connectionOf(
  { user, sudo, timeoutSeconds, rollbackSeconds }: Switches,
  { host, port, hostKey, certificate = "", user: own }: Address,
  { privateKey, passphrase, password }: Secrets,
): Connection {
  const common = {
    host,
    ...(port === undefined ? {} : { port }),
    user: own ?? user,
    ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
    ...(rollbackSeconds === undefined ? {} : { rollbackSeconds }),
  };
  if (hostKey === undefined) return { transport: "https", ...common, certificate, password: password ?? "" };
  const login = privateKey === undefined && password !== undefined ? { password } : {};
  return {
    transport: "ssh",
    ...common,
    ...(sudo === undefined ? {} : { sudo }),
    hostKey,
    ...login,
    ...(privateKey === undefined ? {} : { privateKey }),
    ...(passphrase === undefined ? {} : { passphrase }),
  };
}

/** What is missing to log in, where it is in the environment. */
const LOGIN: Readonly<Record<Exclude<Connection["transport"], "file">, string>> = {
  ssh: `set ${VARIABLES.privateKey} or ${VARIABLES.password}`,
  https: `set ${VARIABLES.password}`,
};

function checked(file: string, device: string, connection: Connection): Connection {
  const { transport } = connection;
  const needsLogin =
    (transport === "ssh" && connection.privateKey === undefined && connection.password === undefined) ||
    (transport === "https" && connection.password === "");
  if (needsLogin) throw new WrongCall(`nothing to log in to ${device} with: ${LOGIN[transport]}`);
  const [failure] = formalFailures(connection);
  if (failure !== undefined)
    throw new WrongCall(`${labelOf(file)}: devices.${device}.${failure.property}: ${failure.reason}`);
  return connection;
}

/**
 * The ways to devices, from a file like a stack's `switches`, or from a stack's own (`Pulumi.<dc>.yaml`); what is secret of them from the
 * environment.
 *
 * @param wanted those that are asked for
 * @param all what the fabric has
 * @throws WrongCall, UnreadableFile
 */
export async function readWays(
  file: string,
  wanted: ReadonlySet<string>,
  all: ReadonlySet<string>,
  env: Environment,
): Promise<WaysFile> {
  const source = await readSource(file);
  if (source.diagnostics.length > 0)
    throw new WrongCall(diagnosticsText(labelOf(file), source, source.diagnostics).trim());
  const found = switchesIn(source.value);
  if (typeof found === "object" && found !== null && "transport" in found && found.transport === "file")
    throw new WrongCall(
      `${labelOf(file)}: configurations go to a folder there, and no device can be asked: write a file with user and devices`,
    );
  const parsed = switches.safeParse(found);
  if (!parsed.success) {
    const issues = parsed.error.issues.map(
      ({ path, message }) =>
        `${path.join(".") || "switches"}: ${message.endsWith(MISSING) ? "is missing" : message}`,
    );
    throw new WrongCall(`${labelOf(file)} has no ways to devices: ${issues.join("; ")}`);
  }
  const secrets = secretsFrom(env);
  const { devices } = parsed.data;
  const ways = new Map(
    Object.entries(devices)
      .filter(([device]) => wanted.has(device))
      .map(([device, one]) => [device, checked(file, device, connectionOf(parsed.data, one, secrets))]),
  );
  return { ways, strangers: Object.keys(devices).filter((device) => !all.has(device)) };
}
