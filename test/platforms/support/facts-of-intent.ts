import {
  familiesOf,
  rackBridge,
  type Family,
  type LinkPeer,
  type Neighbor,
  type PeerGroup,
  type PortIntent,
  type SwitchIntent,
} from "../../../src/intent/index.ts";
import { interfaceOn } from "../../../src/platforms/names.ts";
import { platforms } from "../../../src/platforms/index.ts";
import type { Need } from "../../../src/platforms/needs.ts";
import { slotOf } from "../../../src/text/secret-slot.ts";
import { factsOfBridge, type BridgeFacts } from "./bridge-facts.ts";
import { ethernetOfIntent } from "./ethernet-facts.ts";
import { aggregatesOfIntent } from "./link-aggregates.ts";
import type { Facts, PolicyFacts, SessionFacts } from "./facts.ts";

const hasIt = (intent: SwitchIntent, need: Need): boolean =>
  platforms[intent.platform].capabilities[need].kind === "has";

const sorted = (texts: readonly string[]): readonly string[] => [...texts].sort();

const each = (intent: SwitchIntent, texts: (family: Family) => readonly string[]): readonly string[] =>
  familiesOf(intent.ipv6).flatMap(texts);

/** Who may dial in, or who is dialled: a group's peers in one family. */
interface Peer {
  readonly key: string;
  readonly group: PeerGroup;
  readonly neighbor: Neighbor | LinkPeer | null;
}

function policyOf(
  intent: SwitchIntent,
  family: Family,
  { group, neighbor }: Peer,
  direction: "imports" | "exports",
): PolicyFacts {
  const name = neighbor?.policy[direction] ?? group.policy[direction];
  const list = intent.prefixLists.find((one) => one.name === name);
  const inward = direction === "imports";
  const asn = neighbor?.remoteAsn ?? group.remoteAsn;
  return {
    rules: (list?.rules ?? []).filter(family.hasRule).map((rule) => {
      const { prefix, minLength, maxLength } = family.rule(rule);
      const what = rule.what === "refused" ? "deny" : "permit";
      return `${what} ${prefix} ${String(minLength)}-${String(maxLength)}`;
    }),
    adds: list?.adds ?? [],
    asPathLimit: inward ? (intent.maximumAsPath ?? null) : null,
    firstAs: inward && group.enforcesFirstAs === true,
    prepends: inward ? 0 : group.prepends,
    drains: intent.draining,
    honoursShutdown: inward && asn !== intent.asn,
  };
}

function sessionOf(intent: SwitchIntent, family: Family, peer: Peer): SessionFacts {
  const { group, neighbor } = peer;
  const listens = neighbor === null;
  const secret = neighbor?.password ?? group.password;
  const { bfd } = group;
  return {
    asn: neighbor?.remoteAsn ?? group.remoteAsn ?? "external",
    description:
      neighbor === null || ("place" in neighbor && NAMELESS.has(intent.platform)) ? "" : neighbor.description,
    password:
      secret !== undefined && hasIt(intent, listens ? "password-listen" : "password") ? slotOf(secret) : null,
    ttlSecurityHops: hasIt(intent, listens ? "gtsm-listen" : "gtsm") ? group.ttlSecurityHops : null,
    bfd:
      bfd === null || !hasIt(intent, listens ? "bfd-listen" : "bfd")
        ? null
        : { transmit: bfd.transmit, receive: bfd.receive, multiplier: bfd.detectMultiplier },
    keepalive: group.timers.keepalive,
    hold: group.timers.hold,
    connectRetry: hasIt(intent, "connect-retry") ? group.timers.connectRetry : null,
    passive: group.passive,
    reflects: group.reflectsToClients,
    nextHopSelf:
      group.nextHopSelf === "unless-adjacent" && group.network === null ? "always" : group.nextHopSelf,
    source: group.updateSource === null ? null : interfaceOn(intent.platform, group.updateSource),
    originatesDefault: group.originatesDefault,
    localAsn: group.outward?.localAsn ?? null,
    removesPrivateAsns: group.outward?.removesPrivateAsns === true,
    allowsOwnAs: group.allowsOwnAs ?? 0,
    overridesPeerAs: group.peersAs === "overridden",
    role: group.role ?? null,
    maximumPrefixes: group.maximumPrefixes,
    imports: policyOf(intent, family, peer, "imports"),
    exports: policyOf(intent, family, peer, "exports"),
  };
}

/** Platforms that say nothing of a neighbour by its interface but who it is. */
const NAMELESS: ReadonlySet<string> = new Set(["eos"]);

const peersOf = (
  { platform, groups, neighbors, linkPeers }: SwitchIntent,
  family: Family,
): readonly Peer[] => [
  ...groups.flatMap((group): Peer[] =>
    group.listen === null ? [] : [{ key: family.prefix(group.listen.range), group, neighbor: null }],
  ),
  ...neighbors.flatMap((neighbor): Peer[] =>
    groups
      .filter(({ name }) => name === neighbor.group)
      .map((group) => ({ key: family.address(neighbor.address), group, neighbor })),
  ),
  // One session carries all families: what it has of each is told by its name.
  ...linkPeers.flatMap((neighbor): Peer[] =>
    groups
      .filter(({ name }) => name === neighbor.group)
      .map((group) => ({
        key: `${interfaceOn(platform, neighbor.interface)} ${family.name}`,
        group,
        neighbor,
      })),
  ),
];

/** Ports into the rack's VLAN, where they are not those of a switch that only switches. */
const portsOf = (intent: SwitchIntent): readonly PortIntent[] =>
  rackBridge(intent) === null ? [...(intent.rackVlan?.access ?? []), ...(intent.rackVlan?.trunks ?? [])] : [];

