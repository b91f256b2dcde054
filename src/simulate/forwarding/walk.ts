import type { Ipv4, Prefix4 } from "../../net/ipv4.ts";
import { CONNECTED, DISCARD, FIRST_SET, LOCAL, NO_ROUTE } from "../bgp/next-hops.ts";
import { NO_PATH } from "../bgp/paths.ts";
import { isByIgp } from "../bgp/select.ts";
import { item } from "../item.ts";
import type { Role } from "../network.ts";
import type { Simulation } from "../simulate.ts";
import { targetAt, type Target } from "./destinations.ts";
import { behindGateway, elsewhere, endsAt, entryFor, LOST } from "./hops.ts";
import { bridgesBetween } from "./over-bridges.ts";

/** What a router's forwarding table says of a packet: the longest prefix that it knows, and where that is from. */
export interface Match {
  readonly prefix: Prefix4;
  /** `static`: by hand; `discard`: dropped; `local`: it ends here. */
  readonly kind: "bgp" | "ospf" | "static" | "connected" | "discard" | "local";
}

/** How a packet leaves a router. */
export interface Exit {
  /** Null to where nobody knows the cables: from one router outside to another. */
  readonly port: string | null;
  /** Null as `port`, and where the address itself is on the network. */
  readonly nextHop: Ipv4 | null;
  /** Switches that only switch on the way, by hop; several where either may carry it. */
  readonly over: readonly (readonly string[])[];
}

export interface WayHop {
  readonly device: string;
  readonly role: Role;
  /** The interface by which it comes in; null at the start, and from where nobody knows the cables. */
  readonly in: string | null;
  /** Null where no route is known, and at the end where the address is the device's own. */
  readonly match: Match | null;
  /** Null at the end. */
  readonly exit: Exit | null;
}

/** One way, and how it ends; of what is lost why. */
export interface Way {
  readonly end: "arrived" | "lost" | "loop";
  readonly why: string | null;
  readonly hops: readonly WayHop[];
}

export interface Walk {
  /** Who has the address; null where nobody does. */
  readonly holder: string | null;
  readonly ways: readonly Way[];
  /** More ways than are listed. */
  readonly more: boolean;
}

/** What a router does with a packet: it ends, or goes on by one of several exits. */
type Onward =
  | { readonly end: "arrived"; readonly match: Match | null }
  | { readonly end: "lost"; readonly why: string; readonly match: Match | null; readonly exit: Exit | null }
  | {
      readonly end: null;
      readonly match: Match | null;
      readonly exit: Exit;
      readonly to: number;
      readonly in: string | null;
    };

const NO_CABLE: Exit = { port: null, nextHop: null, over: [] };

/** @throws RangeError for a port that no router has: a defect */
function portName({ network, machine }: Simulation, router: number, port: number): string {
  const first = machine.nextHops.firstPort[router] ?? 0;
  return item(item(network.routers, router).interfaces, port - first).name;
}

function matchOf(simulation: Simulation, target: Target, router: number, entry: number): Match | null {
  const { machine, health, states } = simulation;
  const at = target.cover.find((prefix) => (item(states, prefix).forwarding[router] ?? 0) !== NO_ROUTE);
  if (at === undefined) return null;
  const prefix = item(machine.prefixes.all, at);
  if (entry === DISCARD) return { prefix, kind: "discard" };
  if (entry === LOCAL) return { prefix, kind: "local" };
  if (entry === CONNECTED) return { prefix, kind: "connected" };
  const best = item(states, at).best[router] ?? NO_PATH;
  const own = item(machine.own, at).get(router);
  if (own?.kind === "static" && best === machine.paths.ownOf(router)) return { prefix, kind: "static" };
  return { prefix, kind: isByIgp(machine, health, router, at, best) ? "ospf" : "bgp" };
}

