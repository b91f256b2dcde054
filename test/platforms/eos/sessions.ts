import type { SessionFacts } from "../support/facts.ts";
import { found } from "./blocks.ts";
import type { Bgp, Said } from "./bgp-lines.ts";
import type { Device } from "./device.ts";
import { exported, farewell, imported, type Side, type Used } from "./policies.ts";

const NOTHING: Said = new Map();

/** What must be said of every group, and why: what EOS does without. */
const OF_GROUPS: Readonly<Record<string, string>> = {
  "send-community": "communities would be lost",
  "missing-policy address-family all direction in": "anything might come in",
  "missing-policy address-family all direction out": "anything might go out",
  "maximum-routes": "EOS has a limit of its own",
  timers: "EOS has others of its own",
  "idle-restart-timer": "a session that was over its maximum would never be back",
};

/** Who the peers of a range are. */
function whoDials({ peerFilters }: Device, { asn }: Bgp, used: Used, who: string): number | "external" {
  const [kind, value = ""] = who.split(" ");
  if (kind === "remote-as") return Number(value);
  used.add(`peer-filter ${value}`);
  const rules = found(peerFilters.get(value), `peer-filter ${value}`).join();
  if (rules !== `reject ${String(asn)},accept 1-4294967295`) throw new Error(`who is ${value}? ${rules}`);
  return "external";
}

interface Peer {
  readonly key: string;
  readonly group: string;
  readonly asn: number | "external";
  readonly own: Said;
  /** Of a neighbour by its interface, which carries all: one of them. */
  readonly family?: "ipv4" | "ipv6";
}

function peersOf(device: Device, bgp: Bgp, used: Used): readonly Peer[] {
  const members = [...bgp.of].filter(([, said]) => (said.get("peer group") ?? "") !== "");
  return [
    ...bgp.ranges.map(({ range, group, who }) => ({
      key: range,
      group,
      asn: whoDials(device, bgp, used, who),
      own: NOTHING,
    })),
    ...members.map(([key, own]) => ({
      key,
      group: own.get("peer group") ?? "",
      asn: Number(found(own.get("remote-as"), `AS of ${key}`)),
      own,
    })),
    ...[...bgp.links].flatMap(([port, { group, asn }]) => {
      const at = found(device.interfaces.get(port), `interface ${port}`);
      if (!at.lines.has("ipv6 enable")) throw new Error(`${port} has no link-local address`);
      return (["ipv4", "ipv6"] as const)
        .filter((name) => bgp.families.has(name))
        .map((family) => ({ key: `${port} ${family}`, group, asn, own: NOTHING, family }));
    }),
  ];
}

function bfdOf(group: Said): SessionFacts["bfd"] {
  const timers = group.get("bfd interval");
  if (group.has("bfd") !== (timers !== undefined)) throw new Error("half of BFD");
  const [, transmit, receive, multiplier] = /^(\d+) min-rx (\d+) multiplier (\d+)$/.exec(timers ?? "") ?? [];
  return timers === undefined
    ? null
    : { transmit: Number(transmit), receive: Number(receive), multiplier: Number(multiplier) };
}

/** What is counted, before or after a policy, and a warning at four fifths of it. */
function maximumOf(group: Said): number {
  const [told = "", ofIt] = (group.get("maximum-routes") ?? "").split(" ");
  const accepted = group.get("maximum-accepted-routes");
  if ((ofIt === undefined) !== (accepted !== undefined)) throw new Error("no limit, or two of them");
  if (accepted === undefined) return Number(told);
  const [most, warning] = accepted.split(" warning-limit ").map(Number);
  if (warning !== Math.ceil(Number(most) * 0.8)) throw new Error("no warning at four fifths");
  return Number(most);
}

/** The default, which passes no map but its own. */
function originates(device: Device, used: Used, family: Said, side: Side, drains: boolean): boolean {
  const map = family.get("default-originate");
  if (map === undefined) return false;
  used.add(`route-map ${map}`);
  const entries = found(device.routeMaps.get(map), `route-map ${map}`);
  const [first, ...more] = entries;
  if (first?.match.length !== 0 || more.length > 0 || !first.set.includes("origin igp"))
    throw new Error(`${map} is no map of a default`);
  if (farewell(entries, side) !== drains) throw new Error(`${map} is not drained as the rest is`);
  return true;
}

