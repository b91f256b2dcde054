import { formatPrefix } from "../../net/ipv4.ts";
import { allUp, type Health, type Machine } from "../bgp/machine.ts";
import { item } from "../item.ts";
import type { Attachment, Network } from "../network.ts";
import { carriersOf, isCable, type Failure } from "./types.ts";

type Breaker = (machine: Machine, health: Health) => void;

function routerAt({ routers }: Network, device: string): number {
  const at = routers.findIndex(({ name }) => name === device);
  if (at < 0) throw new RangeError(`there is no router ${device}`);
  return at;
}

const portOf = ({ nextHops }: Machine, { router, interface: at }: Attachment): number =>
  (nextHops.firstPort[router] ?? 0) + at;

function breakLink({ device, interface: name }: Extract<Failure, { kind: "link" }>): Breaker {
  return (machine, health) => {
    const { network } = machine;
    const router = routerAt(network, device);
    const at = item(network.routers, router).interfaces.findIndex((one) => one.name === name);
    const segment = network.segments.find(({ attachments }) =>
      attachments.some((one) => one.router === router && one.interface === at),
    );
    if (segment === undefined) throw new RangeError(`there is no link at ${name} of ${device}`);
    const ends = isCable(network, segment)
      ? segment.attachments
      : segment.attachments.filter((one) => one.router === router);
    for (const end of ends) health.ports[portOf(machine, end)] = 0;
  };
}

/** A dead device takes the light from its cables, and its rack's network with it where no other switch carries that. */
function breakDevice({ device }: Extract<Failure, { kind: "device" }>): Breaker {
  return (machine, health) => {
    const { network } = machine;
    const router = routerAt(network, device);
    health.routers[router] = 0;
    const first = machine.nextHops.firstPort[router] ?? 0;
    health.ports.fill(0, first, first + item(network.routers, router).interfaces.length);
    for (const segment of network.segments) {
      if (!segment.attachments.some((one) => one.router === router)) continue;
      const carriers = carriersOf(network, segment);
      const dark = isCable(network, segment) || carriers.every((one) => one.router === router);
      if (!dark || carriers.length === 0) continue;
      for (const end of segment.attachments) health.ports[portOf(machine, end)] = 0;
    }
  };
}

function breakSession({ devices, network: where }: Extract<Failure, { kind: "session" }>): Breaker {
  return ({ network }, health) => {
    const wanted = devices.map((name) => routerAt(network, name)).sort((a, b) => a - b);
    const at = network.sessions.findIndex(
      ({ segment, ends }) =>
        formatPrefix(item(network.segments, segment).network) === where &&
        ends
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
  session: breakSession,
};

/** The record's entry fits the failure's kind, which the type checker can't follow. */
const breakerOf = (failure: Failure): Breaker =>
  (breakers[failure.kind] as (failure: Failure) => Breaker)(failure);

/**
 * What is still up of what was up when these have failed; a session is down when an end's port is.
 * @throws RangeError for a failure of something that is not there
 */
export function healthAfter(
  machine: Machine,
  failures: readonly Failure[],
  before: Health = allUp(machine),
): Health {
  const { channels, ports, routers } = before;
  const health = { channels: channels.slice(), ports: ports.slice(), routers: routers.slice() };
  for (const failure of failures) breakerOf(failure)(machine, health);
  for (const [at, { ends }] of machine.network.sessions.entries()) {
    if (ends.some((end) => health.ports[portOf(machine, end)] === 0))
      health.channels.fill(0, 2 * at, 2 * at + 2);
  }
  return health;
}
