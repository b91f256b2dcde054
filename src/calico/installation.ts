import { stringify } from "yaml";
import { familiesOf, firstFamily, type ClusterIntent, type Family } from "../intent/index.ts";

/** How calico-node is told where a node's address of one family is, under the operator and in its own environment. */
export const DETECTION = {
  ipv4: { installation: "nodeAddressAutodetectionV4", address: "IP", method: "IP_AUTODETECTION_METHOD" },
  ipv6: { installation: "nodeAddressAutodetectionV6", address: "IP6", method: "IP6_AUTODETECTION_METHOD" },
} as const;

/** Ranges of one family that hold the addresses which the plan gives to nodes, and no other address of theirs. */
export interface NodeRanges {
  readonly family: Family["name"];
  readonly cidrs: readonly string[];
}

/** By family, IPv4 first; none where there is no node. */
export const nodeRanges = ({ nodeRanges: ranges, ipv6 }: ClusterIntent): readonly NodeRanges[] =>
  ranges.length === 0
    ? []
    : familiesOf(ipv6).map((family) => ({ family: family.name, cidrs: ranges.map(family.prefix) }));

/**
 * What the operator is to be given at its installation, or has to be changed to: BGP, no pool of its own, and the nodes' addresses where the
 * plan has them; and Calico's API server, which serves `projectcalico.org/v3` before 3.33.
 */
export function installation(cluster: ClusterIntent): string {
  const detection = nodeRanges(cluster).map(({ family, cidrs }) => [
    DETECTION[family].installation,
    { cidrs },
  ]);
  const objects = [
    {
      apiVersion: "operator.tigera.io/v1",
      kind: "Installation",
      metadata: { name: "default" },
      spec: {
        calicoNetwork: { bgp: "Enabled", ipPools: [], ...(Object.fromEntries(detection) as object) },
      },
    },
    { apiVersion: "operator.tigera.io/v1", kind: "APIServer", metadata: { name: "default" }, spec: {} },
  ];
  return objects.map((one) => stringify(one, { lineWidth: 0 })).join("---\n");
}

/**
 * Of a node without an IPv4 address: it has none detected, its router id is made of its name, and Felix sets IPv6 up. The operator sets all three by
 * itself where the installation has no `nodeAddressAutodetectionV4`.
 */
const WITHOUT_IPV4 = ["IP=none", "CALICO_ROUTER_ID=hash", "FELIX_IPV6SUPPORT=true"] as const;

/** The variables of calico-node's container that say the same: `IP=autodetect`, `IP_AUTODETECTION_METHOD=cidr=10.192.0.0/16`. */
export const environment = (cluster: ClusterIntent): readonly string[] => [
  ...(firstFamily(cluster.ipv6).name === "ipv6" ? WITHOUT_IPV4 : []),
  ...nodeRanges(cluster).flatMap(({ family, cidrs }) => [
    `${DETECTION[family].address}=autodetect`,
    `${DETECTION[family].method}=cidr=${cidrs.join(",")}`,
  ]),
];

/** The command that sets them where Calico's manifests were applied. */
export const environmentCommand = (cluster: ClusterIntent, namespace: string): string =>
  `kubectl -n ${namespace} set env daemonset/calico-node ${environment(cluster).join(" ")}`;
