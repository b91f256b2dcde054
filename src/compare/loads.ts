import { intentsOf, type CompiledFabric } from "../compile.ts";
import type { Diagnostic } from "../diagnostics/index.ts";
import {
  forwardingEntries,
  representative,
  simulate,
  standIns,
  type DeviceEntries,
  type Entries,
  type Simulation,
} from "../simulate/index.ts";
import type { SwitchRole } from "../plan/types.ts";
import { hostRoutesOf } from "./full-fabric.ts";
import { tableFindings } from "./table-findings.ts";
import { entriesAt, tableUses, type TableUse } from "./tables.ts";

/** What one switch has to hold in one address family; where there is IPv6 as well, that has as many again. */
export interface SwitchLoad {
  readonly device: string;
  readonly role: SwitchRole;
  /** Today. */
  readonly now: Entries;
  /** Today, with a route for each pod of as many as nodes may run. */
  readonly withHostRoutes: Entries;
  /** At the declared capacity, by the model's formula. */
  readonly full: Entries;
}

/** A fabric as a preview looks at it: simulated, where it is large with a few nodes of each rack for all. */
export interface Foreseen {
  readonly simulation: Simulation;
  readonly loads: readonly SwitchLoad[];
  /** Every table whose size is known. */
  readonly tables: readonly TableUse[];
  /** Tables that are full, nearly full, or too small for the declared capacity. */
  readonly findings: readonly Diagnostic[];
}

const entriesOf = ({ prefixes, hosts, neighbours, ecmpGroups }: Entries): Entries => ({
  prefixes,
  hosts,
  neighbours,
  ecmpGroups,
});

/** Simulates a fabric, and sets what its switches have to hold against the tables that the spec says they have. */
export function foresee(fabric: CompiledFabric): Foreseen {
  const whole = intentsOf(fabric);
  const kept = representative(whole);
  const simulation = simulate(kept);
  const standsFor = standIns(whole, kept);
  const now = forwardingEntries(simulation, { kind: "blocks" }, standsFor);
  const byPod = forwardingEntries(simulation, hostRoutesOf(fabric.datacenter), standsFor);
  const { datacenter } = fabric;
  const full = entriesAt(datacenter);
  const load = (one: DeviceEntries, pods: Entries | undefined): readonly SwitchLoad[] => {
    const { device, role } = one;
    if (role === "node" || role === "outside" || pods === undefined) return [];
    const own = entriesOf(one);
    return [{ device, role, now: own, withHostRoutes: entriesOf(pods), full: full(role) }];
  };
  return {
    simulation,
    loads: now.flatMap((one, at) => load(one, byPod[at])),
    tables: tableUses(fabric, now),
    findings: tableFindings(fabric, now),
  };
}
