import { systems } from "../../hardware/index.ts";
import type { LinkPeer, Neighbor, PeerGroup, PolicyNames, SwitchIntent } from "../../intent/index.ts";
import { networkOf, type Prefix4 } from "../../net/ipv4.ts";
import { LINK_LOCAL_LENGTH, linkLocalOf, otherLinkLocal } from "../../net/link-local.ts";
import { decisionOn } from "../../platforms/decisions.ts";
import type { OspfPort, OwnRoute, PeerSettings, Policy, Router, RouterInterface } from "./types.ts";

const EVERYTHING: Policy = [{ prefix: { base: 0, length: 0 }, minLength: 0, maxLength: 32 }];
const NOTHING: Policy = [];

/**
 * The rules that apply on one session. Without a policy iBGP passes everything, and eBGP what the platform lets pass then (RFC 8212); a
 * list that is named and does not exist passes nothing.
 */
function policyOf(intent: SwitchIntent, names: readonly (string | null)[], remoteAsn: number | null): Policy {
  const name = names.find((one) => one !== null);
  const passesAll = remoteAsn === intent.asn || decisionOn(intent.platform).withoutPolicy === "everything";
  if (name === undefined) return passesAll ? EVERYTHING : NOTHING;
  return intent.prefixLists.find((list) => list.name === name)?.rules ?? NOTHING;
}

/** The password as a setting; none where it has none. */
export const signed = ({ password }: { readonly password?: string }): Pick<PeerSettings, "password"> =>
  password === undefined ? {} : { password };

const roleOf = ({ role }: PeerGroup): Pick<PeerSettings, "role"> => (role === undefined ? {} : { role });

function settingsOf(
  intent: SwitchIntent,
  group: PeerGroup,
  remoteAsn: number | null,
  own: PolicyNames,
): PeerSettings {
  return {
    group: group.name,
    remoteAsn: remoteAsn ?? "external",
    ttlSecurityHops: group.ttlSecurityHops,
    ...signed(group),
    ...roleOf(group),
    reflects: group.reflectsToClients,
    nextHopSelf: group.nextHopSelf,
    ownRoutesOnly: false,
    passesOnBy: null,
    originatesDefault: group.originatesDefault,
    prepends: group.prepends,
    ...(group.allowsOwnAs === undefined ? {} : { allowsOwnAs: group.allowsOwnAs }),
    ...(group.peersAs === "overridden" ? { overridesPeerAs: true } : {}),
    ...(group.outward === undefined ? {} : { outward: group.outward }),
    imports: policyOf(intent, [own.imports, group.policy.imports], remoteAsn),
    exports: policyOf(intent, [own.exports, group.policy.exports], remoteAsn),
  };
}

/** A route by hand to a prefix, over all its ports; none where there is no such route. */
function byHand({ staticRoutes }: SwitchIntent, prefix: Prefix4, interfaces: readonly RouterInterface[]) {
  const gateways = staticRoutes
    .filter((one) => one.prefix.base === prefix.base && one.prefix.length === prefix.length)
    .map(({ via, interface: name }) => ({
      address: via,
      interface: interfaces.findIndex((one) => one.name === name),
    }));
  return gateways.length === 0 ? [] : [{ prefix, kind: "static", gateways } as const];
}

/**
 * A network statement holds while the network is in the routing table: with the interface that it is the network of, or with a route by
 * hand.
 */
function announced(
  intent: SwitchIntent,
  prefix: Prefix4,
  interfaces: readonly RouterInterface[],
): readonly OwnRoute[] {
  const at = interfaces.findIndex((one) => {
    const network = networkOf(one);
    return network.base === prefix.base && network.length === prefix.length;
  });
  return at < 0 ? byHand(intent, prefix, interfaces) : [{ prefix, kind: "connected", interface: at }];
}

const ospfPorts = ({ ospf, interfaces }: SwitchIntent): OspfPort[] =>
  (ospf?.interfaces ?? []).flatMap(({ name, role, cost }) => {
    const at = interfaces.findIndex((one) => one.name === name);
    return at < 0 ? [] : [{ interface: at, cost, passive: role === "passive" }];
  });

/** A peer at the other end of a link without addresses, as one that is dialled. */
const dialledByLink = ({ interface: _, place, ...peer }: LinkPeer): Neighbor => ({
  ...peer,
  address: otherLinkLocal(linkLocalOf(place)),
});

export function switchRouter(intent: SwitchIntent): Router {
  const interfaces: readonly RouterInterface[] = [
    ...intent.interfaces.map(({ name, address, aggregate }) => ({
      name,
      ...address,
      ...(aggregate === undefined ? {} : { ports: aggregate.ports.map((port) => port.name) }),
    })),
    ...intent.linkPeers.map((peer) => ({
      name: peer.interface,
      address: linkLocalOf(peer.place),
      length: LINK_LOCAL_LENGTH,
    })),
  ];
  const unnamed: PolicyNames = { imports: null, exports: null };
  return {
    name: intent.device,
    role: intent.role,
    software: systems[intent.platform].routing,
    decision: decisionOn(intent.platform),
    draining: intent.draining,
    asn: intent.asn,
    routerId: intent.routerId,
    clusterId: intent.routerId,
    interfaces,
    ospf: ospfPorts(intent),
    own: [
      ...intent.networks.flatMap((prefix) => announced(intent, prefix, interfaces)),
      ...intent.aggregates.map((prefix): OwnRoute => ({ prefix, kind: "aggregate" })),
    ],
    discards: intent.discards,
    ...(intent.maximumAsPath === undefined ? {} : { maximumAsPath: intent.maximumAsPath }),
    multipath: intent.multipath,
    ...(intent.ibgpMultipath === undefined ? {} : { ibgpMultipath: intent.ibgpMultipath }),
    ...(intent.ospf === null ? {} : { ospfMultipath: intent.ospf.multipath }),
    dials: [...intent.neighbors, ...intent.linkPeers.map(dialledByLink)].flatMap((neighbor) => {
      const group = intent.groups.find(({ name }) => name === neighbor.group);
      const { address, remoteAsn, policy } = neighbor;
      if (group === undefined) return [];
      const source = interfaces.findIndex(({ name }) => name === group.updateSource);
      return [
        {
          address,
          source: group.updateSource === null ? null : source,
          ...settingsOf(intent, group, remoteAsn, policy),
          ...signed(neighbor),
        },
      ];
    }),
    listens: intent.groups.flatMap((group) => {
      if (group.listen === null) return [];
      return [{ range: group.listen.range, ...settingsOf(intent, group, group.remoteAsn, unnamed) }];
    }),
    listenLimit: intent.listenLimit ?? 0,
  };
}
