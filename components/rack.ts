import * as pulumi from "@pulumi/pulumi";
import type { Asn, IPv4CidrRange, IPv6CidrRange } from "ip-num";
import { formatPrefix6, fromCidrRange6 } from "../src/net/ipv6.ts";
import { ComputeNode, type ComputeNodeArgs } from "./compute-node.ts";
import { dynamicResources, type DeliveryResources, type SwitchConfigResource } from "./resources.ts";
import type { SwitchConfigArgs } from "./switch-config.ts";

export interface RackArgs {
  readonly asn: Asn;
  /** Null where nodes stand in planes, and a rack is no network. */
  readonly subnet: IPv4CidrRange | null;
  readonly pods: IPv4CidrRange;
  /** Default: none, as where there is IPv4 only. */
  readonly subnet6?: IPv6CidrRange | null;
  readonly pods6?: IPv6CidrRange | null;
  readonly morePods: readonly IPv4CidrRange[];
  /** Pods of other clusters that share the rack, by the cluster's name. Default none. */
  readonly guests?: Readonly<Record<string, IPv4CidrRange>>;
  readonly tors: readonly SwitchConfigArgs[];
  /** By node name. */
  readonly nodes: Readonly<Record<string, ComputeNodeArgs>>;
  /** Servers that do not run Calico. Default none. */
  readonly hosts?: readonly SwitchConfigArgs[];
  /** Default: dynamic providers. */
  readonly resources?: DeliveryResources;
}

/** A rack: the configurations of its ToRs, its nodes, and those of its servers without Calico. */
export class Rack extends pulumi.ComponentResource {
  readonly asn: Asn;
  /** What nodes and ToRs share; null where nodes stand in planes. */
  readonly subnet: IPv4CidrRange | null;
  /** The rack's first IPPool. */
  readonly pods: IPv4CidrRange;
  /** The same in IPv6; null where there is IPv4 only. */
  readonly subnet6: IPv6CidrRange | null;
  readonly pods6: IPv6CidrRange | null;
  /** Its further ones. */
  readonly morePods: readonly IPv4CidrRange[];
  /** The first IPPools of other clusters that share the rack, by the cluster's name. */
  readonly guests: Readonly<Record<string, IPv4CidrRange>>;
  readonly tors: readonly SwitchConfigResource[];
  readonly nodes: readonly ComputeNode[];
  readonly hosts: readonly SwitchConfigResource[];

  constructor(name: string, args: RackArgs, opts?: pulumi.ComponentResourceOptions) {
    super("calico-fabric:index:Rack", name, {}, opts);
    this.asn = args.asn;
    this.subnet = args.subnet;
    this.pods = args.pods;
    this.subnet6 = args.subnet6 ?? null;
    this.pods6 = args.pods6 ?? null;
    this.morePods = args.morePods;
    this.guests = args.guests ?? {};
    const { switchConfig } = args.resources ?? dynamicResources;
    this.tors = args.tors.map((config) => switchConfig(config.device, config, { parent: this }));
    this.nodes = Object.entries(args.nodes).map(
      ([node, nodeArgs]) => new ComputeNode(node, nodeArgs, { parent: this }),
    );
    this.hosts = (args.hosts ?? []).map((config) => switchConfig(config.device, config, { parent: this }));
    this.registerOutputs({
      asn: Number(args.asn.getValue()),
      ...(args.subnet === null ? {} : { subnet: args.subnet.toCidrString() }),
      pods: args.pods.toCidrString(),
      ...(this.subnet6 === null ? {} : { subnet6: formatPrefix6(fromCidrRange6(this.subnet6)) }),
      ...(this.pods6 === null ? {} : { pods6: formatPrefix6(fromCidrRange6(this.pods6)) }),
      ...(args.morePods.length === 0 ? {} : { morePods: args.morePods.map((range) => range.toCidrString()) }),
    });
  }
}
