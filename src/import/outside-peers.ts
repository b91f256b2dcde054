import { formatInterfaceAddress, formatIpv4, formatPrefix, containsAddress, networkOf } from "../net/ipv4.ts";
import { poolContains, type Pool4 } from "../net/pool.ts";
import type { DeviceFacts, InterfaceFacts, NeighborFacts, PermitFacts } from "./facts.ts";
import type { SpecObject, SpecValue } from "./design.ts";
import type { FabricShape } from "./fabric-shape.ts";
import { isServerName } from "./names.ts";

/** The border's port to a neighbour, and its address there. */
function portTo(border: DeviceFacts, { address }: Pick<NeighborFacts, "address">) {
  return border.interfaces
    .flatMap((port: InterfaceFacts) => port.addresses.map((at) => ({ port, at })))
    .find(({ at }) => at.length < 32 && containsAddress(networkOf(at), address));
}

/** `edge-1` of `edge-1 outside`; else a name by its address. */
function routerName({ description, address }: Pick<NeighborFacts, "description" | "address">): string {
  const [word = ""] = description.split(" ");
  return isServerName(word) && !word.includes(".")
    ? word
    : `router-${formatIpv4(address).replaceAll(".", "-")}`;
}

const devicesOf = ({ spines, racks }: FabricShape): readonly DeviceFacts[] =>
  [
    ...spines.map(({ facts }) => facts),
    ...racks.flatMap(({ tors }) => tors.map(({ facts }) => facts)),
  ].filter((facts) => facts !== null);

const permitsOf = (border: DeviceFacts, imports: string | null): readonly PermitFacts[] => {
  const lists = border.lists.flatMap(([policy, list]) => (policy === imports ? [list] : []));
  return border.permits.filter(({ list }) => lists.includes(list));
};

/** What a border lets in from a neighbour: a way in words of the spec. */
function modeOf(border: DeviceFacts, { imports }: NeighborFacts): SpecObject {
  const permits = permitsOf(border, imports);
  const isDefault = permits.every(({ range, most }) => range.length === 0 && most === 0);
  return isDefault
    ? { mode: "default-only" }
    : { mode: "full", accept: permits.map(({ range }) => formatPrefix(range)) };
}

/** A switch's neighbour that no text is of, and that stands in no rack. */
interface Stranger {
  readonly border: DeviceFacts;
  readonly neighbor: NeighborFacts;
}

const insideOf = (shape: FabricShape): ((address: number) => boolean) => {
  const own = new Set(
    devicesOf(shape).flatMap(({ interfaces }) =>
      interfaces.flatMap(({ addresses }) => addresses.map(({ address }) => address)),
    ),
  );
  const subnets = shape.racks.flatMap(({ subnet }) => (subnet === null ? [] : [subnet]));
  return (address) => own.has(address) || subnets.some((subnet) => containsAddress(subnet, address));
};

function strangersTo(shape: FabricShape): readonly Stranger[] {
  const isInside = insideOf(shape);
  return devicesOf(shape).flatMap((border) =>
    border.neighbors.filter(({ address }) => !isInside(address)).map((neighbor) => ({ border, neighbor })),
  );
}

/** A router outside has a policy of its own, which lets in nothing of the fabric's; a switch of the fabric is let in by its rack's, or its group's. */
function isOutside({ border, neighbor }: Stranger, pods: Pool4): boolean {
  const { imports, description } = neighbor;
  if (/\boutside\b/.test(description)) return true;
  const permits = permitsOf(border, imports);
  return permits.length > 0 && !permits.some(({ range }) => poolContains(pods, range));
}

/** Switches that are spoken of, and that no text is of: `r2-tor0 (10.254.1.1), a neighbour of spine-1`. */
export const missingSwitches = (shape: FabricShape, pods: Pool4): readonly string[] =>
  strangersTo(shape)
    .filter((one) => !isOutside(one, pods))
    .map(({ border, neighbor: { address, description } }) => {
      const [name = ""] = description.split(" ");
      return `${name === "" ? formatIpv4(address) : `${name} (${formatIpv4(address)})`}, a neighbour of ${border.name}`;
    });

/** Neighbours of switches that are neither switches nor servers: routers outside. */
export function outsidePeers(shape: FabricShape, pods: Pool4): readonly SpecObject[] {
  const isInside = insideOf(shape);
  const dialled = strangersTo(shape)
    .filter((one) => isOutside(one, pods))
    .flatMap(({ border, neighbor }): readonly SpecObject[] => {
      const at = portTo(border, neighbor);
      if (at === undefined || neighbor.asn === null) return [];
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
    });
  const names = new Map(dialled.map(({ peer, router }) => [peer, router]));
  return [...dialled, ...devicesOf(shape).flatMap((border) => staticPeers(border, isInside, names))];
}

/** Routers that a border has static routes to. @param names of those that another border dials, by their address */
function staticPeers(
  border: DeviceFacts,
  isInside: (address: number) => boolean,
  names: ReadonlyMap<SpecValue | undefined, SpecValue | undefined>,
): readonly SpecObject[] {
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
        router: names.get(formatIpv4(via)) ?? routerName({ address: via, description: at.port.description }),
        switch: border.name,
        interface: at.port.name,
        address: formatInterfaceAddress(at.at),
        peer: formatIpv4(via),
        prefixes: routes.map(({ range }) => formatPrefix(range)),
      },
    ];
  });
}
