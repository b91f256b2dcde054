import * as pulumi from "@pulumi/pulumi";
import type { Asn, IPv4, IPv6 } from "ip-num";
import { formatIpv6 } from "../src/net/ipv6.ts";
import { dynamicResources, type DeliveryResources, type SwitchConfigResource } from "./resources.ts";
import type { SwitchConfigArgs } from "./switch-config.ts";

export interface SpineArgs {
  readonly asn: Asn;
  readonly loopback: IPv4;
  /** Default: none, as where there is IPv4 only. */
  readonly loopback6?: IPv6 | null;
  readonly config: SwitchConfigArgs;
  /** Default: dynamic providers. */
  readonly resources?: DeliveryResources;
}

/** A spine or a super-spine and its configuration. */
export class Spine extends pulumi.ComponentResource {
  readonly asn: Asn;
  /** Its router id too. */
  readonly loopback: IPv4;
  /** Null where there is IPv4 only. */
  readonly loopback6: IPv6 | null;
  readonly config: SwitchConfigResource;

  constructor(name: string, args: SpineArgs, opts?: pulumi.ComponentResourceOptions) {
    super("calico-fabric:index:Spine", name, {}, opts);
    this.asn = args.asn;
    this.loopback = args.loopback;
    this.loopback6 = args.loopback6 ?? null;
    const { switchConfig } = args.resources ?? dynamicResources;
    this.config = switchConfig(name, args.config, { parent: this });
    this.registerOutputs({
      asn: Number(args.asn.getValue()),
      loopback: args.loopback.toString(),
      ...(this.loopback6 === null ? {} : { loopback6: formatIpv6(this.loopback6.getValue()) }),
    });
  }
}
