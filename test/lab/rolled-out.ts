import { spawn } from "node:child_process";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { VARIABLES } from "../../src/cli/deliver-variables.ts";
import type { DatacenterSpec } from "../../src/index.ts";
import type { RolloutEvent } from "../../src/rollout/index.ts";
import type { Lab } from "./lab.ts";
import { LAB_PASSWORDS } from "./passwords.ts";

/** Of a session that a node dials after errors: BIRD waits up to 30 s, and half of this is for what is foretold. */
const ROLLBACK_SECONDS = 120;

export interface Rollout {
  readonly base: DatacenterSpec;
  readonly head: DatacenterSpec;
  readonly consent: readonly string[];
  readonly renumber: readonly string[];
}

/** What a run told, and when, by `performance.now()`. */
export type Told = readonly { readonly event: RolloutEvent; readonly at: number }[];

const listOf = (option: string, names: readonly string[]): readonly string[] =>
  names.length === 0 ? [] : [option, ...names];

/** The command `rollout` on a lab, as an operator would give it. @throws Error with what it said where it does not come to its end */
export async function rolledOut(lab: Lab, { base, head, consent, renumber }: Rollout): Promise<Told> {
  const { dir, switches, kubeconfigs, privateKey } = lab.site;
  await mkdir(join(dir, "rollouts"), { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(join(dir, "rollouts", "run-"));
  const devices = Object.fromEntries(
    Object.entries(switches()).map(([name, { host, hostKey }]) => [name, { host, hostKey }]),
  );
  const file = async (name: string, content: object): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, JSON.stringify(content), { mode: 0o600 });
    return path;
  };
  const args = [
    await file("head.json", head),
    ...["--from", await file("base.json", base)],
    ...["--ways", await file("ways.json", { user: "root", rollbackSeconds: ROLLBACK_SECONDS, devices })],
    ...["--state", join(folder, "state")],
    ...kubeconfigs.slice(0, 1).flatMap(({ kubeconfig }) => ["--kubeconfig", kubeconfig]),
    ...listOf("--consent", consent),
    ...listOf("--renumber", renumber),
    "--json",
  ];
  const child = spawn(process.execPath, ["src/cli/main.ts", "rollout", ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      [VARIABLES.privateKey]: privateKey,
      [VARIABLES.secrets]: JSON.stringify(LAB_PASSWORDS),
    },
  });
  const told: Told[number][] = [];
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
  createInterface(child.stdout).on("line", (line) => {
    told.push({ event: JSON.parse(line) as RolloutEvent, at: performance.now() });
  });
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  if (code === 0) return told;
  const failed = told.flatMap(({ event }) => (event.event === "failed" ? [JSON.stringify(event)] : []));
  throw new Error(`rollout ended with ${String(code)}: ${[said.trim(), ...failed].join("\n")}`);
}
