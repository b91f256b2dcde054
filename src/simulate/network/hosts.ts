import { firstFamily, hasLinks, type HostIntent } from "../../intent/index.ts";
import { formatPrefix, networkOf, type InterfaceAddress } from "../../net/ipv4.ts";
import { LOOPBACK } from "../../plan/types.ts";
import type { Dial, OwnRoute, Router, RouterInterface, Software } from "./types.ts";

const softwareOf: Readonly<Record<HostIntent["daemon"], Software>> = {
  bird2: "bird2",
  bird1: "bird1",
  gobgp: "gobgp",
  frr: "frr",
};

/** BIRD is told of the networks that its host stands in; the others leave them to zebra, beside BGP. */
const knowsNetworks: ReadonlySet<Software> = new Set<Software>(["bird2", "bird1"]);

const dials = (intent: HostIntent): readonly Dial[] =>
  intent.peers.map(({ address, asn }) => ({
    address,
    source: null,
    remoteAsn: asn,
    ttlSecurityHops: intent.ttlSecurityHops,
    ...(intent.password === undefined ? {} : { password: intent.password }),
    reflects: false,
    nextHopSelf: false,
    ownRoutesOnly: true,
    ...(intent.allowsOwnAs === undefined ? {} : { allowsOwnAs: intent.allowsOwnAs }),
    passesOnBy: null,
    originatesDefault: false,
    prepends: 0,
    imports: intent.imports,
    exports: intent.exports,
  }));

const byNetwork = ({ ipv6 }: HostIntent, address: InterfaceAddress): RouterInterface => ({
  name: firstFamily(ipv6).prefix(networkOf(address)),
  ...address,
});

const interfacesOf = (intent: HostIntent): readonly RouterInterface[] =>
  hasLinks(intent)
    ? [...intent.peers.map(({ source }) => byNetwork(intent, source)), { name: LOOPBACK, ...intent.address }]
    : [byNetwork(intent, intent.address)];

/** Its own address where that is a route, which every daemon announces; networks only where the daemon is told of them. */
function ownBy(
  intent: HostIntent,
  software: Software,
  one: RouterInterface,
  at: number,
): readonly OwnRoute[] {
  if (one.name === LOOPBACK) return [{ prefix: networkOf(one), kind: "local", interface: null }];
  if (!knowsNetworks.has(software)) return [];
  return [{ prefix: networkOf(one), kind: "connected", interface: hasLinks(intent) ? null : at }];
}

/** A server without Calico: it brings in what it announces, and peers with its ToRs. Its port has no name in the intents. */
export function hostRouter(intent: HostIntent): Router {
  const { device, address, asn } = intent;
  const interfaces = interfacesOf(intent);
  const software = softwareOf[intent.daemon];
  const shared = new Set((intent.anycast ?? []).map(formatPrefix));
  return {
    name: device,
    role: "node",
    software,
    draining: false,
    asn,
    routerId: address.address,
    clusterId: address.address,
    interfaces,
    ospf: [],
    own: [
      ...interfaces.flatMap((one, at) => ownBy(intent, software, one, at)),
      ...intent.announces.map((prefix): OwnRoute => ({
        prefix,
        kind: shared.has(formatPrefix(prefix)) ? "anycast" : prefix.length === 32 ? "local" : "discard",
        interface: null,
      })),
    ],
    discards: [],
    multipath: intent.multipath,
    dials: dials(intent),
    listens: [],
    listenLimit: 0,
  };
}
