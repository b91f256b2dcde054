import type { Facts, PolicyFacts, SessionFacts } from "../../support/facts.ts";
import type { AddressFamily, Bgp, Exchange, Group, Peer } from "./bgp.ts";
import { contains, demand, familyOf, need, type FamilyName } from "./grammar.ts";
import type { Interface } from "./interfaces.ts";
import { rulesOf, type List, type Named, type Node } from "./policies.ts";

/** All that a policy and a session name. */
export interface Config {
  readonly bgp: Bgp;
  readonly interfaces: readonly Interface[];
  readonly lists: Named<List>;
  readonly filters: Named<string>;
  readonly policies: Named<Node[]>;
}

const SHUTDOWN = "65535:0";

/** A session, its group's settings and its own. */
interface Resolved {
  readonly config: Config;
  readonly family: FamilyName;
  readonly view: AddressFamily;
  readonly group: Group;
  readonly exchange: Exchange;
  readonly peer: Peer | null;
  /** Of the peer, or the first of those that it may have. */
  readonly address: string;
}

/** A route, as far as policies tell routes apart. */
interface Kind {
  readonly shutdown: boolean;
  readonly from: "ebgp" | "ibgp" | "itself";
  readonly adjacent: boolean;
}

const PLAIN: Kind = { shutdown: false, from: "ebgp", adjacent: false };
const KINDS: readonly Kind[] = [false, true].flatMap((shutdown) =>
  (["ebgp", "ibgp", "itself"] as const).flatMap((from) =>
    [false, true].map((adjacent) => ({ shutdown, from, adjacent })),
  ),
);

/** The node that a route of the policy's list is taken by. */
const taking = (nodes: readonly Node[], { shutdown, from, adjacent }: Kind): Node =>
  need(
    nodes.find(
      (node) =>
        (node.shutdown === null || shutdown) &&
        (node.routeType === null || node.routeType === from) &&
        (node.nextHop === null || adjacent),
    ),
    "a policy drops some of what its list permits",
  );

/** What is the same whatever a route is. */
function always<T>(nodes: readonly Node[], of: (node: Node) => T, what: string): T {
  const [first, ...rest] = KINDS.map((kind) => of(taking(nodes, kind)));
  for (const other of rest)
    demand(JSON.stringify(other) === JSON.stringify(first), `${what} differ by route`);
  return need(first, what);
}

/** The network that a list of next hops is of must be the session's own. */
function checkNextHops({ config: { lists, interfaces }, address }: Resolved, name: string): void {
  const { rules } = lists.get(name);
  const network = /^permit (\S+\/([0-9]+)) \2-(?:32|128)$/.exec(rules.join())?.[1] ?? "";
  const own = interfaces.flatMap(({ addresses }) => addresses).filter((one) => contains(one, address));
  demand(
    network !== "" &&
      own.some(
        (one) =>
          contains(network, one.split("/")[0] ?? "") && one.endsWith(`/${network.split("/")[1] ?? ""}`),
      ),
    `${name} is not of the network of the session`,
  );
}

function nodesOf(resolved: Resolved, name: string | null): readonly Node[] {
  const { config, family } = resolved;
  const nodes = config.policies.get(need(name, "a session that passes everything"));
  for (const node of nodes) {
    demand(
      [...node.families].every((one) => one === family),
      `${String(name)} is of another family`,
    );
    if (node.shutdown !== null)
      demand(config.filters.get(node.shutdown) === SHUTDOWN, `${node.shutdown} is of another community`);
    if (node.nextHop !== null) checkNextHops(resolved, node.nextHop);
  }
  return nodes;
}

const rulesIn = ({ config, family }: Resolved, nodes: readonly Node[]): readonly string[] => {
  const [name, ...others] = new Set(nodes.map(({ list }) => need(list, "a policy around no list")));
  demand(others.length === 0, "a policy around several lists");
  const list = config.lists.get(need(name, "a policy without nodes"));
  demand(list.family === family, `${String(name)} is of another family`);
  return rulesOf(list);
};

