import { symbolOf, type Family } from "./family.ts";
import type { NodeFacts } from "./node-facts.ts";
import type { Datastore, Duration, SecretKeyRef } from "./objects.ts";
import { peeringsOf, type Peering } from "./peerings.ts";

/** One BGP session of one node, before it is written in BIRD's words. */
export interface Peer {
  readonly name: string;
  readonly address: string;
  readonly port: number | null;
  readonly asn: number;
  readonly localAsn: number | null;
  /** The node's own AS on this session. */
  readonly nodeAsn: number;
  readonly sourceAddress: string | null;
  readonly ttlSecurityHops: number | null;
  readonly filters: readonly string[];
  readonly passive: boolean;
  readonly restartSeconds: number | null;
  readonly keepaliveSeconds: number | null;
  readonly password: string | null;
  readonly nextHop: "auto" | "self" | "keep";
  readonly allowLocalAs: number | null;
  /** The node's cluster ID where the peer is its route reflector client. */
  readonly reflectorClusterId: string | null;
  readonly reachableBy: string | null;
}

const UNITS: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1, ms: 0.001 };

/** Whole seconds of a Go duration. */
export const secondsOf = (duration: Duration): number =>
  Math.round(
    [...duration.matchAll(/([0-9.]+)(ms|h|m|s)/g)].reduce(
      (sum, [, count, unit = ""]) => sum + Number(count) * (UNITS[unit] ?? 0),
      0,
    ),
  );

/** Null also where the Secret or its key is not there: calico-node then dials without a password. */
export function passwordOf(store: Datastore, password: SecretKeyRef | undefined): string | null {
  const ref = password?.secretKeyRef;
  if (ref === undefined) return null;
  const data = store.secrets.find(({ metadata }) => metadata.name === ref.name)?.data?.[ref.key];
  return data === undefined ? null : Buffer.from(data, "base64").toString();
}

/** Zero means that it is off. */
const positive = (count: number | undefined): number | null =>
  count === undefined || count === 0 ? null : count;

function toPeer(store: Datastore, node: NodeFacts, peering: Peering): Peer {
  const spec = peering.resource.spec ?? {};
  const kind = peering.nodes === "all" ? "Global" : "Node";
  const port = peering.port === null ? "" : `_port_${String(peering.port)}`;
  const nodeAsn = spec.localASNumber ?? node.asn;
  const keep = spec.nextHopMode === undefined && spec.keepOriginalNextHop === true && peering.asn !== nodeAsn;
  const client = peering.asn === nodeAsn && peering.clusterId !== node.clusterId;
  return {
    name: `${kind}_${symbolOf(peering.address)}${port}`,
    address: peering.address,
    port: peering.port,
    asn: peering.asn,
    localAsn: spec.peerSelector === undefined ? (spec.localASNumber ?? null) : null,
    nodeAsn,
    sourceAddress: spec.sourceAddress === "None" ? null : node.address,
    ttlSecurityHops: positive(spec.ttlSecurity),
    filters: spec.filters ?? [],
    // Of two nodes that both know of a global peering, the one with the lower address (as text) dials.
    passive: kind === "Global" && peering.isNode && node.address !== null && peering.address > node.address,
    restartSeconds: spec.maxRestartTime === undefined ? null : secondsOf(spec.maxRestartTime),
    keepaliveSeconds: spec.keepaliveTime === undefined ? null : secondsOf(spec.keepaliveTime),
    password: passwordOf(store, spec.password),
    nextHop: keep || spec.nextHopMode === "Keep" ? "keep" : spec.nextHopMode === "Self" ? "self" : "auto",
    allowLocalAs: positive(spec.numAllowedLocalASNumbers),
    reflectorClusterId: client ? node.clusterId : null,
    reachableBy: spec.reachableBy ?? null,
  };
}

/** The sessions of one node that BGPPeers ask for in one family, by name. A session is known by its address and port. */
export function peersOf(
  store: Datastore,
  family: Family,
  all: readonly NodeFacts[],
  node: NodeFacts,
): readonly Peer[] {
  const found = new Map<string, Peer>();
  for (const peering of peeringsOf(store, family, all)) {
    const key = `${peering.address} ${String(peering.port)}`;
    const applies = peering.nodes === "all" || peering.nodes.includes(node);
    if (applies && peering.address !== node.address && !found.has(key))
      found.set(key, toPeer(store, node, peering));
  }
  return [...found.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
