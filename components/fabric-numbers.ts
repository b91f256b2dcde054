import * as pulumi from "@pulumi/pulumi";
import type { NumbersInputs } from "../src/deliver/index.ts";

/** Every number of a fabric's devices, and whose may change. */
export interface FabricNumbersArgs extends Omit<NumbersInputs, "against"> {
  readonly against: pulumi.Input<readonly string[]>;
}

/** A constant shim, for the reason that `switch-config.ts` gives. */
const provider: pulumi.dynamic.ResourceProvider<NumbersInputs, NumbersInputs> = {
  check: async (olds, news) => (await import("pulumi-calico-fabric/deliver")).fabricNumbers.check(olds, news),
  diff: async (id, olds, news) =>
    (await import("pulumi-calico-fabric/deliver")).fabricNumbers.diff(id, olds, news),
  create: async (inputs) => (await import("pulumi-calico-fabric/deliver")).fabricNumbers.create(inputs),
  read: async (id, props) =>
    (await import("pulumi-calico-fabric/deliver")).fabricNumbers.read(id, props as NumbersInputs),
  update: async (id, olds, news) =>
    (await import("pulumi-calico-fabric/deliver")).fabricNumbers.update(id, olds, news),
  delete: async (id, props) => (await import("pulumi-calico-fabric/deliver")).fabricNumbers.delete(id, props),
};

/** Every number that a fabric's devices were given. It comes before the switches, so that a change is refused of all of them at once. */
export class FabricNumbers extends pulumi.dynamic.Resource {
  constructor(name: string, args: FabricNumbersArgs, opts?: pulumi.CustomResourceOptions) {
    super(provider, name, { ...args }, opts, "calico-fabric", "FabricNumbers");
  }
}