function importsOf(resolved: Resolved): PolicyFacts {
  const { config, group, exchange } = resolved;
  const nodes = nodesOf(resolved, exchange.imports);
  const adds = always(nodes, (node) => node.adds, "communities");
  const lowest = (kind: Kind): boolean => taking(nodes, kind).lowest;
  demand(
    nodes.every((node) => !node.ownNextHop && node.prepends.length === 0),
    "an import policy of what goes out",
  );
  const drains = lowest(PLAIN);
  demand(drains === adds.includes(SHUTDOWN), "half a drain");
  return {
    rules: rulesIn(resolved, nodes),
    adds: adds.filter((one) => one !== SHUTDOWN),
    asPathLimit: config.bgp.asPathLimit,
    firstAs: !group.internal,
    prepends: 0,
    drains,
    honoursShutdown: group.internal
      ? nodes.some((node) => node.shutdown !== null)
      : lowest({ ...PLAIN, shutdown: true }),
  };
}

/** Of a drained switch a default route must say so too. */
function checkDefault({ config, group, exchange }: Resolved, drains: boolean): void {
  if (!exchange.originates) return;
  demand(
    (exchange.defaultPolicy !== null) === drains,
    "a default route that is not drained with the switch, or alone is",
  );
  if (exchange.defaultPolicy === null) return;
  const [node, ...more] = config.policies.get(exchange.defaultPolicy);
  demand(
    node?.list === null && more.length === 0 && node.adds.join() === SHUTDOWN,
    "a default route without the community",
  );
  demand(node?.lowest === group.internal, "a default route's preference");
}

function exportsOf(resolved: Resolved): PolicyFacts {
  const { config, view, group, exchange } = resolved;
  const nodes = nodesOf(resolved, exchange.exports);
  const adds = always(nodes, (node) => node.adds, "communities");
  const lowest = always(nodes, (node) => node.lowest, "preferences");
  const prepends = always(nodes, (node) => node.prepends, "prepends");
  const drains = adds.includes(SHUTDOWN);
  demand(lowest === (drains && group.internal), "half a drain");
  demand(
    prepends.every((asn) => asn === String(config.bgp.asn)),
    "another AS in the path",
  );
  demand(exchange.communities && exchange.large, "communities stop here");
  const reflector = [...view.exchanges.values()].some(({ reflects }) => reflects);
  demand(
    reflector === view.policiesReflect,
    "policies count for what is reflected where something is, and only there",
  );
  checkDefault(resolved, drains);
  return {
    rules: rulesIn(resolved, nodes),
    adds: adds.filter((one) => one !== SHUTDOWN),
    asPathLimit: null,
    firstAs: false,
    prepends: prepends.length,
    drains,
    honoursShutdown: false,
  };
}

/** On a link nobody else is there; on a network VRP names itself to other ASs, where it is not told to leave next hops of third parties. */
function nextHopSelf(resolved: Resolved): SessionFacts["nextHopSelf"] {
  const { config, view, group, exchange, address } = resolved;
  const nodes = nodesOf(resolved, exchange.exports);
  const own = (from: Kind["from"], adjacent: boolean): boolean =>
    taking(nodes, { shutdown: false, from, adjacent }).ownNextHop;
  const cases = [["ebgp", "itself", "ibgp"] as const]
    .flat()
    .flatMap((from) => [own(from, true), own(from, false)]);
  const are = (...wanted: readonly boolean[]): boolean => cases.join() === wanted.join();
  if (are(true, true, true, true, true, true)) {
    demand(!group.internal, "the switch names itself for what it reflects");
    return true;
  }
  if (are(true, true, true, true, false, false) && group.internal) return true;
  if (are(false, true, false, true, false, true) && group.internal) return "unless-adjacent";
  demand(are(false, false, false, false, false, false), "next hops that nobody asked for");
  if (group.internal) return false;
  const network = config.interfaces
    .flatMap(({ addresses }) => addresses)
    .find((one) => contains(one, address));
  const link = /\/(?:31|127)$/.test(network ?? "");
  return !link && network !== undefined && !view.thirdParty;
}

