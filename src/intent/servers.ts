import type { InterfaceAddress, Ipv4 } from "../net/ipv4.ts";
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

/** The links of a server that has some of its own, as its operating system has them. */
export const serverFootOn = (links: readonly ServerLinkPlan[]): Extract<ServerFoot, { kind: "links" }> => ({
  kind: "links",
  links: links.map(linkOf),
});

const addressIn = ({ subnet, addresses }: RackPlan, { name, address }: Server): InterfaceAddress => ({
  address,
  length: addresses === null ? there(subnet, `network of ${name}`).length : 32,
});

/** What each server is to be given, rack by rack, nodes first. Of racks that are no network and whose servers have no links nothing is said: nodes stand in planes. */
export function intendServers(plan: FabricPlan, dc: Datacenter): readonly ServerIntent[] {
  const specs = new Map(dc.racks.map((rack) => [rack.name, rack]));
  const mtu = dc.ethernet.racks.mtu ?? null;
  return plan.racks.flatMap((rack) => {
    const spec = specs.get(rack.name);
    if (spec === undefined || (rack.subnet === null && rack.addresses === null)) return [];
    const intent = (server: Server, own: Bonded | undefined, forwards: boolean): ServerIntent => ({
      device: server.name,
      address: addressIn(rack, server),
      foot:
        rack.addresses === null
          ? inNetwork(dc, spec, there(own ?? null, `spec of ${server.name}`))
          : serverFootOn(server.links),
      mtu,
      forwards,
      ways: rack.tors.length,
      ipv6: plan.ipv6,
    });
    return [
      ...rack.nodes.map((node) =>
        intent(
          node,
          spec.nodes.find(({ name }) => name === node.name),
          true,
        ),
      ),
      ...rack.hosts.map((host) =>
        intent(
          host,
          spec.hosts.find(({ name }) => name === host.name),
          host.announces.some(({ length }) => length < 32),
        ),
      ),
    ];
  });
}