/** By each gateway of a set. */
function byGateways(simulation: Simulation, match: Match | null, router: number, set: number): Onward[] {
  const { machine, health } = simulation;
  return machine.nextHops.setOf(set).map((number): Onward => {
    const gateway = item(machine.nextHops.gateways, number);
    const to = behindGateway(health, gateway);
    const port = portName(simulation, router, gateway.port);
    const exit = {
      port,
      nextHop: gateway.address,
      over: bridgesBetween(simulation, gateway.port, gateway.farPort),
    };
    if (to === LOST) return { end: "lost", why: "nobody answers at the next hop", match, exit };
    return { end: null, match, exit, to, in: portName(simulation, to, gateway.farPort) };
  });
}

/** On a network that the router stands in. */
function onNetwork(simulation: Simulation, match: Match | null, target: Target, router: number): Onward {
  const { machine, health } = simulation;
  const { nextHops } = machine;
  const gateway = nextHops.gateways[nextHops.resolve(router, target.destination.address)];
  const own = gateway?.port ?? -1;
  const exit: Exit = {
    port: own < 0 ? null : portName(simulation, router, own),
    nextHop: null,
    over: own < 0 || target.port < 0 ? [] : bridgesBetween(simulation, own, target.port),
  };
  if (target.port < 0 || own < 0)
    return { end: "lost", why: "nobody on this network has the address", match, exit };
  if (health.ports[target.port] === 0 || health.parts[own] !== health.parts[target.port])
    return { end: "lost", why: "who has the address can't be reached on this network", match, exit };
  return { end: null, match, exit, to: target.owner, in: portName(simulation, target.owner, target.port) };
}

function onwardFrom(simulation: Simulation, target: Target, router: number): readonly Onward[] {
  const { machine, health, network, states } = simulation;
  if (health.routers[router] === 0) return [{ end: "lost", why: "it is down", match: null, exit: null }];
  if (endsAt(machine, target, router)) return [{ end: "arrived", match: null }];
  const lookup = (at: number, prefix: number): number => item(states, prefix).forwarding[at] ?? 0;
  const entry = entryFor(lookup, target, router);
  const match = matchOf(simulation, target, router, entry);
  if (entry >= FIRST_SET) return byGateways(simulation, match, router, entry);
  if (item(network.routers, router).role === "outside") {
    if (target.place === "outside" && entry === LOCAL) return [{ end: "arrived", match }];
    return elsewhere(machine, health, lookup, target).map((to): Onward =>
      to === LOST
        ? { end: "lost", why: "nobody outside has a route", match, exit: null }
        : { end: null, match, exit: NO_CABLE, to, in: null },
    );
  }
  if (entry === CONNECTED) return [onNetwork(simulation, match, target, router)];
  const why =
    match === null ? "no route" : match.kind === "local" ? "nothing there has the address" : "dropped";
  return [{ end: "lost", why, match, exit: null }];
}

/**
 * Where packets from a router to an address go: every equal way, router by router, at most `limit` of them. Each router decides by the
 * longest prefix that it knows.
 * @throws RangeError for a name that no router has
 */
export function walk(simulation: Simulation, from: string, address: Ipv4, limit = 64): Walk {
  const { network, machine } = simulation;
  const start = network.routers.findIndex(({ name }) => name === from);
  if (start < 0) throw new RangeError(`there is no router ${from}`);
  const target = targetAt(machine, address);
  const ways: Way[] = [];
  const follow = (router: number, port: string | null, before: readonly WayHop[]): void => {
    const { name: device, role } = item(network.routers, router);
    const hop = (match: Match | null, exit: Exit | null): readonly WayHop[] => [
      ...before,
      { device, role, in: port, match, exit },
    ];
    if (before.some((one) => one.device === device)) {
      ways.push({ end: "loop", why: `it comes back to ${device}`, hops: hop(null, null) });
      return;
    }
    for (const onward of onwardFrom(simulation, target, router)) {
      if (ways.length > limit) return;
      if (onward.end === "arrived") ways.push({ end: "arrived", why: null, hops: hop(onward.match, null) });
      else if (onward.end === "lost")
        ways.push({ end: "lost", why: onward.why, hops: hop(onward.match, onward.exit) });
      else follow(onward.to, onward.in, hop(onward.match, onward.exit));
    }
  };
  follow(start, null, []);
  const holder = target.owner < 0 ? null : item(network.routers, target.owner).name;
  return { holder, ways: ways.slice(0, limit), more: ways.length > limit };
}
