import { aggregation, NORMAL_PRIORITY, OVERRIDE_PREFERENCE, poolFilters } from "./blocks.ts";
import { filterCalls, filterFunctions, HIGHEST_PRIORITY } from "./filters.ts";
import { meshPeersOf } from "./mesh.ts";
import { allNodeFacts, bgpSettings, type NodeFacts } from "./node-facts.ts";
import type { BgpConfigurationSpec, Datastore } from "./objects.ts";
import { peersOf, type Peer } from "./peers.ts";

/** BIRD's configuration of one node, by file name; `bird.cfg` includes the others. */
export type BirdFiles = Readonly<Record<"bird.cfg" | "bird_aggr.cfg" | "bird_ipam.cfg", string>>;

const indent = (lines: readonly string[]): readonly string[] => lines.map((line) => `    ${line}`);

/** Routes of better than ordinary priority beat a pod of this node: a pod that moves is in two places for a moment. */
const importFilter = (store: Datastore, peer: Peer): readonly string[] => [
  "  import filter {",
  ...indent([
    ...filterCalls(store, peer.filters, "import", peer.asn === peer.nodeAsn),
    `if (defined(bgp_local_pref)&&(bgp_local_pref > ${String(HIGHEST_PRIORITY - NORMAL_PRIORITY)})) then`,
    `  preference = ${String(OVERRIDE_PREFERENCE)};`,
    "accept;",
  ]),
  "  };",
];

/** The metric of a learned route follows its local preference, the local preference of an own route follows its metric. */
const exportFilter = (store: Datastore, peer: Peer): readonly string[] => [
  "  export filter {",
  ...indent([
    "if (defined(source) && source = RTS_BGP && defined(bgp_local_pref)) then {",
    `  krt_metric = ${String(HIGHEST_PRIORITY)} - bgp_local_pref;`,
    "} else {",
    `  if (!defined(krt_metric)) then { krt_metric = ${String(NORMAL_PRIORITY)}; }`,
    `  bgp_local_pref = ${String(HIGHEST_PRIORITY)} - krt_metric;`,
    "}",
    ...filterCalls(store, peer.filters, "export", peer.asn === peer.nodeAsn),
    `calico_export_to_bgp_peers(${String(peer.asn === peer.nodeAsn)});`,
    "reject;",
  ]),
  "  };",
];

const NEXT_HOP: Readonly<Record<Peer["nextHop"], readonly string[]>> = {
  auto: [],
  self: ["  next hop self;"],
  keep: ["  next hop keep;"],
};

const when = (value: number | string | null, line: (value: number | string) => string): readonly string[] =>
  value === null ? [] : [`  ${line(value)};`];

const protocol = (store: Datastore, peer: Peer): readonly string[] => [
  `protocol bgp ${peer.name} from bgp_template {`,
  ...when(peer.localAsn, (asn) => `local as ${String(asn)}`),
  `  neighbor ${peer.address}${peer.port === null ? "" : ` port ${String(peer.port)}`} as ${String(peer.asn)};`,
  ...when(peer.sourceAddress, (address) => `source address ${String(address)}`),
  ...(peer.ttlSecurityHops === null
    ? ["  ttl security off;", "  multihop;"]
    : ["  ttl security on;", `  multihop ${String(peer.ttlSecurityHops)};`]),
  ...importFilter(store, peer),
  ...exportFilter(store, peer),
  ...(peer.passive ? ["  passive on;"] : []),
  ...when(peer.restartSeconds, (seconds) => `graceful restart time ${String(seconds)}`),
  ...when(peer.keepaliveSeconds, (seconds) => `keepalive time ${String(seconds)}`),
  ...when(peer.reflectorClusterId, (id) => `rr client;\n  rr cluster id ${String(id)}`),
  ...when(peer.password, (password) => `password "${String(password)}"`),
  ...NEXT_HOP[peer.nextHop],
  ...when(peer.allowLocalAs, (count) => `allow local as ${String(count)}`),
  "}",
];

function listen(settings: BgpConfigurationSpec, node: NodeFacts): readonly string[] {
  const address = settings.bindMode === "NodeIP" && node.address !== null ? ` address ${node.address}` : "";
  const port = node.listenPort === null ? "" : ` port ${String(node.listenPort)}`;
  return address + port === "" ? [] : [`listen bgp${address}${port};`];
}

/**
 * What Calico's confd writes for a node: the same statements with the same effect, fewer comments, from the same objects.
 * IPv4; service addresses, communities and WireGuard are not derived, and a BGPConfiguration that asks for them is refused.
 * @throws Error for a node that is unknown or has no address, a selector or an object that can't be read
 */
export function birdFiles(store: Datastore, nodeName: string): BirdFiles {
  const facts = allNodeFacts(store);
  const node = facts.get(nodeName);
  if (node === undefined || node.address === null)
    throw new Error(`node ${nodeName} is not there or has no IPv4 address`);
  const all = [...facts.values()];
  const settings = bgpSettings(store, "default");
  const peers = [...meshPeersOf(store, all, node), ...peersOf(store, all, node)];
  const ignored = [...(settings.ignoredInterfaces ?? []), "cali*", "kube-ipvs*"];
  const reachable = peers.flatMap(({ address, reachableBy: via }) =>
    via === null ? [] : [`${address}/32 via ${via}`],
  );
  const lines = [
    "function apply_communities () {",
    "}",
    'include "bird_aggr.cfg";',
    'include "bird_ipam.cfg";',
    `router id ${node.address};`,
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
    `  interface ${[...ignored.map((name) => `-"${name}"`), '"*"'].join(", ")};`,
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
    ...filterFunctions(store),
    ...peers.flatMap((peer) => protocol(store, peer)),
    "",
  ];
  return {
    "bird.cfg": lines.join("\n"),
    "bird_aggr.cfg": aggregation([...(store.blocks[nodeName] ?? [])].toSorted(), reachable),
    "bird_ipam.cfg": poolFilters(store),
  };
}