const bfdOf = (group: Group): SessionFacts["bfd"] => {
  demand(group.bfd === (group.bfdTimers !== null), "BFD without timers, or timers without BFD");
  return group.bfdTimers;
};

function facts(resolved: Resolved): SessionFacts {
  const { group, exchange, peer } = resolved;
  return {
    asn: peer?.asn ?? listenedAsn(resolved),
    description: peer?.description ?? "",
    password: peer?.password ?? group.password,
    ttlSecurityHops: group.ttl,
    bfd: bfdOf(group),
    keepalive: group.keepalive,
    hold: group.hold,
    connectRetry: group.connectRetry,
    passive: group.passive,
    reflects: exchange.reflects,
    nextHopSelf: nextHopSelf(resolved),
    source: group.source,
    originatesDefault: exchange.originates,
    localAsn: group.localAsn,
    removesPrivateAsns: exchange.publicAsns,
    role: null,
    maximumPrefixes: need(exchange.limit, "no limit of prefixes"),
    imports: importsOf(resolved),
    exports: exportsOf(resolved),
  };
}

/** The one AS of all who dial in, or any but the switch's. */
function listenedAsn({ config: { bgp }, group }: Resolved): number | "external" {
  if (group.internal) {
    demand(group.asns.length + group.segments.length === 0, "AS numbers of an internal group");
    return bgp.asn;
  }
  const [only, ...more] = group.asns;
  if (only !== undefined && more.length + group.segments.length === 0) return only;
  demand(
    JSON.stringify(group.segments) ===
      JSON.stringify([
        [1, bgp.asn - 1],
        [bgp.asn + 1, 4_294_967_295],
      ]),
    "who dials in may be of some AS numbers only",
  );
  return "external";
}

function resolve(
  config: Config,
  family: FamilyName,
  name: string,
  peer: Peer | null,
  address: string,
): Resolved {
  const { bgp } = config;
  const view = need(bgp.families.get(family), `${family} is not there`);
  const group = need(bgp.groups.get(name), `no group ${name}`);
  const shared = need(view.exchanges.get(name), `${name} is not enabled`);
  const own = peer === null ? null : need(view.exchanges.get(address), `${address} is not enabled`);
  demand(own === null || own.group === name, `${address} is in no group, or in another one here`);
  const exchange = {
    ...shared,
    imports: own?.imports ?? shared.imports,
    exports: own?.exports ?? shared.exports,
  };
  demand(
    peer === null || group.internal === (peer.asn === bgp.asn),
    `${address} is in a group of the other kind`,
  );
  return { config, family, view, group, exchange, peer, address };
}

/** Every session, by the peer's address or the range that it listens on. */
export function sessionFacts(config: Config): Facts["sessions"] {
  const { groups, peers, families } = config.bgp;
  for (const [family, { exchanges }] of families)
    for (const name of exchanges.keys())
      if (!groups.has(name)) demand(familyOf(name) === family, `${name} exchanges routes of another family`);
  return Object.fromEntries([
    ...[...groups].flatMap(([name, group]) => {
      demand(group.listens === group.ranges.length > 0, `${name} listens on nothing`);
      return group.ranges.map(
        (range) => [range, facts(resolve(config, "ipv4", name, null, range.split("/")[0] ?? ""))] as const,
      );
    }),
    ...[...peers].map(([address, peer]) => {
      const name = need(peer.group, `${address} is in no group`);
      return [address, facts(resolve(config, familyOf(address), name, peer, address))] as const;
    }),
  ]);
}
