import type { SessionFacts } from "../support/facts.ts";
import { addressOf, isOn, networkIn } from "./addresses.ts";
import type { AddressFamily, Bgp, Configuration } from "./configuration.ts";
import { exportFacts, importFacts, readPolicy, type ReadPolicy, type Used } from "./read-policies.ts";

/** What the peer says itself goes before what its group says. */
interface Peer {
  readonly key: string;
  readonly isRange: boolean;
  readonly group: string;
  readonly isInternal: boolean;
  readonly session: (key: string) => string | undefined;
  readonly exchange: (key: string) => string | undefined;
}

/** An interface's address of the kind of the peer's, on the network that the peer stands on. */
function interfaceTo({ interfaces }: Configuration, { key }: Peer) {
  const address = key.split("/")[0] ?? "";
  for (const { addresses, virtuals, lines } of interfaces.values())
    for (const at of [...virtuals.map((one) => one.address), ...addresses])
      if (isOn(at, address)) return { at, lines, virtuals };
  return null;
}

/** Where an address is shared with another switch, sessions come from the one that is not. */
function checkSource(configuration: Configuration, peer: Peer): void {
  const said = peer.session("source-address")?.toLowerCase();
  const to = interfaceTo(configuration, peer);
  const isShared = to !== null && to.virtuals.length > 0;
  if (isShared ? said !== to.at.split("/")[0] : said !== undefined)
    throw new Error(`sessions with ${peer.key} come from an address that another has`);
}

function bfdOf(configuration: Configuration, peer: Peer): SessionFacts["bfd"] {
  const mode = peer.session("bfd");
  if (mode === undefined) return null;
  if ((mode === "single-hop") !== peer.isInternal) throw new Error(`BFD of several hops with ${peer.key}`);
  const lines = interfaceTo(configuration, peer)?.lines;
  const number = (key: string): number => {
    const value = lines?.get(`bfd ${key}`);
    if (value === undefined) throw new Error(`no ${key} towards ${peer.key}`);
    return Number(value);
  };
  return {
    transmit: number("min-transmit-interval"),
    receive: number("min-receive-interval"),
    multiplier: number("detect-multiplier"),
  };
}

/** Whether a policy names the switch's address on the peers' network as next hop, but for next hops on that very network. */
function namesItself(configuration: Configuration, peer: Peer, { nodes }: ReadPolicy): boolean {
  const [stays, changes, ...more] = nodes;
  if (nodes.every(({ nextHop, nextHopIn }) => nextHop === null && nextHopIn === null)) return false;
  const at = interfaceTo(configuration, peer)?.at ?? "";
  const bits = at.includes(":") ? 128 : 32;
  const network = networkIn(at);
  const range = `permit ${network} ${network.split("/")[1] ?? ""}-${String(bits)}`;
  if (
    more.length > 0 ||
    stays?.nextHop !== null ||
    stays.nextHopIn !== range ||
    changes?.nextHopIn !== null ||
    changes.nextHop !== at.split("/")[0]
  )
    throw new Error(`a next hop towards ${peer.key} that nobody knows`);
  return true;
}

function nextHopSelf(
  configuration: Configuration,
  family: AddressFamily,
  peer: Peer,
  exports: ReadPolicy,
): SessionFacts["nextHopSelf"] {
  const byPolicy = namesItself(configuration, peer, exports);
  const byCommand = peer.exchange("next-hop-local") !== undefined;
  if (byPolicy && (byCommand || !peer.isInternal)) throw new Error(`two next hops towards ${peer.key}`);
  if (byPolicy && family.lines.has("reflect change-path-attribute")) return "unless-adjacent";
  return byPolicy || byCommand;
}

function asnOf({ asn }: Bgp, peer: Peer): number {
  const own = peer.session("as-number");
  if (peer.isInternal && own !== undefined)
    throw new Error(`an AS number in the internal group of ${peer.key}`);
  if (peer.isInternal) return asn;
  if (own === undefined || Number(own) === asn) throw new Error(`no AS number of ${peer.key}`);
  return Number(own);
}

const FAMILIES = { ipv4: "ip", ipv6: "ipv6" } as const;

/** A session is torn down as soon as it has as many as the limit says. */
function maximum(peer: Peer): number {
  const found = /^([0-9]+) reconnect 300 80$/.exec(peer.exchange("route-limit") ?? "")?.[1];
  if (found === undefined) throw new Error(`no maximum of prefixes with ${peer.key}`);
  return Number(found) - 1;
}

const required = (peer: Peer, where: Peer["session"], key: string): string => {
  const value = where(key);
  if (value === undefined) throw new Error(`no ${key} of ${peer.key}`);
  return value;
};

