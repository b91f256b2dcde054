import { formatIpv4, formatPrefix } from "../../net/ipv4.ts";
import type { HostPlan } from "../../plan/hosts.ts";
import type { BridgePlan, FabricPlan, NodePlan, RackPlan, SwitchPlan } from "../../plan/types.ts";
import { limitOf, type DrawOptions, type Limit } from "./options.ts";
import { slotsOf, type Slot } from "./slots.ts";

export type Tier = "spine" | "tor" | "node";

/** A device as far as a picture tells of it. */
export interface Member {
  /** Unlike that of any other device: a node may be called as a switch is. */
  readonly key: string;
  readonly name: string;
  readonly index: number;
  /** Null on what only switches. */
  readonly asn: number | null;
  /** Its own, or what it is a part of: a spine's subnets, a ToR's planes. */
  readonly address: string;
  readonly reflects: boolean;
  /** It only switches: a plane, or a part of one. */
  readonly switches: boolean;
  /** A server without Calico, among the nodes of its rack. */
  readonly host: boolean;
}

/** One box: a device, or several that are alike. */
export interface Cell {
  readonly tier: Tier;
  readonly members: Slot<Member>;
}

/** One rack, or several that are alike; a box of several holds one box for all their first ToRs, and one for all their nodes. */
export interface RackCell {
  readonly racks: Slot<RackPlan>;
  readonly tors: readonly Cell[];
  readonly nodes: readonly Cell[];
}

/** Everything that gets a box, in order. */
export interface Drawn {
  readonly spines: readonly Cell[];
  readonly racks: readonly RackCell[];
}

export const switchKey = (name: string): string => `switch ${name}`;
export const nodeKey = (name: string): string => `node ${name}`;
export const hostKey = (name: string): string => `host ${name}`;

export const cellsOf = ({ spines, racks }: Drawn): readonly Cell[] => [
  ...spines,
  ...racks.flatMap(({ tors, nodes }) => [...tors, ...nodes]),
];

const isSlot = <T>(items: readonly T[]): items is Slot<T> => items.length > 0;

const cell = (tier: Tier, members: readonly Member[]): readonly Cell[] =>
  isSlot(members) ? [{ tier, members }] : [];

/** Switches that reflect to any of their peers. */
const reflectingSwitches = ({ sessions }: FabricPlan): ReadonlySet<string> =>
  new Set(
    sessions.flatMap(({ ends }) =>
      ends.flatMap((end) => (end.kind === "switch" && end.reflects ? [end.device] : [])),
    ),
  );

const reflectorsIn = ({ nodes }: RackPlan): number =>
  nodes.filter(({ reflectorCluster }) => reflectorCluster !== null).length;

/** Racks that are alike: with as many ToRs, nodes, hosts and reflectors; else as many ToRs, and reflectors or none; else as many ToRs. */
const RACK_LIKENESSES = [
  (rack: RackPlan) =>
    `${String(rack.tors.length)} ${String(rack.nodes.length)} ${String(rack.hosts.length)} ${String(reflectorsIn(rack))}`,
  (rack: RackPlan) => `${String(rack.tors.length)} ${String(reflectorsIn(rack) > 0)}`,
  (rack: RackPlan) => String(rack.tors.length),
];

const NODE_LIKENESSES = [({ reflects, host }: Member) => `${String(reflects)} ${String(host)}`];

const nodeMember = ({ name, index, asn, address, reflectorCluster }: NodePlan): Member => ({
  key: nodeKey(name),
  name,
  index,
  asn,
  address: formatIpv4(address),
  reflects: reflectorCluster !== null,
  switches: false,
  host: false,
});

const hostMember = ({ name, index, asn, address }: HostPlan): Member => ({
  key: hostKey(name),
  name,
  index,
  asn,
  address: formatIpv4(address),
  reflects: false,
  switches: false,
  host: true,
});

/** Nodes of one rack one by one as far as boxes go; those of several racks together, reflectors apart, and hosts. */
function nodeCells(racks: Slot<RackPlan>, limit: Limit): readonly Cell[] {
  const members = racks.flatMap(({ nodes, hosts }) => [...nodes.map(nodeMember), ...hosts.map(hostMember)]);
  if (racks.length === 1)
    return slotsOf(members, limit, NODE_LIKENESSES).map((slot) => ({ tier: "node", members: slot }));
  const kinds = [
    ({ reflects }: Member) => reflects,
    ({ reflects, host }: Member) => !reflects && !host,
    ({ host }: Member) => host,
  ];
  return kinds.flatMap((kind) => cell("node", members.filter(kind)));
}

/** A rack's ToRs, whether they route or only switch. */
const torsOf = ({ bridges }: FabricPlan, rack: RackPlan): readonly string[] => [
  ...rack.tors.map(({ device }) => device),
  ...bridges.filter((one) => one.rack === rack.name).map(({ name }) => name),
];

/** Decides what stands in a box of its own and what shares one. */
export function drawnOf(plan: FabricPlan, { group = "auto" }: DrawOptions): Drawn {
  const limit = limitOf(group);
  const reflecting = reflectingSwitches(plan);
  const member = ({ name, index, asn, loopback }: SwitchPlan): Member => ({
    key: switchKey(name),
    name,
    index,
    asn,
    address: formatIpv4(loopback),
    reflects: reflecting.has(name),
    switches: false,
    host: false,
  });
  const bridge = ({ name, index, rack }: BridgePlan): Member => ({
    key: switchKey(name),
    name,
    index,
    asn: null,
    address: plan.planes
      .filter(({ bridges }) => bridges.includes(name))
      .map((plane) => (rack === null ? formatPrefix(plane.subnet) : plane.name))
      .join(", "),
    reflects: false,
    switches: true,
    host: false,
  });
  const byName = new Map([
    ...plan.switches.map((one) => [one.name, member(one)] as const),
    ...plan.bridges.map((one) => [one.name, bridge(one)] as const),
  ]);
  const spines = [...plan.switches, ...plan.bridges].flatMap(({ name, role }) =>
    role === "spine" ? (byName.get(name) ?? []) : [],
  );

  const rackCell = (racks: Slot<RackPlan>): RackCell => {
    const names = racks.map((rack) => torsOf(plan, rack));
    const most = Math.max(...names.map(({ length }) => length));
    const tors = Array.from({ length: most }, (_, at) =>
      names.flatMap((some) => byName.get(some[at] ?? "") ?? []),
    );
    return { racks, tors: tors.flatMap((members) => cell("tor", members)), nodes: nodeCells(racks, limit) };
  };
  return {
    spines: slotsOf(spines, limit, NODE_LIKENESSES).map((members) => ({ tier: "spine", members })),
    racks: slotsOf(plan.racks, limit, RACK_LIKENESSES).map(rackCell),
  };
}
