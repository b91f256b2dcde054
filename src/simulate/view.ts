import { familiesOf, type Family } from "../intent/index.ts";
import { drainsOf, shutTogether, type Drain, type ShutTogether } from "./drains.ts";
import { reachability, type Reachability } from "./forwarding.ts";
import { placeOf } from "./failures/types.ts";
import { forwardingEntries, type DeviceEntries, type PodRouting } from "./entries.ts";
import { silentSessions } from "./faults.ts";
import { item } from "./item.ts";
import type { Simulation } from "./simulate.ts";
import { unmatchedPeer } from "./unmatched.ts";
import { tableSizes, type TableSizes } from "./sizes.ts";
import { sessionsIn, type Network } from "./network.ts";
import { bgpTable, forwardingTable, type BgpPath, type BgpRoute, type ForwardingRoute } from "./tables.ts";

/**
 * A simulation as people and other programs read it: every address as text. `calico-fabric simulate --json` prints it. Sizes, entries and
 * reachability are of one address family: another has as many again of everything.
 */
export interface SimulationView {
  /** Where there is IPv6: both, or it alone. */
  readonly families?: readonly Family["name"][];
  readonly sizes: readonly TableSizes[];
  /** What forwarding takes of hardware tables, by blocks of pods and with a route for each pod; routers as in `sizes`. */
  readonly entries: readonly DeviceEntries[];
  readonly entriesByPod: readonly DeviceEntries[];
  readonly sessions: readonly SessionView[];
  readonly unmatched: readonly { readonly device: string; readonly peer: string; readonly reason: string }[];
  /** Ends of sessions between loopbacks that OSPF finds no way between. */
  readonly silent: readonly (readonly string[])[];
  readonly reachability: Reachability;
  /** Switches in maintenance. */
  readonly drains: readonly Drain[];
  /** Null where no more is lost than by one of them. */
  readonly shutTogether: ShutTogether | null;
  readonly routers: readonly RouterView[];
}

export interface SessionView {
  /** The network that both ends stand in, or `loopbacks`. */
  readonly network: string;
  readonly type: "ebgp" | "ibgp";
  readonly ends: readonly { readonly device: string; readonly asn: number; readonly address: string }[];
}

/** A router's tables in one address family; IPv6's under its name only where it is beside IPv4. */
export interface TablesView {
  readonly bgp: readonly { readonly prefix: string; readonly paths: readonly PathView[] }[];
  readonly forwarding: readonly { readonly prefix: string; readonly to: readonly string[] }[];
}

export interface RouterView extends TablesView {
  readonly device: string;
  readonly ipv6?: TablesView;
}

export interface PathView {
  /** Who told it; null for its own. */
  readonly from: string | null;
  readonly nextHop: string | null;
  readonly asPath: readonly number[];
  readonly localPref: number;
  readonly best: boolean;
  readonly multipath: boolean;
}

const pathView = (
  { from, nextHop, asPath, localPref, best, multipath }: BgpPath,
  family: Family,
): PathView => ({
  from,
  nextHop: nextHop === null ? null : family.address(nextHop),
  asPath,
  localPref,
  best,
  multipath,
});

/**
 * In IPv6 a next hop that OSPF found is in truth the link-local address of the interface whose global one stands here (RFC 5340).
 *
 * `10.0.0.1 on swp1 (tor-1)`, with ` by OSPF` where that found it, `connected on swp1`, `discard`, `local`: one for each equal way.
 */
function ways(route: ForwardingRoute, family: Family): readonly string[] {
  if (route.kind === "connected") return [`connected on ${route.interface}`];
  if (!("nextHops" in route)) return [route.kind];
  const how = route.kind === "ospf" ? " by OSPF" : "";
  return route.nextHops.map(
    ({ address, interface: port, device }) =>
      `${family.address(address)} on ${port} (${device ?? "nobody"})${how}`,
  );
}

