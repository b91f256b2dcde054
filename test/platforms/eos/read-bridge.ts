import type {
  BridgeFacts,
  BridgePortFacts,
  KeepaliveFacts,
  SwitchingFacts,
} from "../support/bridge-facts.ts";
import { found } from "./blocks.ts";
import { bridgeLinesOf, vlansIn, type BridgeLines, type SwitchedPort } from "./bridge-lines.ts";

type Carried = Omit<BridgePortFacts, "description">;

const rising = (all: Iterable<number>): readonly number[] => [...all].sort((a, b) => a - b);

const numberOf = (channel: string): number => Number(channel.slice("Port-Channel".length));

/** What a port carries. @throws Error where it is half of one kind and half of another, or would forward what is not the fabric's */
function carriedBy(name: string, port: SwitchedPort): Carried {
  const { mode, access, allowed, nativeTagged } = port;
  if (mode === "access" && access !== undefined && allowed === undefined && nativeTagged === undefined)
    return { untagged: access, tagged: [] };
  if (mode === "trunk" && access === undefined && allowed !== undefined && nativeTagged === true)
    return { untagged: null, tagged: allowed };
  throw new Error(`${name} is no kind of port`);
}

/** Both addresses of a /31. */
const ENDS = ["169.254.0.0", "169.254.0.1"];

interface Pair {
  readonly domain: number;
  readonly peerLinks: readonly string[];
  /** Its own VLAN. */
  readonly vlan: number;
  readonly link: string;
  readonly keepalive: KeepaliveFacts | null;
}

/** @throws Error where the two of a pair could not speak */
function pairOf(lines: BridgeLines): Pair | null {
  const { mlag, interfaces, vlans, ports, withoutTree } = lines;
  const grouped = [...vlans].filter(([, { group }]) => group !== undefined);
  if (mlag === undefined) {
    if (interfaces.size + grouped.length + withoutTree.size > 0) throw new Error("half of a pair");
    return null;
  }
  const [[id, vlan] = [], ...others] = grouped;
  const local = `Vlan${found(id, "VLAN of the pair")}`;
  if (mlag.local !== local || others.length > 0 || interfaces.size !== 1)
    throw new Error("the pair speaks in another VLAN");
  const { address, alwaysUp } = found(interfaces.get(local), local);
  const own = ENDS.find((end) => address === `${end}/31`);
  if (own === undefined || mlag.address !== ENDS.find((end) => end !== own) || alwaysUp !== true)
    throw new Error("the two of the pair do not reach each other");
  if (!withoutTree.has(Number(id)) || withoutTree.size > 1)
    throw new Error("the VLAN of the pair is in a tree");
  if ((mlag.heartbeat === undefined) !== (mlag.dualPrimary === undefined))
    throw new Error("a heartbeat from which nothing follows, or the other way round");
  const link = found(mlag.link, "link between the pair");
  const { allowed, group } = found(ports.get(link), link);
  if (group !== vlan?.group || allowed?.includes(Number(id)) !== true)
    throw new Error("the link between the pair does not carry its VLAN");
  const peerLinks = [...ports].flatMap(([name, { channel }]) => (channel === numberOf(link) ? [name] : []));
  if (peerLinks.length === 0) throw new Error("the link between the pair has no ports");
  return {
    domain: found(mlag.domain, "domain"),
    peerLinks: peerLinks.sort(),
    vlan: Number(id),
    link,
    keepalive: mlag.heartbeat === undefined ? null : { own: null, ...mlag.heartbeat },
  };
}

/** @throws Error where a VLAN has no tree, or several have different priorities */
function treeOf({ rapid, priorities, ports }: BridgeLines, vlans: readonly number[]): number | null {
  const [[all, priority] = [], ...more] = priorities;
  if (rapid === undefined && priority === undefined) return null;
  if (rapid === undefined || all === undefined || priority === undefined || more.length > 0)
    throw new Error("half of a spanning tree");
  if (vlansIn(all).join() !== vlans.join()) throw new Error("a VLAN without a tree");
  if ([...ports.keys()].some((name) => name.startsWith("Port-Channel")))
    throw new Error("aggregates in a tree");
  if (priority % 4096 !== 0) throw new Error(`${String(priority)} is no priority of a bridge`);
  return priority;
}

