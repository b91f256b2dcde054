import { containsAddress, formatPrefix, networkOf, type Ipv4, type Prefix4 } from "../net/ipv4.ts";
import { isLink, loopbackOf, type SharedNetwork } from "./cables.ts";
import type { DeviceFacts, InterfaceFacts } from "./facts.ts";
import type { Foot, HostShape, RackShape, ServerShape, TorShape, UplinkShape } from "./fabric-shape.ts";
import { isLabel, isServerName } from "./names.ts";
import type { NamedCable } from "./named-cables.ts";
import type { PodRanges } from "./pod-ranges.ts";
import { rackPortOf, serverRangeOf } from "./roles.ts";

function footOf(tor: DeviceFacts): Foot | null {
  const port = rackPortOf(tor);
  const at = port?.addresses.find(({ length }) => length <= 29);
  return port === null || at === undefined ? null : { port: port.name, address: at.address };
}

const subnetOf = (tor: DeviceFacts): Prefix4 | null => {
  const at = rackPortOf(tor)?.addresses.find(({ length }) => length <= 29);
  return at === undefined ? null : networkOf(at);
};

/** `r1` of a ToR called `r1-tor0`, `r1-leaf1`, `r1a`; else the ToR's own name. */
const nameFromTor = (tor: string): string => /^(.+?)[-_.](?:tor|leaf|sw|switch)?-?\d+$/.exec(tor)?.[1] ?? tor;

/** As its ports say (`rack r1`), as the spines' lists say, else as its ToRs are called. */
function rackName(tors: readonly DeviceFacts[]): string {
  const said = tors
    .map((tor) => /^rack ([a-z0-9-]+)$/.exec(rackPortOf(tor)?.description ?? "")?.[1])
    .find((name) => name !== undefined && isLabel(name));
  return said ?? nameFromTor(tors[0]?.name ?? "rack");
}

/** ToRs that stand in one network; those with links to servers by what their names begin with. */
export const racksAmong = (tors: readonly DeviceFacts[]): readonly (readonly DeviceFacts[])[] => [
  ...Map.groupBy(tors, (tor) => {
    const subnet = subnetOf(tor);
    return subnet === null ? nameFromTor(tor.name) : formatPrefix(subnet);
  }).values(),
];

/** Ports of a ToR that lead to a server by the name in their description. */
const serverPorts = (
  tor: DeviceFacts,
  isSwitch: (name: string) => boolean,
): readonly (readonly [name: string, port: InterfaceFacts])[] =>
  tor.interfaces
    .filter(
      (port) =>
        port !== rackPortOf(tor) && !port.addresses.some(({ length }) => length < 30 || length === 32),
    )
    .filter(({ name }) => !/^(?:lo|loopback|vlan)/i.test(name))
    .flatMap((port) => {
      const word = port.description;
      return isServerName(word) && !isSwitch(word) ? [[word, port] as const] : [];
    });

interface Named {
  readonly name: string;
  readonly address: Ipv4 | null;
  readonly asn: number | null;
  /** What it may announce, where that is a policy of its own. */
  readonly announces: readonly Prefix4[] | null;
}

/** Whom a ToR dials in the rack's network. */
const dialledBy = (
  tor: DeviceFacts,
  subnet: Prefix4 | null,
  isSwitch: (name: string) => boolean,
): readonly Named[] =>
  tor.neighbors.flatMap(({ address, asn, description, imports }) => {
    const [name = ""] = description.split(" ");
    if (subnet === null || !containsAddress(subnet, address) || !isServerName(name) || isSwitch(name))
      return [];
    const lists = new Set(tor.lists.flatMap(([policy, list]) => (policy === imports ? [list] : [])));
    const own = tor.permits.filter(({ list }) => lists.has(list)).map(({ range }) => range);
    return [{ name, address, asn, announces: imports === null ? null : own }];
  });

/** Servers that a rack's ToRs name: whom they dial in their network, and whom their ports lead to. */
function serversOf(
  tors: readonly DeviceFacts[],
  subnet: Prefix4 | null,
  isSwitch: (name: string) => boolean,
): Pick<RackShape, "servers" | "hosts"> {
  const dialled = tors.flatMap((tor) => dialledBy(tor, subnet, isSwitch));
  const wired = tors.flatMap((tor) =>
    serverPorts(tor, isSwitch).map(([name, { name: port }]) => ({ name, tor: tor.name, port })),
  );
  const names = [...new Set([...dialled, ...wired].map(({ name }) => name))];
  const all = names.map((name) => ({
    ...(dialled.find((one) => one.name === name) ?? { name, address: null, asn: null, announces: null }),
    ports: wired.filter((one) => one.name === name).map(({ tor, port }) => ({ tor, port })),
  }));
  return {
    servers: all
      .filter(({ announces }) => announces === null)
      .map(({ announces: _, ...server }): ServerShape => ({ ...server, reflects: false })),
    hosts: all.flatMap(({ announces, address, ...host }): readonly HostShape[] =>
      announces === null || address === null ? [] : [{ ...host, address, announces }],
    ),
  };
}

/** Uplinks of a ToR into links that it shares with spines, or into planes. */
function uplinksOf(
  tor: DeviceFacts,
  spines: ReadonlySet<string>,
  { networks, planes, named }: Pick<Around, "networks" | "planes" | "named">,
): readonly UplinkShape[] {
  const addressed = networks.flatMap(({ network, ends }): readonly UplinkShape[] => {
    const mine = ends.find(({ device }) => device === tor);
    if (mine === undefined) return [];
    const at = { port: mine.port.name, at: { subnet: network, address: mine.at.address } };
    const plane = planes.get(formatPrefix(network));
    if (plane !== undefined)
      return [{ ...at, spine: plane, spinePort: mine.port.description.split(" ")[1] ?? null }];
    const other = ends.find(({ device }) => device !== tor && spines.has(device.name));
    return isLink(network) && other !== undefined
      ? [{ ...at, spine: other.device.name, spinePort: other.port.name }]
      : [];
  });
  const unnumbered = named(tor)
    .filter(({ peer }) => spines.has(peer))
    .map(({ port, peer, peerPort }): UplinkShape => ({ spine: peer, port, spinePort: peerPort, at: null }));
  const own = [...addressed, ...unnumbered];
  const order = [...new Set([...planes.values(), ...spines])];
  return own.toSorted((one, other) => order.indexOf(one.spine) - order.indexOf(other.spine));
}

/** Everything that racks follow from. */
export interface Around {
  readonly spines: ReadonlySet<string>;
  readonly networks: readonly SharedNetwork[];
  /** The spine that each plane is, by its network. */
  readonly planes: ReadonlyMap<string, string>;
  readonly pods: PodRanges;
  /** Cables of a device without addresses, as descriptions name who is at the other end. */
  readonly named: (device: DeviceFacts) => readonly NamedCable[];
  readonly isSwitch: (name: string) => boolean;
}

/** What a rack is, by the texts of its ToRs. */
export function rackShape(tors: readonly DeviceFacts[], around: Around): RackShape {
  const [first] = tors;
  const subnet = first === undefined ? null : subnetOf(first);
  return {
    name: rackName(tors),
    subnet,
    pods: first === undefined ? [] : around.pods.ofRack(first),
    ...serversOf(tors, subnet, around.isSwitch),
    tors: tors.map((tor): TorShape => ({
      name: tor.name,
      facts: tor,
      loopback: loopbackOf(tor),
      foot: footOf(tor),
      uplinks: uplinksOf(tor, around.spines, around),
      serverLinks: footOf(tor) === null ? serverRangeOf(tor) : null,
    })),
  };
}
