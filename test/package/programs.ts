import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { repositoryRoot } from "../../tools/root.ts";

/** The demo datacenter, as a user's YAML has it. */
export const demo = parse(readFileSync(join(repositoryRoot, "test/fixtures/demo.yaml"), "utf8")) as unknown;

const body = `export const { switches, pools, sessions } = new Fabric("demo", {
  spec: ${JSON.stringify(demo)},
  operation: {
    switches: { transport: "file", folder: "out/switches" },
    cluster: { target: "manifests", folder: "out/calico" },
  },
});
`;

/** A program that a user may write, and how the folder that it stands in is set up. */
export interface Program {
  readonly kind: string;
  readonly type: "module" | "commonjs";
  readonly file: `program.${"js" | "ts"}`;
  readonly text: string;
  /** Whether tsc checks it, libraries and all. */
  readonly checked: boolean;
  /** Whether Node runs what tsc makes of it; else it runs the file as it is. */
  readonly compiled: boolean;
}

const imported = `import { Fabric } from "pulumi-calico-fabric/components";\n${body}`;
const required = `const { Fabric } = require("pulumi-calico-fabric/components");\n${body.replace("export const { switches, pools, sessions } =", "module.exports =")}`;

const js = { file: "program.js", checked: false, compiled: false } as const;
const ts = { file: "program.ts", checked: true } as const;

export const commonJs: Program = { kind: "js-cjs", type: "commonjs", text: required, ...js };

/** The demo datacenter in each way to write a program. */
export const programs: readonly Program[] = [
  // The example of a program is one of these that is checked.
  { kind: "ts-esm", type: "module", text: imported, compiled: false, ...ts, checked: false },
  { kind: "ts-cjs", type: "commonjs", text: imported, compiled: true, ...ts },
  { kind: "js-esm", type: "module", text: imported, ...js },
  commonJs,
];

/** The example of the README, as it stands there. */
export const readmeExample: Program = {
  kind: "readme",
  type: "module",
  file: "program.ts",
  checked: false,
  text: /^```ts\n(.*?)^```$/ms.exec(readFileSync(join(repositoryRoot, "README.md"), "utf8"))?.[1] ?? "",
  compiled: false,
};
