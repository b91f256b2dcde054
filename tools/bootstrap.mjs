// Runs one of the project's programs on the Node of node_modules, after installing what package-lock.json lists when
// that has not been done yet. This file itself needs Node 16 and nothing else.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, "node_modules");
const programs = join(modules, ".bin");
const stamp = join(modules, ".calico-fabric-installed");

const scripts = {
  start: "stacks/start.ts",
  test: "tools/test.ts",
  lab: "test/lab/main.ts",
  faults: "test/deliver/faults/main.ts",
};

const [task = "", ...args] = process.argv.slice(2);
const script = scripts[task];
if (script === undefined) {
  console.error(`usage: node tools/bootstrap.mjs ${Object.keys(scripts).join("|")} [ARGUMENT...]`);
  process.exit(2);
}
install();
runScript(join(root, script), args);

/** Installs the dependencies unless the stamp says that this very package-lock.json was installed. */
function install() {
  const wanted = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;

  console.log("installing the dependencies (npm install)");
  // Under `npm start` this is the npm that runs it, which need not be the one on PATH.
  const npm = process.env.npm_execpath;
  const [command, first] = npm ? [process.execPath, [npm]] : ["npm", []];
  // Not `npm ci`: it refuses a package-lock.json without the optional binaries of other platforms, and a registry's
  // mirror need not carry them. This takes the same versions from it and leaves the file alone.
  const options = ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"];
  const { status, error, stdout, stderr } = spawnSync(command, [...first, ...options], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (status !== 0) {
    console.error((error ? error.message : `${stdout}${stderr}`).trim());
    console.error(`npm install failed in ${root}: see above; run it there by hand to try again.`);
    process.exit(1);
  }
  const version = spawnSync(join(programs, "node"), ["--version"], { encoding: "utf8" });
  if (version.status !== 0) {
    console.error(
      `npm install left no Node that runs at ${join(programs, "node")} (package "node" of package.json).`,
    );
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}

/** Replaces this process, as far as can be told from outside: same terminal, signals and exit. */
function runScript(path, args) {
  const child = spawn(join(programs, "node"), [path, ...args], {
    stdio: "inherit",
    env: { ...process.env, PATH: [programs, process.env.PATH || ""].join(delimiter) },
  });
  child.on("error", (error) => {
    console.error(error.message);
    process.exit(1);
  });
  // A terminal sends SIGINT to the whole group by itself; a second one would cut the program's own clean-up short.
  process.on("SIGINT", () => {});
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
