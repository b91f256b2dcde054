import type { BridgeFacts, KeepaliveFacts, SwitchingFacts } from "../support/bridge-facts.ts";
import { linesOf, readMode, said, within, type Found } from "./read-back/modes.ts";
import { bridgeConfiguration } from "./read-bridge/grammar.ts";
import { checkMember, checkName, linkOf, type Link } from "./read-bridge/links.ts";

interface Bridge {
  readonly top: Found;
  readonly vlans: readonly number[];
  /** Ports by themselves, and port channels whose members are the user's. */
  readonly ports: readonly Link[];
  /** Ports in port channels, by the channel. */
  readonly members: ReadonlyMap<Link, readonly Link[]>;
}

const numberOf = ({ name }: Link): number => Number(name.slice("port-channel".length));

function bridgeOf(top: Found): Bridge {
  const own = top
    .opened("vlan")
    .filter(([, inside]) => inside.once("own") !== null)
    .map(([[number = ""]]) => Number(number))
    .toSorted((a, b) => a - b);
  const links = top.opened("interface").map(([[name = ""], found]) => linkOf(name, found, own));
  const channelOf = (port: Link): Link | undefined =>
    links.find(({ name }) => name === `port-channel${String(port.channel)}`);
  const inside = links.filter(({ channel }) => channel !== null);
  inside.forEach((port) => {
    checkMember(port, channelOf(port));
  });
  const channels = links.filter((link) => inside.some((port) => channelOf(port) === link));
  const vlans = top.opened("vlan").map(([[number = ""], found]) => {
    said(found, "name", number);
    return within(number, 2, 3966);
  });
  for (const { name, untagged, tagged } of links)
    for (const vlan of [untagged ?? [], tagged].flat())
      if (!vlans.includes(vlan)) throw new Error(`${name} carries ${String(vlan)}, which is not there`);
  const members = new Map(
    channels.map((channel) => [channel, inside.filter((port) => channelOf(port) === channel)]),
  );
  for (const [channel, all] of members) checkName(channel, all);
  return {
    top,
    vlans: vlans.toSorted((a, b) => a - b),
    ports: links.filter((link) => !inside.includes(link) && !channels.includes(link)),
    members,
  };
}

/** Whether a line is there, of lines that come together or not at all. */
function together(bridge: Bridge, what: string, all: readonly boolean[]): boolean {
  const [first = false] = all;
  if (all.some((one) => one !== first)) throw new Error(`${what} is there by half`);
  return first;
}

const features = ({ top }: Bridge): readonly string[] => top.often("feature").map(([name = ""]) => name);

interface Pair {
  readonly keepalive: KeepaliveFacts | null;
  readonly routes: boolean;
  readonly domain: number;
  readonly peerLinks: readonly string[];
  readonly rolePriority: number;
  readonly lacpSystemId: string;
  readonly aggregates: readonly number[];
}

type FabricPathPair = Omit<Pair, "keepalive" | "routes">;

const links = ({ ports, members }: Bridge): readonly Link[] => [...ports, ...members.keys()];

function keepaliveOf(domain: Found): KeepaliveFacts | null {
  const [peer, own, vrf] = domain.once("watched") ?? [];
  if (peer === undefined || own === undefined) return null;
  return { own, peer, vrf: vrf === undefined || vrf === "" ? null : vrf };
}

/** The vPC domain, and what of FabricPath stands in it. */
function pairOf(bridge: Bridge, isFabricPath: boolean): (Pair & { readonly emulated: string | null }) | null {
  const domains = bridge.top.opened("domain");
  const peerLinks = links(bridge).filter(({ isPeerLink }) => isPeerLink);
  const over = links(bridge).filter(({ vpc }) => vpc !== null);
  const there = together(bridge, "vPC", [
    domains.length > 0,
    peerLinks.length > 0,
    features(bridge).includes("vpc"),
  ]);
  const [[[number = ""], inside] = [[], null], ...more] = domains;
  const [peerLink, ...others] = peerLinks;
  if (!there || inside === null || peerLink === undefined) {
    if (over.length > 0) throw new Error("a vPC on a switch by itself");
    return null;
  }
  if (more.length + others.length > 0) throw new Error("more than one pair");
  if (isFabricPath !== (peerLink.mode === "fabricpath")) throw new Error("a peer link of the other kind");
  if (!isFabricPath && (peerLink.mode !== "trunk" || peerLink.type !== "network"))
    throw new Error("a peer link that is no trunk, or not a network's");
  const alone = [...bridge.members.keys()].filter(({ isPeerLink, vpc }) => !isPeerLink && vpc === null);
  if (alone.length > 0) throw new Error("a port channel of one of the pair alone");
  for (const one of over) if (one.vpc !== numberOf(one)) throw new Error(`${one.name} has another vPC`);
  const ports = bridge.members.get(peerLink) ?? [];
  return {
    domain: within(number, 1, 1000),
    peerLinks: (ports.length === 0 ? [peerLink] : ports).map(({ name }) => name).toSorted(),
    rolePriority: within(said(inside, "role", "vPC")[0] ?? "", 1, 65535),
    lacpSystemId: said(inside, "system", "vPC")[0] ?? "",
    aggregates: over.map(numberOf).toSorted((a, b) => a - b),
    emulated: inside.once("emulated")?.[0] ?? null,
    keepalive: keepaliveOf(inside),
    // Either without the other loses packets, or sessions.
    routes: together(
      bridge,
      "routing of both",
      ["gateway", "routing"].map((key) => inside.once(key) !== null),
    ),
  };
}

