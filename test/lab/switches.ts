import { existsSync } from "node:fs";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatIpv4 } from "../../src/net/ipv4.ts";
import type { FabricPlan, SwitchPlan } from "../../src/plan/types.ts";
import { run } from "../support/run.ts";
import { waitFor } from "../support/wait-for.ts";
import type { LabTools } from "./lab.ts";
import { startDaemon } from "./daemon.ts";
import { askDaemon, daemonFor } from "./daemon-socket.ts";
import { firstProcess, insideNetwork } from "./namespaces.ts";
import { managementAddress, switchNamespace } from "./topology.ts";

/** How a switch of the lab is reached, as its owner would note it down; the key of its user `root` is the lab's. */
export interface SwitchAccess {
  readonly host: string;
  readonly user: string;
  /** `SHA256:...` */
  readonly hostKey: string;
}

interface Place {
  readonly name: string;
  readonly dir: string;
}

/** The program that plays a switch, from the root of the repository. */
const SWITCH_PROGRAM = "test/deliver/frr-switch.sh";
const DAEMONS = "zebra staticd bgpd bfdd ospfd";
/** What speaks OSPF in IPv6, where it is to be spoken. */
const OSPF_IN_IPV6 = "ospf6d";

/** What Debian's package puts into /etc/frr/frr.conf, in essence. */
const OUT_OF_THE_BOX = `# default to using syslog
log syslog informational
`;

const daemonsOf = ({ ospf, ipv6 }: FabricPlan): string =>
  ospf === null || ipv6 === null ? DAEMONS : `${DAEMONS} ${OSPF_IN_IPV6}`;

const sshdConfig = (host: string): string => `ListenAddress ${host}
HostKey /run/sshd/host_key
AuthorizedKeysFile /run/sshd/authorized_keys
PidFile /run/sshd/sshd.pid
PermitRootLogin prohibit-password
PasswordAuthentication no
KbdInteractiveAuthentication no
UsePAM no
StrictModes no
UseDNS no
`;

const makeKey = (file: string): Promise<unknown> =>
  run("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "lab", "-f", file]);

/** The private key that opens every switch of a lab; made at first use. */
export async function labKey(dir: string): Promise<string> {
  const file = join(dir, "client_key");
  if (!existsSync(file)) await makeKey(file);
  return readFile(file, "utf8");
}

/** A router that runs FRR, before it is started. */
export interface FrrRouter {
  readonly device: string;
  /** Where its sshd listens. */
  readonly host: string;
  readonly daemons: string;
  /** /etc/frr/frr.conf. Default: as the package has it. */
  readonly config?: string;
  /** Folders of this machine that it sees as /run/tools/0 and so on. Default none. */
  readonly tools?: readonly string[];
}

/** Starts a switch as it comes out of the box: FRR with its package's configuration, a host name, sshd on the management address. */
export const startSwitch = (
  lab: Place,
  { ifupdown2 }: Pick<LabTools, "ifupdown2">,
  plan: FabricPlan,
  device: Pick<SwitchPlan, "name" | "rack" | "index" | "platform">,
): Promise<SwitchAccess> =>
  startFrr(lab, {
    tools: device.platform !== "linux" || ifupdown2 === null ? [] : [ifupdown2],
    device: device.name,
    host: formatIpv4(managementAddress(plan, device).address),
    daemons: daemonsOf(plan),
  });

/**
 * Starts FRR and sshd in the namespace of a switch.
 * @throws Error with its last words when it is not ready within 20 s
 */
export async function startFrr(
  lab: Place,
  { device, host, daemons, config = OUT_OF_THE_BOX, tools = [] }: FrrRouter,
): Promise<SwitchAccess> {
  // Not below /run, which the switch covers with its own before it reads this.
  const seed = await mkdtemp(join(tmpdir(), "lab-switch-"));
  await makeKey(join(seed, "host_key"));
  const fingerprint = await run("ssh-keygen", ["-lf", join(seed, "host_key.pub")]);
  await writeFile(join(seed, "authorized_keys"), await readFile(join(lab.dir, "client_key.pub")));
  await writeFile(join(seed, "password_hash"), "*");
  await writeFile(join(seed, "sshd_config"), sshdConfig(host));
  await writeFile(join(seed, "frr.conf"), config);
  const namespaces = ["-m", "-u", "-p", "--fork", "--kill-child"];
  const program = ["sh", join(process.cwd(), SWITCH_PROGRAM), seed, device, daemons, "", tools.join(" ")];
  const logFile = await startDaemon({
    folder: join(lab.dir, "switches"),
    name: device,
    command: insideNetwork(lab.name, switchNamespace(device), ["unshare", ...namespaces, ...program]),
  });
  await waitFor(
    async () => {
      const said = await readFile(logFile, "utf8");
      if (said.includes("ready\n")) return true;
      if ((await firstProcess(lab.name, switchNamespace(device))) === undefined) throw new Error(said.trim());
      return false;
    },
    { what: `FRR and sshd on ${device}`, withinSeconds: 20 },
  );
  return { host, user: "root", hostKey: fingerprint.stdout.split(" ")[1] ?? "" };
}

const processOf = async (lab: string, device: string): Promise<number> => {
  const pid = await firstProcess(lab, switchNamespace(device));
  if (pid === undefined) throw new Error(`switch ${device} does not run`);
  return pid;
};

/** What a switch's FRR says to commands, by vtysh where it takes more than one daemon to answer. */
export async function onVtysh(lab: string, device: string, commands: readonly string[]): Promise<string> {
  const [question = "", ...more] = commands;
  const daemon = more.length === 0 ? daemonFor(question) : undefined;
  if (daemon !== undefined) {
    const root = `/proc/${String(await processOf(lab, device))}/root`;
    const answer = await askDaemon(root, daemon, question);
    if (answer !== undefined) return answer;
  }
  return onSwitch(lab, device, ["vtysh", ...commands.flatMap((command) => ["-c", command])]);
}

/** Runs a program on a switch, past ssh: in all of its namespaces. */
export async function onSwitch(
  lab: string,
  device: string,
  command: readonly string[],
  input?: string,
): Promise<string> {
  const pid = await processOf(lab, device);
  return (
    await run("nsenter", ["-t", String(pid), "-a", "--", ...command], input === undefined ? {} : { input })
  ).stdout;
}