function switchingOf(
  tree: number | null,
  pair: Pair | null,
  aggregates: readonly number[],
  edges: readonly string[],
): SwitchingFacts {
  if (tree !== null) {
    if (pair !== null) throw new Error("a tree on a pair");
    return { kind: "spanning-tree", bridgePriority: tree };
  }
  if (pair === null)
    return aggregates.length + edges.length === 0 ? { kind: "plain" } : { kind: "mlag", pair: null };
  const { domain, peerLinks, keepalive } = pair;
  return {
    kind: "mlag",
    pair: { domain, peerLinks, rolePriority: null, lacpSystemId: null, aggregates, keepalive, routes: null },
  };
}

/** What a port is of its own or by its aggregate. */
function portFacts(name: string, port: SwitchedPort, { ports }: BridgeLines): BridgePortFacts {
  const description = found(port.description, `description of ${name}`);
  if (port.channel === undefined) return { description, ...carriedBy(name, port) };
  const { description: _one, channel, ...rest } = port;
  if (Object.keys(rest).length > 0) throw new Error(`${name} is switched twice`);
  const aggregate = `Port-Channel${String(channel)}`;
  return { description, ...carriedBy(aggregate, found(ports.get(aggregate), aggregate)) };
}

function isEdge(name: string, { portfast, guard }: SwitchedPort): boolean {
  if (portfast !== guard) throw new Error(`${name} is half an edge port`);
  return portfast === true;
}

/** What the configuration of a switch that only switches says. @throws Error at what it does not know, and at what is half said */
export function readBridge(text: string): BridgeFacts {
  const lines = bridgeLinesOf(text);
  const pair = pairOf(lines);
  for (const [id, { name }] of lines.vlans) found(name, `name of VLAN ${id}`);
  const vlans = rising([...lines.vlans.keys()].map(Number)).filter((id) => id !== pair?.vlan);
  const channels = [...lines.ports].filter(([name]) => name.startsWith("Port-Channel"));
  const membersOf = (channel: string): readonly string[] =>
    [...lines.ports].filter(([, port]) => port.channel === numberOf(channel)).map(([name]) => name);
  for (const [name, { description, mlag, group }] of channels) {
    found(description, `description of ${name}`);
    const isLink = name === pair?.link;
    if (mlag !== (pair === null || isLink ? undefined : numberOf(name)))
      throw new Error(`${name} is ${String(mlag)} at the other switch`);
    if (!isLink && group !== undefined) throw new Error(`${name} carries the VLAN of the pair`);
    if (membersOf(name).length === 0) throw new Error(`${name} has no ports`);
  }
  const ports = [...lines.ports].filter(([name]) => !name.startsWith("Port-Channel"));
  const facts = ports.map(([name, port]): [string, BridgePortFacts] => {
    const { tagged, ...rest } = portFacts(name, port, lines);
    const own = pair?.peerLinks.includes(name) === true ? pair.vlan : null;
    const all = [...tagged, ...(rest.untagged === null ? [] : [rest.untagged])];
    if (all.some((id) => id !== own && !vlans.includes(id)))
      throw new Error(`${name} carries what is no VLAN of the fabric's`);
    return [name, { ...rest, tagged: tagged.filter((id) => id !== own) }];
  });
  const aggregates = channels.filter(([name]) => name !== pair?.link).map(([name]) => name);
  const edges = [...lines.ports]
    .filter(([name, port]) => isEdge(name, port))
    .map(([name]) => name.replace("Port-Channel", "aggregate "))
    .sort();
  return {
    vlans,
    ports: Object.fromEntries(facts),
    aggregates: Object.fromEntries(
      aggregates.map((name) => [String(numberOf(name)), [...membersOf(name)].sort()]),
    ),
    edges,
    switching: switchingOf(treeOf(lines, vlans), pair, rising(aggregates.map(numberOf)), edges),
  };
}

/**
 * What of a bridge's facts EOS has words for. Between the two of a pair everything has a tag; they settle by themselves who is primary, and
 * what LACP system id both show. A switch without aggregates and servers is as one that only learns.
 */
export function sayable(facts: BridgeFacts): BridgeFacts {
  const { switching, ports, aggregates, edges } = facts;
  if (switching.kind !== "mlag") return facts;
  if (switching.pair === null)
    return Object.keys(aggregates).length + edges.length === 0
      ? { ...facts, switching: { kind: "plain" } }
      : facts;
  const { pair } = switching;
  return {
    ...facts,
    ports: Object.fromEntries(
      Object.entries(ports).map(([name, port]) => {
        const { description, untagged, tagged } = port;
        return pair.peerLinks.includes(name) && untagged !== null
          ? [name, { description, untagged: null, tagged: [untagged, ...tagged] }]
          : [name, port];
      }),
    ),
    switching: { kind: "mlag", pair: { ...pair, rolePriority: null, lacpSystemId: null } },
  };
}
