// What Pulumi runs. A Node that is too old could not even read the TypeScript that this leads to.
import { createRequire } from "node:module";

createRequire(import.meta.url)("../src/cli/node-version.cjs").refuseOldNode(
  `Pulumi found ${process.version} on PATH: put a newer one before it.`,
);

export const { switches, pools, sessions, tables } = await import("./index.ts");
