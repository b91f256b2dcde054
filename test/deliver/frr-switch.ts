import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../support/run.ts";
import { waitFor } from "../support/wait-for.ts";

/** The password of `root` on a pretend switch, and its crypt(3) hash. */
export const SWITCH_PASSWORD = "lab-secret";
const PASSWORD_HASH =
  "$6$fabric$j8PQ9gJ4quac3x/hK8iPOlx0Q6fpOw3BvAnJ8PwkSeIjVLOW91Y/QXYuN4JXB.Ocjim6.W.0.Ktlfmr3hORYJ.";

export interface FrrSwitchOptions {
  /** Host name on the switch. */
  readonly name: string;
  /** What /etc/frr/frr.conf holds at the start. */
  readonly config?: string;
  /** In the order in which they start. Default zebra, staticd, bgpd. */
  readonly daemons?: readonly string[];
  /** Folders of this machine that it sees as /run/tools/0 and so on. Default none. */
  readonly tools?: readonly string[];
  /** Front ports, each a veth whose far end is up inside the switch. Default swp1, swp2. */
  readonly ports?: readonly string[];
}

export interface FrrSwitch {
  /** Management address, one that no other switch on this machine has now. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** Fingerprint of its only host key, `SHA256:...`. */
  readonly hostKey: string;
  /** The host key as an OpenSSH public key line. */
  readonly hostKeyLine: string;
  readonly privateKey: string;
  /** Runs a program on the switch, past ssh. */
  run(command: string, ...args: string[]): Promise<string>;
  vtysh(...commands: string[]): Promise<string>;
  runningConfig(): Promise<string>;
  frrConf(): Promise<string>;
  /** Its first process, as this machine numbers it: whose network a cable ends in. */
  process(): Promise<string>;
  stop(): Promise<void>;
}

const SSHD_CONFIG = `Port 22
HostKey /run/sshd/host_key
AuthorizedKeysFile /run/sshd/authorized_keys
PidFile /run/sshd/sshd.pid
PermitRootLogin yes
PasswordAuthentication yes
KbdInteractiveAuthentication no
UsePAM no
StrictModes no
UseDNS no
`;

/**
 * Starts a pretend switch: FRR and sshd in their own network, mount, process and host-name namespaces, where plain
 * `vtysh`, `frr-reload.py` and /etc/frr/frr.conf are the switch's own. It needs root and Debian's packages frr,
 * frr-pythontools and openssh-server. No namespace has a name, so nothing outlives this process, not even after a kill.
 */
export async function startFrrSwitch(options: FrrSwitchOptions): Promise<FrrSwitch> {
  const seed = await mkdtemp(join(tmpdir(), "frr-switch-"));
  const keys = await writeSeed(seed, options.config ?? "frr defaults traditional\n");
  const { daemons = ["zebra", "staticd", "bgpd"], ports = ["swp1", "swp2"], tools = [] } = options;
  const init = [join(process.cwd(), "test/deliver/frr-switch.sh"), seed, options.name, daemons.join(" ")];
  const child = spawn(
    "unshare",
    ["-n", "-m", "-u", "-p", "--fork", "--kill-child", "sh", ...init, ports.join(" "), tools.join(" ")],
    { stdio: ["pipe", "pipe", "pipe"] },
  );
  const { pid } = child;
  if (pid === undefined) throw new Error("unshare (package util-linux) cannot be started");
  const output = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (output.stdout += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (output.stderr += chunk));
  const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));

  const link = `fs-${pid}`;
  const stop = async (): Promise<void> => {
    child.kill("SIGKILL");
    await ended;
    // The kernel may take it away first, with the namespace that its other end is in: before ip looks (1) or after (2).
    await run("ip", ["link", "del", link], { okCodes: [0, 1, 2] });
    await rm(seed, { recursive: true, force: true });
  };
  const inside = async (command: string, ...args: string[]): Promise<string> =>
    (await run("nsenter", ["-t", await firstChild(pid), "-a", "--", command, ...args])).stdout;

  try {
    await waitFor(() => child.exitCode !== null || output.stdout.includes("ready\n"), {
      what: `FRR and sshd on ${options.name}`,
    });
    if (child.exitCode !== null) throw new Error(`${options.name} did not start: ${output.stderr.trim()}`);
    const host = await connect(link, pid, inside);
    return {
      host,
      port: 22,
      user: "root",
      ...keys,
      run: inside,
      vtysh: (...commands) => inside("vtysh", ...commands.flatMap((command) => ["-c", command])),
      runningConfig: () => inside("vtysh", "-c", "show running-config no-header"),
      frrConf: () => inside("cat", "/etc/frr/frr.conf"),
      process: () => firstChild(pid),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Writes what the switch's first process copies and then removes. */
async function writeSeed(
  seed: string,
  config: string,
): Promise<Pick<FrrSwitch, "hostKey" | "hostKeyLine" | "privateKey">> {
  for (const key of ["host_key", "client_key"]) {
    await run("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", key, "-f", join(seed, key)]);
  }
  await writeFile(join(seed, "authorized_keys"), await readFile(join(seed, "client_key.pub"), "utf8"));
  await writeFile(join(seed, "password_hash"), PASSWORD_HASH);
  await writeFile(join(seed, "sshd_config"), SSHD_CONFIG);
  await writeFile(join(seed, "frr.conf"), config);
  return {
    hostKey: (await run("ssh-keygen", ["-lf", join(seed, "host_key.pub")])).stdout.split(" ")[1] ?? "",
    hostKeyLine: (await readFile(join(seed, "host_key.pub"), "utf8")).trim(),
    privateKey: await readFile(join(seed, "client_key"), "utf8"),
  };
}

/** `unshare --fork` waits outside; its only child is the switch's first process. */
async function firstChild(pid: number): Promise<string> {
  return (await readFile(`/proc/${pid}/task/${pid}/children`, "utf8")).trim();
}

/**
 * Joins the switch to this machine by a veth whose far end is its `eth0`, and gives that the odd address of a /31 of
 * 198.19.0.0/16; the even one is this machine's. Which /31 is told by the link's index, so that no two links that
 * exist at once, in whatever test or run, have the same.
 */
async function connect(
  link: string,
  pid: number,
  inside: (command: string, ...args: string[]) => Promise<string>,
): Promise<string> {
  await run("ip", ["link", "add", link, "type", "veth", "peer", "name", "eth0", "netns", String(pid)]);
  const even = (Number(await readFile(`/sys/class/net/${link}/ifindex`, "utf8")) % 2 ** 15) * 2;
  const [ours, theirs] = [even, even + 1].map((number) => `198.19.${number >> 8}.${number & 255}`) as [
    string,
    string,
  ];
  await run("ip", ["addr", "add", `${ours}/31`, "dev", link]);
  await run("ip", ["link", "set", link, "up"]);
  await inside("ip", "addr", "add", `${theirs}/31`, "dev", "eth0");
  await inside("ip", "link", "set", "eth0", "up");
  return theirs;
}
