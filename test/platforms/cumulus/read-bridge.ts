import type { BridgeFacts, BridgePortFacts, KeepaliveFacts } from "../support/bridge-facts.ts";
import {
  demand,
  each,
  inRange,
  maybe,
  maybeNumber,
  maybeText,
  namesIn,
  number,
  readPatch,
  text,
  within,
  type At,
} from "./at.ts";

interface Carried extends Omit<BridgePortFacts, "description"> {
  readonly isEdge: boolean;
}

interface Port {
  readonly description: string | null;
  readonly carried: Carried | null;
  readonly members: readonly string[] | null;
  /** What is said of its Ethernet, as it is written; null for nothing. */
  readonly ethernet: string | null;
  /** Its number at both switches of a pair. */
  readonly shared: number | null;
}

const vlanIds = (at: At): readonly number[] =>
  (namesIn(at, "vlan") ?? []).map((vlan) => inRange(at, Number(vlan), 1, 4094)).sort((a, b) => a - b);

function carried(at: At): Carried {
  const isEdge =
    maybe(at, "stp", (of) => {
      demand(of, "admin-edge", "on");
      demand(of, "bpdu-guard", "on");
      return true;
    }) ?? false;
  const access = maybeNumber(at, "access");
  if (access !== null) return { isEdge, untagged: access, tagged: [] };
  const native: unknown = at.left.get("untagged");
  const isNumber =
    native !== null && typeof native === "object" && "value" in native && typeof native.value === "number";
  const untagged = isNumber ? number(at, "untagged") : (demand(at, "untagged", "none"), null);
  const all = vlanIds(at);
  if (untagged !== null && (all.length !== 1 || all[0] !== untagged))
    throw new Error(`${at.path}: untagged is not all that it carries`);
  return { isEdge, untagged, tagged: untagged === null ? all : [] };
}

const TYPES: readonly (readonly [RegExp, string])[] = [
  [/^swp[1-9][0-9]*(s[0-7])?$/, "swp"],
  [/^bond[1-9][0-9]*$/, "bond"],
  [/^peerlink$/, "peerlink"],
  [/^peerlink\.4094$/, "sub"],
];

function port(at: At, name: string): Port {
  const type = TYPES.find(([pattern]) => pattern.test(name))?.[1];
  demand(at, "type", type ?? "a type that has such a name");
  if (type === "sub") {
    demand(at, "base-interface", "peerlink");
    demand(at, "vlan", 4094);
    return { description: null, carried: null, members: null, shared: null, ethernet: null };
  }
  const ethernet = within(at, "link", (of) => {
    within(of, "state", (state) => within(state, "up", () => true));
    const said = [maybeText(of, "fec"), maybeNumber(of, "mtu"), maybeText(of, "speed")];
    return said.every((one) => one === null) ? null : said.join(" ");
  });
  const bond =
    type === "swp"
      ? null
      : within(at, "bond", (of) => ({
          members: namesIn(of, "member") ?? [],
          shared: maybe(of, "mlag", (pair) => {
            demand(pair, "enable", "on");
            return number(pair, "id");
          }),
        }));
  return {
    description: maybeText(at, "description"),
    carried: maybe(at, "bridge", (of) => within(of, "domain", (all) => within(all, "br_default", carried))),
    members: bond?.members ?? null,
    shared: bond?.shared ?? null,
    ethernet,
  };
}

interface Pair {
  readonly keepalive: KeepaliveFacts | null;
  readonly lacpSystemId: string;
  readonly rolePriority: number;
}

function pairOf(at: At): Pair {
  demand(at, "enable", "on");
  demand(at, "peer-ip", "linklocal");
  const backups = each(at, "backup", (of, peer) => ({ own: null, peer, vrf: text(of, "vrf") }));
  if (backups.length > 1) throw new Error("a pair with several backups");
  return {
    keepalive: backups[0]?.[1] ?? null,
    lacpSystemId: text(at, "mac-address"),
    rolePriority: number(at, "priority"),
  };
}

/** The domain of a pair is in its system id. */
function domainOf(id: string): number {
  const [, high, low] = /^02:00:00:0[01]:([0-9a-f]{2}):([0-9a-f]{2})$/.exec(id) ?? [];
  if (high === undefined || low === undefined) throw new Error(`${id} is no system id of a pair`);
  return 256 * parseInt(high, 16) + parseInt(low, 16);
}

