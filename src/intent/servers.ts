import type { Ipv4 } from "../net/ipv4.ts";
import { bondOf } from "../plan/rack-pairs.ts";
import { serverPort } from "../plan/server-ports.ts";
import { there } from "../plan/there.ts";
import type { FabricPlan, RackPlan, ServerLinkPlan } from "../plan/types.ts";
import type { Datacenter, RackSpec } from "../spec/index.ts";
import type { ServerFoot, ServerIntent, ServerLinkIntent } from "./server.ts";

/** As most call the first. */
export const SERVER_BOND = "bond0";

/** A node or a host, as far as its operating system goes. */
interface Server {
  readonly name: string;
  readonly address: Ipv4;
  readonly links: readonly ServerLinkPlan[];
}

type Bonded = RackSpec["nodes"][number] | RackSpec["hosts"][number];

const inNetwork = (dc: Datacenter, rack: RackSpec, server: Bonded): ServerFoot => {
  const ports = rack.tors
    .toSorted((a, b) => a.index - b.index)
    .flatMap((tor) =>
      Array.from({ length: dc.servers.links }, (_, cable) =>
        there(serverPort(dc, tor, cable), `port of ${server.name}`),
      ),
    );
  const mode = bondOf(dc, rack, server);
  return {
    kind: "network",
    ports,
    bond: ports.length > 1 || mode === "lacp" ? { name: SERVER_BOND, mode } : null,
  };
};

const linkOf = ({ device, serverInterface, serverAddress, subnet }: ServerLinkPlan): ServerLinkIntent => ({
  interface: serverInterface,
  device,
  address: { address: serverAddress, length: subnet.length },
});

/** A server of a rack, and whether it passes on what is for others. */
interface Placed {
  readonly rack: RackPlan;
  readonly server: Server;
  readonly forwards: boolean;
}

/** Servers by rack, nodes first. */
const serversOf = ({ racks }: FabricPlan): readonly Placed[] =>
  racks.flatMap((rack) => [
    ...rack.nodes.map((server) => ({ rack, server, forwards: true })),
    ...rack.hosts.map((server) => ({
      rack,
      server,
      forwards: server.announces.some(({ length }) => length < 32),
    })),
  ]);

const intentOf = (
  { ethernet, ipv6 }: FabricPlan,
  { rack, server: { name, address }, forwards }: Placed,
  length: number,
  foot: ServerFoot,
): ServerIntent => ({
  device: name,
  address: { address, length },
  foot,
  mtu: ethernet.racks.mtu ?? null,
  forwards,
  ways: rack.tors.length,
  ipv6,
});

/** What a server with links of its own is to be given; null where it has none. */
function onLinks(plan: FabricPlan, placed: Placed): ServerIntent | null {
  const { rack, server } = placed;
  if (rack.addresses === null) return null;
  return intentOf(plan, placed, 32, { kind: "links", links: server.links.map(linkOf) });
}

/** What each server that has links of its own is to be given, rack by rack. */
export const linkedServers = (plan: FabricPlan): readonly ServerIntent[] =>
  serversOf(plan).flatMap((placed) => onLinks(plan, placed) ?? []);

/**
 * What each server is to be given, rack by rack, nodes first. Of racks that are no network and whose servers have no links nothing is said: nodes
 * stand in planes.
 */
export function intendServers(plan: FabricPlan, dc: Datacenter): readonly ServerIntent[] {
  const specs = new Map(dc.racks.map((rack) => [rack.name, rack]));
  return serversOf(plan).flatMap((placed): readonly ServerIntent[] => {
    const linked = onLinks(plan, placed);
    const { rack, server } = placed;
    if (linked !== null) return [linked];
    if (rack.subnet === null) return [];
    const spec = there(specs.get(rack.name) ?? null, `spec of ${rack.name}`);
    const own = [...spec.nodes, ...spec.hosts].find(({ name }) => name === server.name);
    const foot = inNetwork(dc, spec, there(own ?? null, `spec of ${server.name}`));
    return [intentOf(plan, placed, rack.subnet.length, foot)];
  });
}
