import { z } from "zod";
import { cidr } from "./scalars.ts";

const ranges = (what: string) => z.array(cidr).default([]).describe(`${what} Default none.`);

/** Ranges of Kubernetes services that nodes announce. */
export const services = z
  .strictObject({
    clusterIps: ranges(
      "Cluster IPs that are announced (BGPConfiguration serviceClusterIPs): kube-apiserver's --service-cluster-ip-range, or parts of it.",
    ),
    externalIps: ranges("External IPs that are announced (serviceExternalIPs)."),
    loadBalancerIps: ranges("Load balancer IPs that are announced (serviceLoadBalancerIPs)."),
    maxLocalPerNode: z
      .int()
      .min(0)
      .max(100_000)
      .default(250)
      .describe(
        "Addresses of services with externalTrafficPolicy: Local that one node may have an endpoint of: each is a route of its own (/32) beside the ranges. Default 250.",
      ),
  })
  .prefault({})
  .describe(
    "Services that the fabric knows: every node announces each range, and whoever sends there is answered by the nearest. Default none.",
  );
