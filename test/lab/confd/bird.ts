import { aggregation, poolFilters } from "./blocks.ts";
import { IPV4, IPV6, isOf, type Family } from "./family.ts";
import { filterFunctions } from "./filters.ts";
import { meshPeersOf } from "./mesh.ts";
import { allNodeFacts, bgpSettings, type NodeFacts } from "./node-facts.ts";
import type { BgpConfigurationSpec, Datastore, PrefixAdvertisement } from "./objects.ts";
import { peersOf } from "./peers.ts";
import { protocol, type Source } from "./protocol.ts";

/** The configuration of one node's BIRD, by file name; `<program>.cfg` includes the others. */
export type BirdFiles = Readonly<Record<string, string>>;

function listen(settings: BgpConfigurationSpec, node: NodeFacts): readonly string[] {
  const address = settings.bindMode === "NodeIP" && node.address !== null ? ` address ${node.address}` : "";
  const port = node.listenPort === null ? "" : ` port ${String(node.listenPort)}`;
  return address + port === "" ? [] : [`listen bgp${address}${port};`];
}

/** What is between the two files that are included and the peers, the same on every node but for numbers. */
const common = (settings: BgpConfigurationSpec, node: NodeFacts, routerId: string): readonly string[] => [
  `router id ${routerId};`,
  ...listen(settings, node),
  "protocol kernel {",
  "  learn;",
  "  persist;",
  "  scan time 2;",
  "  import all;",
  "  export filter calico_kernel_programming;",
  "  graceful restart;",
  "  merge paths on;",
  "}",
  "protocol device {",
  "  debug { states };",
  "  scan time 2;",
  "}",
  "protocol direct {",
  "  debug { states };",
  `  interface ${[...(settings.ignoredInterfaces ?? []), "cali*", "kube-ipvs*"].map((name) => `-"${name}"`).join(", ")}, "*";`,
  "}",
  "template bgp bgp_template {",
  "  debug { states, routes, filters, events };",
  '  description "Connection to BGP peer";',
  `  local as ${String(node.asn)};`,
  "  gateway recursive;",
  "  add paths on;",
  "  graceful restart;",
  "  connect delay time 2;",
  "  connect retry time 5;",
  "  error wait time 5,30;",
  "}",
];

/** What is in a range gets its communities, of two parts or of three. */
const marked = ({ cidr, communities }: PrefixAdvertisement): string => {
  const added = communities.map((community) => {
    const parts = community.split(":");
    return `${parts.length === 2 ? "bgp_community" : "bgp_large_community"}.add((${parts.join(", ")}));`;
  });
  return `  if (net ~ ${cidr}) then { ${added.join(" ")} }`;
};

function filesOf(source: Source, all: readonly NodeFacts[], node: NodeFacts, routerId: string): BirdFiles {
  const { store, family } = source;
  const { program, addressLength } = family;
  const peers = [...meshPeersOf(store, all, node), ...peersOf(store, family, all, node)];
  const reachable = peers.flatMap(({ address, reachableBy: via }) =>
    via === null ? [] : [`${address}/${String(addressLength)} via ${via}`],
  );
  const settings = bgpSettings(store, "default");
  // Without aggregation confd announces the address of each service, of which a lab has none.
  const isWhole = settings.serviceLoadBalancerAggregation !== "Disabled";
  const ranges = [
    settings.serviceClusterIPs,
    settings.serviceExternalIPs,
    isWhole ? settings.serviceLoadBalancerIPs : [],
  ]
    .flatMap((kind) => (kind ?? []).map(({ cidr }) => cidr))
    .filter((range) => isOf(family, range));
  // Whatever kind they are of, confd lists them by the names of its keys, each once.
  const services = [...new Set(ranges)].toSorted();
  const blocks = (store.blocks[node.name] ?? []).filter((block) => isOf(family, block)).toSorted();
  const lines = [
    "function apply_communities () {",
    ...(settings.prefixAdvertisements ?? []).filter(({ cidr }) => isOf(family, cidr)).map(marked),
    "}",
    `include "${program}_aggr.cfg";`,
    `include "${program}_ipam.cfg";`,
    ...common(settings, node, routerId),
    ...filterFunctions(store, family),
    ...peers.flatMap((peer) => protocol(source, peer)),
    "",
  ];
  return {
    [`${program}.cfg`]: lines.join("\n"),
    [`${program}_aggr.cfg`]: aggregation(store, family, blocks, [
      ...services.map((range) => `${range} blackhole`),
      ...reachable,
    ]),
    [`${program}_ipam.cfg`]: poolFilters(store, family, services),
  };
}

/**
 * What Calico's confd writes for a node's BIRD of one family: the same statements with the same effect, fewer comments, from the same
 * objects. Single service addresses, communities and WireGuard are not derived, and a BGPConfiguration that asks for them is refused. Null in
 * a family for a node without an address there: its BIRD has nothing to say.
 * @throws Error for a node that is unknown, a selector or an object that can't be read
 */
export function birdFiles(store: Datastore, family: Family, nodeName: string): BirdFiles | null {
  const facts = allNodeFacts(store, family);
  const node = facts.get(nodeName);
  if (node === undefined) throw new Error(`node ${nodeName} is not there`);
  return node.address === null ? null : filesOf({ store, family }, [...facts.values()], node, node.routerId);
}

/** The BIRDs that a node runs, IPv4's first, and their files. */
export const birdsOf = (
  store: Datastore,
  nodeName: string,
): readonly { readonly family: Family; readonly files: BirdFiles }[] =>
  [IPV4, IPV6].flatMap((family) => {
    const files = birdFiles(store, family, nodeName);
    return files === null ? [] : [{ family, files }];
  });
