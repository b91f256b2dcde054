import { familiesOf } from "../../intent/index.ts";
import { cablesOf, isAggregate } from "../../plan/links.ts";
import type { PlaneEnd, SessionEnd, SessionPlan } from "../../plan/session.ts";
import type { FabricPlan, RackPlan } from "../../plan/types.ts";
import { cellsOf, hostKey, nodeKey, outsideKey, switchKey, type Cell, type Drawn } from "./cells.ts";
import type { LineLook } from "./shape.ts";

/** A line between two boxes, or of a box with itself where what shares it is connected. */
export interface Edge {
  readonly look: LineLook;
  readonly ends: readonly [EdgeEnd, EdgeEnd];
  /** Between ToRs of different racks, which may share a box. */
  readonly apart: boolean;
  /** Cables side by side between a ToR and a spine: the most that any two devices of the boxes have; 1 elsewhere. */
  readonly cables: number;
  /** Whether they are one link, an aggregate. */
  readonly aggregated: boolean;
}

export interface EdgeEnd {
  readonly cell: Cell;
  /** Reflects to the other end (RFC 4456). */
  readonly reflects: boolean;
  /** Gives the other end the default route. */
  readonly originatesDefault: boolean;
}

/** Everything between boxes, each kind once for two boxes; and how many sessions of each kind there are. */
export interface Edges {
  readonly edges: readonly Edge[];
  readonly sessions: Readonly<Record<Exclude<LineLook, "link">, number>>;
}

/** Whether this end reflects: a switch says so; of nodes those do that are chosen for it. */
function reflects(end: SessionEnd, other: SessionEnd): boolean {
  if (end.kind === "switch") return end.reflects;
  if (end.kind === "plane") return end.members === "reflector";
  return end.kind === "nodes" && other.kind === "nodes" && end.members === "reflectors";
}

const lookOf = ({ type, ends: [a, b] }: SessionPlan): Exclude<LineLook, "link"> =>
  reflects(a, b) || reflects(b, a) ? "reflected" : type;

/** Nodes of all racks that are clients or reflectors of a plane. */
const nodesInPlane = (
  { plane, members }: PlaneEnd,
  racks: ReadonlyMap<string, RackPlan>,
): readonly string[] =>
  [...racks.values()].flatMap(({ nodes }) =>
    nodes
      .filter(({ reflectsPlane }) => (reflectsPlane === plane) === (members === "reflector"))
      .map(({ name }) => nodeKey(name)),
  );

/** The devices at an end: one switch, nodes of a rack, or nodes in a plane. */
function devicesAt(end: SessionEnd, racks: ReadonlyMap<string, RackPlan>): readonly string[] {
  if (end.kind === "switch") return [switchKey(end.device)];
  if (end.kind === "plane") return nodesInPlane(end, racks);
  if (end.kind === "host") return [hostKey(end.host)];
  if (end.kind === "outside") return [outsideKey(end.router)];
  const nodes = racks.get(end.rack)?.nodes ?? [];
  return nodes
    .filter(({ reflectorCluster }) => end.members === "all" || reflectorCluster !== null)
    .map(({ name }) => nodeKey(name));
}

/** Unordered pairs of two different devices, one of each list. */
function pairs(a: readonly string[], b: readonly string[]): number {
  const those = new Set(b);
  const common = a.filter((device) => those.has(device)).length;
  return a.length * b.length - common - (common * (common - 1)) / 2;
}

const PLAIN = { reflects: false, originatesDefault: false };

/** Which bridge a router's address in a plane leads to, by `<device> <address>`: a session from it passes through there. */
const bridgesByAddress = ({ links }: FabricPlan): ReadonlyMap<string, string> =>
  new Map(
    links.flatMap((link) => {
      if (link.kind !== "bridged") return [];
      const [end, bridge] = link.ends;
      return [[`${end.device} ${String(end.address)}`, switchKey(bridge.device)] as const];
    }),
  );

/** The switches that carry a node into a plane, by `<node> <plane>`. */
const switchesOfNodes = ({ links }: FabricPlan): ReadonlyMap<string, readonly string[]> =>
  new Map(
    [
      ...Map.groupBy(
        links.filter((link) => link.kind === "access"),
        ({ plane, ends: [{ device }] }) => `${nodeKey(device)} ${plane}`,
      ),
    ].map(([key, some]) => [key, some.map(({ ends: [, { device }] }) => switchKey(device))]),
  );

type Cabling = Pick<Edge, "cables" | "aggregated">;

const ONE_CABLE: Cabling = { cables: 1, aggregated: false };

/** How many cables there are between the switches of two boxes, by the boxes: the most that any two have. */
function cablesBetween(
  { links }: FabricPlan,
  between: (one: string, other: string) => string | null,
): ReadonlyMap<string, Cabling> {
  const uplinks = Map.groupBy(
    links.filter(({ kind }) => kind === "uplink"),
    ({ ends: [tor, spine] }) => `${tor.device} ${spine.device}`,
  );
  const most = new Map<string, Cabling>();
  for (const all of uplinks.values()) {
    const [first] = all;
    const key = first === undefined ? null : between(first.ends[0].device, first.ends[1].device);
    const cables = all.flatMap(cablesOf).length;
    const before = key === null ? undefined : most.get(key);
    if (key !== null && (before === undefined || cables > before.cables))
      most.set(key, { cables, aggregated: all.some(isAggregate) });
  }
  return most;
}

