import { formatInterfaceAddress, formatIpv4, formatPrefix, containsAddress, networkOf } from "../net/ipv4.ts";
import type { DeviceFacts, InterfaceFacts, NeighborFacts } from "./facts.ts";
import { valueIn, type Design, type SpecObject, type SpecValue } from "./design.ts";
import type { FabricShape } from "./fabric-shape.ts";
import type { Knob } from "./knobs.ts";
import { isServerName } from "./rack-shapes.ts";

/** The border's port to a neighbour, and its address there. */
function portTo(border: DeviceFacts, { address }: Pick<NeighborFacts, "address">) {
  return border.interfaces
    .flatMap((port: InterfaceFacts) => port.addresses.map((at) => ({ port, at })))
    .find(({ at }) => at.length < 32 && containsAddress(networkOf(at), address));
}

/** `edge-1` of `edge-1 outside`; else a name by its address. */
function routerName({ description, address }: Pick<NeighborFacts, "description" | "address">): string {
  const [word = ""] = description.split(" ");
  return isServerName(word) && !word.includes(".") ? word : `router-${formatIpv4(address).replaceAll(".", "-")}`;
}

const devicesOf = ({ spines, racks }: FabricShape): readonly DeviceFacts[] =>
  [...spines.map(({ facts }) => facts), ...racks.flatMap(({ tors }) => tors.map(({ facts }) => facts))].filter(
    (facts) => facts !== null,
  );

/** What a border lets in from a neighbour: a way in words of the spec. */
function modeOf(border: DeviceFacts, { imports }: NeighborFacts): SpecObject {
  const lists = border.lists.flatMap(([policy, list]) => (policy === imports ? [list] : []));
  const permits = border.permits.filter(({ list }) => lists.includes(list));
  const isDefault = permits.every(({ range, most }) => range.length === 0 && most === 0);
  return isDefault
    ? { mode: "default-only" }
    : { mode: "full", accept: permits.map(({ range }) => formatPrefix(range)) };
}

/** Neighbours of switches that are neither switches nor servers: routers outside. */
export function outsidePeers(shape: FabricShape): readonly SpecObject[] {
  const devices = devicesOf(shape);
  const own = new Set(devices.flatMap(({ interfaces }) => interfaces.flatMap((one) => one.addresses.map(({ address }) => address))));
  const subnets = shape.racks.flatMap(({ subnet }) => (subnet === null ? [] : [subnet]));
  const isInside = (address: number): boolean =>
    own.has(address) || subnets.some((subnet) => containsAddress(subnet, address));
  return devices.flatMap((border) => [
    ...border.neighbors.flatMap((neighbor): readonly SpecObject[] => {
      const at = portTo(border, neighbor);
      if (at === undefined || isInside(neighbor.address) || neighbor.asn === null) return [];
      return [
        {
          ...modeOf(border, neighbor),
          router: routerName(neighbor),
          switch: border.name,
          interface: at.port.name,
          address: formatInterfaceAddress(at.at),
          peer: formatIpv4(neighbor.address),
          asn: neighbor.asn,
        },
      ];
    }),
    ...staticPeers(border, isInside),
  ]);
}

/** Routers that a border has static routes to. */
function staticPeers(border: DeviceFacts, isInside: (address: number) => boolean): readonly SpecObject[] {
  const ways = Map.groupBy(
    border.statics.filter(({ via }) => !isInside(via)),
    ({ via }) => via,
  );
  return [...ways].flatMap(([via, routes]): readonly SpecObject[] => {
    const at = portTo(border, { address: via });
    if (at === undefined) return [];
    return [
      {
        mode: "static",
        router: routerName({ address: via, description: at.port.description }),
        switch: border.name,
        interface: at.port.name,
        address: formatInterfaceAddress(at.at),
        peer: formatIpv4(via),
        prefixes: routes.map(({ range }) => formatPrefix(range)),
      },
    ];
  });
}

const peersIn = (design: Design): readonly SpecObject[] =>
  (valueIn(design, ["outside", "peers"]) ?? []) as readonly SpecObject[];

/** Every list in which one router has something else. */
const eachWith = (
  design: Design,
  changes: (peer: SpecObject) => readonly SpecObject[],
): readonly SpecValue[] =>
  peersIn(design).flatMap((peer, at, all) => changes(peer).map((change) => all.with(at, { ...peer, ...change })));

const GUARDS: readonly SpecObject[] = [
  { ttlSecurity: true },
  { bfd: true },
  { ttlSecurity: true, bfd: true },
  { password: "outside" },
  { password: "outside", bfd: true },
  { password: "outside", ttlSecurity: true },
  { password: "outside", ttlSecurity: true, bfd: true },
];

const only = (path: string, values: (left: Parameters<Knob["values"]>[0]) => readonly SpecValue[]): Knob => ({
  path: path.split("."),
  values: (situation) => (peersIn(situation.design).length === 0 ? [] : values(situation)),
});

const more = (path: string): Knob =>
  only(path, ({ left, design }) => {
    const there = (valueIn(design, path.split(".")) ?? []) as readonly SpecValue[];
    return left.communities(/community/).filter((one) => !there.includes(one)).map((one) => [...there, one]);
  });

/** Options of the ways out. */
export const OUTSIDE: readonly Knob[] = [
  only("outside.asn", ({ left }) => left.numbers(/local-as/).filter((asn) => asn >= 1000 && asn < 4_294_967_295)),
  only("outside.peers", ({ design }) => eachWith(design, ({ mode }) => (mode === "static" ? [] : GUARDS))),
  only("outside.peers", ({ design, left }) =>
    eachWith(design, ({ mode }) =>
      mode === "full" ? left.numbers(/max/).map((maximumPrefixes) => ({ maximumPrefixes })) : [],
    ),
  ),
  only("outside.privateAsns", () => ["keep"]),
  ...["nodes", "loopbacks"].map((what) => only(`outside.announce.${what}`, () => [true])),
  only("outside.announce.services", () => [false]),
  only("outside.announce.pods", () => ["per-rack", "per-pool", "none"]),
  more("outside.communities.out"),
  more("outside.communities.in"),
];
