import * as pulumi from "@pulumi/pulumi";
import type { SwitchInputs, SwitchState } from "../src/deliver/index.ts";
import type { ConnectionInput } from "./delivery.ts";

/** What one switch is given. */
export interface SwitchConfigArgs extends Pick<
  SwitchInputs,
  "device" | "platform" | "artifact" | "numbers" | "renumber"
> {
  readonly connection: ConnectionInput;
  /** For the artifact's slots. */
  readonly secrets?: pulumi.Input<Readonly<Record<string, string>>>;
}

/**
 * The constant shim that Pulumi keeps in its state: each verb loads the installed package, so a stack runs the code that is
 * installed and not the code that once created it, and no release of this package changes a resource by itself.
 */
const provider: pulumi.dynamic.ResourceProvider<SwitchInputs, SwitchState> = {
  check: async (olds, news) => (await import("pulumi-calico-fabric/deliver")).switchConfig.check(olds, news),
  diff: async (id, olds, news) =>
    (await import("pulumi-calico-fabric/deliver")).switchConfig.diff(id, olds, news),
  create: async (inputs) => (await import("pulumi-calico-fabric/deliver")).switchConfig.create(inputs),
  read: async (id, props) =>
    (await import("pulumi-calico-fabric/deliver")).switchConfig.read(id, props as SwitchState),
  update: async (id, olds, news) =>
    (await import("pulumi-calico-fabric/deliver")).switchConfig.update(id, olds, news),
  delete: async (id, props) => (await import("pulumi-calico-fabric/deliver")).switchConfig.delete(id, props),
};

/** One switch's configuration, put on it and kept there. Its `drift` is what a refresh found typed by hand. */
export class SwitchConfig extends pulumi.dynamic.Resource {
  declare readonly device: pulumi.Output<string>;
  declare readonly artifact: pulumi.Output<string>;
  declare readonly drift: pulumi.Output<string[]>;

  constructor(name: string, args: SwitchConfigArgs, opts?: pulumi.CustomResourceOptions) {
    super(
      provider,
      name,
      { ...args, drift: undefined, baseline: undefined, startup: undefined },
      // What ran before the fabric came may hold others' passwords; the fabric's own are in no other property.
      {
        ...opts,
        additionalSecretOutputs: ["baseline", "startup", "secrets", ...(opts?.additionalSecretOutputs ?? [])],
      },
      "calico-fabric",
      "SwitchConfig",
    );
  }
}
