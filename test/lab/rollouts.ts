import { spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { VARIABLES } from "../../src/cli/deliver-variables.ts";
import type { DatacenterSpec } from "../../src/index.ts";
import type { Ending, RolloutEvent } from "../../src/rollout/index.ts";
import type { Lab } from "./lab.ts";
import { LAB_PASSWORDS } from "./passwords.ts";

/** What `rollout --json` prints, a line each. */
export type Line = RolloutEvent | (Ending & { readonly event: "end"; readonly seconds: number });

export interface Rolled {
  /** Null where it was killed. */
  readonly code: number | null;
  readonly lines: readonly Line[];
  /** What it said beside them. */
  readonly said: string;
}

export interface RolloutCall {
  /** What runs; left out where the folder knows. */
  readonly from?: DatacenterSpec;
  readonly to: DatacenterSpec;
  readonly options?: readonly string[];
  /** Whether to kill it now, asked at each line. */
  readonly killAt?: (line: Line) => boolean;
}

/** How often nodes follow the cluster's objects, as confd does at once. */
const FOLLOWING_MS = 300;

/** Has Calico's nodes follow the API server until `work` has ended. */
async function followed<T>(lab: Lab, work: Promise<T>): Promise<T> {
  let open = true;
  const following = (async () => {
    while (open) {
      await lab.followCluster();
      await pause(FOLLOWING_MS);
    }
  })();
  try {
    return await work;
  } finally {
    open = false;
    await following;
  }
}

/** The ways to all switches, as a user writes them. */
export const waysOf = ({ site }: Lab) => ({ user: "root", rollbackSeconds: 40, devices: site.switches() });

async function ended(
  lab: Lab,
  folder: string,
  { from, to, options = [], killAt }: RolloutCall,
): Promise<Rolled> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = async (name: string, value: unknown): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, JSON.stringify(value), { mode: 0o600 });
    return path;
  };
  const base = from === undefined ? [] : ["--from", await file("from.json", from)];
  const args = [
    ...["rollout", await file("to.json", to), ...base],
    ...["--ways", await file("ways.json", waysOf(lab)), "--state", folder],
    ...["--kubeconfig", lab.site.kubeconfig, "--json", ...options],
  ];
  const child = spawn(process.execPath, [join("src", "cli", "main.ts"), ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      [VARIABLES.privateKey]: lab.site.privateKey,
      [VARIABLES.secrets]: JSON.stringify(LAB_PASSWORDS),
    },
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
  const lines: Line[] = [];
  createInterface(child.stdout).on("line", (text) => {
    if (!text.startsWith("{")) return void (said += `${text}\n`);
    const line = JSON.parse(text) as Line;
    lines.push(line);
    if (killAt?.(line) === true) child.kill("SIGKILL");
  });
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, lines, said };
}

/** `calico-fabric rollout` as a user runs it, while nodes follow the cluster. @param state a name for its folder */
export const rollout = (lab: Lab, state: string, call: RolloutCall): Promise<Rolled> =>
  followed(lab, ended(lab, join(lab.dir, `rollout-${state}`), call));
