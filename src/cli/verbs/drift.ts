import type { ClusterArtifact } from "../../compile/clusters.ts";
import type { CompiledFabric } from "../../compile.ts";
import {
  ClusterError,
  DeliveryError,
  inspect,
  objectDrift,
  type ClusterChoice,
  type StateFolder,
} from "../../deliver/index.ts";
import { numbersByHost, numbersBySwitch } from "../../report/index.ts";
import type { Running } from "../../rollout/index.ts";
import { slotsIn } from "../../text/secret-slot.ts";
import { chosenCluster } from "../chosen-cluster.ts";
import { chosenDevices, type Choice, type Words } from "../chosen-devices.ts";
import { givenPasswords, inputsOf, type Passwords } from "../device-inputs.ts";
import { secretsFrom, stateFrom, type Environment } from "../environment.ts";
import type { ExitCode } from "../exit-codes.ts";
import { AT_ONCE, inParallel } from "../in-parallel.ts";
import { driftText, isAsWanted, type DeviceDrift } from "../print-drift.ts";
import type { Console } from "../streams.ts";
import type { Ways } from "../ways.ts";
import { WrongCall } from "../wrong-call.ts";
import { soundFabric, type SpecOptions } from "./fabric.ts";

export interface DriftOptions extends SpecOptions, ClusterChoice, Choice {
  /** Folder in which deliveries are remembered. Default: that of the variable. */
  readonly state?: string;
  /** Which of several clusters, by its name. */
  readonly of?: string;
}

/** What each device is to run; of a switch that only switches and takes no text there is nothing. */
function wantedOf({ plan, switches, bridges, hosts }: CompiledFabric): readonly Running[] {
  const numbers = new Map([...numbersBySwitch(plan), ...numbersByHost(plan)]);
  const wanted = (device: string, platform: Running["platform"], artifact: string): Running => ({
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

interface Means {
  readonly ways: Ways;
  readonly secrets: Passwords;
  readonly state: StateFolder | undefined;
}

async function driftOf(wanted: Running, { ways, secrets, state }: Means): Promise<DeviceDrift> {
  const { device } = wanted;
  if (!ways.has(device)) return { device, silent: "there is no way to it in the file of ways" };
  try {
    return { device, ...(await inspect(inputsOf(wanted, { ways, secrets }), { state })) };
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    return { device, silent: error.message };
  }
}

/** The cluster that is named; null where none is. @throws WrongCall */
function clusterIn(
  fabric: CompiledFabric,
  { kubeconfig, context, of }: DriftOptions,
): ClusterArtifact | null {
  if (kubeconfig !== undefined || context !== undefined) return chosenCluster(fabric, of);
  if (of !== undefined)
    throw new WrongCall("--of says which cluster is asked: give --context or --kubeconfig, too");
  return null;
}

const WORDS: Words = {
  unknown: (names, known) => `nothing is delivered to ${names}: the fabric has ${known}`,
  strange: () => "to which nothing of the fabric is delivered",
};

/** `drift SPEC`: what is other on devices, and in the cluster, than was put there. Nothing is changed. */
export async function drift(
  file: string,
  options: DriftOptions,
  env: Environment,
  console: Console,
): Promise<ExitCode> {
  const sound = await soundFabric(file, options, console);
  if (typeof sound === "number") return sound;
  const { fabric } = sound;
  const { devices: wanted, ways } = await chosenDevices(wantedOf(fabric), options, WORDS, env, console);
  const { secrets = {} } = secretsFrom(env);
  givenPasswords(
    wanted.flatMap(({ artifact }) => slotsIn(artifact)),
    secrets,
  );
  const cluster = clusterIn(fabric, options);
  const { kubeconfig, context } = options;
  const means = { ways, secrets, state: stateFrom(options.state, env) };
  try {
    const [devices, objects] = await Promise.all([
      inParallel(wanted, AT_ONCE, (one) => driftOf(one, means)),
      cluster === null ? [] : objectDrift({ kubeconfig, context }, cluster.calico),
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
