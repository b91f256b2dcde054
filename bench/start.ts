import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { repositoryRoot } from "../tools/root.ts";
import { least, type Figure } from "./figure.ts";

/* The command line as it is published, started for a moment, beside Node started for nothing. */

const TURNS = 15;
const built = join(repositoryRoot, "dist/cjs/src/cli/start.js");
const demo = join(repositoryRoot, "test/fixtures/demo.yaml");

const node = (...args: readonly string[]): void => {
  execFileSync(process.execPath, args, { stdio: "ignore" });
};

const started = (name: string, args: readonly string[], goal: number): Figure => ({
  name,
  reference: "node -e 0",
  goal,
  measure: () => {
    // Once for what is kept between runs.
    node(built, ...args);
    return least(
      TURNS,
      () => {
        node(built, ...args);
      },
      () => {
        node("-e", "0");
      },
    );
  },
});

/** The build that they run is made by `npm run build`. */
export const starts: readonly Figure[] = [
  started("--help, whole process", ["--help"], 2),
  started("validate of the demo, whole process", ["validate", demo], 3),
];
