import * as pulumi from "@pulumi/pulumi";
import type { Asn, IPv4 } from "ip-num";
import { dynamicResources, type DeliveryResources, type SwitchConfigResource } from "./resources.ts";
import type { SwitchConfigArgs } from "./switch-config.ts";

export interface SpineArgs {
  readonly asn: Asn;
  readonly loopback: IPv4;
  readonly config: SwitchConfigArgs;
  /** Default: dynamic providers. */
  readonly resources?: DeliveryResources;
}

/** A spine switch and its configuration. */
export class Spine extends pulumi.ComponentResource {
  readonly asn: Asn;
  /** Its router id too. */
  readonly loopback: IPv4;
  readonly config: SwitchConfigResource;

  constructor(name: string, args: SpineArgs, opts?: pulumi.ComponentResourceOptions) {
    super("calico-fabric:index:Spine", name, {}, opts);
    this.asn = args.asn;
    this.loopback = args.loopback;
    const { switchConfig } = args.resources ?? dynamicResources;
    this.config = switchConfig(name, args.config, { parent: this });
    this.registerOutputs({ asn: Number(args.asn.getValue()), loopback: args.loopback.toString() });
  }
}
