import { text } from "node:stream/consumers";
import { run } from "../../src/cli/run.ts";

/* Calls of the command line, one after another in one process: JSON `{args, env}` on standard input, JSON outcomes on standard output. */

const calls = JSON.parse(await text(process.stdin)) as readonly {
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}[];
const outcomes = [];
for (const { args, env = {}, cwd } of calls) {
  if (cwd !== undefined) process.chdir(cwd);
  Object.assign(process.env, env);
  let [out, err] = ["", ""];
  const started = performance.now();
  const code = await run(["node", "calico-fabric", ...args], {
    out: (more) => {
      out += more;
    },
    err: (more) => {
      err += more;
    },
  });
  outcomes.push({ code, out, err, milliseconds: performance.now() - started });
}
process.stdout.write(JSON.stringify(outcomes));
