import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { Asn, IPv4, IPv6 } from "ip-num";
import type { NodePort, NodeSettings } from "../src/index.ts";
import { formatIpv6 } from "../src/net/ipv6.ts";
import type { ClusterDelivery } from "./delivery.ts";

export interface ComputeNodeArgs {
  readonly asn: Asn;
  readonly address: IPv4;
  /** Default: none, as where there is IPv4 only. */
  readonly address6?: IPv6 | null;
  /** Its ports in planes; empty where it stands in its rack's network. */
  readonly ports: readonly ComputeNodePort[];
  readonly settings: NodeSettings;
  readonly cluster: ClusterDelivery;
  /** Names of nodes that have not joined the cluster: to label one would make a Node that stays. Default: this one has joined. */
  readonly absent?: Promise<ReadonlySet<string>>;
  /** What must be there before the node is labelled: pools select it by the label. Default none. */
  readonly after?: pulumi.Resource[] | Promise<pulumi.Resource[]>;
}

/** `{ plane: 0, interface: "eth0", address: "10.192.0.10/17" }` */
export interface ComputeNodePort extends Omit<NodePort, "address"> {
  readonly address: string;
  /** Where there is IPv6. */
  readonly address6?: string;
}

/**
 * A server that runs Calico: its place in the fabric, and, where there is a cluster, the labels and annotations by which Calico knows
 * it, and that it is cordoned in maintenance. The Node object itself belongs to the cluster: taking the fabric off removes what was set and leaves the node.
 */
export class ComputeNode extends pulumi.ComponentResource {
  /** Of the Node object. */
  readonly nodeName: string;
  readonly asn: Asn;
  readonly address: IPv4;
  /** Null where there is IPv4 only. */
  readonly address6: IPv6 | null;
  /** Port by port what its operating system must be given, where it stands in planes: `{ plane, interface, address }`. */
  readonly ports: readonly ComputeNodePort[];
  /** Null where manifests are written, and where the node has not joined yet. */
  readonly patch: Promise<kubernetes.core.v1.NodePatch | null>;

  constructor(name: string, args: ComputeNodeArgs, opts?: pulumi.ComponentResourceOptions) {
    super("calico-fabric:index:ComputeNode", name, {}, opts);
    this.nodeName = args.settings.name;
    this.asn = args.asn;
    this.address = args.address;
    this.address6 = args.address6 ?? null;
    this.ports = args.ports;
    this.patch = this.patchOf(name, args);
    this.registerOutputs({
      asn: Number(args.asn.getValue()),
      address: args.address.toString(),
      ...(this.address6 === null ? {} : { address6: formatIpv6(this.address6.getValue()) }),
      ...(this.ports.length === 0 ? {} : { ports: this.ports }),
    });
  }

  private async patchOf(
    name: string,
    { settings, cluster, absent, after = [] }: ComputeNodeArgs,
  ): Promise<kubernetes.core.v1.NodePatch | null> {
    if (cluster.target === "manifests") return null;
    if (absent !== undefined && (await absent).has(settings.name)) return null;
    // Pulumi would make an output of a promise of resources, and go through all that can be reached from each for every node.
    const before = await after;
    const { labels, annotations, cordoned } = settings;
    return new kubernetes.core.v1.NodePatch(
      name,
      {
        metadata: { name: settings.name, labels, annotations },
        ...(cordoned ? { spec: { unschedulable: true } } : {}),
      },
      { parent: this, provider: cluster.provider, dependsOn: before },
    );
  }
}
