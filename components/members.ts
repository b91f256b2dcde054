import type * as pulumi from "@pulumi/pulumi";
import { Asn } from "ip-num";
import type { CompiledFabric, RackPlan } from "../src/index.ts";
import { toCidrRange, toIpv4 } from "../src/net/ipv4.ts";
import type { ComputeNodeArgs } from "./compute-node.ts";
import type { ClusterDelivery } from "./delivery.ts";
import { address6, portIn, range6 } from "./ipv6.ts";
import type { RackArgs } from "./rack.ts";
import type { SpineArgs } from "./spine.ts";
import type { SwitchConfigs } from "./switch-configs.ts";

/* What a fabric's components are given of its plan, in the types that programs work with. */

/** Spines that route, or super-spines, by name. */
export const spinesOf = (
  { plan }: CompiledFabric,
  configs: SwitchConfigs,
  wanted: "spine" | "super-spine" = "spine",
): ReadonlyMap<string, SpineArgs> =>
  new Map(
    plan.switches
      .filter(({ role }) => role === wanted)
      .map(({ name, asn, loopback }): [string, SpineArgs] => [
        name,
        {
          asn: new Asn(asn),
          loopback: toIpv4(loopback),
          loopback6: address6(plan, loopback),
          config: configs.of(name),
        },
      ]),
  );

/** How a rack's nodes come into the cluster. */
export interface Joining {
  /** By the node's cluster; without a name where there is one only. */
  readonly clusterOf: (name: string | undefined) => ClusterDelivery;
  /** Names of nodes that have not joined; undefined where nobody knows. */
  readonly absent: Promise<ReadonlySet<string>> | undefined;
  /** What must be there before a node is labelled, by its name. */
  readonly after: Promise<ReadonlyMap<string, pulumi.Resource[]>>;
}

export function rackOf(
  { plan, clusters }: CompiledFabric,
  rack: RackPlan,
  configs: SwitchConfigs,
  { clusterOf, absent, after }: Joining,
): RackArgs {
  const settings = new Map(clusters.flatMap(({ calico }) => calico.nodes).map((node) => [node.name, node]));
  const nodes = rack.nodes.flatMap(({ name, cluster, asn, address, planes }): [string, ComputeNodeArgs][] => {
    const own = settings.get(name);
    if (own === undefined) return [];
    const node = {
      asn: new Asn(asn),
      address: toIpv4(address),
      address6: address6(plan, address),
      ports: planes.map((port) => portIn(plan, port)),
      settings: own,
      cluster: clusterOf(cluster),
    };
    const known = absent === undefined ? {} : { absent };
    return [[name, { ...node, ...known, after: after.then((byNode) => byNode.get(name) ?? []) }]];
  });
  return {
    asn: new Asn(rack.asn),
    subnet: rack.subnet === null ? null : toCidrRange(rack.subnet),
    pods: toCidrRange(rack.pods),
    subnet6: rack.subnet === null ? null : range6(plan, rack.subnet),
    pods6: range6(plan, rack.pods),
    morePods: rack.morePods.map(({ range }) => toCidrRange(range)),
    ...(rack.guests === undefined
      ? {}
      : {
          guests: Object.fromEntries(rack.guests.map(({ cluster, pods }) => [cluster, toCidrRange(pods)])),
        }),
    tors: rack.tors.map((tor) => configs.of(tor.device)),
    nodes: Object.fromEntries(nodes),
    hosts: rack.hosts.map((host) => configs.of(host.name)),
  };
}
