import { BlockList } from "node:net";
import type { PolicyFacts, SessionFacts } from "../support/facts.ts";
import type { BgpFamily, BgpLines, Said } from "./bgp-lines.ts";
import { need } from "./lines.ts";
import type { Policies, PolicyMap } from "./policies.ts";
import type { FamilyName } from "./policy-lines.ts";
import { captured, mustSay, numberIn, says } from "./said.ts";

const familyOf = (address: string): FamilyName => (address.includes(":") ? "ipv6" : "ipv4");

/** What sessions name that stands outside `router bgp`. */
export interface Around {
  readonly policies: Policies;
  readonly bfdProfile: (name: string) => NonNullable<SessionFacts["bfd"]>;
  /** Addresses of the switch's own, `10.0.0.1/24`. */
  readonly addresses: readonly string[];
}

/** A neighbour or a group, outside and inside the address family. */
interface Peer {
  readonly said: Said;
  readonly inFamily: Said;
}

const NOTHING: Said = new Map();

/** What is said of a neighbour, and what of its group where nothing is. */
const over = (own: Said, group: Said): Said => new Map([...group, ...own]);

/** Lines of a group and not of its neighbours, and the other way round: where a fabric has them. */
const GROUP_ALONE = ["bfd", "bfd profile", "passive", "local-role", "ttl-security hops", "enforce-first-as"];
const NEIGHBOR_ALONE = ["description", "local-as"];

/** Of a neighbour that is known by the port that it is behind, whatever addresses the port has. */
const BY_INTERFACE = "interface v6only peer-group";

function asnOf(said: Said): number | "external" {
  const asn = need(said.get("remote-as"), "remote-as");
  if (asn === "external") return asn;
  return need(numberIn(said, "remote-as"), "remote-as");
}

/** Next hops on the peers' own network stay, and all others become the switch's address there. */
function checkNextHops(
  { stay, become }: NonNullable<PolicyMap["nextHops"]>,
  addresses: readonly string[],
): void {
  const own = need(
    addresses.find((one) => one.split("/")[0] === become),
    `an own address ${become}`,
  );
  const [address = "", length = ""] = own.split("/");
  const [what, prefix = "", lengths] = stay.split(" ");
  const [network = "", of] = prefix.split("/");
  const bits = familyOf(address) === "ipv4" ? "32" : "128";
  if (what !== "permit" || of !== length || lengths !== `${length}-${bits}`)
    throw new Error(`${stay} is not the network of ${own}`);
  const stays = new BlockList();
  stays.addSubnet(network, Number(length), familyOf(network));
  if (!stays.check(address, familyOf(address))) throw new Error(`${own} is not in ${prefix}`);
}

function policyOf(
  { asn, said: global }: BgpLines,
  family: FamilyName,
  { said, inFamily }: Peer,
  { policies, addresses }: Around,
  inward: boolean,
): PolicyFacts & { readonly nextHops: boolean } {
  const name = need(inFamily.get(inward ? "route-map in" : "route-map out"), "a route map");
  const byInterface = says(said, "capability extended-nexthop");
  const { rules, adds, asPathLimit, prepended, nextHops } = policies.map(name, family, inward, byInterface);
  if (prepended.some((one) => one !== asn)) throw new Error(`${name} prepends another's AS`);
  if (nextHops !== null) checkNextHops(nextHops, addresses);
  return {
    nextHops: nextHops !== null,
    rules,
    adds,
    asPathLimit,
    firstAs: inward && says(said, "enforce-first-as"),
    prepends: prepended.length,
    drains: says(global, "bgp graceful-shutdown"),
    // FRR does so by itself with what comes from another AS.
    honoursShutdown: inward && asnOf(said) !== asn,
  };
}

