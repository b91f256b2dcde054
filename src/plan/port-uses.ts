import type { SpecPath } from "../diagnostics/index.ts";
import { systems } from "../hardware/index.ts";
import type { HardwareModel } from "../hardware/models/index.ts";
import type { Datacenter, PlatformName } from "../spec/index.ts";
import { torName } from "./numbering.ts";
import { torPlatform } from "./platforms.ts";
import type { PlacedTor } from "./ports.ts";
import { rackVlan, serverSockets } from "./server-ports.ts";
import type { SwitchRole } from "./types.ts";
import { uplinkAggregates } from "./uplink-aggregates.ts";
import type { Uplink } from "./uplinks.ts";

/* What a device has its ports for, and what its own text makes of some of them. */

/** What a port is for, and who says so. */
export interface PortUse {
  /** Null where the option is a list that ends before it. */
  readonly interface: string | null;
  /** `its loopback`, `rack r1`, `spine-1`. */
  readonly use: string;
  /** The option that names it; null where nobody can choose. */
  readonly option: SpecPath | null;
  /** Which of the option's ports it is, from 0; null where the option names this one alone. */
  readonly number: number | null;
  /** Whether a cable of the fabric's own is in it, which `use` names. */
  readonly isCable: boolean;
  /** Where the hardware's ports are counted, so that `option` is what names the hardware: the option that could name the port. */
  readonly counted?: SpecPath;
}

/** What names a device's interfaces: a switch's platform, or Linux on a server. */
export type PortSystem = PlatformName | "server";

/** A device and every port that it has a use for. */
export interface DevicePorts {
  readonly name: string;
  readonly role: SwitchRole | "node";
  readonly system: PortSystem;
  /** Null where it is not said, and on a server. */
  readonly hardware: HardwareModel | null;
  readonly ports: readonly PortUse[];
}

export const loopbackUse = (name: string): PortUse => ({
  interface: name,
  use: "its loopback",
  option: null,
  number: null,
  isCable: false,
});

const made = (name: string, use: string): PortUse => ({ ...loopbackUse(name), use });

/** Aggregates of cables between switches, by names that no port may have. @param end 0 at the ToR, 1 at the spine */
export const madeOf = (
  dc: Datacenter,
  placed: PlacedTor,
  uplinks: readonly Uplink[],
  end: 0 | 1,
): readonly PortUse[] =>
  uplinks
    .filter(({ isAggregate }) => isAggregate)
    .map(({ spine }) =>
      made(
        uplinkAggregates(dc, placed, spine)[end].name,
        `the aggregate to ${end === 0 ? spine.name : torName(placed.rack, placed.tor)}`,
      ),
    );

/** What a ToR's text makes of ports for its rack, by names that no port may have. */
export function madeFor(dc: Datacenter, placed: PlacedTor): readonly PortUse[] {
  if (rackVlan(dc, placed.tor) === null) return [];
  const { aggregate, bridge } = systems[torPlatform(dc, placed.tor)];
  const aggregates = new Map(
    serverSockets(dc, placed).flatMap(({ aggregate: number, peer }) =>
      number === null ? [] : [[`${aggregate}${String(number)}`, peer] as const],
    ),
  );
  return [
    ...(bridge === undefined ? [] : [made(bridge, "the bridge that the fabric makes")]),
    ...[...aggregates].map(([name, peer]) => made(name, `the aggregate to ${peer}`)),
  ];
}
