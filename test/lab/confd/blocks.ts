import { hasPriorities } from "../../../src/calico/versions/index.ts";
import type { CalicoVersion } from "../../../src/spec/index.ts";
import { isOf, type Family } from "./family.ts";
import { HIGHEST_PRIORITY } from "./filters.ts";
import type { Datastore, IpPoolSpec } from "./objects.ts";

/** Linux metric of a route of ordinary priority. */
export const NORMAL_PRIORITY = 1024;
/** BIRD's preference for a route that must beat a local one. */
export const OVERRIDE_PREFERENCE = 200;

const uses = (mode: IpPoolSpec["ipipMode"]): boolean => mode === "Always" || mode === "CrossSubnet";

const pools = (store: Datastore, family: Family): readonly IpPoolSpec[] =>
  store.ipPools
    .flatMap(({ spec }) => (spec !== undefined && isOf(family, spec.cidr) ? [spec] : []))
    .toSorted((a, b) => (a.cidr < b.cidr ? -1 : 1));

/** `bird_aggr.cfg`: a node announces its blocks and nothing beneath them; the kernel discards what no pod of a block takes. */
export function aggregation(
  { version }: Pick<Datastore, "version">,
  { addressLength }: Family,
  blocks: readonly string[],
  reachable: readonly string[],
): string {
  const routes = [
    ...blocks
      .filter((block) => !block.endsWith(`/${String(addressLength)}`))
      .map((block) => `${block} blackhole`),
    ...reachable,
  ];
  return [
    "template static static_template {",
    ...routes.map((route) => `  route ${route};`),
    "}",
    ...(blocks.length + reachable.length === 0 ? [] : ["protocol static from static_template {", "}"]),
    "function calico_aggr () {",
    ...blocks.flatMap((block) => [
      `  if ( net = ${block} ) then { accept; }`,
      ...(hasPriorities(version)
        ? [`  if ( net ~ ${block} && krt_metric < ${String(NORMAL_PRIORITY)} ) then { accept; }`]
        : []),
      `  if ( net ~ ${block} ) then { reject; }`,
    ]),
    "}",
    "",
  ].join("\n");
}

/** What BIRD itself puts into the kernel: unencapsulated pools. Felix does it for the others. In IPv6 only what it must leave is said. */
function kernelRule(
  release: CalicoVersion,
  { version }: Family,
  { cidr, ipipMode, vxlanMode }: IpPoolSpec,
): readonly string[] {
  if (uses(ipipMode) && !hasPriorities(release))
    throw new Error(`IPPool ${cidr}: not derived here: IPIP, which before 3.32 is a change to BIRD itself`);
  const felix = uses(ipipMode) || uses(vxlanMode);
  if (version === 6 && !felix) return [];
  return [`  if (net ~ ${cidr}) then { ${felix ? "reject" : "accept"}; }`];
}

/** The kernel's metric of what BGP brought. Without it BIRD gives none, which the kernel takes for the best in IPv4 and for 1024 in IPv6. */
const SET_METRIC: readonly string[] = [
  "  if (defined(source) && (source = RTS_BGP) && !defined(krt_metric)) then {",
  `    krt_metric = ${String(NORMAL_PRIORITY)};`,
  `    if (defined(bgp_local_pref)) then { krt_metric = ${String(HIGHEST_PRIORITY)} - bgp_local_pref; }`,
  `    if (krt_metric < ${String(NORMAL_PRIORITY)}) then { preference = ${String(OVERRIDE_PREFERENCE)}; }`,
  "  }",
];

/** `bird_ipam.cfg`: what may leave the node by BGP, and what BIRD puts into its kernel. */
export function poolFilters(store: Datastore, family: Family, services: readonly string[]): string {
  const all = pools(store, family);
  return [
    "function reject_local_routes () {",
    '  if (defined(ifname)) then { if (ifname ~ "bpf*.cali") then { reject; } }',
    "}",
    "function calico_export_to_bgp_peers(bool internal_peer) {",
    ...all
      .filter((pool) => pool.disableBGPExport === true)
      .map(({ cidr }) => `  if (net ~ ${cidr}) then { reject; }`),
    "  if (internal_peer) then {",
    "    if (defined(ifname)) then {",
    '      if ((ifname ~ "*.cali") || (ifname ~ "*.calico") || (ifname ~ "tunl0")) then { reject; }',
    "    }",
    "  }",
    "  reject_local_routes();",
    "  apply_communities();",
    "  calico_aggr();",
    ...services.map((range) => `  if (net ~ ${range}) then { accept; }`),
    ...all
      .filter((pool) => pool.disableBGPExport !== true)
      .map(({ cidr }) => `  if (net ~ ${cidr}) then { accept; }`),
    "}",
    "filter calico_kernel_programming {",
    // Services are kube-proxy's.
    ...services.map((range) => `  if (net ~ ${range}) then { reject; }`),
    ...(hasPriorities(store.version) ? SET_METRIC : []),
    ...all.flatMap((pool) => kernelRule(store.version, family, pool)),
    "  accept;",
    "}",
    "",
  ].join("\n");
}