function sessionOf(
  device: Device,
  bgp: Bgp,
  used: Used,
  { key, group: name, asn, own, family: of }: Peer,
): SessionFacts {
  const group = found(bgp.of.get(name), `group ${name}`);
  if (group.get("peer group") !== "") throw new Error(`${name} is no group`);
  used.add(`group ${name}`);
  for (const [words, why] of Object.entries(OF_GROUPS))
    if (!group.has(words)) throw new Error(`${name} has no ${words}: ${why}`);
  const six = of === undefined ? key.includes(":") : of === "ipv6";
  const family = found(bgp.families.get(six ? "ipv6" : "ipv4"), `family of ${key}`);
  const [ofGroup, ofPeer] = [family.of.get(name) ?? NOTHING, family.of.get(key) ?? NOTHING];
  if (!ofGroup.has("activate")) throw new Error(`${name} is not active`);
  if (ofGroup.has("next-hop address-family ipv6 originate") !== (of === "ipv4"))
    throw new Error(`${name} can't tell IPv4 by an address of IPv6, or need not`);
  const side: Side = { ip: six ? "ipv6" : "ip", ownAsn: bgp.asn, external: asn !== bgp.asn, peer: key };
  const map = (way: string) => {
    const map = found(ofPeer.get(`route-map ${way}`) ?? ofGroup.get(`route-map ${way}`), `map of ${key}`);
    used.add(`route-map ${map}`);
    return found(device.routeMaps.get(map), `route-map ${map}`);
  };
  const { nextHops, ...exports } = exported(device, used, map("out"), side);
  const reflects = [...bgp.of.values()].some((said) => said.has("route-reflector-client"));
  const always = group.has("next-hop-self");
  if (always && nextHops !== "kept") throw new Error(`${name} rewrites what it reflects`);
  const reflectsAll = always && reflects && !side.external;
  const [keepalive, hold] = (group.get("timers") ?? "").split(" ");
  const [ttl, source, localAs] = ["ttl maximum-hops", "update-source", "local-as"].map((one) =>
    group.get(one),
  );
  return {
    asn,
    description: own.get("description") ?? "",
    password: own.get("password 0") ?? group.get("password 0") ?? null,
    ttlSecurityHops: ttl === undefined ? null : Number(ttl),
    bfd: bfdOf(group),
    keepalive: Number(keepalive),
    hold: Number(hold),
    connectRetry: null,
    passive: group.has("passive"),
    reflects: group.has("route-reflector-client"),
    nextHopSelf: reflectsAll
      ? "always"
      : nextHops === "unless-adjacent"
        ? nextHops
        : always || nextHops === "unless-reflected",
    source: source ?? null,
    originatesDefault: originates(device, used, ofGroup, side, exports.drains),
    localAsn: localAs === undefined ? null : Number(localAs),
    removesPrivateAsns: group.has("remove-private-as all"),
    allowsOwnAs: Number(group.get("allowas-in") ?? 0),
    overridesPeerAs: group.has("as-path remote-as replace out"),
    role: null,
    maximumPrefixes: maximumOf(group),
    imports: imported(device, used, map("in"), side),
    exports,
  };
}

/** Every session. @throws Error where one names what is not there, or something that is there is named by none */
export function sessionsOf(device: Device, bgp: Bgp): Readonly<Record<string, SessionFacts>> {
  const used: Used = new Set();
  const sessions = Object.fromEntries(
    peersOf(device, bgp, used).map((peer) => [peer.key, sessionOf(device, bgp, used, peer)] as const),
  );
  const defined = [
    ...[...device.prefixLists.keys()].map((key) => key.replace(" ", " prefix-list ")),
    ...[...device.routeMaps.keys()].map((name) => `route-map ${name}`),
    ...[...device.communityLists.keys()].map((name) => `community-list ${name}`),
    ...[...device.peerFilters.keys()].map((name) => `peer-filter ${name}`),
    ...[...bgp.of].filter(([, said]) => said.get("peer group") === "").map(([name]) => `group ${name}`),
  ];
  for (const one of defined) if (!used.has(one)) throw new Error(`nothing uses ${one}`);
  for (const [name, said] of bgp.of) if (!said.has("peer group")) throw new Error(`${name} has no group`);
  for (const { of } of bgp.families.values())
    for (const name of of.keys()) if (!bgp.of.has(name)) throw new Error(`nobody is ${name}`);
  return sessions;
}
