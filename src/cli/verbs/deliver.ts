import {
  DeliveryError,
  put,
  takeOff,
  type Delivered,
  type Place,
  type SwitchInputs,
} from "../../deliver/index.ts";
import { ownValue } from "../../plan/own-value.ts";
import { slotOf, slotsIn } from "../../text/secret-slot.ts";
import { VARIABLES } from "../deliver-variables.ts";
import { secretsFrom, stateFrom, valueOf, type Environment } from "../environment.ts";
import type { ExitCode } from "../exit-codes.ts";
import { readText } from "../read-text.ts";
import type { Console } from "../streams.ts";
import { WrongCall } from "../wrong-call.ts";

function needed(env: Environment, name: "switch" | "artifact"): string {
  const value = valueOf(env, name);
  if (value === undefined) throw new WrongCall(`the variable ${VARIABLES[name]} is not set`);
  return value;
}

/** The switch as the variables describe it; its form is for the delivery to check. */
function switchFrom(env: Environment): Place & Partial<SwitchInputs> {
  const text = needed(env, "switch");
  let described: unknown;
  try {
    described = JSON.parse(text);
  } catch {
    described = undefined;
  }
  if (typeof described !== "object" || described === null)
    throw new WrongCall(`the variable ${VARIABLES.switch} does not hold a JSON object`);
  const { connection, ...rest } = described as Place & Partial<SwitchInputs>;
  const secrets = loginOf(connection).flatMap((name) => {
    const value = valueOf(env, name);
    return value === undefined ? [] : [[name, value]];
  });
  return {
    ...rest,
    ...secretsFrom(env),
    connection: { ...connection, ...(Object.fromEntries(secrets) as Readonly<Record<string, string>>) },
  };
}

/** What is secret of a way, which its description has no place for. */
const LOGIN: Readonly<Record<string, readonly ("privateKey" | "passphrase" | "password")[]>> = {
  ssh: ["privateKey", "passphrase", "password"],
  https: ["password"],
};

/** Of a connection as a user describes it, in whatever form. */
function loginOf(connection: unknown): (typeof LOGIN)[string] {
  const { transport } = (connection ?? {}) as { readonly transport?: unknown };
  return typeof transport === "string" ? (ownValue(LOGIN, transport) ?? []) : [];
}

/** @throws WrongCall where passwords are given for a file, which keeps its slots */
function noneForAFile({ device, connection, artifact, secrets = {} }: SwitchInputs): void {
  const filled = slotsIn(artifact).filter((name) => Object.hasOwn(secrets, name));
  if (connection.transport !== "file" || filled.length === 0) return;
  throw new WrongCall(
    `${device} has its configuration in a file, which keeps its slots (${filled.map(slotOf).join(", ")}): leave ${VARIABLES.secrets} empty for it`,
  );
}

const WORDS: Readonly<Record<Delivered["kind"], (preview: boolean) => string>> = {
  installed: (preview) => (preview ? "the fabric would come to it" : "installed"),
  changed: (preview) => (preview ? "would change" : "changed"),
  unchanged: () => "nothing to change",
  removed: () => "removed, and what it had replaced put back",
  absent: () => "nothing of the fabric on it",
};

async function report(
  device: string,
  preview: boolean,
  { out, err }: Console,
  work: () => Promise<Delivered>,
): Promise<ExitCode> {
  try {
    const { kind, lines } = await work();
    out(`${device}: ${WORDS[kind](preview)}\n${lines === "" ? "" : `${lines.trimEnd()}\n`}`);
    return 0;
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    err(`error: ${error.message}\n`);
    return 1;
  }
}

export interface DeliverRemoveOptions {
  /** Folder in which deliveries are remembered. Default: that of the variable. */
  readonly state?: string;
}

export interface DeliverPutOptions extends DeliverRemoveOptions {
  /** Say what would be done, and change nothing. */
  readonly preview?: boolean;
}

/**
 * `deliver put [ARTIFACT]`: a configuration onto a switch.
 * @throws WrongCall, UnreadableFile
 */
export async function deliverPut(
  file: string | undefined,
  { preview = false, state }: DeliverPutOptions,
  env: Environment,
  console: Console,
): Promise<ExitCode> {
  const artifact = await readText(file ?? needed(env, "artifact"));
  const inputs: SwitchInputs = { numbers: {}, renumber: false, ...switchFrom(env), artifact };
  noneForAFile(inputs);
  return await report(inputs.device, preview, console, () =>
    put(inputs, { preview, state: stateFrom(state, env) }),
  );
}

/**
 * `deliver remove`: what was put on a switch off again.
 * @throws WrongCall
 */
export async function deliverRemove(
  { state }: DeliverRemoveOptions,
  env: Environment,
  console: Console,
): Promise<ExitCode> {
  const place = switchFrom(env);
  return await report(place.device, false, console, () => takeOff(place, { state: stateFrom(state, env) }));
}
