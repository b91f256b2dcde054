import { rolePriority, systemId } from "../pair-numbers.ts";
import type { Aggregate, MlagPair, Switching } from "../switching.ts";
import { aggregatesOf, portsOf } from "./aggregates.ts";
import type { Technology } from "./fabric.ts";
import type { Member } from "./members.ts";

/** What the numbers of one switch follow from. */
interface Place {
  readonly member: Member;
  readonly members: ReadonlyMap<string, Member>;
  /** A node's index in its rack. */
  readonly nodeNumber: (node: string) => number;
}

/** Multiples of 4096 (IEEE 802.1Q-2022 section 14.2.5); 32768 is every bridge's default. */
const BRIDGE_PRIORITIES = [4096, 8192] as const;
const DEFAULT_BRIDGE_PRIORITY = 32768;

const bridgePriority = ({ role, rank }: Member): number =>
  (role === "spine" ? BRIDGE_PRIORITIES[rank] : undefined) ?? DEFAULT_BRIDGE_PRIORITY;

const aggregates = (
  { member, members, nodeNumber }: Place,
  kinds: readonly string[] = ["node", "trunk"],
): readonly Aggregate[] => aggregatesOf(member, members, nodeNumber, kinds);

function mlagPair({ pair, ...member }: Member): MlagPair | null {
  const peerLinks = portsOf({ pair, ...member }, "peer");
  if (pair === null || peerLinks.length === 0) return null;
  return {
    domain: pair.domain,
    peer: pair.peer,
    peerLinks,
    rolePriority: rolePriority(pair.position),
    lacpSystemId: systemId("bridges", pair.domain),
    keepalive: null,
    routes: false,
  };
}

/** First numbers of ToRs: spines have those from 1. */
const FIRST_TOR_NICKNAME = 256;
const FIRST_TOR_SWITCH_ID = 128;
/** Switch ids of pairs of ToRs, by rack. */
const FIRST_EMULATED_SWITCH_ID = 2048;

/** ToRs that have a switch id of their own below those of pairs. */
export const SWITCH_IDS_FOR_TORS = FIRST_EMULATED_SWITCH_ID - FIRST_TOR_SWITCH_ID;

const numbered = ({ role, slot }: Member, firstTor: number): number =>
  role === "spine" ? 1 + slot : firstTor + slot;

/** The first spine is root, the second is next; a ToR is the last to be one. */
const rootPriority = ({ role, rank }: Member, highest: number, lowest: number): number =>
  role === "spine" ? Math.max(lowest + 1, highest - rank) : lowest;

/** What each technology needs of a switch. */
const byTechnology: Readonly<Record<Technology, (place: Place) => Switching>> = {
  plain: ({ member }) => ({
    kind: "spanning-tree",
    bridgePriority: bridgePriority(member),
    edgePorts: portsOf(member, "node"),
  }),
  mlag: (place) => ({
    kind: "mlag",
    pair: mlagPair(place.member),
    aggregates: aggregates(place),
    edgePorts: portsOf(place.member, "node"),
  }),
  irf: (place) => {
    const { pair } = place.member;
    const interfaces = portsOf(place.member, "peer");
    return {
      kind: "irf",
      fabric:
        pair === null || interfaces.length === 0
          ? null
          : {
              domain: pair.domain,
              member: pair.position === 0 ? 1 : 2,
              peer: pair.peer,
              priority: pair.position === 0 ? 32 : 1,
              irfPort: { number: pair.position === 0 ? 1 : 2, interfaces },
              multiActiveDetection: "lacp",
            },
      aggregates: aggregates(place),
      edgePorts: portsOf(place.member, "node"),
    };
  },
  trill: ({ member }) => ({
    kind: "trill",
    nickname: numbered(member, FIRST_TOR_NICKNAME),
    treeRootPriority: rootPriority(member, 0xffff, 0x8000),
    corePorts: portsOf(member, "trunk"),
    accessPorts: portsOf(member, "node"),
  }),
  fabricpath: (place) => {
    const { member } = place;
    const pair = mlagPair(member);
    return {
      kind: "fabricpath",
      switchId: numbered(member, FIRST_TOR_SWITCH_ID),
      vlanMode: "fabricpath",
      rootPriority: rootPriority(member, 255, 64),
      corePorts: portsOf(member, "trunk", "peer"),
      pair:
        pair === null
          ? null
          : {
              ...pair,
              emulatedSwitchId: FIRST_EMULATED_SWITCH_ID + pair.domain,
              // IS-IS spreads what goes over core ports; they are no aggregate.
              aggregates: aggregates(place, ["node"]),
            },
      edgePorts: portsOf(member, "node"),
    };
  },
};

export const switchingOf = (technology: Technology, place: Place): Switching =>
  byTechnology[technology](place);
