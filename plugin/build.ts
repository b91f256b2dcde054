import type * as pulumi from "@pulumi/pulumi";
import { Fabric, type FabricArgs } from "../components/index.ts";
import { readOperation } from "../components/operation.ts";
import type { DatacenterSpec, ModelName } from "../src/index.ts";
import type { ClusterDelivery, Operation } from "./args.ts";
import { outputsOf, type FabricOutputs } from "./outputs.ts";
import { pluginResources } from "./resources.ts";
import type { DatacenterSpec as PluginSpec } from "./spec.ts";

export interface BuildArgs {
  readonly spec: PluginSpec & { readonly fabric?: object };
  readonly operation: Operation;
}

const clustersOf = ({ clusters }: Operation) =>
  clusters === undefined
    ? undefined
    : Object.fromEntries(
        Object.entries(clusters).map(([name, { kubeconfig, ...delivery }]) => [
          name,
          { delivery, kubeconfig },
        ]),
      );

/** Secrets stand apart where an operation is checked. */
function operationOf(name: string, operation: Operation, parent: pulumi.Resource): FabricArgs["operation"] {
  const { privateKey, passphrase, password, ...switches } = operation.switches;
  const { kubeconfig, ...cluster }: Partial<ClusterDelivery> = operation.cluster ?? {};
  return readOperation(
    {
      switches,
      cluster: operation.cluster === undefined ? undefined : cluster,
      clusters: clustersOf(operation),
      renumber: operation.renumber,
      passwords: operation.passwords,
      sshPrivateKey: privateKey,
      sshPassphrase: passphrase,
      sshPassword: password,
      kubeconfig,
    },
    {
      what: `The operation of ${name}`,
      needsKey: "switches.privateKey or switches.password, and not both. Give it as a secret.",
      // The engine runs a plugin in the folder of the program.
      folder: (path) => path,
      provider: { name: `${name}-cluster`, options: { parent } },
    },
  );
}

/**
 * Makes the fabric of a facade, as its child.
 *
 * @throws pulumi.RunError with every diagnostic, as `Fabric` does
 */
export function buildFabric(
  model: ModelName,
  name: string,
  args: BuildArgs,
  parent: pulumi.Resource,
): FabricOutputs {
  // What the schema could not narrow is for the compiler to refuse, with a diagnostic each.
  const spec = { ...args.spec, fabric: { ...args.spec.fabric, model } } as unknown as DatacenterSpec;
  const operation = operationOf(name, args.operation, parent);
  return outputsOf(new Fabric(name, { spec, operation, resources: pluginResources }, { parent }));
}
