import { formatIpv4 } from "../../net/ipv4.ts";
import { RACK_VLAN } from "../../hardware/index.ts";
import type { BridgeIntent, BridgePort } from "../../intent/index.ts";
import type { Aggregate, MlagPair, Switching } from "../../plan/switching.ts";
import { has, lacks, type Capability } from "../platform.ts";
import { mtuOf } from "./ethernet.ts";
import { kindOf } from "./interfaces.ts";
import { description, INTERFACE_TEXT } from "./names.ts";
import { EDGE, inBridge } from "./rack-vlan.ts";
import { asPatch, byName, names, ON, THERE, when, type Tree } from "./tree.ts";

/** The bond between the two switches of a pair, and the interface over which they speak; NVUE knows both by these names. */
const PEER_LINK = "peerlink";
const PEER_VLAN = 4094;

const noSuch = (what: string): Capability =>
  lacks(`it knows no ${what}`, "set fabric.switching.technology to plain or mlag, or name another platform");

/** Ways of switching. */
export const switching: Readonly<Record<Switching["kind"], Capability>> = {
  plain: has(),
  "spanning-tree": has("PVRST"),
  mlag: has(
    "the other switch's address in the management network is yours: `nv set mlag backup ADDRESS vrf mgmt`; the system id is outside of the range that NVIDIA advises",
  ),
  irf: noSuch("stacking"),
  trill: noSuch("TRILL"),
  fabricpath: noSuch("FabricPath"),
};

/** A port and what it is part of. */
interface Parts {
  readonly pair: MlagPair | null;
  readonly aggregates: readonly Aggregate[];
  readonly edges: ReadonlySet<string>;
}

const partsOf = (of: Switching): Parts => ({
  pair: of.kind === "mlag" ? of.pair : null,
  aggregates: of.kind === "mlag" ? of.aggregates : [],
  edges: new Set("edgePorts" in of ? of.edgePorts : []),
});

const vlansOf = ({ networks }: BridgeIntent, carried: readonly string[]): readonly number[] =>
  networks.filter(({ name }) => carried.includes(name)).map(({ vlan }) => vlan ?? RACK_VLAN);

/** A network alone is carried untagged. */
function carrying(vlans: readonly number[], isEdge: boolean): Tree {
  const [only, second] = vlans;
  return inBridge({
    ...(only !== undefined && second === undefined ? { access: only } : {}),
    ...when(isEdge, { stp: EDGE }),
    ...(second === undefined ? {} : { untagged: "none", vlan: names(vlans.map(String)) }),
  });
}

/** Between the switches of a pair all goes that either has; what has no tag is of the only network. */
function between(vlans: readonly number[]): Tree {
  const [only, second] = vlans;
  return inBridge({
    untagged: only !== undefined && second === undefined ? only : "none",
    vlan: names(vlans.map(String)),
  });
}

const port = (intent: BridgeIntent, one: BridgePort, { pair, aggregates, edges }: Parts): [string, Tree] => {
  const isPart =
    pair?.peerLinks.includes(one.name) === true || aggregates.some(({ ports }) => ports.includes(one.name));
  return [
    one.name,
    {
      ...when(!isPart, { bridge: carrying(vlansOf(intent, one.networks), edges.has(one.name)) }),
      description: description(one.description, INTERFACE_TEXT),
      ...kindOf(one.name, one.ethernet),
    },
  ];
};

/** What its ports carry and are, and on a pair the same number at the other switch. */
function aggregate(
  intent: BridgeIntent,
  { number, ports }: Aggregate,
  { pair, edges }: Parts,
): [string, Tree] {
  const first = intent.ports.find(({ name }) => ports.includes(name));
  const carried = first?.networks ?? [];
  const name = `bond${String(number)}`;
  return [
    name,
    {
      bond: { member: names(ports), ...when(pair !== null, { mlag: { enable: ON, id: number } }) },
      bridge: carrying(
        vlansOf(intent, carried),
        ports.some((one) => edges.has(one)),
      ),
      ...kindOf(name, first?.ethernet),
    },
  ];
}

const peerLink = (intent: BridgeIntent, { peerLinks }: MlagPair): Tree => ({
  [PEER_LINK]: {
    bond: { member: names(peerLinks) },
    bridge: between(
      vlansOf(
        intent,
        intent.networks.map(({ name }) => name),
      ),
    ),
    link: {
      ...mtuOf(intent.ports.find(({ name }) => peerLinks.includes(name))?.ethernet),
      state: { up: THERE },
    },
    type: "peerlink",
  },
  [`${PEER_LINK}.${String(PEER_VLAN)}`]: { "base-interface": PEER_LINK, type: "sub", vlan: PEER_VLAN },
});

/** The network for management is a VRF of its own, by this name, on every switch. */
const MANAGEMENT = "mgmt";

/** The other switch's address beside the peer link. */
const backup = (keepalive: MlagPair["keepalive"]): Tree =>
  keepalive === null
    ? {}
    : { backup: { [formatIpv4(keepalive.peer)]: { vrf: keepalive.vrf ?? MANAGEMENT } } };

const mlag = ({ lacpSystemId, rolePriority, keepalive }: MlagPair): Tree => ({
  mlag: {
    ...backup(keepalive),
    enable: ON,
    "mac-address": lacpSystemId,
    "peer-ip": "linklocal",
    priority: rolePriority,
  },
});

/** Rapid spanning tree for each VLAN by itself. */
const spanningTree = (of: Switching, vlans: readonly number[]): Tree =>
  of.kind === "spanning-tree"
    ? {
        stp: {
          mode: "pvrst",
          vlan: byName(vlans, (vlan) => [String(vlan), { "bridge-priority": of.bridgePriority }]),
        },
      }
    : {};

/** Parts of the whole by their names in it. */
export interface BridgeTree extends Tree {
  readonly bridge: Tree;
  readonly interface: Tree;
}

/** What the fabric owns of switching: the bridge, the interfaces in it, and the pair. */
export function bridgeTree(intent: BridgeIntent): BridgeTree {
  const parts = partsOf(intent.switching);
  const { pair, aggregates } = parts;
  const vlans = vlansOf(
    intent,
    intent.networks.map(({ name }) => name),
  );
  return {
    bridge: inBridge({ ...spanningTree(intent.switching, vlans), vlan: names(vlans.map(String)) }),
    interface: {
      ...byName(intent.ports, (one) => port(intent, one, parts)),
      ...byName(aggregates, (one) => aggregate(intent, one, parts)),
      ...(pair === null ? {} : peerLink(intent, pair)),
    },
    ...(pair === null ? {} : mlag(pair)),
  };
}

/** What the fabric owns of a switch that only switches, for `nv config patch`. */
export const renderBridge = (intent: BridgeIntent): string => asPatch(bridgeTree(intent));
