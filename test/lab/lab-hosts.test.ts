import { datacenter as asPerClusterDual } from "./fabrics/as-per-cluster-dual.ts";
import { datacenter as clusters } from "./fabrics/clusters.ts";
import { datacenter as dualStackOutside } from "./fabrics/dual-stack-outside.ts";
import { datacenter as asPerRackSubnets } from "./fabrics/as-per-rack-subnets.ts";
import { datacenter as ipv6Only } from "./fabrics/ipv6-only.ts";
import { datacenter as hosts } from "./fabrics/hosts.ts";
import { describeLabs, DRAIN, FAMILIES, ROUTES, TABLES, VERIFIED } from "./lab-runs.ts";

describeLabs(
  [
    { spec: hosts, what: "hosts without Calico beside its nodes", filters: ["host-daemons", VERIFIED] },
    {
      spec: clusters,
      what: "two clusters in shared racks, each with its own API server and release of Calico",
      filters: [...ROUTES.filter((id) => id !== "rib-equal-after/spine"), "clusters"],
    },
    {
      spec: ipv6Only,
      what: "IPv6 alone before the outside, with services and hosts",
      filters: [...TABLES, "rib-equal-after/spine", "host-daemons", "second-up-unchanged"],
    },
    {
      spec: asPerClusterDual,
      what: "as-per-cluster with two ToRs in a rack, where nodes, hosts and ToRs allow their own AS",
      filters: [...ROUTES, DRAIN, "host-daemons"],
    },
    {
      spec: dualStackOutside,
      what: "both families before the outside, with services and hosts, and IPv6 by numbers of its own",
      filters: [...FAMILIES, "host-daemons", "outside"],
    },
    {
      spec: asPerRackSubnets,
      what: "as-per-rack with a network for each ToR and its servers, hosts without Calico among these",
      filters: [
        ...TABLES,
        "addresses-ping",
        "host-daemons",
        "rib-equal-after/server-link",
        "rib-equal-after/tor",
      ],
    },
  ],
  ["hostDaemons", "ifupdown2"],
);
