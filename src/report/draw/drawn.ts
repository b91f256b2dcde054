import { familiesOf } from "../../intent/index.ts";
import type { Ipv4 } from "../../net/ipv4.ts";
import { cablesOf, isAggregate } from "../../plan/links.ts";
import { podRangesOf } from "../../plan/rack-pools.ts";
import type { HostPlan } from "../../plan/hosts.ts";
import type { BridgePlan, FabricPlan, NodePlan, RackPlan, SwitchPlan } from "../../plan/types.ts";
import {
  hostKey,
  nodeKey,
  switchKey,
  type Cell,
  type Drawn,
  type Member,
  type RackCell,
  type Tier,
} from "./cells.ts";
import { podCells } from "./pod-cells.ts";
import { outsideCells } from "./outside-cells.ts";
import { limitOf, type DrawOptions, type Limit } from "./options.ts";
import { slotsOf, type Slot } from "./slots.ts";

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

const drainedIn = ({ nodes }: RackPlan): number => nodes.filter(({ maintenance }) => maintenance).length;

/** Which spines each of a rack's ToRs goes to, a name for each cable, and whether those to one are one link. */
function cablingsOf({ links }: FabricPlan): (rack: RackPlan) => string {
  const uplinks = Map.groupBy(
    links.filter(({ kind }) => kind === "uplink" || kind === "bridged"),
    ({ ends: [tor] }) => tor.device,
  );
  return ({ tors }) =>
    tors
      .map(({ device }) =>
        (uplinks.get(device) ?? [])
          .flatMap((link) => cablesOf(link).map(([, far]) => `${far.device}${isAggregate(link) ? "+" : ""}`))
          .join(","),
      )
      .join(";");
}

/**
 * Racks that are alike: with as many ToRs, nodes, hosts and reflectors, and cabled alike; else as many ToRs that are cabled alike, and
 * reflectors or none; else as many ToRs, and reflectors or none; else as many ToRs.
 */
const rackLikenesses = (cablingOf: (rack: RackPlan) => string) => [
  (rack: RackPlan) =>
    `${String(rack.tors.length)} ${String(rack.nodes.length)} ${String(rack.hosts.length)} ${String(reflectorsIn(rack))} ${String(drainedIn(rack))} ${cablingOf(rack)}`,
  (rack: RackPlan) => `${String(rack.tors.length)} ${String(reflectorsIn(rack) > 0)} ${cablingOf(rack)}`,
  (rack: RackPlan) => `${String(rack.tors.length)} ${String(reflectorsIn(rack) > 0)}`,
  (rack: RackPlan) => String(rack.tors.length),
];

/** What makes devices of a tier alike. */
const kindOf = ({ reflects, host, drained, note }: Member): string =>
  [reflects, host, drained, note].map(String).join(" ");

const LIKENESSES = [kindOf];

const PLAIN = {
  asn: null,
  reflects: false,
  switches: false,
  host: false,
  drained: false,
  border: false,
  note: null,
} as const;

type Write = (address: Ipv4) => readonly string[];

const nodeMember =
  (write: Write) =>
  ({
    name,
    index,
    asn,
    address,
    planes,
    reflectorCluster,
    maintenance,
    announcesServices,
  }: NodePlan): Member => ({
    ...PLAIN,
    key: nodeKey(name),
    name,
    index,
    asn,
    // In each plane, where it stands in several.
    addresses: planes.length > 1 ? planes.flatMap((port) => write(port.address.address)) : write(address),
    reflects: reflectorCluster !== null,
    drained: maintenance,
    note: announcesServices ? null : "announces no services",
  });

const hostMember =
  (write: Write) =>
  ({ name, index, asn, address, daemon }: HostPlan): Member => ({
    ...PLAIN,
    key: hostKey(name),
    name,
    index,
    asn,
    addresses: write(address),
    host: true,
    note: `host by ${daemon}`,
  });

/** Nodes of one rack one by one as far as boxes go; those of several racks together, by kind: reflectors first, hosts last. */
function nodeCells(racks: Slot<RackPlan>, limit: Limit, write: Write): readonly Cell[] {
  const members = racks.flatMap(({ nodes, hosts }) => [
    ...nodes.map(nodeMember(write)),
    ...hosts.map(hostMember(write)),
  ]);
  if (racks.length === 1)
    return slotsOf(members, limit, LIKENESSES).map((slot) => ({ tier: "node", members: slot }));
  const rank = ({ reflects, host }: Member): number => (reflects ? 0 : host ? 2 : 1);
  const kinds = Map.groupBy(
    members.map((member) => (member.host ? { ...member, note: null } : member)),
    kindOf,
  );
  return [...kinds.values()]
    .flatMap((some) => cell("node", some))
    .toSorted((a, b) => rank(a.members[0]) - rank(b.members[0]));
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
  const families = familiesOf(plan.ipv6);
  const write: Write = (address) => families.map((family) => family.address(address));
  const borders = new Set(plan.outside?.peers.map(({ border }) => border));
  const member = ({ name, index, asn, loopback, maintenance }: SwitchPlan): Member => ({
    ...PLAIN,
    key: switchKey(name),
    name,
    index,
    asn,
    addresses: write(loopback),
    reflects: reflecting.has(name),
    drained: maintenance,
    border: borders.has(name),
  });
  const bridge = ({ name, index, rack }: BridgePlan): Member => {
    const planes = plan.planes.filter(({ bridges }) => bridges.includes(name));
    return {
      ...PLAIN,
      key: switchKey(name),
      name,
      index,
      addresses:
        rack === null
          ? families.map(({ prefix }) => planes.map(({ subnet }) => prefix(subnet)).join(", "))
          : [planes.map((plane) => plane.name).join(", ")],
      switches: true,
      note: "switches only",
    };
  };
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
    return {
      racks,
      tors: tors.flatMap((members) => cell("tor", members)),
      nodes: nodeCells(racks, limit, write),
      subnets: families.map(({ prefix }) =>
        racks.flatMap(({ subnet }) => (subnet === null ? [] : [prefix(subnet)])),
      ),
      pods: families.map(({ prefix }) => racks.flatMap(podRangesOf).map(prefix)),
    };
  };
  const spineCells = (some: readonly Member[], most: Limit): readonly Cell[] =>
    slotsOf(some, most, LIKENESSES).map((members) => ({ tier: "spine", members }));
  const rackCells = (some: readonly RackPlan[], most: Limit): readonly RackCell[] =>
    slotsOf(some, most, rackLikenesses(cablingsOf(plan))).map(rackCell);
  const superSpines = plan.switches.flatMap(({ name, role }) =>
    role === "super-spine" ? (byName.get(name) ?? []) : [],
  );
  const pods = podCells(plan, limit, { spineCells, rackCells, rackCell, members: byName });
  return {
    ...outsideCells(plan, limit, families),
    superSpines: slotsOf(superSpines, limit, LIKENESSES).map((members) => ({
      tier: "super-spine",
      members,
    })),
    pods,
    spines: pods.length > 0 ? pods.flatMap((pod) => pod.spines) : spineCells(spines, limit),
    racks: pods.length > 0 ? pods.flatMap((pod) => pod.racks) : rackCells(plan.racks, limit),
  };
}