/** Each session is there once for each address family; by a link without addresses one carries all. */
const timesThere = ({ ipv6 }: FabricPlan, { ends: [end] }: SessionPlan): number =>
  end.kind === "switch" && end.address === null && end.interface !== null ? 1 : familiesOf(ipv6).length;

/** What is between the boxes of a picture: sessions, and links that carry none. */
export function edgesOf(plan: FabricPlan, drawn: Drawn): Edges {
  const racks = new Map(plan.racks.map((rack) => [rack.name, rack]));
  const cells = cellsOf(drawn);
  const order = new Map(cells.map((cell, at) => [cell, at]));
  const cellOf = new Map(cells.flatMap((cell) => cell.members.map(({ key }) => [key, cell] as const)));
  const at = (cell: Cell): number => order.get(cell) ?? 0;
  const boxesOf = (devices: readonly string[]): ReadonlySet<Cell> =>
    new Set(devices.flatMap((device) => cellOf.get(device) ?? []));

  const placesOf = (ends: readonly Cell[]): string =>
    ends
      .map(at)
      .sort((a, b) => a - b)
      .join(" ");
  const cables = cablesBetween(plan, (one, other) => {
    const ends = [one, other].flatMap((device) => cellOf.get(switchKey(device)) ?? []);
    return ends.length < 2 ? null : placesOf(ends);
  });

  const found = new Map<string, Edge>();
  const connected = new Set<string>();
  const add = (look: LineLook, a: EdgeEnd, b: EdgeEnd, apart = false): void => {
    const ends: Edge["ends"] = at(a.cell) <= at(b.cell) ? [a, b] : [b, a];
    const between = placesOf([a.cell, b.cell]);
    const key = [between, look, String(apart), ...ends.map((end) => String(end.reflects))].join(" ");
    if (look === "link" && connected.has(between)) return;
    connected.add(between);
    if (!found.has(key)) found.set(key, { look, ends, apart, ...(cables.get(between) ?? ONE_CABLE) });
  };

  const sessions = { ebgp: 0, ibgp: 0, reflected: 0 };
  const rackByTor = new Map(plan.racks.flatMap(({ name, tors }) => tors.map(({ device }) => [device, name])));
  const rackOf = (end: SessionEnd): string | null =>
    end.kind === "switch" ? (rackByTor.get(end.device) ?? null) : null;
  const bridges = bridgesByAddress(plan);
  const carriers = switchesOfNodes(plan);
  const bridgeOf = (end: SessionEnd): Cell | undefined =>
    end.kind === "switch" ? cellOf.get(bridges.get(`${end.device} ${String(end.address)}`) ?? "") : undefined;
  for (const session of plan.sessions) {
    const [one, other] = session.ends;
    const [these, those] = [devicesAt(one, racks), devicesAt(other, racks)];
    const look = lookOf(session);
    sessions[look] += timesThere(plan, session) * pairs(these, those);
    const end = (cell: Cell, of: SessionEnd, to: SessionEnd): EdgeEnd => ({
      cell,
      reflects: reflects(of, to),
      originatesDefault: of.kind === "switch" && of.originatesDefault,
    });
    if (one.kind === "plane" && other.kind === "plane") {
      // Every session crosses the plane: each node's line ends where its cable does.
      for (const [of, to, devices] of [
        [one, other, these],
        [other, one, those],
      ] as const)
        for (const device of devices)
          for (const a of boxesOf([device]))
            for (const b of boxesOf(carriers.get(`${device} plane-${String(one.plane)}`) ?? []))
              add(look, end(a, of, to), { cell: b, ...PLAIN });
      continue;
    }
    const [near, far] = [bridgeOf(one), bridgeOf(other)];
    if (near !== undefined && far !== undefined) {
      for (const a of boxesOf(these)) add(look, end(a, one, other), { cell: near, ...PLAIN });
      for (const b of boxesOf(those)) add(look, end(b, other, one), { cell: far, ...PLAIN });
      continue;
    }
    const apart = rackOf(one) !== rackOf(other) && rackOf(one) !== null && rackOf(other) !== null;
    for (const a of boxesOf(these))
      for (const b of boxesOf(those))
        if (a !== b || a.members.length > 1) add(look, end(a, one, other), end(b, other, one), apart);
  }
  for (const { ends } of plan.links) {
    const [a, b] = ends.map(({ device }) => cellOf.get(switchKey(device)));
    if (a !== undefined && b !== undefined) add("link", { cell: a, ...PLAIN }, { cell: b, ...PLAIN });
  }
  for (const { border, router } of plan.outside?.peers ?? []) {
    const [a, b] = [cellOf.get(outsideKey(router)), cellOf.get(switchKey(border))];
    if (a !== undefined && b !== undefined) add("link", { cell: a, ...PLAIN }, { cell: b, ...PLAIN });
  }
  return { edges: [...found.values()], sessions };
}
