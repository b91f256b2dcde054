import { errorAt, warningAt, type Diagnostic } from "../diagnostics/index.ts";
import { familiesOf, type ClusterIntent } from "../intent/index.ts";
import type { EndPolicy, PrefixRule } from "../plan/session.ts";
import { isWidened } from "./filters.ts";
import { takes } from "./versions/index.ts";

const policiesOf = ({ racks, planes }: ClusterIntent): readonly EndPolicy[] => [
  ...racks.flatMap(({ peerings, among }) =>
    [...peerings, ...(among === null ? [] : [among])].map(({ policy }) => policy),
  ),
  ...planes.flatMap(({ client, reflector }) => [client, reflector]),
];

const NAMES: Readonly<Record<PrefixRule["what"], string>> = {
  pods: "pods",
  services: "services",
  nodes: "nodes' networks",
  loopbacks: "loopbacks",
  hosts: "hosts' addresses",
  anycast: "addresses of several servers",
  default: "the default route",
  external: "the outside",
  aggregates: "ranges of pods",
  refused: "what is refused",
};

/** Ranges that a release announces whatever it is told. */
function checkAggregation({ version, services }: ClusterIntent): readonly Diagnostic[] {
  const asked = !services.loadBalancerAggregation && services.loadBalancerIps.length > 0;
  if (!asked || takes(version, "BGPConfiguration", "serviceLoadBalancerAggregation")) return [];
  return [
    errorAt(
      ["services", "loadBalancerAggregation"],
      "calico-too-old",
      `Calico ${version} announces ranges of load balancer IPs as a whole`,
      'run Calico 3.31 or newer, and give "3.31" or what it is as calico.version; or remove the field',
    ),
  ];
}

/** What the release's objects can't say of the fabric. */
export const checkRelease = (cluster: ClusterIntent): readonly Diagnostic[] => [
  ...checkAggregation(cluster),
  ...checkWidened(cluster),
];

/** It works, and nodes are held to less than the spec has it. */
function checkWidened(cluster: ClusterIntent): readonly Diagnostic[] {
  const { version } = cluster;
  const families = familiesOf(cluster.ipv6);
  const widened = policiesOf(cluster)
    .flatMap(({ imports }) => imports.rules)
    .filter((rule) => families.some((family) => family.hasRule(rule) && isWidened(version, family, rule)));
  if (widened.length === 0) return [];
  const names = [...new Set(widened.map(({ what }) => NAMES[what]))].join(", ");
  return [
    warningAt(
      ["calico", "version"],
      "calico-filter-wider",
      `BGPFilters of Calico ${version} know no prefix lengths, so a node takes prefixes of any length in the ranges of ${names}; switches still hold to the lengths`,
      'run Calico 3.29 or newer, and give "3.29" or what it is',
    ),
  ];
}
