import { z } from "zod";
import { community } from "./bgp-numbers.ts";
import { cidr } from "./scalars.ts";

const ranges = (what: string) => z.array(cidr).default([]).describe(`${what} Default none.`);

/** Single addresses of services that a node may announce where nothing is said. */
export const NORMAL_LOCAL = 250;

/** Ranges of Kubernetes services that nodes announce. */
export const services = z
  .strictObject({
    clusterIps: ranges(
      "Cluster IPs that are announced (BGPConfiguration serviceClusterIPs): kube-apiserver's --service-cluster-ip-range, or parts of it.",
    ),
    externalIps: ranges("External IPs that are announced (serviceExternalIPs)."),
    loadBalancerIps: ranges("Load balancer IPs that are announced (serviceLoadBalancerIPs)."),
    loadBalancerAggregation: z
      .boolean()
      .default(true)
      .describe(
        "Ranges of load balancer IPs are announced as a whole, by every node; false: only single addresses that services have, each of which goes when its service has no endpoint any more (serviceLoadBalancerAggregation: Disabled, from Calico 3.31 on). Default true.",
      ),
    communities: z
      .array(community)
      .max(50)
      .default([])
      .describe(
        "Communities that nodes put on routes of services (BGPConfiguration prefixAdvertisements), for whoever sorts by them inside and outside. Default none.",
      ),
    maxLocalPerNode: z
      .int()
      .min(0)
      .max(100_000)
      .default(NORMAL_LOCAL)
      .describe(
        "Addresses of services that one node may announce each by itself (/32) beside the ranges: those with externalTrafficPolicy: Local that it has an endpoint of, and, without loadBalancerAggregation, every load balancer IP. Default 250.",
      ),
  })
  .prefault({})
  .describe(
    "Services that the fabric knows: every node announces each range, and whoever sends there is answered by the nearest. Default none.",
  );
