import { spawnSync } from "node:child_process";
import { join } from "node:path";

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const environment = { ...process.env, NO_COLOR: "1" };

/** The command as a user runs it, in a process of its own. */
export function calicoFabric(...args: readonly string[]): Ended {
  const main = join(process.cwd(), "src", "cli", "main.ts");
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    encoding: "utf8",
    env: environment,
  });
  return { code: status, out: stdout, err: stderr };
}

export interface Call {
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The folder that it and all after it are made in; where the tests run by default. */
  readonly cwd?: string;
}

/** Many calls in one process, which starts once. */
export function calls(list: readonly Call[]): readonly (Ended & { readonly milliseconds: number })[] {
  const fixture = join(process.cwd(), "test", "cli", "calls.fixture.ts");
  const { stdout, stderr, status } = spawnSync(process.execPath, [fixture], {
    encoding: "utf8",
    env: environment,
    input: JSON.stringify(list),
    maxBuffer: 2 ** 30,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as readonly (Ended & { readonly milliseconds: number })[];
}
