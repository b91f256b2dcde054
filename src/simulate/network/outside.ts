import type { OutsideIntent } from "../../intent/index.ts";
import type { InterfaceAddress } from "../../net/ipv4.ts";
import type { Dial, OwnRoute, Policy, Router } from "./types.ts";

const EVERYTHING: Policy = [{ prefix: { base: 0, length: 0 }, minLength: 0, maxLength: 32 }];

/** As many as FRR installs where nobody limits it. */
const MULTIPATH = 64;

/** The name of a router's port by its position. */
export const outsidePort = (port: number): string => `eth${String(port)}`;

type Link = OutsideIntent["links"][number];

/** A router's ports, and which of them each link is at: one port where it meets several borders in one network. */
export function outsidePorts(links: readonly Link[]): {
  readonly addresses: readonly InterfaceAddress[];
  readonly portOf: (link: Link) => number;
} {
  const keyOf = ({ address }: Link): string => `${address.address}/${address.length}`;
  const addresses = new Map(links.map((link) => [keyOf(link), link.address]));
  const order = [...addresses.keys()];
  return { addresses: [...addresses.values()], portOf: (link) => order.indexOf(keyOf(link)) };
}

/** It tells the border what it has and takes what it is told; who speaks no BGP routes by hand. */
const dialsOf = ({ borderAddress, session }: Link): Dial[] =>
  session === null
    ? []
    : [
        {
          address: borderAddress,
          source: null,
          remoteAsn: session.remoteAsn,
          ttlSecurityHops: session.ttlSecurityHops,
          ...(session.password === undefined ? {} : { password: session.password }),
          reflects: false,
          nextHopSelf: false,
          ownRoutesOnly: false,
          passesOnBy: null,
          originatesDefault: false,
          prepends: 0,
          imports: EVERYTHING,
          exports: EVERYTHING,
        },
      ];

function byHand(links: readonly Link[]): OwnRoute[] {
  const { portOf } = outsidePorts(links);
  const routes = links.flatMap((link) =>
    link.routes.map((prefix) => ({
      prefix,
      gateway: { interface: portOf(link), address: link.borderAddress },
    })),
  );
  const byPrefix = Map.groupBy(routes, ({ prefix }) => `${prefix.base}/${prefix.length}`);
  return [...byPrefix.values()].flatMap(([first, ...more]) =>
    first === undefined
      ? []
      : [
          {
            prefix: first.prefix,
            kind: "static",
            gateways: [first, ...more].map(({ gateway }) => gateway),
          } as const,
        ],
  );
}

/** A router outside: what it announces ends there, for behind it is the rest of the world. */
export const outsideRouter = ({ device, asn, routerId, told, announces, links }: OutsideIntent): Router => ({
  name: device,
  role: "outside",
  software: "frr",
  draining: false,
  asn: asn ?? 0,
  routerId,
  clusterId: routerId,
  interfaces: outsidePorts(links).addresses.map((address, at) => ({ name: outsidePort(at), ...address })),
  sendsTo: told,
  ospf: [],
  own: [
    ...announces.map((prefix): OwnRoute => ({ prefix, kind: "local", interface: null })),
    ...byHand(links),
  ],
  discards: [],
  multipath: MULTIPATH,
  dials: links.flatMap(dialsOf),
  listens: [],
  listenLimit: 0,
});
