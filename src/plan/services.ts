import type { Prefix4 } from "../net/ipv4.ts";
import type { Datacenter } from "../spec/index.ts";

/** Ranges of services that are announced as a whole. */
export const wholeRanges = ({ services }: Datacenter): readonly Prefix4[] => [
  ...services.clusterIps,
  ...services.externalIps,
  ...(services.loadBalancerAggregation ? services.loadBalancerIps : []),
];

/** Ranges of services out of which single addresses alone are announced. */
export const singleRanges = ({ services }: Datacenter): readonly Prefix4[] =>
  services.loadBalancerAggregation ? [] : services.loadBalancerIps;

/** Every range of services, of whatever kind. */
export const serviceRanges = (dc: Datacenter): readonly Prefix4[] => [
  ...wholeRanges(dc),
  ...singleRanges(dc),
];

/** Routes of services that one node may announce: each range, and single addresses. 0 where there are no services. */
export function serviceRoutes(dc: Datacenter): number {
  const { length } = wholeRanges(dc);
  return serviceRanges(dc).length === 0 ? 0 : length + dc.services.maxLocalPerNode;
}
