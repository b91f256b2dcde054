import type { FabricPlan } from "../../src/index.ts";
import { intendOutside, type OutsideIntent } from "../../src/intent/index.ts";
import { formatIpv4 } from "../../src/net/ipv4.ts";
import { podDestinations } from "../../src/simulate/index.ts";
import { outsidePort, outsideRouter } from "../../src/simulate/network/outside.ts";
import { switchNamespace, type Cable, type LabNamespace, type Port } from "./topology.ts";

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
  bridge: null,
});

/** Addresses of the world: one in each route that these routers announce. */
export const addressesBehind = (routers: readonly OutsideIntent[]): readonly number[] =>
  podDestinations({ routers: routers.map(outsideRouter) }).map(({ address }) => address);

/** Namespaces and cables of what is outside; addresses come with configurations. */
export function outsideTopology(plan: FabricPlan): {
  readonly namespaces: readonly LabNamespace[];
  readonly cables: readonly Cable[];
} {
  const routers = intendOutside(plan);
  if (routers.length === 0) return { namespaces: [], cables: [] };
  return {
    namespaces: [...routers.map(({ device }) => switchNamespace(device)), switchNamespace(WORLD)],
    cables: routers.flatMap(({ device, links }, at): readonly Cable[] => [
      ...links.map(({ border, borderInterface }, link): Cable => [
        port(switchNamespace(border), borderInterface),
        port(switchNamespace(device), outsidePort(link)),
      ]),
      [port(switchNamespace(device), TO_WORLD), port(switchNamespace(WORLD), worldPort(at))],
    ]),
  };
}
