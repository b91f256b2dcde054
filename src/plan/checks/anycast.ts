import { errorAt, warningAt, type Diagnostic, type SpecPath } from "../../diagnostics/index.ts";
import {
  containsAddress,
  formatIpv4,
  formatPrefix,
  networkOf,
  type Ipv4,
  type Prefix4,
} from "../../net/ipv4.ts";
import { oneOf } from "../../text/nearest.ts";
import type { Datacenter } from "../../spec/index.ts";
import { ADDRESS_POOLS } from "../address-pools.ts";
import type { LayoutRules } from "../layout-rules.ts";
import { serviceRanges } from "../services.ts";
import { usedPools } from "../used-pools.ts";

interface Range {
  readonly what: string;
  readonly range: Prefix4;
}

interface PlacedAddress {
  readonly address: Ipv4;
  readonly path: SpecPath;
}

const placed = ({ anycast }: Datacenter): readonly PlacedAddress[] =>
  anycast.map(({ address }, at) => ({ address, path: ["anycast", at, "address"] }));

/** What is somebody's alone, or announced by others. */
function takenBy(dc: Datacenter, rules: LayoutRules): readonly Range[] {
  const used = usedPools(rules);
  return [
    ...ADDRESS_POOLS.filter((pool) => used.has(pool)).flatMap((pool) =>
      dc.pools[pool].map((range) => ({ what: `pools.${pool}`, range })),
    ),
    ...serviceRanges(dc).map((range) => ({ what: "services", range })),
    ...(dc.clusters.length === 0 ? [dc.calico] : dc.clusters.map((one) => one.calico ?? dc.calico)).flatMap(
      ({ natExclusions }) => natExclusions.map((range) => ({ what: "calico.natExclusions", range })),
    ),
    ...dc.racks.flatMap(({ hosts }) =>
      hosts.flatMap(({ name, announces }) => announces.map((range) => ({ what: `host ${name}`, range }))),
    ),
    ...(dc.outside?.peers ?? []).map((peer) => ({
      what: `the link ${peer.switch}--${peer.router}`,
      range: networkOf(peer.address),
    })),
  ];
}

/** An address is nobody else's, and is said once. */
function checkAddresses(dc: Datacenter, rules: LayoutRules): readonly Diagnostic[] {
  const taken = takenBy(dc, rules);
  const all = placed(dc);
  return all.flatMap(({ address, path }, at): Diagnostic[] => {
    const other = taken.find(({ range }) => containsAddress(range, address));
    const twice = all.slice(0, at).some((one) => one.address === address);
    return [
      ...(other === undefined
        ? []
        : [
            errorAt(
              path,
              "pool-overlap",
              `${formatIpv4(address)} is in ${formatPrefix(other.range)} of ${other.what}`,
              "give the servers an address that is nobody else's",
            ),
          ]),
      ...(twice
        ? [
            errorAt(
              path,
              "address-taken",
              `${formatIpv4(address)} is in the list already`,
              "name all its servers in one entry",
            ),
          ]
        : []),
    ];
  });
}

/** Each server is there, and once. */
function checkServers({ anycast, racks }: Datacenter): readonly Diagnostic[] {
  if (anycast.length === 0) return [];
  const there = racks.flatMap(({ nodes, hosts }) => [...nodes, ...hosts].map(({ name }) => name));
  const known = new Set(there);
  return anycast.flatMap(({ servers }, a) =>
    servers.flatMap((name, s): Diagnostic[] => {
      const path = ["anycast", a, "servers", s];
      if (!known.has(name))
        return [
          errorAt(
            path,
            "value-invalid",
            `there is no node and no host "${name}"`,
            oneOf(name, there, "name one that is there"),
          ),
        ];
      return servers.indexOf(name) < s
        ? [errorAt(path, "duplicate-name", `"${name}" is in the list already`, "name each server once")]
        : [];
    }),
  );
}

/** What has an image in IPv6 is the fabric's own; such an address is none of its pools'. */
const checkFamilies = ({ ipv6, anycast }: Datacenter): readonly Diagnostic[] =>
  ipv6 === undefined || anycast.length === 0
    ? []
    : [
        errorAt(
          ["anycast"],
          "model-unsupported",
          "addresses of several servers are announced in IPv4 only, and this datacenter has IPv6 too",
          "remove anycast or ipv6",
        ),
      ];

/** Communities are what Calico puts on: an address that hosts alone have goes without. */
function checkCommunities({ anycast, racks }: Datacenter): readonly Diagnostic[] {
  if (anycast.length === 0) return [];
  const nodes = new Set(racks.flatMap((rack) => rack.nodes.map(({ name }) => name)));
  return anycast.flatMap(({ address, servers, communities }, a) =>
    communities.length === 0 || servers.some((name) => nodes.has(name))
      ? []
      : [
          warningAt(
            ["anycast", a, "communities"],
            "option-unused",
            `nothing comes of it: hosts alone have ${formatIpv4(address)}, and they put on no communities`,
            "remove it, or have a node announce the address too",
          ),
        ],
  );
}

/** Addresses that several servers have. */
export const checkAnycast = (dc: Datacenter, rules: LayoutRules): readonly Diagnostic[] => [
  ...checkAddresses(dc, rules),
  ...checkServers(dc),
  ...checkFamilies(dc),
  ...checkCommunities(dc),
];