/** A session by a link without addresses carries both families, and is told with IPv4. */
function sessionViews(network: Network, family: Family): readonly SessionView[] {
  return sessionsIn(network, family).map((session) => {
    const { ends } = session;
    const views = ends.map(({ router, address }) => {
      const { name, asn } = item(network.routers, router);
      return { device: name, asn, address: family.address(address) };
    });
    const type = views.every(({ asn }) => asn === views[0]?.asn) ? "ibgp" : "ebgp";
    return { network: placeOf(network, session, family), type, ends: views };
  });
}

/** Routers' tables, however they come to be known. */
export interface KnownTables {
  readonly network: Network;
  readonly bgp: (device: string) => readonly BgpRoute[];
  readonly forwarding: (device: string) => readonly ForwardingRoute[];
}

/** Of a simulation: a router at a time. */
export const knownTables = (simulation: Simulation): KnownTables => ({
  network: simulation.network,
  bgp: (device) => bgpTable(simulation, device),
  forwarding: (device) => forwardingTable(simulation, device),
});

const tablesIn = (tables: KnownTables, device: string, family: Family): TablesView => ({
  bgp: tables
    .bgp(device)
    .filter(({ prefix }) => family.has(prefix))
    .map(({ prefix, paths }) => ({
      prefix: family.prefix(prefix),
      paths: paths.map((path) => pathView(path, family)),
    })),
  forwarding: tables
    .forwarding(device)
    .filter(({ prefix }) => family.has(prefix))
    .map((route) => ({
      prefix: family.prefix(route.prefix),
      to: ways(route, family),
    })),
});

/** One router's tables, in each address family. @throws RangeError for a name that no router has */
export const viewRouter = (simulation: Simulation, device: string): RouterView =>
  routerViewOf(knownTables(simulation), device);

function routerViewOf(tables: KnownTables, device: string): RouterView {
  const [first, second] = familiesOf(tables.network.ipv6);
  return {
    device,
    ...tablesIn(tables, device, first),
    ...(second === undefined ? {} : { ipv6: tablesIn(tables, device, second) }),
  };
}

/** What is known of a network, for a view of it. */
export interface Known extends Pick<
  SimulationView,
  "sizes" | "entries" | "entriesByPod" | "silent" | "reachability" | "drains" | "shutTogether"
> {
  readonly tables: KnownTables;
}

/** What is known, and the tables of these devices. @throws RangeError for a name that no router has */
export function viewKnown({ tables, ...numbers }: Known, devices: readonly string[]): SimulationView {
  const { network } = tables;
  const families = familiesOf(network.ipv6);
  return {
    ...(network.ipv6 === null ? {} : { families: families.map(({ name }) => name) }),
    ...numbers,
    sessions: families.flatMap((family) => sessionViews(network, family)),
    unmatched: network.unmatched.map((one) => ({
      device: one.device,
      peer: unmatchedPeer(network, one),
      reason: one.reason,
    })),
    routers: devices.map((device) => routerViewOf(tables, device)),
  };
}

/** The kubelet's `maxPods` where nobody has set it. */
const KUBELET_PODS = 110;

/**
 * Sizes, sessions and reachability of the whole network, and the tables of these devices, by default of all: a large fabric has millions
 * of routes.
 * @throws RangeError for a name that no router has
 */
export function viewSimulation(
  simulation: Simulation,
  devices: readonly string[] = simulation.network.routers.map(({ name }) => name),
  hostRoutes: PodRouting = { kind: "host-routes", podsPerNode: KUBELET_PODS },
): SimulationView {
  const drains = drainsOf(simulation);
  const known: Known = {
    tables: knownTables(simulation),
    sizes: tableSizes(simulation),
    entries: forwardingEntries(simulation),
    entriesByPod: forwardingEntries(simulation, hostRoutes),
    silent: silentSessions(simulation),
    reachability: reachability(simulation),
    drains,
    shutTogether: shutTogether(simulation, drains),
  };
  return viewKnown(known, devices);
}
