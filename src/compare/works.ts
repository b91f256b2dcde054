import { compileSpec, intentsOf, type CompiledFabric } from "../compile.ts";
import { errorAt, warningAt, type Diagnostic } from "../diagnostics/index.ts";
import { placedSwitches } from "../plan/placed-switches.ts";
import { tablesOfSwitches } from "../plan/switch-tables.ts";
import { faultsOf, simulate, undetermined, type Simulation } from "../simulate/index.ts";
import type { DatacenterSpec } from "../spec/index.ts";
import { foresee } from "./loads.ts";
import { sample, TO_SHOW, type SampleSize } from "./sample.ts";
import type { TableUse } from "./tables.ts";

/** So many tell what is wrong; a large fabric may have thousands alike. */
const FAULTS = 10;

/** A fabric, or the part of it that tells of the whole, and what its routers know. */
export interface Part {
  readonly fabric: CompiledFabric;
  readonly simulation: Simulation;
  /** Whether this is all of it. */
  readonly whole: boolean;
}

/** A fabric of a spec, or of a large one the part that is looked at, which keeps its numbers. */
export function sampledFabric(
  spec: DatacenterSpec,
  fabric: CompiledFabric,
  size: SampleSize,
  names: ReadonlySet<string> = new Set(),
): CompiledFabric {
  const { racks } = fabric.plan;
  if (racks.length <= size.racks && racks.every(({ nodes }) => nodes.length <= size.nodes)) return fabric;
  const part = compileSpec(sample(spec, size, names));
  return part.ok ? part.fabric : fabric;
}

/** Simulates a fabric of a spec: of a large one as much as `size` says, and what has one of these names. */
export function simulatePart(
  spec: DatacenterSpec,
  fabric: CompiledFabric,
  size: SampleSize = TO_SHOW,
  names: ReadonlySet<string> = new Set(),
): Part {
  const part = sampledFabric(spec, fabric, size, names);
  return { fabric: part, simulation: simulate(intentsOf(part)), whole: part === fabric };
}

const fault = (message: string): Diagnostic =>
  errorAt(
    [],
    "would-not-work",
    message,
    "see who knows which route (calico-fabric simulate --router NAME), and what of the spec keeps it from the others",
  );

/** What is wrong with a network: sessions that would not come up, pods that would not reach each other. */
export function faultFindings(simulation: Simulation): readonly Diagnostic[] {
  const faults = faultsOf(simulation);
  const more = faults.length - FAULTS;
  const said = more > 0 ? [...faults.slice(0, FAULTS), `${String(more)} more such faults`] : faults;
  return said.map(fault);
}

/**
 * Switches whose platform chooses among equal paths by what can't be foretold, each platform once. What is shown of them is one of the
 * outcomes that there may be.
 */
export function undeterminedFindings(
  { datacenter }: Pick<CompiledFabric, "datacenter">,
  simulation: Simulation,
): readonly Diagnostic[] {
  const places = new Map(placedSwitches(datacenter).map((place) => [place.name, place]));
  const found = undetermined(simulation).flatMap(({ device, prefixes }) => {
    const place = places.get(device);
    return place === undefined ? [] : [{ place, prefixes }];
  });
  return [...Map.groupBy(found, ({ place }) => place.platform)].flatMap(([platform, all]) => {
    const [first] = all;
    if (first === undefined) return [];
    const { place, prefixes } = first;
    const more = all.length > 1 ? `, and ${String(all.length - 1)} more switches likewise` : "";
    return [
      warningAt(
        place.platformPath,
        "best-path-undetermined",
        `${place.name}: ${platform} takes one of equal paths for the best by which came first, or by its release: which one it tells its neighbours of ${String(prefixes.length)} prefixes, such as ${String(prefixes[0])}, is not determined${more}`,
        "bear in mind that what is foretold of them is one outcome of several, all of which reach the same",
      ),
    ];
  });
}

/** Whether the size of any table is known. */
const knowsTables = ({ datacenter }: CompiledFabric): boolean =>
  tablesOfSwitches(datacenter).some(({ tables }) => tables.length > 0);

/** How full every table is whose size is known. */
export const tablesIn = (fabric: CompiledFabric): readonly TableUse[] =>
  knowsTables(fabric) ? foresee(fabric).tables : [];

/** Tables that overflow or soon will; at no cost where no size is known. */
export const checkTables = (fabric: CompiledFabric): readonly Diagnostic[] =>
  knowsTables(fabric) ? foresee(fabric).findings : [];

/** Whether a fabric that can be built would work: errors where it would not. */
export function checkWorks(spec: DatacenterSpec, fabric: CompiledFabric): readonly Diagnostic[] {
  const { simulation } = simulatePart(spec, fabric);
  return [...faultFindings(simulation), ...undeterminedFindings(fabric, simulation), ...checkTables(fabric)];
}