interface Tree {
  readonly priorities: readonly number[];
  readonly vlans: readonly string[];
}

const spanningTree = (at: At): Tree => {
  demand(at, "mode", "pvrst");
  const priorities = each(at, "vlan", (of) => inRange(of, number(of, "bridge-priority"), 4096, 61440));
  return { priorities: priorities.map(([, priority]) => priority), vlans: priorities.map(([vlan]) => vlan) };
};

type Ports = readonly (readonly [string, Port])[];

function switchingOf(
  ports: Ports,
  tree: Tree | null,
  pair: Pair | null,
  known: readonly number[],
): BridgeFacts["switching"] {
  const bonds = ports.filter(([name]) => name.startsWith("bond"));
  if (tree !== null) {
    const [priority, ...others] = new Set(tree.priorities);
    if (priority === undefined || others.length > 0 || pair !== null || bonds.length > 0)
      throw new Error("spanning tree with several priorities, or beside aggregates");
    if (
      tree.vlans
        .map(Number)
        .sort((a, b) => a - b)
        .join() !== known.join()
    )
      throw new Error("a VLAN without a tree");
    return { kind: "spanning-tree", bridgePriority: priority };
  }
  if (pair === null) return bonds.length === 0 ? { kind: "plain" } : { kind: "mlag", pair: null };
  const peerLinks = ports.find(([name]) => name === "peerlink")?.[1].members ?? [];
  if (peerLinks.length === 0 || !ports.some(([name]) => name === "peerlink.4094"))
    throw new Error("a pair without a link between its switches");
  return {
    kind: "mlag",
    pair: {
      domain: domainOf(pair.lacpSystemId),
      peerLinks: [...peerLinks].sort(),
      ...pair,
      aggregates: bonds.flatMap(([, { shared }]) => shared ?? []).sort((a, b) => a - b),
      routes: null,
    },
  };
}

function readSet(at: At): BridgeFacts {
  const { known, tree } = within(at, "bridge", (of) =>
    within(of, "domain", (all) =>
      within(all, "br_default", (bridge) => ({
        tree: maybe(bridge, "stp", spanningTree),
        known: vlanIds(bridge),
      })),
    ),
  );
  const ports = each(at, "interface", port);
  const pair = maybe(at, "mlag", pairOf);
  const bundles = ports.filter(([, { members }]) => members !== null);
  const bundleOf = (name: string): Port | undefined =>
    bundles.find(([, { members }]) => members?.includes(name) === true)?.[1];
  const aggregates = bundles.filter(([name]) => name !== "peerlink");
  for (const [name, { shared }] of aggregates)
    if (shared !== (pair === null ? null : Number(name.slice("bond".length))))
      throw new Error(`${name} is ${String(shared)} at the other switch`);
  const edge = (name: string): string => name.replace(/^bond/, "aggregate ");
  return {
    vlans: known,
    ports: Object.fromEntries(
      ports
        .filter(([name]) => name.startsWith("swp"))
        .map(([name, { description, carried: own, ethernet }]) => {
          const bundle = bundleOf(name)?.carried ?? null;
          if ((own === null) === (bundle === null) || description === null)
            throw new Error(`${name} is in no bridge, or in two ways, or has no description`);
          const { untagged, tagged } = own ?? bundle ?? { untagged: null, tagged: [] };
          if ([...tagged, ...(untagged === null ? [] : [untagged])].some((vlan) => !known.includes(vlan)))
            throw new Error(`${name} carries a VLAN that the bridge has not`);
          return [name, { description, untagged, tagged, ...(ethernet === null ? {} : { ethernet }) }];
        }),
    ),
    aggregates: Object.fromEntries(
      aggregates.map(([name, { members }]) => [name.slice("bond".length), [...(members ?? [])].sort()]),
    ),
    edges: ports
      .filter(([, of]) => of.carried?.isEdge === true)
      .map(([name]) => edge(name))
      .sort(),
    switching: switchingOf(ports, tree, pair, known),
  };
}

/** The facts of a patch for a switch that only switches. */
export const readBridge = (content: string): BridgeFacts => readPatch(content, readSet);
