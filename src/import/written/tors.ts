import { cableName } from "../../plan/cable-name.ts";
import * as numbering from "../../plan/numbering.ts";
import { torNodeSocket, torRackInterface, uplinkSockets } from "../../plan/ports.ts";
import type { RackSpec } from "../../spec/index.ts";
import type { SpecObject } from "../design.ts";
import type { ServerPort, TorShape } from "../fabric-shape.ts";
import type { Placed, PlacedRack } from "../placed.ts";
import { cabling, numbered, ownPlatform, ownPorts, type Written } from "./pins.ts";
import { torPins } from "./tor-pins.ts";

/** A ToR of a rack. */
export function torOf(
  written: Written,
  rack: PlacedRack,
  rackSpec: RackSpec,
  placedTor: Placed<TorShape>,
): SpecObject {
  const { dc, spineSpecs, platforms } = written;
  const names = dc.spines.map(({ name }) => name);
  const { of: tor, index } = placedTor;
  const spec = rackSpec.tors.find((one) => one.index === index);
  if (spec === undefined) return { index };
  const uplinks = numbered(tor.uplinks);
  const wires = uplinks.flatMap((uplink): (readonly [string, string | null, string | null])[] => {
    const spine = spineSpecs.get(uplink.spine);
    return spine === undefined
      ? []
      : [
          [
            cableName(uplink.spine, uplink.link),
            uplink.port,
            uplinkSockets(dc, { rack: rackSpec, tor: spec }, spine, uplink.link)[0].port.interface,
          ],
        ];
  });
  const { maxNodesPerRack } = dc.capacity;
  const numberedServers: readonly Placed<{
    readonly name: string;
    readonly ports: readonly ServerPort[];
  }>[] = [
    ...rack.servers,
    ...rack.hosts.map(({ of, index: number }) => ({ of, index: maxNodesPerRack + number })),
  ];
  const servers = numberedServers.flatMap(({ of: server, index: number }) =>
    server.ports
      .filter((port) => port.tor === tor.name)
      .map((port): readonly [string, string, string | null] => [
        server.name,
        port.port,
        torNodeSocket(dc, { rack: rackSpec, tor: spec }, server, number, 0, maxNodesPerRack).port.interface,
      ]),
  );
  const usualRackPort = torRackInterface(dc, spec);
  const rackPort = tor.foot?.port ?? usualRackPort;
  return {
    ...(numbering.torName(rackSpec, { name: undefined, index }) === tor.name ? {} : { name: tor.name }),
    index,
    ...ownPlatform(tor, platforms.tors),
    uplinks: cabling(placedTor, names, dc.uplinks.links),
    ports: {
      ...(rackPort === usualRackPort ? {} : { rack: rackPort }),
      to: { ...ownPorts(wires), ...ownPorts(servers) },
    },
    pin: torPins(written, rackSpec, spec, tor),
  };
}
