import type { CustomResource, CustomResourceOptions, Output } from "@pulumi/pulumi";
import { FabricNumbers, type FabricNumbersArgs } from "./fabric-numbers.ts";
import { ManifestFolder, type ManifestFolderArgs } from "./manifest-folder.ts";
import { SwitchConfig, type SwitchConfigArgs } from "./switch-config.ts";

/** One switch's configuration, whatever puts it in place. */
export interface SwitchConfigResource extends CustomResource {
  readonly device: Output<string>;
  readonly artifact: Output<string>;
  readonly drift: Output<string[]>;
}

/**
 * What puts artifacts in place. Dynamic providers load from Node programs only, so where the program is in another language the plugin
 * has resources of its own, with the same verbs.
 */
export interface DeliveryResources {
  readonly switchConfig: (
    name: string,
    args: SwitchConfigArgs,
    opts: CustomResourceOptions,
  ) => SwitchConfigResource;
  readonly manifestFolder: (
    name: string,
    args: ManifestFolderArgs,
    opts: CustomResourceOptions,
  ) => CustomResource;
  readonly fabricNumbers: (
    name: string,
    args: FabricNumbersArgs,
    opts: CustomResourceOptions,
  ) => CustomResource;
}

/** For programs in Node: dynamic providers. */
export const dynamicResources: DeliveryResources = {
  switchConfig: (name, args, opts) => new SwitchConfig(name, args, opts),
  manifestFolder: (name, args, opts) => new ManifestFolder(name, args, opts),
  fabricNumbers: (name, args, opts) => new FabricNumbers(name, args, opts),
};
