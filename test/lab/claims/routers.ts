import type { Prefix4 } from "../../../src/net/ipv4.ts";
import { symbolOf } from "../confd/family.ts";
import type { LabFamily } from "../families.ts";
import { asWritten } from "../../simulate/observed/tables.ts";
import type { Network } from "../../../src/simulate/index.ts";
import type { Lab } from "../lab.ts";
import { nodeNamespace, switchNamespace, type LabNamespace } from "../topology.ts";
import { neighbourNames } from "./neighbours.ts";

const ask = async <T>(lab: Lab, device: string, command: string): Promise<T> =>
  JSON.parse((await lab.vtysh(device, command)) || "{}") as T;

interface SwitchPeer {
  readonly state: string;
  readonly peerUptimeEstablishedEpoch?: number;
  readonly connectionsEstablished: number;
}

type Peers = readonly (readonly [string, SwitchPeer])[];

async function switchPeers(lab: Lab, device: string, { name }: LabFamily): Promise<Peers> {
  interface Summary {
    readonly peers?: Readonly<Record<string, SwitchPeer>>;
  }
  const { peers } = await ask<Summary>(lab, device, `show bgp ${name} unicast summary json`);
  return Object.entries(peers ?? {});
}

/** State of a switch's BGP sessions of one family by the neighbour's address. */
export const switchSessions = async (
  lab: Lab,
  device: string,
  family: LabFamily,
): Promise<ReadonlyMap<string, string>> =>
  new Map((await switchPeers(lab, device, family)).map(([address, { state }]) => [address, state]));

/** A session that stands. */
export interface Spell {
  /** Second in which it came to stand. FRR reckons it from now and the time that it has stood: it may come out one off. */
  readonly since: number;
  /** How often the neighbour's sessions have come to stand, as far as FRR remembers the neighbour. */
  readonly count: number;
}

/** A switch's sessions of one family that stand, by the neighbour's address. */
export const switchSpells = async (
  lab: Lab,
  device: string,
  family: LabFamily,
): Promise<ReadonlyMap<string, Spell>> =>
  new Map(
    (await switchPeers(lab, device, family)).flatMap(([address, peer]) =>
      peer.state === "Established"
        ? [[address, { since: peer.peerUptimeEstablishedEpoch ?? 0, count: peer.connectionsEstablished }]]
        : [],
    ),
  );

/** State of a node's BGP sessions of one family by BIRD's name for them. */
export async function nodeSessions(
  lab: Lab,
  node: string,
  { bird }: LabFamily,
): Promise<ReadonlyMap<string, string>> {
  const lines = (await lab.birdc(node, "show protocols", bird))
    .split("\n")
    .map((line) => line.trim().split(/\s+/));
  return new Map(
    lines.flatMap(([name, kind, , , , ...state]) =>
      name !== undefined && kind === "BGP" ? [[name, state.join(" ")] as const] : [],
    ),
  );
}

/** BIRD's name for a node's session with an address. */
export const birdSession = (address: string): string => `Node_${symbolOf(address)}`;

/** Prefixes in a switch's BGP table of one family that have a best path. */
export async function switchTable(lab: Lab, device: string, { name }: LabFamily): Promise<readonly string[]> {
  const { routes } = await ask<{ routes?: Readonly<Record<string, unknown>> }>(
    lab,
    device,
    `show bgp ${name} unicast json`,
  );
  return Object.keys(routes ?? {});
}

/**
 * Next hops, by the plan's addresses, by destination (`10.0.0.0/26`; a lone address is a /32, or a /128) in a kernel's main table of one
 * family; none for a blackhole.
 */
async function kernelRoutes(
  lab: Lab,
  at: LabNamespace,
  { bird: { version, addressLength } }: LabFamily,
): Promise<ReadonlyMap<string, readonly string[]>> {
  interface Route {
    readonly dst: string;
    readonly gateway?: string;
    readonly nexthops?: readonly { readonly gateway?: string }[];
  }
  const neighbour = version === 4 ? asWritten : await neighbourNames(lab);
  const command = ["ip", "-json", `-${String(version)}`, "route"];
  const routes = JSON.parse(await lab.inside(at, command)) as readonly Route[];
  return new Map(
    routes.map(({ dst, gateway, nexthops }) => [
      dst.includes("/") || dst === "default" ? dst : `${dst}/${String(addressLength)}`,
      (nexthops ?? [{ ...(gateway === undefined ? {} : { gateway }) }])
        .flatMap((hop) => (hop.gateway === undefined ? [] : [neighbour(hop.gateway)]))
        .toSorted(),
    ]),
  );
}

export const switchRoutes = (lab: Lab, device: string, family: LabFamily) =>
  kernelRoutes(lab, switchNamespace(device), family);
export const nodeRoutes = (lab: Lab, node: string, family: LabFamily) =>
  kernelRoutes(lab, nodeNamespace(node), family);

/** A host without Calico, which runs a daemon of its own: `host-daemons` asks it. */
export const isHost = ({ role, software }: Network["routers"][number]): boolean =>
  role === "node" && software !== "bird";

/** A block of pod addresses, with its owner's rack. */
export interface OwnedBlock {
  readonly node: string;
  readonly nodeAddress: number;
  readonly rack: string;
  readonly prefix: Prefix4;
  /** In the family that was asked for. */
  readonly text: string;
}

export function blocksOf(lab: Lab, family: LabFamily): readonly OwnedBlock[] {
  const nodes = new Map(lab.plan().racks.flatMap((rack) => rack.nodes.map((node) => [node.name, node])));
  return lab.assignments().flatMap(({ node, blocks }) => {
    const owner = nodes.get(node);
    if (owner === undefined) return [];
    const { address: nodeAddress, rack } = owner;
    return blocks.map((prefix) => ({ node, nodeAddress, rack, prefix, text: family.prefix(prefix) }));
  });
}
