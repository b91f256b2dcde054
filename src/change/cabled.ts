import type { SwitchIntent } from "../intent/index.ts";
import { formatPrefix, networkOf } from "../net/ipv4.ts";
import { isSame } from "../text/json.ts";

/**
 * Ports of two switches at one cable have a link only where both have the same speed, FEC and MTU: where they have not, the two are as if they had
 * no address there.
 */
export function cabled(switches: readonly SwitchIntent[]): readonly SwitchIntent[] {
  if (switches.every(({ ethernet }) => Object.keys(ethernet).length === 0)) return switches;
  const ports = switches.flatMap(({ device, interfaces, linkPeers, ethernet }) => [
    ...linkPeers.map(({ interface: name, place }) => ({
      id: `${device} ${name}`,
      network: `link ${String(Math.floor(place / 2))}`,
      said: ethernet[name] ?? {},
    })),
    ...interfaces.flatMap(({ name, address }) =>
      address.length < 30 || address.length === 32
        ? []
        : [
            {
              id: `${device} ${name}`,
              network: formatPrefix(networkOf(address)),
              said: ethernet[name] ?? {},
            },
          ],
    ),
  ]);
  const dark = new Set(
    [...Map.groupBy(ports, ({ network }) => network).values()].flatMap(([first, ...others]) =>
      others.every(({ said }) => isSame(said, first?.said)) ? [] : [first, ...others].map((one) => one?.id),
    ),
  );
  return switches.map((intent) => ({
    ...intent,
    interfaces: intent.interfaces.filter(({ name }) => !dark.has(`${intent.device} ${name}`)),
    linkPeers: intent.linkPeers.filter((one) => !dark.has(`${intent.device} ${one.interface}`)),
  }));
}
