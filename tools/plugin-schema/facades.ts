import { datacenterJsonSchema } from "../../src/spec/json-schema.ts";
import { members, pascal } from "./types.ts";

const HEAD = `/* A component for each model, because Pulumi's schema knows no type parameter. Made of the models in src/spec by npm run schema: change those. */

import * as pulumi from "@pulumi/pulumi";
import type { Operation } from "./args.ts";
import { buildFabric } from "./build.ts";
import type { FabricBridge, FabricPlane, FabricRack, FabricSession, FabricSwitch, FabricTables } from "./outputs.ts";
`;

/** Every output of a fabric: its type, and what it is. Pulumi infers a class's outputs from its own fields, so each class has all. */
const OUTPUTS = {
  switches: ["FabricSwitch", "Every switch that routes with its AS number and loopback."],
  planes: ["FabricPlane", "Layer 2 networks of switches that only switch. Empty where all route."],
  bridges: [
    "FabricBridge",
    "Switches that only switch, with their ports: the user sets them up. Empty where all route.",
  ],
  pools: ["FabricRack", "Every rack with its AS number, its subnet, its pool and its nodes."],
  sessions: ["FabricSession", "Every BGP session with both ends."],
  tables: [
    "FabricTables",
    "What each switch will hold, now and at the declared capacity: to be set against what its hardware can.",
  ],
} as const;

const outputs = Object.entries(OUTPUTS);

const fields = outputs
  .map(([name, [type, what]]) => `  /** ${what} */\n  readonly ${name}: pulumi.Output<${type}[]>;`)
  .join("\n");

const assignments = outputs.map(([name]) => `    this.${name} = outputs.${name};`).join("\n");

interface Model {
  readonly model: string;
  readonly description: string;
}

/** The models of the spec, in its order. */
function models(): readonly Model[] {
  const { fabric = {} } = datacenterJsonSchema().properties ?? {};
  return members(fabric).map(({ properties }) => ({
    model: String(properties?.["model"]?.["const"]),
    description: String(properties?.["model"]?.["description"]),
  }));
}

const facade = ({ model, description }: Model): string => {
  const name = pascal(model);
  return `export interface ${name}FabricArgs {
  /** What the datacenter is. */
  readonly spec: ${name}Spec;
  /** How it is operated. */
  readonly operation: Operation;
}

/** ${description} */
export class ${name}Fabric extends pulumi.ComponentResource {
${fields}

  constructor(name: string, args: ${name}FabricArgs, opts?: pulumi.ComponentResourceOptions) {
    super(tokenOf("${name}Fabric"), name, {}, opts);
    const outputs = buildFabric("${model}", name, args, this);
${assignments}
    this.registerOutputs({ ...outputs });
  }
}
`;
};

/** The plugin's components as a TypeScript module: a class for each model of the spec, its arguments, and the record of them all. */
export function facadesTypescript(): string {
  const all = models();
  const specs = all.map(({ model }) => `${pascal(model)}Spec`).join(", ");
  const classes = all.map(({ model }) => `${pascal(model)}Fabric`).join(", ");
  return [
    `${HEAD}import type { ${specs} } from "./spec.ts";\nimport { tokenOf } from "./tokens.ts";\n`,
    ...all.map(facade),
    `/** The components of the plugin by their names. */\nexport const facades = { ${classes} };\n`,
  ].join("\n");
}
