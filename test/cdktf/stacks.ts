import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NullProvider } from "@cdktf/provider-null/lib/provider/index.js";
import { App, LocalBackend, TerraformStack, Testing } from "cdktf";
import { Fabric, type Operation } from "../../components/cdktf/index.ts";
import type { DatacenterSpec } from "../../src/index.ts";
import type { Document } from "./terraform.ts";

/** Where the stacks of a test file are synthesised to; removed when it is done. */
export function synthesisFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "calico-fabric-cdktf-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** A stack as a user writes it, in an app of its own. */
export function stackOf(spec: DatacenterSpec, operation: Operation, outdir: string): TerraformStack {
  const stack = new TerraformStack(Testing.app({ outdir }), spec.name);
  new LocalBackend(stack, { path: "terraform.tfstate" });
  new NullProvider(stack, "null");
  new Fabric(stack, spec.name, { spec, operation });
  return stack;
}

/** Synthesises a stack. @returns the folder in which Terraform runs */
export function synthesised(stack: TerraformStack): string {
  const app = App.of(stack);
  app.synth();
  return join(app.outdir, "stacks", stack.node.id);
}

/** What Terraform would read in such a folder. */
export const documentIn = (folder: string): Document =>
  JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8")) as Document;
