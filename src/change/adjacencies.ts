import type { OspfIntent, SwitchIntent } from "../intent/index.ts";
import { networkOf } from "../net/ipv4.ts";

interface Port {
  readonly device: string;
  readonly name: string;
  readonly timers: OspfIntent["timers"];
}

/** Ports over which OSPF is to meet a neighbour, by the network that they stand in. */
function portsByNetwork(switches: readonly SwitchIntent[]): ReadonlyMap<string, readonly Port[]> {
  const ports = switches.flatMap(({ device, interfaces, ospf }) =>
    (ospf?.interfaces ?? []).flatMap(({ name, role }) => {
      const port = interfaces.find((one) => one.name === name);
      if (ospf === null || port === undefined || role === "passive") return [];
      const { base, length } = networkOf(port.address);
      return [{ network: `${String(base)}/${String(length)}`, port: { device, name, timers: ospf.timers } }];
    }),
  );
  return new Map(
    [...Map.groupBy(ports, ({ network }) => network)].map(([network, all]) => [
      network,
      all.map(({ port }) => port),
    ]),
  );
}

const agree = ([first, ...others]: readonly Port[]): boolean =>
  others.every(({ timers }) => timers.hello === first?.timers.hello && timers.dead === first.timers.dead);

/**
 * OSPF takes no neighbour whose hello or dead interval is another (RFC 2328 section 10.5): over such a link the two are as if nobody spoke
 * there.
 */
export function meetable(switches: readonly SwitchIntent[]): readonly SwitchIntent[] {
  if (switches.every(({ ospf }) => ospf === null)) return switches;
  const deaf = new Set(
    [...portsByNetwork(switches).values()].flatMap((ports) =>
      agree(ports) ? [] : ports.map(({ device, name }) => `${device} ${name}`),
    ),
  );
  if (deaf.size === 0) return switches;
  return switches.map((intent) => {
    const { device, ospf } = intent;
    if (ospf === null) return intent;
    const interfaces = ospf.interfaces.map((one) =>
      deaf.has(`${device} ${one.name}`) ? { ...one, role: "passive" as const } : one,
    );
    return { ...intent, ospf: { ...ospf, interfaces } };
  });
}
