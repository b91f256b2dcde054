import type { Family } from "../intent/index.ts";
import { isLinkLocal } from "../net/link-local.ts";
import { acceptedPrefixes, placeOf, type Simulation } from "../simulate/index.ts";

/** A session that is to stand. */
export interface ForetoldSession {
  /** Its address; the device's own interface where the link has none. */
  readonly peer: string;
  /** Who that is. */
  readonly device: string;
  readonly asn: number;
  /** The network that both ends stand in, or `loopbacks`: in IPv4, as failures name it. */
  readonly place: string;
  /** Prefixes that the import policy lets in; null where it is not known. */
  readonly accepts: number | null;
  /** Prefixes that the other end lets in, and at least as many are told; null where it is not known. */
  readonly told: number | null;
  /** With a router outside, of which it is known in part only what it tells. */
  readonly outside: boolean;
}

export interface ForetoldSessions {
  readonly sessions: readonly ForetoldSession[];
  /** Peers that are configured and can't come up. */
  readonly unmatched: ReadonlySet<string>;
}

/**
 * Says what sessions a device is to have in an address family.
 * @param isGuessed whether it is not known what a node tells
 */
export function sessionsForetoldBy(
  simulation: Simulation,
  isGuessed: (node: string) => boolean,
): (device: string, family: Family) => ForetoldSessions {
  const { network } = simulation;
  const { routers, sessions, unmatched } = network;
  const counts = new Map<Family["name"], Uint32Array>();
  const acceptedIn = ({ name, has }: Family): Uint32Array => {
    const known = counts.get(name) ?? acceptedPrefixes(simulation, has);
    counts.set(name, known);
    return known;
  };
  const ends = sessions.flatMap((session, at) => {
    const [first, second] = session.ends;
    const place = placeOf(network, session);
    return [
      { own: first, other: second, place, to: 2 * at, from: 2 * at + 1 },
      { own: second, other: first, place, to: 2 * at + 1, from: 2 * at },
    ];
  });
  const portOf = ({ router, interface: at }: (typeof ends)[number]["own"]): string =>
    routers[router]?.interfaces[at]?.name ?? "";
  const byDevice = Map.groupBy(ends, ({ own }) => routers[own.router]?.name ?? "");
  return (device, family) => {
    const { address } = family;
    const accepted = acceptedIn(family);
    return {
      sessions: (byDevice.get(device) ?? []).flatMap(({ own, other, place, to, from }) => {
        const peer = routers[other.router];
        if (peer === undefined) return [];
        return [
          {
            peer: isLinkLocal(other.address) ? portOf(own) : address(other.address),
            device: peer.name,
            place,
            asn: other.settings.outward?.localAsn ?? peer.asn,
            accepts: isGuessed(peer.name) ? null : (accepted[from] ?? 0),
            told: isGuessed(peer.name) ? null : (accepted[to] ?? 0),
            outside: peer.role === "outside",
          },
        ];
      }),
      unmatched: new Set(
        unmatched.filter((one) => one.device === device).map((one) => one.interface ?? address(one.peer)),
      ),
    };
  };
}