function sessionOf(configuration: Configuration, bgp: Bgp, used: Used, peer: Peer): SessionFacts {
  const name = peer.key.includes(":") ? "ipv6" : "ipv4";
  const family = bgp.families.get(name);
  if (family === undefined) throw new Error(`no address family of ${peer.key}`);
  required(peer, peer.exchange, "enable");
  required(peer, peer.exchange, "advertise-community");
  const read = (direction: string): ReadPolicy =>
    readPolicy(configuration, used, FAMILIES[name], required(peer, peer.exchange, direction));
  const [imports, exports] = [read("import"), read("export")];
  const [inward, outward] = [
    importFacts(imports, peer.isInternal),
    exportFacts(exports, bgp.asn, peer.isInternal),
  ];
  for (const [direction, { drains }] of [
    ["import", inward],
    ["export", outward],
  ] as const)
    if (drains !== required(peer, peer.exchange, direction).endsWith("-DRAINED"))
      throw new Error(`a policy of ${peer.key} that adds to one that does not drain alike`);
  const [, keepalive, hold] =
    /^keepalive ([0-9]+) hold ([0-9]+)$/.exec(required(peer, peer.session, "timer")) ?? [];
  checkSource(configuration, peer);
  const fakeAs = peer.session("fake-as");
  const hops = peer.session("ttl-security hops");
  return {
    asn: asnOf(bgp, peer),
    description: peer.isRange ? "" : required(peer, peer.session, "description"),
    password: peer.session("password") ?? null,
    ttlSecurityHops: hops === undefined ? null : Number(hops),
    bfd: bfdOf(configuration, peer),
    keepalive: Number(keepalive),
    hold: Number(hold),
    connectRetry: null,
    passive: false,
    reflects: peer.exchange("reflect-client") !== undefined,
    nextHopSelf: nextHopSelf(configuration, family, peer, exports),
    source: peer.session("connect-interface") ?? null,
    originatesDefault: originates(configuration, used, peer, outward.drains),
    localAsn: fakeAs === undefined ? null : Number(fakeAs),
    removesPrivateAsns: peer.exchange("public-as-only force") !== undefined,
    allowsOwnAs: Number(peer.exchange("allow-as-loop") ?? 0),
    overridesPeerAs: peer.session("substitute-as") !== undefined,
    role: null,
    maximumPrefixes: maximum(peer),
    imports: inward,
    exports: outward,
  };
}

/** A drained switch's default route goes through a policy that says so. */
function originates({ policies }: Configuration, used: Used, peer: Peer, drains: boolean): boolean {
  const policy = peer.exchange("default-route-advertise");
  if (policy === undefined) return false;
  if ((policy !== "") !== drains) throw new Error(`the default route to ${peer.key} is drained otherwise`);
  if (policy === "") return true;
  const [node, ...more] = policies.get(policy) ?? [];
  used.add(`route-policy ${policy}`);
  if (
    more.length > 0 ||
    node?.matches.size !== 0 ||
    node.applies.get("community") !== "65535:0" ||
    node.applies.get("local-preference") !== "0"
  )
    throw new Error(`${policy} drains nothing`);
  return true;
}

function peersOf({ groups, peers, families }: Bgp): readonly Peer[] {
  return [...peers].map(([name, own]) => {
    const isRange = name.includes("/");
    const key = isRange ? name : addressOf(name);
    const group = own.get("group") ?? "";
    const joined = groups.get(group);
    if (joined === undefined) throw new Error(`${name} is in no group`);
    const family = families.get(key.includes(":") ? "ipv6" : "ipv4")?.peers;
    return {
      key,
      isRange,
      group,
      isInternal: joined.type === "internal",
      session: (what) => own.get(what) ?? joined.lines.get(what),
      exchange: (what) => family?.get(name)?.get(what) ?? family?.get(group)?.get(what),
    };
  });
}

/** All sessions of a switch. @throws Error where a group has no peer in a family that it is enabled in */
export function sessions(
  configuration: Configuration,
  bgp: Bgp,
  used: Used,
): Readonly<Record<string, SessionFacts>> {
  const peers = peersOf(bgp);
  for (const [name, { peers: exchanging }] of bgp.families)
    for (const of of exchanging.keys()) {
      const there = peers.some(
        ({ key, group }) =>
          (of === group || of.toLowerCase() === key) && key.includes(":") === (name === "ipv6"),
      );
      if (!there) throw new Error(`${of} has no peer in ${name}`);
    }
  for (const group of bgp.groups.keys())
    if (!peers.some((peer) => peer.group === group)) throw new Error(`nobody joins ${group}`);
  return Object.fromEntries(peers.map((peer) => [peer.key, sessionOf(configuration, bgp, used, peer)]));
}
