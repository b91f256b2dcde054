import type { SwitchingFacts } from "../support/bridge-facts.ts";
import type { BridgeTables } from "./bridge-tables.ts";

export interface ReadSwitching {
  readonly switching: SwitchingFacts;
  /** Links that forward at once and are shut when a BPDU comes in. */
  readonly edges: readonly string[];
}

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((name) => other.includes(name));

/** @throws Error where a VLAN or a link is without a tree, another has one, or trees have roots of their own */
function readSpanningTree(
  { STP, STP_VLAN = {}, STP_PORT = {}, VLAN }: BridgeTables,
  links: readonly string[],
): ReadSwitching {
  if (STP === undefined) throw new Error("spanning tree is not on");
  if (!same(Object.keys(STP_VLAN), Object.keys(VLAN))) throw new Error("trees are not those of the VLANs");
  if (!same(Object.keys(STP_PORT), links)) throw new Error("ports of trees are not those of the VLANs");
  const [bridgePriority, ...others] = new Set(
    Object.values(STP_VLAN).map(({ priority }) => Number(priority)),
  );
  if (bridgePriority === undefined || others.length > 0)
    throw new Error("trees have priorities of their own");
  const edges = Object.entries(STP_PORT).flatMap(([name, row]) => {
    const said = new Set([row.portfast, row.bpdu_guard, row.bpdu_guard_do_disable]);
    if (said.size > 1) throw new Error(`${name} is half an edge`);
    return said.has("true") ? [name] : [];
  });
  return { switching: { kind: "spanning-tree", bridgePriority }, edges };
}

/** @throws Error where there are several pairs, or a port channel over both that is none */
function readMlag(
  {
    MCLAG_DOMAIN = {},
    MCLAG_INTERFACE = {},
    MCLAG_UNIQUE_IP = {},
    PORTCHANNEL = {},
    PORTCHANNEL_MEMBER = {},
    VLAN,
  }: BridgeTables,
  links: readonly string[],
): ReadSwitching {
  const [pair, ...others] = Object.entries(MCLAG_DOMAIN);
  if (others.length > 0) throw new Error("a switch is in one pair at most");
  const over = Object.keys(MCLAG_INTERFACE).map((key) => {
    const [domain, name = ""] = key.split("|");
    if (domain !== pair?.[0]) throw new Error(`${key} is of no pair`);
    if (PORTCHANNEL[name]?.lacp_key !== "auto")
      throw new Error(`${name} has another key on the other switch`);
    return Number(name.replace("PortChannel", ""));
  });
  if (pair === undefined) return { switching: { kind: "mlag", pair: null }, edges: [] };
  const [domain, { peer_link: peerLink, source_ip: own, peer_ip: peer }] = pair;
  if ((own === undefined) !== (peer === undefined)) throw new Error("one address of a pair alone");
  const unique = Object.keys(MCLAG_UNIQUE_IP);
  if (unique.length > 0 && !unique.every((name) => VLAN[name] !== undefined))
    throw new Error("addresses of its own in a VLAN that is not there");
  const peerLinks = Object.keys(PORTCHANNEL_MEMBER)
    .flatMap((key) => (key.startsWith(`${peerLink}|`) ? [key.slice(peerLink.length + 1)] : []))
    .sort();
  if (!links.includes(peerLink)) throw new Error(`${peerLink} carries nothing`);
  return {
    switching: {
      kind: "mlag",
      pair: {
        domain: Number(domain),
        peerLinks: peerLinks.length === 0 ? [peerLink] : peerLinks,
        rolePriority: null,
        lacpSystemId: null,
        aggregates: over.sort((a, b) => a - b),
        keepalive: own === undefined || peer === undefined ? null : { own, peer, vrf: null },
        routes: unique.length > 0,
      },
    },
    edges: [],
  };
}

/** What keeps loops out, over what is in VLANs. Port channels without MC-LAG are to a pair. */
export function readSwitching(tables: BridgeTables, links: readonly string[]): ReadSwitching {
  if ((tables.STP ?? tables.STP_VLAN ?? tables.STP_PORT) !== undefined) {
    if ((tables.MCLAG_DOMAIN ?? tables.MCLAG_INTERFACE) !== undefined)
      throw new Error("MC-LAG beside spanning tree");
    return readSpanningTree(tables, links);
  }
  if ((tables.MCLAG_DOMAIN ?? tables.MCLAG_INTERFACE ?? tables.PORTCHANNEL_MEMBER) !== undefined)
    return readMlag(tables, links);
  return { switching: { kind: "plain" }, edges: [] };
}
