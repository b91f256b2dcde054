import * as pulumi from "@pulumi/pulumi";
import type { FolderInputs, FolderState } from "../src/deliver/index.ts";

/** Files by name, and the folder that they stand in. */
export interface ManifestFolderArgs {
  readonly folder: pulumi.Input<string>;
  readonly files: pulumi.Input<Readonly<Record<string, string>>>;
}

/** A constant shim, for the reason that `switch-config.ts` gives. */
const provider: pulumi.dynamic.ResourceProvider<FolderInputs, FolderState> = {
  check: async (olds, news) =>
    (await import("pulumi-calico-fabric/deliver")).manifestFolder.check(olds, news),
  diff: async (id, olds, news) =>
    (await import("pulumi-calico-fabric/deliver")).manifestFolder.diff(id, olds, news),
  create: async (inputs) => (await import("pulumi-calico-fabric/deliver")).manifestFolder.create(inputs),
  read: async (id, props) =>
    (await import("pulumi-calico-fabric/deliver")).manifestFolder.read(id, props as FolderState),
  update: async (id, olds, news) =>
    (await import("pulumi-calico-fabric/deliver")).manifestFolder.update(id, olds, news),
  delete: async (id, props) =>
    (await import("pulumi-calico-fabric/deliver")).manifestFolder.delete(id, props),
};

/** Manifests on disk, for GitOps or for where there is no cluster yet. */
export class ManifestFolder extends pulumi.dynamic.Resource {
  declare readonly folder: pulumi.Output<string>;
  declare readonly drift: pulumi.Output<string[]>;

  constructor(name: string, args: ManifestFolderArgs, opts?: pulumi.CustomResourceOptions) {
    super(provider, name, { ...args, drift: undefined }, opts, "calico-fabric", "ManifestFolder");
  }
}
