import { spawn } from "node:child_process";
import { join } from "node:path";
import { findLabPackages } from "../../tools/debian.ts";
import { controlSocket } from "./bird.ts";
import { existingNamespaces, firstProcess, insideNetwork, type CommandLine } from "./namespaces.ts";
import { labFolder } from "./record.ts";
import {
  bridgeNamespace,
  idOf,
  management,
  nodeNamespace,
  podNamespace,
  switchNamespace,
} from "./topology.ts";

type Words = readonly string[];
type Opener = (lab: string, device: string, command: Words) => Promise<CommandLine>;

/** A switch, in all of its namespaces: its vtysh where no program is named. */
const onSwitch: Opener = async (lab, device, command) => {
  const pid = await firstProcess(lab, switchNamespace(device));
  if (pid === undefined) throw new Error(`switch ${device} does not run`);
  return ["nsenter", "-t", String(pid), "-a", "--", ...(command.length === 0 ? ["vtysh"] : command)];
};

/** A node: its BIRD where no program is named. */
const onNode: Opener = async (lab, device, command) => {
  if (command.length > 0) return insideNetwork(lab, nodeNamespace(device), command);
  const programs = await findLabPackages();
  if (!programs.ok) throw new Error(programs.reason);
  return [programs.value.birdc, "-s", controlSocket({ name: lab, dir: labFolder(lab) }, device)];
};

/** A switch that only switches, or the wires of a rack: what Linux says of its bridges where no program is named. */
const onBridge: Opener = async (lab, device, command) =>
  insideNetwork(lab, bridgeNamespace(device), command.length === 0 ? ["bridge", "fdb"] : command);

const onPod: Opener = async (lab, device, command) =>
  insideNetwork(lab, podNamespace(device), command.length === 0 ? ["sh"] : command);

/** The first cluster is `cluster`, another `cluster.<its name>`, as their folders are. */
const onCluster: Opener = async (lab, device, command) => {
  const kubeconfig = `KUBECONFIG=${join(labFolder(lab), device, "kubeconfig")}`;
  return insideNetwork(lab, management, ["env", kubeconfig, ...(command.length === 0 ? ["sh"] : command)]);
};

/** Devices are looked for in this order; a pod is asked for as `pod.<node>`. */
const OPENERS: readonly (readonly [(device: string) => string, Opener])[] = [
  [(device) => idOf(switchNamespace(device)), onSwitch],
  [(device) => idOf(bridgeNamespace(device)), onBridge],
  [(device) => idOf(nodeNamespace(device)), onNode],
  [(device) => device, (lab, device, command) => onPod(lab, device.replace(/^pod\./, ""), command)],
  [(device) => (device.split(".")[0] === management.device ? idOf(management) : ""), onCluster],
];

/**
 * A shell on a device of a lab, or one program there; its exit code becomes ours.
 * @throws Error that lists the devices for one that the lab does not have
 */
export async function openShell(lab: string, device: string, command: Words): Promise<void> {
  const ids = await existingNamespaces(lab);
  const opener = OPENERS.find(([id]) => ids.includes(id(device)))?.[1];
  if (opener === undefined) {
    const known = ids
      .filter((id) => /^(switch|bridge|node)\./.test(id))
      .map((id) => id.replace(/^[a-z]+\./, ""));
    const there =
      known.length === 0 ? `the lab ${lab} is not up` : `there are: cluster, ${known.sort().join(", ")}`;
    throw new Error(`no ${device} here; ${there}`);
  }
  const [program, ...args] = await opener(lab, device, command);
  const child = spawn(program, args, { stdio: "inherit" });
  process.on("SIGINT", () => undefined);
  process.exitCode = await new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}
