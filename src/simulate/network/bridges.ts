import type { BridgeIntent } from "../../intent/index.ts";
import type { Prefix4 } from "../../net/ipv4.ts";
import type { Attachment, Bridge, BridgePort, Bridging, Router, Tap } from "./types.ts";

/** Bridges as intents have them, with their ports numbered through. */
export function bridgesOf(intents: readonly BridgeIntent[]): readonly Bridge[] {
  let firstPort = 0;
  return intents.map(({ device, role, networks, ports }) => {
    const subnets = new Map(networks.map(({ name, subnet }) => [name, subnet]));
    const bridge: Bridge = {
      name: device,
      role,
      firstPort,
      ports: ports.map((port) => ({
        name: port.name,
        peer: port.peer,
        networks: port.networks.flatMap((name) => subnets.get(name) ?? []),
      })),
    };
    firstPort += ports.length;
    return bridge;
  });
}

const carries = ({ networks }: BridgePort, { base, length }: Prefix4): boolean =>
  networks.some((one) => one.base === base && one.length === length);

interface Place extends Tap {
  readonly of: Bridge;
  readonly end: BridgePort;
}

const placesOf = (bridges: readonly Bridge[], network: Prefix4): Place[] =>
  bridges.flatMap((of, bridge) =>
    of.ports.flatMap((end, at): Place[] =>
      carries(end, network) ? [{ bridge, port: of.firstPort + at, of, end }] : [],
    ),
  );

/**
 * How a network runs over bridges: where each of its attachments is plugged in, and which bridges are cabled to one another for it. Null
 * where no bridge carries it. A cable between bridges carries what the ports at both of its ends do.
 */
export function bridgingOf(
  bridges: readonly Bridge[],
  routers: readonly Router[],
  network: Prefix4,
  attachments: readonly Attachment[],
): Bridging | null {
  const places = placesOf(bridges, network);
  if (places.length === 0) return null;
  const byPeer = Map.groupBy(places, (place) => place.end.peer.device);
  const byPort = new Map(places.map((place) => [`${place.of.name} ${place.end.name}`, place]));
  const trunks = places.flatMap((near): [Tap, Tap][] => {
    const far = byPort.get(`${near.end.peer.device} ${near.end.peer.interface}`);
    return far === undefined || far.bridge <= near.bridge ? [] : [[tapAt(near), tapAt(far)]];
  });
  const taps = attachments.map(({ router }) => (byPeer.get(routers[router]?.name ?? "") ?? []).map(tapAt));
  return { taps, trunks };
}

const tapAt = ({ bridge, port }: Place): Tap => ({ bridge, port });
