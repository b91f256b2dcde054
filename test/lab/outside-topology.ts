import type { FabricPlan } from "../../src/index.ts";
import { intendOutside, type OutsideIntent } from "../../src/intent/index.ts";
import { formatIpv4, networkOf } from "../../src/net/ipv4.ts";
import { podDestinations } from "../../src/simulate/index.ts";
import { outsidePort, outsidePorts, outsideRouter } from "../../src/simulate/network/outside.ts";
import {
  rackNamespace,
  switchNamespace,
  type Cable,
  type LabNamespace,
  type Port,
  type Topology,
} from "./topology.ts";

/*
 * Routers outside are FRR in namespaces of their own. Behind all of them is one more, which plays the rest of the world: it has an address
 * in everything that they announce, and finds the way to pods by whichever of them knows one (OSPF).
 */

export const WORLD = "rest-of-the-world";

/** TEST-NET-1 (RFC 5737), a /31 for each router: the world has the even address. */
const WORLD_LINKS = 0xc0000240;

export const worldAddress = (router: number): string => formatIpv4(WORLD_LINKS + 2 * router);
export const addressToWorld = (router: number): string => formatIpv4(WORLD_LINKS + 2 * router + 1);

/** The world's port to a router, by the router's number. */
export const worldPort = (router: number): string => `edge${String(router)}`;
/** A router's port to the world. */
export const TO_WORLD = "world";

const port = (at: LabNamespace, name: string): Port => ({
  at,
  interface: name,
  addresses: [],
  routes: [],
  bridge: null,
});

/** Addresses of the world: one in each route that these routers announce. */
export const addressesBehind = (routers: readonly OutsideIntent[]): readonly number[] =>
  podDestinations({ routers: routers.map(outsideRouter) }).map(({ address }) => address);

const VLAN_BRIDGE = "vlan";

/** The ports in one network outside, borders' and routers'. */
interface OutsideNetwork {
  readonly name: string;
  readonly ports: readonly Port[];
}

/** Each port once, by the network that it is in. */
function networksOf(routers: readonly OutsideIntent[]): readonly OutsideNetwork[] {
  const ends = routers.flatMap(({ device, links }) => {
    const { portOf } = outsidePorts(links);
    return links.flatMap((link) => {
      const { base, length } = networkOf(link.address);
      const network = `${formatIpv4(base)}-${String(length)}`;
      const at = (of: string, name: string) => ({ network, port: port(switchNamespace(of), name) });
      return [at(link.border, link.borderInterface), at(device, outsidePort(portOf(link)))];
    });
  });
  return [...Map.groupBy(ends, ({ network }) => network)].map(([name, some]) => ({
    name,
    ports: [
      ...new Map(some.map((one) => [`${one.port.at.device} ${one.port.interface}`, one.port])).values(),
    ],
  }));
}

/** Namespaces, cables and wires of what is outside; addresses come with configurations. */
export function outsideTopology(plan: FabricPlan): Omit<Topology, "loopbacks"> {
  const routers = intendOutside(plan);
  if (routers.length === 0) return { namespaces: [], bridges: [], cables: [] };
  const networks = networksOf(routers);
  const shared = networks.filter(({ ports }) => ports.length > 2);
  return {
    namespaces: [
      ...routers.map(({ device }) => switchNamespace(device)),
      switchNamespace(WORLD),
      ...shared.map(({ name }) => rackNamespace(name)),
    ],
    bridges: shared.map(({ name }) => ({
      at: rackNamespace(name),
      interface: VLAN_BRIDGE,
      addresses: [],
      spanning: null,
    })),
    cables: [
      ...networks.flatMap(({ name, ports }): readonly Cable[] => {
        const [border, router, ...more] = ports;
        if (border === undefined || router === undefined) return [];
        if (more.length === 0) return [[border, router]];
        return ports.map((end, at): Cable => [
          end,
          { ...port(rackNamespace(name), `port${String(at)}`), bridge: VLAN_BRIDGE },
        ]);
      }),
      ...routers.map(({ device }, at): Cable => [
        port(switchNamespace(device), TO_WORLD),
        port(switchNamespace(WORLD), worldPort(at)),
      ]),
    ],
  };
}
