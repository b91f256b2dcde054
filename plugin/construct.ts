import type * as pulumi from "@pulumi/pulumi";
import { facades } from "./facades.ts";
import type { FabricOutputs } from "./outputs.ts";
import { tokenOf } from "./tokens.ts";

type Facade = new (
  name: string,
  args: pulumi.Inputs,
  opts: pulumi.ComponentResourceOptions,
) => pulumi.ComponentResource & FabricOutputs;

// The engine's arguments are what the schema says; what they are beyond that, the compiler checks.
const constructors = new Map(
  Object.entries(facades).map(([name, facade]) => [tokenOf(name), facade as unknown as Facade]),
);

/** A component for the program that asked for it. */
export async function construct(
  name: string,
  type: string,
  inputs: pulumi.Inputs,
  options: pulumi.ComponentResourceOptions,
): Promise<pulumi.provider.ConstructResult> {
  const facade = constructors.get(type);
  if (facade === undefined) throw new Error(`this plugin has no component ${type}`);
  const component = new facade(name, inputs, options);
  const { switches, planes, bridges, pools, sessions, tables } = component;
  return { urn: component.urn, state: { switches, planes, bridges, pools, sessions, tables } };
}
