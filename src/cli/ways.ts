import type { Connection } from "../deliver/index.ts";
import { formalFailures } from "../deliver/look/index.ts";
import { VARIABLES } from "./deliver-variables.ts";
import { labelOf } from "./read-text.ts";
import { noWays, readSwitches, type Address, type Switches } from "./ways-file.ts";
import { WrongCall } from "./wrong-call.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** The way to each device that has one. */
export type Ways = ReadonlyMap<string, Connection>;

/** What a file of ways says. */
export interface WaysFile {
  readonly ways: Ways;
  /** Names in it that the fabric has no device of. */
  readonly strangers: readonly string[];
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
  { user, sudo, timeoutSeconds, rollbackSeconds, drift }: Switches,
  { host, port, hostKey, certificate = "", user: own }: Address,
  { privateKey, passphrase, password }: Secrets,
): Connection {
  const common = {
    host,
    ...(port === undefined ? {} : { port }),
    user: own ?? user,
    ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
    ...(rollbackSeconds === undefined ? {} : { rollbackSeconds }),
    ...(drift === undefined ? {} : { drift }),
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

const isPinned = ({ hostKey, certificate }: Address): boolean =>
  (hostKey === undefined) !== (certificate === undefined);

const pinless = (device: string, { hostKey }: Address): string =>
  `devices.${device}: give either a hostKey (SSH) or a certificate (HTTPS)${hostKey === undefined ? "; `calico-fabric trust` shows what it has, and records it" : ", and not both"}`;

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
  const found = await readSwitches(file);
  const { devices } = found;
  const wrong = Object.entries(devices).filter(([device, one]) => wanted.has(device) && !isPinned(one));
  if (wrong.length > 0)
    throw noWays(
      file,
      wrong.map(([device, one]) => pinless(device, one)),
    );
  const secrets = secretsFrom(env);
  const ways = new Map(
    Object.entries(devices)
      .filter(([device]) => wanted.has(device))
      .map(([device, one]) => [device, checked(file, device, connectionOf(found, one, secrets))]),
  );
  return { ways, strangers: Object.keys(devices).filter((device) => !all.has(device)) };
}
