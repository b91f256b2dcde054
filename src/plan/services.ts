import type { Prefix4 } from "../net/ipv4.ts";
import type { Datacenter } from "../spec/index.ts";

type Services = Datacenter["services"];
type Whose = Pick<Datacenter, "services" | "clusters">;

/** Each cluster's; where there is one without a name, the datacenter's. */
const servicesOf = ({ services, clusters }: Whose): readonly Services[] =>
  clusters.length === 0 ? [services] : clusters.map((cluster) => cluster.services);

export const wholeRangesOf = (services: Services): readonly Prefix4[] => [
  ...services.clusterIps,
  ...services.externalIps,
  ...(services.loadBalancerAggregation ? services.loadBalancerIps : []),
];

export const singleRangesOf = ({ loadBalancerAggregation, loadBalancerIps }: Services): readonly Prefix4[] =>
  loadBalancerAggregation ? [] : loadBalancerIps;

/** Ranges of services that are announced as a whole. */
export const wholeRanges = (dc: Whose): readonly Prefix4[] => servicesOf(dc).flatMap(wholeRangesOf);

/** Ranges of services out of which single addresses alone are announced. */
export const singleRanges = (dc: Whose): readonly Prefix4[] => servicesOf(dc).flatMap(singleRangesOf);

/** Every range of services, of whatever kind. */
export const serviceRanges = (dc: Whose): readonly Prefix4[] => [...wholeRanges(dc), ...singleRanges(dc)];

const routesOf = (services: Services): number => {
  const { length } = wholeRangesOf(services);
  return length + singleRangesOf(services).length === 0 ? 0 : length + services.maxLocalPerNode;
};

/** Routes of services that one node may announce: each range, and single addresses. 0 where there are no services. */
export const serviceRoutes = (dc: Whose): number => Math.max(...servicesOf(dc).map(routesOf));

/** And that nodes of a rack may, which all clusters may share. */
export const serviceRoutesOfAll = (dc: Whose): number =>
  servicesOf(dc).reduce((sum, services) => sum + routesOf(services), 0);
