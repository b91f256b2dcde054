import { familiesOf, type ClusterIntent, type Family } from "../intent/index.ts";
import { formatIpv4, formatPrefix } from "../net/ipv4.ts";
import { formatPrefix6 } from "../net/ipv6.ts";
import { object, type CalicoObject } from "./objects.ts";

const FIELDS = {
  clusterIps: "serviceClusterIPs",
  externalIps: "serviceExternalIPs",
  loadBalancerIps: "serviceLoadBalancerIPs",
} as const;

/** The fields of a BGPConfiguration that announce services; none where there are no services. */
export const serviceSettings = ({
  services,
  ipv6,
}: ClusterIntent): Readonly<Record<string, object | string>> => ({
  ...Object.fromEntries(
    (Object.keys(FIELDS) as (keyof typeof FIELDS)[])
      .filter((kind) => services[kind].length > 0)
      .map((kind) => [
        FIELDS[kind],
        familiesOf(ipv6).flatMap((family) => services[kind].map((range) => ({ cidr: family.prefix(range) }))),
      ]),
  ),
  ...(services.loadBalancerAggregation || services.loadBalancerIps.length === 0
    ? {}
    : { serviceLoadBalancerAggregation: "Disabled" }),
});

/** The length of a pool's blocks is at least its own, and Calico's blocks are not longer than 26, or 122, without need. */
const BLOCK_LENGTH: Readonly<Record<Family["name"], number>> = { ipv4: 26, ipv6: 122 };

/** `no-nat-172-16-0-0-12`; in IPv6 an end of zeros has nothing to be written by: `no-nat-2001-db8--32`. */
const nameOf = (cidr: string): string => `no-nat-${cidr.replace(/^::/, "0::").replace(/[./:]/g, "-")}`;

const excluded = (family: Family["name"], cidr: string, length: number): CalicoObject =>
  object("IPPool", nameOf(cidr), {
    cidr,
    blockSize: Math.max(BLOCK_LENGTH[family], length),
    ipipMode: "Never",
    vxlanMode: "Never",
    natOutgoing: false,
    disabled: true,
    disableBGPExport: true,
  });

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
export const natExclusions = ({
  natExclusions: ranges,
  natExclusions6,
}: ClusterIntent): readonly CalicoObject[] => [
  ...ranges.map((range) => excluded("ipv4", formatPrefix(range), range.length)),
  ...(natExclusions6 ?? []).map((range) => excluded("ipv6", formatPrefix6(range), range.length)),
];
