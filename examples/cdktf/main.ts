// A stack for each datacenter: the plan as Terraform's or OpenTofu's resources.
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { NullProvider } from "@cdktf/provider-null/lib/provider/index.js";
import { App, LocalBackend, TerraformStack } from "cdktf";
import type { DatacenterSpec } from "pulumi-calico-fabric";
import { Fabric, type Operation } from "pulumi-calico-fabric/cdktf";
import { parse } from "yaml";

const read = (path: string): unknown => parse(readFileSync(path, "utf8"));

type Ways = Omit<Extract<Operation["switches"], { transport: "ssh" }>, "transport">;

/** On the switches once ways.yaml says how they are reached; else files. Terraform runs in a folder of its own, so folders are whole paths. */
function switchesOf(datacenter: string): Operation["switches"] {
  if (!existsSync("ways.yaml")) return { transport: "file", folder: resolve(`out/${datacenter}/switches`) };
  return { transport: "ssh", ...(read("ways.yaml") as Ways) };
}

const app = new App();
for (const name of ["dc1"]) {
  const stack = new TerraformStack(app, name);
  new LocalBackend(stack, { path: resolve(`${name}.tfstate`) });
  new NullProvider(stack, "null");
  new Fabric(stack, name, {
    spec: read(`datacenters/${name}.yaml`) as DatacenterSpec,
    operation: {
      switches: switchesOf(name),
      cluster: { target: "manifests", folder: resolve(`out/${name}/calico`) },
      command: resolve("node_modules/.bin/calico-fabric"),
    },
  });
}
app.synth();
