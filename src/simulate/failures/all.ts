import { item } from "../item.ts";
import type { Network } from "../network.ts";
import { carriersOf, isCable, placeOf, type Failure } from "./types.ts";

function links(network: Network): Failure[] {
  return network.segments.flatMap((segment) => {
    const { attachments } = segment;
    const carriers = carriersOf(network, segment);
    // Without its only switch a rack's network is gone as with the switch itself.
    const ends = isCable(network, segment)
      ? attachments.slice(0, 1)
      : attachments.filter((one) => carriers.length > 1 || !carriers.includes(one));
    return ends.map(({ router, interface: at }): Failure => {
      const { name, interfaces } = item(network.routers, router);
      return { kind: "link", device: name, interface: item(interfaces, at).name };
    });
  });
}

/** Each link, each device, each session by itself. */
export function singleFailures(network: Network): readonly Failure[] {
  const nameOf = (router: number): string => item(network.routers, router).name;
  return [
    ...links(network),
    ...network.routers.map(({ name }): Failure => ({ kind: "device", device: name })),
    ...network.sessions.map((session): Failure => ({
      kind: "session",
      devices: [nameOf(session.ends[0].router), nameOf(session.ends[1].router)],
      network: placeOf(network, session),
    })),
  ];
}