const interfacesOf = (intent: SwitchIntent): Facts["interfaces"] =>
  Object.fromEntries([
    ...intent.interfaces.map(
      ({ name, description, address }) =>
        [
          interfaceOn(intent.platform, name),
          { description, addresses: each(intent, (family) => [family.interfaceAddress(address)]) },
        ] as const,
    ),
    ...intent.linkPeers.map(
      ({ interface: name, description }) =>
        [interfaceOn(intent.platform, name), { description, addresses: [] }] as const,
    ),
    ...portsOf(intent).map(({ name, description }) => [name, { description, addresses: [] }] as const),
  ]);

function vlansOf(intent: SwitchIntent): Facts["vlans"] {
  const { rackVlan } = intent;
  if (rackVlan === null) return {};
  const own = new Set(portsOf(intent));
  const named = (ports: readonly PortIntent[]): readonly string[] =>
    sorted(ports.filter((port) => own.has(port)).map(({ name }) => name));
  return {
    [String(rackVlan.vlan)]: {
      gateway: rackVlan.interface,
      untagged: named(rackVlan.access),
      tagged: named(rackVlan.trunks),
    },
  };
}

/** Platforms on which both of a pair have an address and a MAC in common. */
const SHARES: ReadonlySet<string> = new Set(["comware", "vrp"]);

function rackOf(
  intent: SwitchIntent,
  sayable: (facts: BridgeFacts) => BridgeFacts,
): Pick<Facts, "rack" | "shared"> {
  const bridge = rackBridge(intent);
  if (bridge === null) return {};
  const pair = intent.rackVlan?.pair ?? null;
  const gateway = intent.interfaces.find(({ name }) => name === intent.rackVlan?.interface);
  const { switching } = bridge;
  // The two of a pair speak by the addresses that they have in the rack where they have no others.
  const speaking =
    intent.platform === "sonic" && pair !== null && switching.pair?.keepalive === null
      ? {
          ...switching,
          pair: { ...switching.pair, keepalive: { own: pair.ownAddress, peer: pair.peerAddress, vrf: null } },
        }
      : switching;
  return {
    rack: sayable(factsOfBridge({ ...bridge, switching: speaking })),
    ...(pair === null || gateway === undefined || !SHARES.has(intent.platform)
      ? {}
      : {
          shared: each(intent, (family) => [
            `${family.interfaceAddress({ address: pair.sharedAddress, length: gateway.address.length })} 0000-5e00-0101`,
          ]),
        }),
  };
}

const ospfOf = (intent: SwitchIntent): Facts["ospf"] => {
  const { ospf, platform } = intent;
  return ospf === null
    ? null
    : {
        paths: hasIt(intent, "ospf-paths") ? ospf.multipath : null,
        interfaces: Object.fromEntries(
          ospf.interfaces.map(({ name, role, cost }) => [
            interfaceOn(platform, name),
            {
              passive: role === "passive",
              cost,
              hello: role === "passive" ? null : ospf.timers.hello,
              dead: role === "passive" ? null : ospf.timers.dead,
              bfd: role === "link" && ospf.bfd !== null,
            },
          ]),
        ),
      };
};

function ethernetFacts(intent: SwitchIntent): Pick<Facts, "ethernet"> {
  const ethernet = ethernetOfIntent(intent);
  return ethernet === undefined ? {} : { ethernet };
}

function aggregateFacts(intent: SwitchIntent): Pick<Facts, "linkAggregates"> {
  const linkAggregates = aggregatesOfIntent(intent);
  return linkAggregates === undefined ? {} : { linkAggregates };
}

/** What the intent of a switch, as its platform can do it, wants its text to say. */
export const factsOfIntent = (
  intent: SwitchIntent,
  sayable: (facts: BridgeFacts) => BridgeFacts = (facts) => facts,
): Facts => ({
  ...(intent.vrf === undefined ? {} : { vrf: intent.vrf }),
  ...ethernetFacts(intent),
  ...aggregateFacts(intent),
  interfaces: interfacesOf(intent),
  vlans: vlansOf(intent),
  bgp: {
    asn: intent.asn,
    routerId: familiesOf(null)
      .map((family) => family.address(intent.routerId))
      .join(),
    ebgpPaths: intent.multipath,
    ibgpPaths: intent.ibgpMultipath ?? intent.multipath,
    listenLimit: hasIt(intent, "listen-limit") ? intent.listenLimit : null,
    networks: sorted(each(intent, (family) => intent.networks.filter(family.has).map(family.prefix))),
    aggregates: sorted(each(intent, (family) => intent.aggregates.map(family.prefix))),
    restart:
      intent.gracefulRestart === null
        ? null
        : {
            restart: intent.gracefulRestart.restart,
            stale: intent.gracefulRestart.stale,
            afterNotification: intent.gracefulRestart.afterNotification,
          },
  },
  sessions: Object.fromEntries(
    familiesOf(intent.ipv6).flatMap((family) =>
      peersOf(intent, family).map((peer) => [peer.key, sessionOf(intent, family, peer)] as const),
    ),
  ),
  discards: sorted(each(intent, (family) => intent.discards.map(family.prefix))),
  statics: sorted(
    each(intent, (family) =>
      intent.staticRoutes
        .filter(({ prefix }) => family.has(prefix))
        .map(
          ({ prefix, via, interface: port }) =>
            `${family.prefix(prefix)} via ${family.address(via)} ${interfaceOn(intent.platform, port)}`,
        ),
    ),
  ),
  ospf: ospfOf(intent),
  ...rackOf(intent, sayable),
});
