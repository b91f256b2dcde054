import { withIgp, type Health, type Machine, type Up } from "../bgp/machine.ts";
import { item } from "../item.ts";
import type { IgpRoutes } from "../igp/routes.ts";
import type { Network, Session, SessionEnd } from "../network.ts";
import { ofWholeLinks } from "./aggregates.ts";
import { allUp, darken, portOf } from "./light.ts";
import { carriersOf, isCable, placeOf, type Failure } from "./types.ts";

type Breaker = (machine: Machine, health: Up) => void;

function routerAt({ routers }: Network, device: string): number {
  const at = routers.findIndex(({ name }) => name === device);
  if (at < 0) throw new RangeError(`there is no router ${device}`);
  return at;
}

/** A bridge's port by the names of both; -1 where there is none. */
function bridgePortAt({ bridges }: Network, device: string, name: string): number {
  const bridge = bridges.find((one) => one.name === device);
  const at = bridge?.ports.findIndex((port) => port.name === name) ?? -1;
  return bridge === undefined || at < 0 ? -1 : bridge.firstPort + at;
}

function breakLink({ device, interface: name }: Extract<Failure, { kind: "link" }>): Breaker {
  return (machine, health) => {
    const { network } = machine;
    const bridgePort = bridgePortAt(network, device, name);
    if (bridgePort >= 0) {
      health.bridgePorts[bridgePort] = 0;
      return;
    }
    const router = routerAt(network, device);
    const at = item(network.routers, router).interfaces.findIndex((one) => one.name === name);
    const segment = network.segments.find(({ attachments }) =>
      attachments.some((one) => one.router === router && one.interface === at),
    );
    if (segment === undefined) throw new RangeError(`there is no link at ${name} of ${device}`);
    const attachment = segment.attachments.findIndex((one) => one.router === router);
    for (const tap of segment.bridging?.taps[attachment] ?? []) health.bridgePorts[tap.port] = 0;
    const ends = isCable(network, segment)
      ? segment.attachments
      : segment.attachments.filter((one) => one.router === router);
    for (const end of ends) health.ports[portOf(machine, end)] = 0;
  };
}

/** A dead bridge darkens what is plugged in. A dead router takes the light from its cables, and its rack's network with it where no other switch carries that. */
function breakDevice({ device }: Extract<Failure, { kind: "device" }>): Breaker {
  return (machine, health) => {
    const { network } = machine;
    const bridge = network.bridges.findIndex(({ name }) => name === device);
    if (bridge >= 0) {
      health.bridges[bridge] = 0;
      return;
    }
    const router = routerAt(network, device);
    health.routers[router] = 0;
    const first = machine.nextHops.firstPort[router] ?? 0;
    health.ports.fill(0, first, first + item(network.routers, router).interfaces.length);
    for (const segment of network.segments) {
      if (segment.bridging !== null || !segment.attachments.some((one) => one.router === router)) continue;
      const carriers = carriersOf(network, segment);
      const dark = isCable(network, segment) || carriers.every((one) => health.routers[one.router] === 0);
      if (!dark || carriers.length === 0) continue;
      for (const end of segment.attachments) health.ports[portOf(machine, end)] = 0;
    }
  };
}

function breakDaemon({ device }: Extract<Failure, { kind: "daemon" }>): Breaker {
  return ({ network }, health) => {
    const router = routerAt(network, device);
    for (const [at, { ends }] of network.sessions.entries())
      if (ends.some((end) => end.router === router)) health.channels.fill(0, 2 * at, 2 * at + 2);
  };
}

function breakSession({ devices, network: where }: Extract<Failure, { kind: "session" }>): Breaker {
  return ({ network }, health) => {
    const wanted = devices.map((name) => routerAt(network, name)).sort((a, b) => a - b);
    const at = network.sessions.findIndex(
      (session) =>
        placeOf(network, session) === where &&
        session.ends
          .map(({ router }) => router)
          .sort((a, b) => a - b)
          .every((router, end) => router === wanted[end]),
    );
    if (at < 0) throw new RangeError(`there is no session of ${devices.join(" and ")} over ${where}`);
    health.channels.fill(0, 2 * at, 2 * at + 2);
  };
}

const breakers: { readonly [K in Failure["kind"]]: (failure: Extract<Failure, { kind: K }>) => Breaker } = {
  link: breakLink,
  device: breakDevice,
  daemon: breakDaemon,
  session: breakSession,
};

/** The record's entry fits the failure's kind, which the type checker can't follow. */
const breakerOf = (failure: Failure): Breaker =>
  (breakers[failure.kind] as (failure: Failure) => Breaker)(failure);

/** A packet of a session between loopbacks comes in one piece from end to end, and by no more links than GTSM (RFC 5082) allows. */
function reaches(igp: IgpRoutes | null, from: SessionEnd, to: SessionEnd): boolean {
  const hops = igp?.hops(from.router, to.router) ?? null;
  return hops !== null && hops <= (to.settings.ttlSecurityHops ?? hops);
}

/**
 * Whether a session that nobody has broken is up: its ends' ports are, and in one part of their network; between loopbacks OSPF has a way
 * for both.
 */
function isUp(machine: Machine, { ports, parts, igp }: Health, session: Session): boolean {
  const [a, b] = session.ends;
  const [one, other] = [portOf(machine, a), portOf(machine, b)];
  if (ports[one] === 0 || ports[other] === 0 || parts[one] !== parts[other]) return false;
  return session.segment !== null || (reaches(igp, a, b) && reaches(igp, b, a));
}

/** OSPF's routes stay as they are when none of its ports was hit. */
function stillKnown({ igp }: Machine, before: Health | null, ports: Uint8Array): IgpRoutes | undefined {
  if (igp === null || before?.igp == null) return undefined;
  return igp.ports.every((port) => ports[port] === before.ports[port]) ? before.igp : undefined;
}

/**
 * What is still up of what was up when these have failed.
 * @throws RangeError for a failure of something that is not there
 */
export function healthAfter(
  machine: Machine,
  failures: readonly Failure[],
  before: Health | null = null,
): Health {
  const { channels, ports, routers, bridges, bridgePorts, parts } = before ?? allUp(machine);
  const up: Up = {
    channels: channels.slice(),
    ports: ports.slice(),
    routers: routers.slice(),
    bridges: bridges.slice(),
    bridgePorts: bridgePorts.slice(),
    parts: parts.slice(),
  };
  for (const failure of ofWholeLinks(machine.network, failures)) breakerOf(failure)(machine, up);
  darken(machine, up);
  const aggregating = before?.aggregating ?? new Map();
  const health = { ...withIgp(machine, up, stillKnown(machine, before, up.ports)), aggregating };
  for (const [at, session] of machine.network.sessions.entries())
    if (!isUp(machine, health, session)) health.channels.fill(0, 2 * at, 2 * at + 2);
  return health;
}
