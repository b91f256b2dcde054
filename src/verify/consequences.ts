import { LOOPBACK } from "../plan/types.ts";
import type { SeenDevice } from "../platforms/look.ts";
import type { Failure } from "../simulate/index.ts";
import type { Difference, DifferenceCode } from "./difference.ts";
import type { ForetoldIn } from "./foretell.ts";
import { stands } from "./sessions.ts";

/** What a device's own words say is broken, as the simulator is told it: sessions that do not stand, ports without their network. */
export function failuresSeen(
  device: string,
  { family: { name }, sessions, routes }: ForetoldIn,
  seen: SeenDevice,
): readonly Failure[] {
  const [seenSessions, seenRoutes] = [seen.sessions[name], seen.routes[name]];
  const byPeer = new Map(seenSessions?.map((one) => [one.peer, one]));
  const there = new Set(seenRoutes?.map(({ prefix }) => prefix));
  const down =
    seenSessions === undefined
      ? []
      : sessions(device).sessions.filter((one) => !stands(one, byPeer.get(one.peer)));
  const dark = seenRoutes === undefined ? [] : routes(device).filter(({ prefix }) => !there.has(prefix));
  return [
    ...down.map(({ device: other, place }): Failure => {
      const devices: readonly [string, string] = device < other ? [device, other] : [other, device];
      return { kind: "session", devices, network: place };
    }),
    ...dark.flatMap((route): readonly Failure[] =>
      route.kind === "own" && route.interface !== null && route.interface !== LOOPBACK
        ? [{ kind: "link", device, interface: route.interface }]
        : [],
    ),
  ];
}

/** Each failure once, whichever ends have told it. */
export const distinct = (failures: readonly Failure[]): readonly Failure[] => [
  ...new Map(failures.map((one) => [JSON.stringify(one), one])).values(),
];

/** What may follow from something else that is broken. */
const MAY_FOLLOW: ReadonlySet<DifferenceCode> = new Set(["route-missing", "route-ways", "prefixes-differ"]);

/**
 * Tells what follows from what is broken: it differs from what was foretold of the whole fabric, and not from what is foretold of the broken one.
 *
 * @param whole what differs from the whole fabric
 * @param broken what differs from the fabric with the failures that devices tell
 */
export function withConsequences(
  whole: readonly Difference[],
  broken: readonly Difference[],
): readonly Difference[] {
  const routes = new Set(
    broken.flatMap(({ device, prefixes = [] }) => prefixes.map((one) => `${device} ${one}`)),
  );
  const counts = new Set(
    broken.flatMap(({ code, device, peer }) =>
      code === "prefixes-differ" ? [`${device} ${peer ?? ""}`] : [],
    ),
  );
  const stays = ({ device, prefixes, peer }: Difference): boolean =>
    prefixes === undefined
      ? counts.has(`${device} ${peer ?? ""}`)
      : prefixes.some((prefix) => routes.has(`${device} ${prefix}`));
  return whole.map((one) => (MAY_FOLLOW.has(one.code) && !stays(one) ? { ...one, follows: true } : one));
}