function fabricPathFacts(bridge: Bridge): SwitchingFacts {
  const { top, ports, members } = bridge;
  const isises = top.opened("isis");
  const [[, isis] = [[], null], ...more] = isises;
  if (isis === null || more.length > 0) throw new Error("not one domain of FabricPath");
  if (top.opened("vlan").some(([, inside]) => inside.once("own") === null))
    throw new Error("a VLAN that FabricPath does not carry");
  const pair = pairOf(bridge, true);
  const core = [...ports, ...[...members.values()].flat()].filter(({ mode }) => mode === "fabricpath");
  const { emulated = null, routes: _routes, keepalive: _keepalive, ...one } = pair ?? {};
  if ((emulated === null) !== (pair === null)) throw new Error("a pair without a switch id of its own");
  return {
    kind: "fabricpath",
    switchId: within(said(top, "switch id", "FabricPath")[0] ?? "", 1, 4095),
    rootPriority: within(said(isis, "root", "FabricPath")[0] ?? "", 1, 255),
    core: core.map(({ name }) => name).toSorted(),
    pair:
      pair === null
        ? null
        : { ...(one as FabricPathPair), emulatedSwitchId: within(emulated ?? "", 1, 4095) },
  };
}

/** Multiples of 4096, the same in every VLAN. */
function priorityOf({ top, vlans }: Bridge): number | null {
  const said = top.often("priority");
  if (said.length === 0) return null;
  const [priority, ...more] = new Set(said.map(([, word = ""]) => within(word, 0, 61440)));
  const named = said.flatMap(([list = ""]) => list.split(",").map(Number)).toSorted((a, b) => a - b);
  if (priority === undefined || more.length > 0 || priority % 4096 > 0) throw new Error("no one priority");
  if (JSON.stringify(named) !== JSON.stringify(vlans)) throw new Error("a VLAN without a priority");
  return priority;
}

function switchingFacts(bridge: Bridge): SwitchingFacts {
  const { top } = bridge;
  const has = (key: string): boolean => top.once(key) !== null;
  const fabricPath = [has("installed"), has("loaded"), has("switch id"), top.opened("isis").length > 0];
  const priority = priorityOf(bridge);
  if (together(bridge, "FabricPath", fabricPath)) {
    if (has("rapid") || priority !== null) throw new Error("FabricPath beside spanning tree");
    return fabricPathFacts(bridge);
  }
  const pair = pairOf(bridge, false);
  if (has("rapid") && priority === null) {
    const { emulated = null, ...one } = pair ?? {};
    if (emulated !== null) throw new Error("a switch id without FabricPath");
    return { kind: "mlag", pair: pair === null ? null : (one as Pair) };
  }
  if (pair !== null || bridge.members.size > 0) throw new Error("aggregates without a technology for them");
  if (priority !== null) {
    if (!has("rapid")) throw new Error("priorities of no spanning tree");
    return { kind: "spanning-tree", bridgePriority: priority };
  }
  return { kind: "plain" };
}

/** Ports that are no switch's. @throws Error where it forwards at once and nobody watches, but on a switch by itself */
function edgesOf(bridge: Bridge, { kind }: SwitchingFacts): readonly string[] {
  const edges = links(bridge).filter(({ type }) => type === "edge");
  if (kind === "plain") {
    if (edges.length < bridge.ports.length) throw new Error("a port that waits for a loop that can't be");
    if (edges.some(({ isGuarded }) => isGuarded)) throw new Error("a port that a switch must not be behind");
    return [];
  }
  if (edges.some(({ isGuarded }) => !isGuarded)) throw new Error("an edge that nobody guards");
  if (links(bridge).some(({ type, isPeerLink }) => type === "network" && !isPeerLink))
    throw new Error("a port that carries nothing until a switch speaks");
  return edges
    .map((link) => (bridge.members.has(link) ? `aggregate ${String(numberOf(link))}` : link.name))
    .toSorted();
}

/** What a configuration of a switch that only switches says. @throws Error at the first line that it does not know, or that does not hold together with the others */
export function readBridge(text: string): BridgeFacts {
  const bridge = bridgeOf(readMode(linesOf(text), bridgeConfiguration));
  const { ports, members, vlans } = bridge;
  const switching = switchingFacts(bridge);
  if (features(bridge).includes("lacp") !== members.size > 0) throw new Error("feature lacp");
  if (
    [...ports, ...members.keys()].some(({ mode }) => mode === "fabricpath") &&
    switching.kind !== "fabricpath"
  )
    throw new Error("a core port without FabricPath");
  return {
    vlans,
    ports: Object.fromEntries(
      [...ports, ...[...members.values()].flat()].map(({ name, description, untagged, tagged }) => [
        name,
        { description, untagged, tagged },
      ]),
    ),
    aggregates: Object.fromEntries(
      [...members]
        .filter(([{ isPeerLink }]) => !isPeerLink)
        .map(([channel, all]) => [String(numberOf(channel)), all.map(({ name }) => name).toSorted()]),
    ),
    edges: edgesOf(bridge, switching),
    switching,
  };
}
