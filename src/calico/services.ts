import type { ClusterIntent } from "../intent/index.ts";
import { formatIpv4, formatPrefix, type Prefix4 } from "../net/ipv4.ts";
import { object, type CalicoObject } from "./objects.ts";

const FIELDS = {
  clusterIps: "serviceClusterIPs",
  externalIps: "serviceExternalIPs",
  loadBalancerIps: "serviceLoadBalancerIPs",
} as const;

/** The fields of a BGPConfiguration that announce services; none where there are no services. */
export const serviceSettings = ({ services }: ClusterIntent): Readonly<Record<string, object | string>> => ({
  ...Object.fromEntries(
    (Object.keys(FIELDS) as (keyof typeof FIELDS)[])
      .filter((kind) => services[kind].length > 0)
      .map((kind) => [FIELDS[kind], services[kind].map((range) => ({ cidr: formatPrefix(range) }))]),
  ),
  ...(services.loadBalancerAggregation || services.loadBalancerIps.length === 0
    ? {}
    : { serviceLoadBalancerAggregation: "Disabled" }),
});

/** The length of a pool's blocks is at least its own, and Calico's blocks are not longer than 26 without need. */
const BLOCK_LENGTH = 26;

const nameOf = (range: Prefix4): string => `no-nat-${formatPrefix(range).replace(/[./]/g, "-")}`;

/**
 * An address that several nodes have on their loopbacks. What is in a pool BIRD announces, with the communities of its range, and pods send to it with their
 * own address; disabled, and of no node, so that no pod is given it.
 */
export const anycastPools = ({ anycast = [] }: ClusterIntent): readonly CalicoObject[] =>
  anycast.map((range) =>
    object("IPPool", `anycast-${formatIpv4(range.base).replaceAll(".", "-")}`, {
      cidr: formatPrefix(range),
      blockSize: range.length,
      ipipMode: "Never",
      vxlanMode: "Never",
      natOutgoing: false,
      disabled: true,
      nodeSelector: "!all()",
    }),
  );

/**
 * Calico translates what pods send to addresses outside every pool, so what is to see their own addresses is a pool: disabled, so that no
 * pod is given an address of it, and kept from BGP, for it is none of the nodes'.
 */
export const natExclusions = ({ natExclusions: ranges }: ClusterIntent): readonly CalicoObject[] =>
  ranges.map((range) =>
    object("IPPool", nameOf(range), {
      cidr: formatPrefix(range),
      blockSize: Math.max(BLOCK_LENGTH, range.length),
      ipipMode: "Never",
      vxlanMode: "Never",
      natOutgoing: false,
      disabled: true,
      disableBGPExport: true,
    }),
  );
