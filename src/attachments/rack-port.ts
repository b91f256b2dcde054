import type { RackPort } from "../plan/attachment.ts";
import { torName } from "../plan/numbering.ts";
import { torRackInterface, type PlacedTor } from "../plan/ports.ts";
import type { Datacenter } from "../spec/index.ts";

/** A ToR's interface into the network that it is in with servers. */
export function rackPort(dc: Datacenter, { rack, tor }: PlacedTor): RackPort {
  const isOwn = tor.ports.rack !== undefined;
  return {
    socket: {
      device: torName(rack, tor),
      port: {
        interface: torRackInterface(dc, tor),
        of: isOwn ? "switch" : "datacenter",
        field: [isOwn ? "rack" : "torRack"],
        number: null,
      },
    },
    to: `rack ${rack.name}`,
    isCable: false,
  };
}
