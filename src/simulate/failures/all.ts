import { item } from "../item.ts";
import type { Bridging, Network, Segment, Tap } from "../network.ts";
import { carriersOf, isCable, placeOf, type Failure } from "./types.ts";

/** Cables of bridges that a segment runs over and that are not in `seen`: one may carry several segments. */
function bridgeCables(
  { routers, bridges }: Network,
  { attachments }: Segment,
  { taps, trunks }: Bridging,
  seen: Set<number>,
): Failure[] {
  const fresh = ({ port }: Tap): boolean => !seen.has(port) && seen.add(port).has(port);
  const atBridge = ({ bridge, port }: Tap): Failure => {
    const { name, firstPort, ports } = item(bridges, bridge);
    return { kind: "link", device: name, interface: item(ports, port - firstPort).name };
  };
  const plugged = attachments.flatMap(({ router, interface: at }, one): Failure[] => {
    const [tap, ...more] = taps[one] ?? [];
    // A router has one name for all cables of an aggregate, so each is named by the bridge's end.
    if (more.length > 0) return (taps[one] ?? []).filter(fresh).map(atBridge);
    if (tap === undefined || !fresh(tap)) return [];
    const { name, interfaces } = item(routers, router);
    return [{ kind: "link", device: name, interface: item(interfaces, at).name }];
  });
  const between = trunks.filter(([near]) => fresh(near)).map(([near]) => atBridge(near));
  return [...plugged, ...between];
}

function links(network: Network): Failure[] {
  const seen = new Set<number>();
  return network.segments.flatMap((segment) => {
    const { attachments, bridging } = segment;
    if (bridging !== null) return bridgeCables(network, segment, bridging, seen);
    const carriers = carriersOf(network, segment);
    // Without its only switch a rack's network is gone as with the switch itself.
    const ends = isCable(network, segment)
      ? attachments.slice(0, 1)
      : attachments.filter((one) => carriers.length > 1 || !carriers.includes(one));
    return ends.flatMap(({ router, interface: at }): Failure[] => {
      const { name: device, interfaces } = item(network.routers, router);
      const { name, ports = [] } = item(interfaces, at);
      return [name, ...ports].map((port) => ({ kind: "link", device, interface: port }));
    });
  });
}

/** Each link, each cable of an aggregate, each device, each session by itself. */
export function singleFailures(network: Network): readonly Failure[] {
  const nameOf = (router: number): string => item(network.routers, router).name;
  return [
    ...links(network),
    ...[...network.routers, ...network.bridges].map(({ name }): Failure => ({
      kind: "device",
      device: name,
    })),
    ...network.sessions.map((session): Failure => ({
      kind: "session",
      devices: [nameOf(session.ends[0].router), nameOf(session.ends[1].router)],
      network: placeOf(network, session),
    })),
  ];
}

/** Each router's BGP by itself: of all that are the fabric's. */
export const daemonFailures = ({ routers, sessions }: Network): readonly Failure[] => {
  const speakers = new Set(sessions.flatMap(({ ends }) => ends.map(({ router }) => router)));
  return routers.flatMap(({ name, role }, at): Failure[] =>
    role !== "outside" && speakers.has(at) ? [{ kind: "daemon", device: name }] : [],
  );
};
