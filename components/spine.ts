import * as pulumi from "@pulumi/pulumi";
import type { Asn, IPv4 } from "ip-num";
import { SwitchConfig, type SwitchConfigArgs } from "./switch-config.ts";

export interface SpineArgs {
  readonly asn: Asn;
  readonly loopback: IPv4;
  readonly config: SwitchConfigArgs;
}

/** A spine switch and its configuration. */
export class Spine extends pulumi.ComponentResource {
  readonly asn: Asn;
  /** Its router id too. */
  readonly loopback: IPv4;
  readonly config: SwitchConfig;

  constructor(name: string, args: SpineArgs, opts?: pulumi.ComponentResourceOptions) {
    super("calico-fabric:index:Spine", name, {}, opts);
    this.asn = args.asn;
    this.loopback = args.loopback;
    this.config = new SwitchConfig(name, args.config, { parent: this });
    this.registerOutputs({ asn: Number(args.asn.getValue()), loopback: args.loopback.toString() });
  }
}
