import type { CompiledFabric } from "../../compile.ts";
import { allServerLinks } from "../../intent/index.ts";
import { cableName } from "../../plan/cable-name.ts";
import { serverPort } from "../../plan/server-ports.ts";
import type { RackGateway, RackPlan } from "../../plan/types.ts";
import type { Cable, CablePort } from "./cable.ts";

type Bare = Omit<Cable, "gbps">;

/** A ToR's ports to a server in the order of cables, where its text has them. */
const portsTo = ({ vlan }: RackGateway, server: string): readonly string[] => [
  ...(vlan?.servers ?? []).filter(({ peer }) => peer === server).map((port) => port.interface),
  ...(vlan?.aggregates ?? []).filter(({ peers }) => peers.includes(server)).flatMap(({ ports }) => ports),
];

/** Cables of a rack's servers to its ToRs: where each has a link of its own that, else as many as `servers.links` says. */
export function serverCables({ plan, datacenter }: CompiledFabric, rack: RackPlan): readonly Bare[] {
  const own = allServerLinks(plan);
  const spec = datacenter.racks.find(({ name }) => name === rack.name);
  const indexOf = (tor: RackGateway): number =>
    plan.switches.find(({ name }) => name === tor.device)?.index ?? 0;
  const servers = [...rack.nodes.filter(({ planes }) => planes.length === 0), ...rack.hosts];
  if (spec === undefined) return [];
  return servers.flatMap(({ name }) =>
    rack.tors.flatMap((tor): readonly Bare[] => {
      const cable = (at: number, near: string | null, far: string | null): Bare => {
        const end = (device: string, port: string | null): CablePort => ({
          device,
          interface: port,
          rack: rack.name,
        });
        return {
          id: cableName(`${name}--${tor.device}`, at),
          kind: "server",
          ends: [end(name, near), end(tor.device, far)],
        };
      };
      const links = own.filter(({ server, device }) => server === name && device === tor.device);
      if (links.length > 0) return links.map((link, at) => cable(at, link.serverInterface, link.interface));
      const ports = portsTo(tor, name);
      return Array.from({ length: datacenter.servers.links }, (_, at) =>
        cable(at, serverPort(datacenter, { index: indexOf(tor) }, at), ports[at] ?? null),
      );
    }),
  );
}

/** Cables between the ToRs of a rack: those that carry its network, and the peer link of a pair. */
export function torCables({ tors, name: rack }: RackPlan): readonly Bare[] {
  const towards = (one: RackGateway, other: RackGateway): readonly string[] => [
    ...(one.vlan?.siblings ?? []).filter(({ peer }) => peer === other.device).map((port) => port.interface),
    ...(one.vlan?.pair?.peer === other.device ? one.vlan.pair.peerLinks : []),
  ];
  return tors.flatMap((one, at) =>
    tors.slice(at + 1).flatMap((other) => {
      const back = towards(other, one);
      return towards(one, other).map((port, cable): Bare => ({
        id: cableName(`${one.device}--${other.device}`, cable),
        kind: "tor-peer",
        ends: [
          { device: one.device, interface: port, rack },
          { device: other.device, interface: back[cable] ?? null, rack },
        ],
      }));
    }),
  );
}
