import type { CompiledFabric } from "../../compile.ts";
import {
  ClusterError,
  DeliveryError,
  inspect,
  objectDrift,
  type ClusterChoice,
  type ObjectDrift,
  type StateFolder,
  type SwitchInputs,
} from "../../deliver/index.ts";
import { numbersByHost, numbersBySwitch } from "../../report/index.ts";
import { told } from "../../text/foreign.ts";
import { slotsIn } from "../../text/secret-slot.ts";
import { chosenCluster } from "../chosen-cluster.ts";
import { VARIABLES } from "../deliver-variables.ts";
import { secretsFrom, stateFrom, type Environment } from "../environment.ts";
import type { ExitCode } from "../exit-codes.ts";
import { AT_ONCE, inParallel } from "../in-parallel.ts";
import { driftText, isAsWanted, type DeviceDrift } from "../print-drift.ts";
import { labelOf } from "../read-text.ts";
import type { Console } from "../streams.ts";
import { readWays, type Ways } from "../ways.ts";
import { WrongCall } from "../wrong-call.ts";
import { withSoundFabric, type SpecOptions } from "./fabric.ts";

export interface DriftOptions extends SpecOptions, ClusterChoice {
  /** File of the ways to devices. */
  readonly ways: string;
  /** Folder in which deliveries are remembered. Default: that of the variable. */
  readonly state?: string;
  /** Devices to ask, by name. Default: all that there is a way to be asked by. */
  readonly device?: readonly string[];
  /** Which of several clusters, by its name. */
  readonly of?: string;
}

type Wanted = Omit<SwitchInputs, "connection" | "secrets" | "renumber">;

/** What each device is to run; of a switch that only switches and takes no text there is nothing. */
function wantedOf({ plan, switches, bridges, hosts }: CompiledFabric): readonly Wanted[] {
  const numbers = new Map([...numbersBySwitch(plan), ...numbersByHost(plan)]);
  const wanted = (device: string, platform: Wanted["platform"], artifact: string): Wanted => ({
    device,
    platform,
    artifact,
    numbers: numbers.get(device) ?? {},
  });
  return [
    ...switches.map(({ intent: { device, platform }, text }) => wanted(device, platform, text)),
    ...bridges.flatMap(({ intent: { device, platform }, text }) =>
      text === null ? [] : [wanted(device, platform, text)],
    ),
    ...hosts.map(({ intent: { device, daemon }, text }) => wanted(device, daemon, text)),
  ];
}

/** @throws WrongCall for a name that nothing is delivered to */
function chosen(all: readonly Wanted[], names: readonly string[] | undefined): readonly Wanted[] {
  const unknown = (names ?? []).filter((name) => all.every(({ device }) => device !== name));
  if (unknown.length > 0)
    throw new WrongCall(
      `nothing is delivered to ${unknown.map(told).join(", ")}: the fabric has ${all.map(({ device }) => device).join(", ")}`,
    );
  return names === undefined ? all : all.filter(({ device }) => names.includes(device));
}

/** @throws WrongCall where a password is not given: what runs could not be told from another */
function withPasswords(wanted: readonly Wanted[], secrets: Readonly<Record<string, string>>): void {
  const missing = new Set(
    wanted.flatMap(({ artifact }) => slotsIn(artifact)).filter((name) => !Object.hasOwn(secrets, name)),
  );
  if (missing.size > 0)
    throw new WrongCall(
      `the passwords ${[...missing].join(", ")} are not given: ${VARIABLES.secrets} has them by name`,
    );
}

interface Means {
  readonly ways: Ways;
  readonly secrets: Readonly<Record<string, string>>;
  readonly state: StateFolder | undefined;
}

async function driftOf(wanted: Wanted, { ways, secrets, state }: Means): Promise<DeviceDrift> {
  const { device, artifact } = wanted;
  const connection = ways.get(device);
  if (connection === undefined) return { device, silent: "there is no way to it in the file of ways" };
  const own = Object.fromEntries(slotsIn(artifact).map((name) => [name, secrets[name] ?? ""]));
  try {
    const inputs = { ...wanted, connection, secrets: own, renumber: true };
    return { device, ...(await inspect(inputs, { state })) };
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    return { device, silent: error.message };
  }
}

/** The objects of the cluster that is named; none where none is. @throws WrongCall */
async function objectsOf(fabric: CompiledFabric, options: DriftOptions): Promise<readonly ObjectDrift[]> {
  const { kubeconfig, context, of } = options;
  if (kubeconfig !== undefined || context !== undefined)
    return await objectDrift({ kubeconfig, context }, chosenCluster(fabric, of).calico);
  if (of !== undefined)
    throw new WrongCall("--of says which cluster is asked: give --context or --kubeconfig, too");
  return [];
}

/** `drift SPEC`: what is other on devices, and in the cluster, than was put there. Nothing is changed. */
export async function drift(
  file: string,
  options: DriftOptions,
  env: Environment,
  console: Console,
): Promise<ExitCode> {
  const compiled: CompiledFabric[] = [];
  const code = await withSoundFabric(file, options, console, (fabric) => compiled.push(fabric));
  const [fabric] = compiled;
  if (fabric === undefined) return code;
  const all = wantedOf(fabric);
  const wanted = chosen(all, options.device);
  const names = (some: readonly Wanted[]) => new Set(some.map(({ device }) => device));
  const { ways, strangers } = await readWays(options.ways, names(wanted), names(all), env);
  if (strangers.length > 0)
    console.err(
      `warning: ${labelOf(options.ways)}: devices has ${strangers.map(told).join(", ")}, to which nothing of the fabric is delivered\n`,
    );
  const { secrets = {} } = secretsFrom(env);
  withPasswords(wanted, secrets);
  const means = { ways, secrets, state: stateFrom(options.state, env) };
  try {
    const [devices, objects] = await Promise.all([
      inParallel(wanted, AT_ONCE, (one) => driftOf(one, means)),
      objectsOf(fabric, options),
    ]);
    const report = { devices, objects };
    console.out(options.format === "json" ? `${JSON.stringify(report, null, 2)}\n` : driftText(report));
    return isAsWanted(report, options.strict === true) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof ClusterError)) throw error;
    console.err(`error: the cluster can't be asked: ${error.message}\n`);
    return 1;
  }
}
