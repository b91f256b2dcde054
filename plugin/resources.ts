import * as pulumi from "@pulumi/pulumi";
import type {
  DeliveryResources,
  FabricNumbersArgs,
  ManifestFolderArgs,
  SwitchConfigArgs,
  SwitchConfigResource,
} from "../components/index.ts";
import { FABRIC_NUMBERS, MANIFEST_FOLDER, SWITCH_CONFIG } from "./tokens.ts";

/** One switch's configuration, put in place by this plugin. */
class SwitchConfig extends pulumi.CustomResource implements SwitchConfigResource {
  declare readonly device: pulumi.Output<string>;
  declare readonly artifact: pulumi.Output<string>;
  declare readonly drift: pulumi.Output<string[]>;

  // Without a version, the engine takes the plugin that the program asks for: this one.
  constructor(name: string, args: SwitchConfigArgs, opts: pulumi.CustomResourceOptions) {
    super(
      SWITCH_CONFIG,
      name,
      { ...args, drift: undefined, baseline: undefined, startup: undefined },
      { ...opts, additionalSecretOutputs: ["baseline", "startup", "secrets"] },
    );
  }
}

/** Manifests on disk, put there by this plugin. */
class ManifestFolder extends pulumi.CustomResource {
  constructor(name: string, args: ManifestFolderArgs, opts: pulumi.CustomResourceOptions) {
    super(MANIFEST_FOLDER, name, { ...args, drift: undefined }, opts);
  }
}

/** Every number that was given out, kept by this plugin. */
class FabricNumbers extends pulumi.CustomResource {
  constructor(name: string, args: FabricNumbersArgs, opts: pulumi.CustomResourceOptions) {
    super(FABRIC_NUMBERS, name, { ...args }, opts);
  }
}

/** The plugin's own resources: dynamic providers would be looked for in the user's program, which is not Node's. */
export const pluginResources: DeliveryResources = {
  switchConfig: (name, args, opts) => new SwitchConfig(name, args, opts),
  manifestFolder: (name, args, opts) => new ManifestFolder(name, args, opts),
  fabricNumbers: (name, args, opts) => new FabricNumbers(name, args, opts),
};
