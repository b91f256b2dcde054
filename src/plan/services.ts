import type { Prefix4 } from "../net/ipv4.ts";
import type { Datacenter } from "../spec/index.ts";

/** Every range of services, of whatever kind. */
export const serviceRanges = ({ services }: Datacenter): readonly Prefix4[] => [
  ...services.clusterIps,
  ...services.externalIps,
  ...services.loadBalancerIps,
];

/** Routes of services that one node may announce: each range, and single addresses. 0 where there are no services. */
export function serviceRoutes(dc: Datacenter): number {
  const ranges = serviceRanges(dc).length;
  return ranges === 0 ? 0 : ranges + dc.services.maxLocalPerNode;
}
