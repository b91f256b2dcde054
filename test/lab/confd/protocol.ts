import { hasPriorities } from "../../../src/calico/versions/index.ts";
import { NORMAL_PRIORITY, OVERRIDE_PREFERENCE } from "./blocks.ts";
import type { Family } from "./family.ts";
import { filterCalls, HIGHEST_PRIORITY } from "./filters.ts";
import type { Datastore } from "./objects.ts";
import type { Peer } from "./peers.ts";

/** What a BIRD is configured from: its family's part of the cluster's objects. */
export interface Source {
  readonly store: Datastore;
  readonly family: Family;
}

const indent = (lines: readonly string[]): readonly string[] => lines.map((line) => `    ${line}`);

/** Routes of better than ordinary priority beat a pod of this node: a pod that moves is in two places for a moment. */
const PREFER: readonly string[] = [
  `if (defined(bgp_local_pref)&&(bgp_local_pref > ${String(HIGHEST_PRIORITY - NORMAL_PRIORITY)})) then`,
  `  preference = ${String(OVERRIDE_PREFERENCE)};`,
];

const importFilter = ({ store, family }: Source, peer: Peer): readonly string[] => [
  "  import filter {",
  ...indent([
    ...filterCalls(store, family, peer.filters, "import", peer.asn === peer.nodeAsn),
    ...(hasPriorities(store.version) ? PREFER : []),
    "accept;",
  ]),
  "  };",
];

/** The metric of a learned route follows its local preference, the local preference of an own route follows its metric. */
const SET_PREFERENCE: readonly string[] = [
  "if (defined(source) && source = RTS_BGP && defined(bgp_local_pref)) then {",
  `  krt_metric = ${String(HIGHEST_PRIORITY)} - bgp_local_pref;`,
  "} else {",
  `  if (!defined(krt_metric)) then { krt_metric = ${String(NORMAL_PRIORITY)}; }`,
  `  bgp_local_pref = ${String(HIGHEST_PRIORITY)} - krt_metric;`,
  "}",
];

const exportFilter = ({ store, family }: Source, peer: Peer): readonly string[] => [
  "  export filter {",
  ...indent([
    ...(hasPriorities(store.version) ? SET_PREFERENCE : []),
    ...filterCalls(store, family, peer.filters, "export", peer.asn === peer.nodeAsn),
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

/** BIRD's statement of one session. */
export const protocol = (source: Source, peer: Peer): readonly string[] => [
  `protocol bgp ${peer.name} from bgp_template {`,
  ...when(peer.localAsn, (asn) => `local as ${String(asn)}`),
  `  neighbor ${peer.address}${peer.port === null ? "" : ` port ${String(peer.port)}`} as ${String(peer.asn)};`,
  ...when(peer.sourceAddress, (address) => `source address ${String(address)}`),
  ...(peer.ttlSecurityHops === null
    ? ["  ttl security off;", "  multihop;"]
    : ["  ttl security on;", `  multihop ${String(peer.ttlSecurityHops)};`]),
  ...importFilter(source, peer),
  ...exportFilter(source, peer),
  ...(peer.passive ? ["  passive on;"] : []),
  ...when(peer.restartSeconds, (seconds) => `graceful restart time ${String(seconds)}`),
  ...when(peer.keepaliveSeconds, (seconds) => `keepalive time ${String(seconds)}`),
  ...when(peer.reflectorClusterId, (id) => `rr client;\n  rr cluster id ${String(id)}`),
  ...when(peer.password, (password) => `password "${String(password)}"`),
  ...NEXT_HOP[peer.nextHop],
  ...when(peer.allowLocalAs, (count) => `allow local as ${String(count)}`),
  "}",
];
