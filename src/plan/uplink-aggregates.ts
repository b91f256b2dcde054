import { systems, type SwitchSystem } from "../hardware/index.ts";
import type { Datacenter, PlatformName, RackSpec } from "../spec/index.ts";
import type { SpinePorts, TorPorts } from "./named-ports.ts";
import { torSlot } from "./numbering.ts";
import { spinePlatform, torPlatform } from "./platforms.ts";

/** An aggregate as one device has it. */
export interface OwnAggregate {
  /** 1 or more. */
  readonly number: number;
  /** By the device's platform. */
  readonly name: string;
}

function named(platform: PlatformName, number: number): OwnAggregate {
  const system: SwitchSystem = systems[platform];
  const { aggregate, routedAggregate = aggregate } = system;
  return { number, name: `${routedAggregate}${String(number)}` };
}

/**
 * The aggregate of all cables between a ToR and a spine, at the ToR and at the spine. A ToR's come after those to all the servers that its rack
 * may have, by the spine's index; a spine's are by the ToR's number among all that there may be. So none moves when racks and spines come.
 */
export function uplinkAggregates(
  dc: Datacenter,
  { rack, tor }: { readonly rack: Pick<RackSpec, "index">; readonly tor: TorPorts },
  spine: SpinePorts,
): readonly [OwnAggregate, OwnAggregate] {
  const { maxNodesPerRack, maxHostsPerRack } = dc.capacity;
  return [
    named(torPlatform(dc, tor), 1 + maxNodesPerRack + maxHostsPerRack + spine.index),
    named(spinePlatform(dc, spine), 1 + torSlot(dc, rack, tor)),
  ];
}