function sessionOf(bgp: BgpLines, family: FamilyName, peer: Peer, around: Around): SessionFacts {
  const { said, inFamily } = peer;
  mustSay(inFamily, "activate");
  mustSay(inFamily, "soft-reconfiguration inbound");
  const { nextHops: _in, ...imports } = policyOf(bgp, family, peer, around, true);
  const { nextHops: unlessAdjacent, ...exports } = policyOf(bgp, family, peer, around, false);
  if (unlessAdjacent) mustSay(bgp.said, "bgp route-reflector allow-outbound-policy");
  const forced = says(inFamily, "next-hop-self force");
  const itself = forced || says(inFamily, "next-hop-self");
  if (itself && unlessAdjacent) throw new Error("two lines say whose the next hop is");
  const [keepalive, hold] = captured(said, "timers", /^(\d+) (\d+)$/).map(Number);
  const [maximum] = captured(inFamily, "maximum-prefix", /^(\d+) 80 restart 5$/).map(Number);
  if (says(said, "bfd") !== said.has("bfd profile")) throw new Error("BFD and its profile go together");
  const profile = said.get("bfd profile");
  return {
    asn: asnOf(said),
    description: said.get("description") ?? "",
    password: said.get("password") ?? null,
    ttlSecurityHops: numberIn(said, "ttl-security hops"),
    bfd: profile === undefined ? null : around.bfdProfile(profile),
    keepalive: need(keepalive, "a keepalive"),
    hold: need(hold, "a hold time"),
    connectRetry: numberIn(said, "timers connect"),
    passive: says(said, "passive"),
    reflects: says(inFamily, "route-reflector-client"),
    nextHopSelf: unlessAdjacent ? "unless-adjacent" : forced ? "always" : itself,
    source: said.get("update-source") ?? null,
    originatesDefault: says(inFamily, "default-originate"),
    localAsn: said.has("local-as")
      ? Number(captured(said, "local-as", /^(\d+) no-prepend replace-as$/)[0])
      : null,
    removesPrivateAsns:
      inFamily.has("remove-private-AS") && captured(inFamily, "remove-private-AS", /^(all)$/).length > 0,
    allowsOwnAs: numberIn(inFamily, "allowas-in") ?? 0,
    overridesPeerAs: says(inFamily, "as-override"),
    role: said.get("local-role") ?? null,
    maximumPrefixes: need(maximum, "a maximum of prefixes"),
    imports,
    exports,
  };
}

/** Every session by the peer's address, or by the range that its peers come from. @throws Error where a group has no peers */
export function sessionsOf(bgp: BgpLines, around: Around): Readonly<Record<string, SessionFacts>> {
  const used = new Set<string>();
  const group = (name: string): Said => {
    used.add(name);
    const said = need(bgp.peers.get(name), `the group ${name}`);
    mustSay(said, "peer-group");
    if (NEIGHBOR_ALONE.some((what) => said.has(what))) throw new Error(`${name} says what is a neighbour's`);
    return new Map([...said].filter(([what]) => what !== "peer-group"));
  };
  const inFamily = (family: FamilyName, who: string): Said =>
    need<BgpFamily>(bgp.families.get(family), family).peers.get(who) ?? NOTHING;
  const session = (
    at: string,
    groupName: string,
    own: Said,
    family: FamilyName = familyOf(at),
  ): SessionFacts => {
    if (GROUP_ALONE.some((what) => own.has(what))) throw new Error(`${at} says what is its group's`);
    const said = over(own, group(groupName));
    if (says(said, "capability extended-nexthop") !== own.has(BY_INTERFACE))
      throw new Error(`${at} can't tell IPv4 by an address of IPv6, or need not`);
    const peer = { said, inFamily: over(inFamily(family, at), inFamily(family, groupName)) };
    return sessionOf(bgp, family, peer, around);
  };
  const listening = [...bgp.ranges].map(([range, name]) => [range, session(range, name, NOTHING)] as const);
  const dialled = [...bgp.peers].flatMap(([at, said]) => {
    const name = said.get("peer-group") ?? "";
    return name === "" ? [] : [[at, session(at, name, said)] as const];
  });
  // One session carries all families.
  const linked = [...bgp.peers].flatMap(([port, said]) => {
    const name = said.get(BY_INTERFACE);
    if (name === undefined) return [];
    return [...bgp.families.keys()].map(
      (family) => [`${port} ${family}`, session(port, name, said, family)] as const,
    );
  });
  const ports = [...bgp.peers].flatMap(([port, said]) => (said.has(BY_INTERFACE) ? [port] : []));
  const known = new Set([...used, ...ports, ...dialled.map(([at]) => at)]);
  const groups = [
    ...bgp.peers.keys(),
    ...[...bgp.families.values()].flatMap(({ peers }) => [...peers.keys()]),
  ];
  const idle = groups.filter((name) => !known.has(name));
  if (idle.length > 0) throw new Error(`no peers: ${idle.join(", ")}`);
  return Object.fromEntries([...listening, ...dialled, ...linked]);
}
