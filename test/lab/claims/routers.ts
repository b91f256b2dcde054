import { formatIpv4, formatPrefix, type Prefix4 } from "../../../src/net/ipv4.ts";
import type { Lab } from "../lab.ts";
import { nodeNamespace, switchNamespace, type LabNamespace } from "../topology.ts";

const ask = async <T>(lab: Lab, device: string, command: string): Promise<T> =>
  JSON.parse((await lab.vtysh(device, command)) || "{}") as T;

interface SwitchPeer {
  readonly state: string;
  readonly peerUptimeEstablishedEpoch?: number;
  readonly connectionsEstablished: number;
}

async function switchPeers(lab: Lab, device: string): Promise<readonly (readonly [string, SwitchPeer])[]> {
  interface Summary {
    readonly ipv4Unicast?: { readonly peers?: Readonly<Record<string, SwitchPeer>> };
  }
  const { ipv4Unicast } = await ask<Summary>(lab, device, "show bgp summary json");
  return Object.entries(ipv4Unicast?.peers ?? {});
}

/** State of a switch's BGP sessions by the neighbour's address. */
export const switchSessions = async (lab: Lab, device: string): Promise<ReadonlyMap<string, string>> =>
  new Map((await switchPeers(lab, device)).map(([address, { state }]) => [address, state]));

/** A session that stands. */
export interface Spell {
  /** Second in which it came to stand. FRR reckons it from now and the time that it has stood: it may come out one off. */
  readonly since: number;
  /** How often the neighbour's sessions have come to stand, as far as FRR remembers the neighbour. */
  readonly count: number;
}

/** A switch's sessions that stand, by the neighbour's address. */
export const switchSpells = async (lab: Lab, device: string): Promise<ReadonlyMap<string, Spell>> =>
  new Map(
    (await switchPeers(lab, device)).flatMap(([address, peer]) =>
      peer.state === "Established"
        ? [[address, { since: peer.peerUptimeEstablishedEpoch ?? 0, count: peer.connectionsEstablished }]]
        : [],
    ),
  );

/** State of a node's BGP sessions by BIRD's name for them. */
export async function nodeSessions(lab: Lab, node: string): Promise<ReadonlyMap<string, string>> {
  const lines = (await lab.birdc(node, "show protocols")).split("\n").map((line) => line.trim().split(/\s+/));
  return new Map(
    lines.flatMap(([name, kind, , , , ...state]) =>
      name !== undefined && kind === "BGP" ? [[name, state.join(" ")] as const] : [],
    ),
  );
}

/** BIRD's name for a node's session with an address. */
export const birdSession = (address: number): string => `Node_${formatIpv4(address).replaceAll(".", "_")}`;

/** Prefixes in a switch's BGP table that have a best path. */
export async function switchTable(lab: Lab, device: string): Promise<readonly string[]> {
  const { routes } = await ask<{ routes?: Readonly<Record<string, unknown>> }>(
    lab,
    device,
    "show bgp ipv4 unicast json",
  );
  return Object.keys(routes ?? {});
}

/** Next hops by destination (`10.0.0.0/26`; a lone address is a /32) in a kernel's main table; none for a blackhole. */
export async function kernelRoutes(
  lab: Lab,
  at: LabNamespace,
): Promise<ReadonlyMap<string, readonly string[]>> {
  interface Route {
    readonly dst: string;
    readonly gateway?: string;
    readonly nexthops?: readonly { readonly gateway?: string }[];
  }
  const routes = JSON.parse(await lab.inside(at, ["ip", "-json", "-4", "route"])) as readonly Route[];
  return new Map(
    routes.map(({ dst, gateway, nexthops }) => [
      dst.includes("/") || dst === "default" ? dst : `${dst}/32`,
      (nexthops ?? [{ ...(gateway === undefined ? {} : { gateway }) }])
        .flatMap((hop) => hop.gateway ?? [])
        .toSorted(),
    ]),
  );
}

export const switchRoutes = (lab: Lab, device: string) => kernelRoutes(lab, switchNamespace(device));
export const nodeRoutes = (lab: Lab, node: string) => kernelRoutes(lab, nodeNamespace(node));

/** A block of pod addresses, with its owner's rack. */
export interface OwnedBlock {
  readonly node: string;
  readonly nodeAddress: number;
  readonly rack: string;
  readonly prefix: Prefix4;
  readonly text: string;
}

export function blocksOf(lab: Lab): readonly OwnedBlock[] {
  const nodes = new Map(lab.plan().racks.flatMap((rack) => rack.nodes.map((node) => [node.name, node])));
  return lab.assignments().flatMap(({ node, block }) => {
    const owner = nodes.get(node);
    if (owner === undefined) return [];
    return [{ node, nodeAddress: owner.address, rack: owner.rack, prefix: block, text: formatPrefix(block) }];
  });
}
