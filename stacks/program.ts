import { dirname } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { Fabric } from "../components/index.ts";
import type { DatacenterSpec } from "../src/index.ts";
import { loadDatacenter } from "./load.ts";
import { operationOf } from "./operation.ts";

/** The Pulumi program of every stack: the datacenter that has the stack's name, operated as the stack's configuration says. */
export async function program(
  stack: string,
): Promise<Pick<Fabric, "switches" | "pools" | "sessions" | "tables">> {
  const folder = import.meta.dirname;
  // Whatever was loaded, the fabric reads it as unknown and reports what is wrong.
  const spec = (await loadDatacenter(stack, folder).catch((error: unknown) => {
    throw new pulumi.RunError(error instanceof Error ? error.message : String(error));
  })) as DatacenterSpec;
  const operation = operationOf(new pulumi.Config("pulumi-calico-fabric"), dirname(folder));
  const { switches, pools, sessions, tables } = new Fabric(stack, { spec, operation });
  return { switches, pools, sessions, tables };
}
