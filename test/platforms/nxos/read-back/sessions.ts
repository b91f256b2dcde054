import type { Facts, SessionFacts } from "../../support/facts.ts";
import { bfdOn, interfaceTowards } from "./interfaces.ts";
import { said, within, type Found } from "./modes.ts";
import { defaultOf, setsNextHops, type Context, type Ip, type Peer } from "./next-hops.ts";
import { policyOf, type Direction } from "./policies.ts";

const ALL_ASNS = 4_294_967_294;

/** Any but the switch's own, and no other list of numbers. */
function externalBy({ asn, policies }: Context, map: string): "external" {
  const [entry, ...more] = policies.map(map);
  const [numbers = ""] = entry?.once("as numbers") ?? [];
  const ranges = numbers.split(", ").map((range) => range.split("-").map(Number));
  const [below = [], above = []] = ranges;
  const whole = below[0] === 1 && below[1] === asn - 1 && above[0] === asn + 1 && above[1] === ALL_ASNS;
  if (!whole || ranges.length !== 2 || more.length > 0) throw new Error(`${map} is not all but the own AS`);
  return "external";
}

const isPort = (at: string): boolean => at.startsWith("Ethernet");

/** One for each family that the session carries. */
function peersOf(context: Context, words: readonly string[], own: Found): readonly Peer[] {
  const [at = ""] = words;
  if (!isPort(at)) return [peerOf(context, words, own, at.includes(":") ? "ipv6" : "ip", at)];
  if (!context.interfaces.some(({ name, found }) => name === at && found.once("link-local") !== null))
    throw new Error(`${at} has no link-local address`);
  const speaks = (["ip", "ipv6"] as const).filter((ip) => context.bgp.opened(ip).length > 0);
  return speaks.map((ip) => peerOf(context, words, own, ip, `${at} ${ip === "ip" ? "ipv4" : "ipv6"}`));
}

function peerOf(
  context: Context,
  [at = "", map = ""]: readonly string[],
  own: Found,
  ip: Ip,
  key: string,
): Peer {
  const [name = ""] = said(own, "inherit", key);
  const template = context.bgp.opened("template").find(([[one]]) => one === name)?.[1];
  if (template === undefined) throw new Error(`${key} inherits from ${name}, which is not there`);
  const families = [own, template].flatMap((from) => from.opened(ip).map(([, found]) => found));
  const others = [own, template].flatMap((from) => from.opened(ip === "ip" ? "ipv6" : "ip"));
  if (families.length === 0 || (others.length > 0 && !isPort(at)))
    throw new Error(`${key} carries another family`);
  const [as] = own.once("as") ?? [];
  if ((as === undefined) === (map === "")) throw new Error(`${key} has no AS, or two`);
  return {
    at,
    key,
    ip,
    says: (command) => own.once(command) ?? template.once(command),
    inFamily: (command) => families.map((one) => one.once(command)).find((one) => one !== null) ?? null,
    asns: as === undefined ? externalBy(context, map) : within(as, 1, ALL_ASNS),
  };
}

/** Peers by eBGP of one AS, and who dial in, must hear of each other; by iBGP the command is refused. */
function checkPeerAs({ asn }: Context, { at, key, ip, asns, inFamily }: Peer, all: readonly Peer[]): void {
  const alike = all.filter((one) => one.ip === ip && one.asns === asns);
  const says = inFamily("no peer as") !== null;
  if (inFamily("override") !== null && !says) throw new Error(`${key}: the check comes before as-override`);
  if (asns === asn ? says : !says && ((!isPort(at) && at.includes("/")) || alike.length > 1))
    throw new Error(`${key}: disable-peer-as-check`);
}

function factsOf(context: Context, peer: Peer): SessionFacts {
  const { at, key, ip, says, inFamily, asns } = peer;
  const must = (from: Peer["says"], command: string): readonly string[] => {
    const words = from(command);
    if (words === null) throw new Error(`${key} does not say ${command}`);
    return words;
  };
  const listens = !isPort(at) && at.includes("/");
  if ((says("most peers") !== null) !== listens) throw new Error(`${key}: maximum-peers`);
  must(inFamily, "community");
  must(inFamily, "extended community");
  const [limit] = context.bgp.once("most as") ?? [];
  const direction = (inward: boolean): Direction => ({
    ip,
    inward,
    external: asns !== context.asn,
    asn: context.asn,
    asPathLimit: limit === undefined ? null : within(limit, 1, 512),
  });
  const number = (command: string, at: number, least: number, most: number): number | null => {
    const word = says(command)?.[at];
    return word === undefined ? null : within(word, least, most);
  };
  const [out = ""] = must(inFamily, "out");
  const exports = policyOf(context.policies, out, direction(false));
  const adjacent = setsNextHops(context, peer, out);
  const self = inFamily("next hop") !== null;
  if (adjacent && self) throw new Error(`${key} has two next hops`);
  const towards = isPort(at)
    ? (context.interfaces.find(({ name }) => name === at) ?? null)
    : interfaceTowards(context.interfaces, ip, at.split("/")[0] ?? "");
  return {
    asn: asns,
    description: says("description")?.[0] ?? "",
    password: says("password")?.[0] ?? null,
    ttlSecurityHops: number("ttl", 0, 1, 254),
    bfd: says("bfd") === null || towards === null ? null : bfdOn(towards),
    keepalive: number("timers", 0, 0, 3600) ?? 60,
    hold: number("timers", 1, 3, 3600) ?? 180,
    connectRetry: within(context.bgp.once("reconnect")?.[0] ?? "60", 1, 60),
    passive: says("passive") !== null,
    reflects: inFamily("reflects") !== null,
    nextHopSelf: adjacent ? "unless-adjacent" : self,
    source: says("source")?.[0] ?? null,
    originatesDefault: defaultOf(context, peer, direction(false), exports.drains),
    localAsn: number("local as", 0, 1, ALL_ASNS),
    removesPrivateAsns: says("private") !== null,
    allowsOwnAs: Number(inFamily("own as")?.[0] ?? 0),
    overridesPeerAs: inFamily("override") !== null,
    role: null,
    maximumPrefixes: within(must(inFamily, "maximum")[0] ?? "", 1, 4_294_967_295),
    imports: policyOf(context.policies, must(inFamily, "in")[0] ?? "", direction(true)),
    exports,
  };
}

export function sessionFacts(context: Context): Facts["sessions"] {
  const peers = context.bgp.opened("neighbor").flatMap(([words, found]) => peersOf(context, words, found));
  peers.forEach((peer) => checkPeerAs(context, peer, peers));
  return Object.fromEntries(peers.map((peer) => [peer.key, factsOf(context, peer)]));
}

/** Dynamic neighbours of all prefixes of a family; each has as many. */
export function listenLimit({ bgp }: Context): number | null {
  const of = (ip: Ip): number =>
    bgp
      .opened("neighbor")
      .filter(([[key = ""]]) => key.includes(":") === (ip === "ipv6"))
      .flatMap(([, found]) => found.once("most peers")?.[0] ?? [])
      .reduce((sum, word) => sum + within(word, 1, 1000), 0);
  const [v4, v6] = [of("ip"), of("ipv6")];
  if (v4 > 0 && v6 > 0 && v6 !== v4) throw new Error("families listen for different numbers");
  return v4 + v6 === 0 ? null : Math.max(v4, v6);
}
