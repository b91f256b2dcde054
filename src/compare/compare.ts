import { compileSpec, intentsOf, type CompiledFabric } from "../compile.ts";
import { isError, type Diagnostic } from "../diagnostics/index.ts";
import { hasPods } from "../plan/tiers.ts";
import { forwardingEntries, pairsIn, simulate } from "../simulate/index.ts";
import { readSpec, type DatacenterSpec, type ModelName } from "../spec/index.ts";
import { adapt } from "./adapt.ts";
import type { ByTier } from "./by-tier.ts";
import { routesWhenFull } from "./capacity.ts";
import { lossesOf, type Loss } from "./failures.ts";
import { fullFabric, hostRoutesOf, withHostRoutes, type FullFabric } from "./full-fabric.ts";
import { growthOf, type Growth } from "./growth.ts";
import { numbersOf, type Numbers } from "./numbers.ts";
import { isLarge, simulateSmaller, smaller, type Simulated } from "./smaller.ts";
import { tableUses, type TableUse } from "./tables.ts";
import { variantsFor, type Variant } from "./variants.ts";
import { faultFindings, simulatePart } from "./works.ts";

/** One variant for this datacenter: its numbers, or why the datacenter can't be built so, or would not work as built. */
export type Candidate = Pick<Variant, "model" | "variant" | "reason"> & {
  /** The variant that the spec has chosen. */
  readonly chosen: boolean;
} & Outcome;

export interface Assessment extends Numbers {
  /** Forwarding entries at the declared capacity, by the model's formula. */
  readonly routesWhenFull: ByTier;
  /** The same with a route for each pod. */
  readonly hostRoutesWhenFull: ByTier;
  /** Every table whose size the spec says. */
  readonly tables: readonly TableUse[];
  readonly failures: readonly Loss[];
  /** Ordered pairs of nodes, of nodes and the outside, and of nodes and services, in the fabric that failures were tried on. */
  readonly pairs: number;
  readonly growth: Growth;
}

/** What stands in a fabric. */
export interface Extent {
  /** Absent of three stages, as pods are. */
  readonly superSpines?: number;
  readonly pods?: number;
  readonly spines: number;
  readonly racks: number;
  readonly nodes: number;
}

/** Every model and variant side by side, for one datacenter. Plain data. */
export interface Comparison {
  readonly name: string;
  readonly extent: Extent;
  readonly full: FullFabric;
  /** Pods on a node, where each has a route of its own. */
  readonly podsPerNode: number;
  /** The fabric that failures were tried on: this one, or a smaller one of the same shape where this one is large. */
  readonly failedIn: Extent;
  /** Whether there is IPv6 as well: numbers are of one address family, and the other has as many again. */
  readonly ipv6: boolean;
  readonly candidates: readonly Candidate[];
}

const extentOf = ({ superSpines = [], pods = [], spines, racks = [] }: DatacenterSpec): Extent => ({
  ...(pods.length === 0 ? {} : { superSpines: superSpines.length, pods: pods.length }),
  spines: spines.length,
  racks: racks.length,
  nodes: racks.reduce((sum, rack) => sum + (rack.nodes?.length ?? 0), 0),
});

function failuresIn(spec: DatacenterSpec, whole: Simulated): Pick<Assessment, "failures" | "pairs"> {
  const { fabric, simulation } = isLarge(whole.fabric.datacenter) ? simulateSmaller(spec) : whole;
  return { failures: lossesOf(fabric, simulation), pairs: pairsIn(simulation) };
}

type Outcome =
  | ({ readonly permitted: true } & Assessment)
  | { readonly permitted: false; readonly diagnostics: readonly Diagnostic[] };

/** What is wrong with a fabric that can be built; of a large one the part is looked at that tells of the whole. */
const faultsIn = (spec: DatacenterSpec, { fabric, simulation }: Simulated): readonly Diagnostic[] =>
  faultFindings(isLarge(fabric.datacenter) ? simulatePart(spec, fabric).simulation : simulation);

function assess(spec: DatacenterSpec, fabric: CompiledFabric, { fabric: choice }: Variant): Outcome {
  const simulation = simulate(intentsOf(fabric));
  const diagnostics = faultsIn(spec, { fabric, simulation });
  if (diagnostics.length > 0) return { permitted: false, diagnostics };
  const entries = forwardingEntries(simulation);
  const { datacenter } = fabric;
  const full = fullFabric(datacenter);
  return {
    permitted: true,
    ...numbersOf(fabric.plan, simulation, entries, hostRoutesOf(datacenter)),
    routesWhenFull: routesWhenFull(datacenter.fabric, full),
    hostRoutesWhenFull: routesWhenFull(
      datacenter.fabric,
      withHostRoutes(full, datacenter.capacity.maxPodsPerNode),
    ),
    tables: tableUses(fabric, entries),
    ...failuresIn(spec, { fabric, simulation }),
    growth: growthOf(fabric, spec, choice),
  };
}

export interface CompareOptions {
  /** Models that are set beside the chosen one. Default all. */
  readonly only?: readonly ModelName[];
}

/** Either a comparison, or what is wrong with the spec whatever its fabric. */
export type ComparisonResult =
  | { readonly ok: true; readonly comparison: Comparison }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Builds the spec's datacenter by every model and variant there is and sets the results side by side. Only the spec's `fabric` is
 * replaced, and what the variant has no use for is left out. A pure function.
 */
export function compareModels(spec: unknown, { only = [] }: CompareOptions = {}): ComparisonResult {
  const own = compileSpec(spec);
  const { datacenter, diagnostics } = readSpec(
    typeof spec === "object" && spec !== null && !Array.isArray(spec) ? { ...spec, fabric: undefined } : spec,
  );
  if (datacenter === null || diagnostics.some(isError))
    return { ok: false, diagnostics: own.ok ? diagnostics : own.diagnostics };
  const form = spec as DatacenterSpec;
  const chosen = readSpec(spec).datacenter?.fabric ?? datacenter.fabric;
  const wanted = variantsFor(chosen, hasPods(datacenter)).filter(
    ({ model }) => only.length === 0 || only.includes(model) || model === chosen.model,
  );
  const candidates = wanted.map((variant): Candidate => {
    const adapted = adapt(form, variant.fabric);
    const { model, reason } = variant;
    const compilation = compileSpec(adapted);
    const same = JSON.stringify(readSpec(adapted).datacenter?.fabric) === JSON.stringify(chosen);
    const head = { model, variant: variant.variant, reason, chosen: same };
    if (!compilation.ok)
      return { ...head, permitted: false, diagnostics: compilation.diagnostics.filter(isError) };
    return { ...head, ...assess(adapted, compilation.fabric, variant) };
  });
  if (!own.ok && candidates.every(({ permitted }) => !permitted))
    return { ok: false, diagnostics: own.diagnostics };
  const extent = extentOf(form);
  return {
    ok: true,
    comparison: {
      name: datacenter.name,
      extent,
      full: fullFabric(datacenter),
      podsPerNode: datacenter.capacity.maxPodsPerNode,
      failedIn: isLarge(datacenter) ? extentOf(smaller(form)) : extent,
      ipv6: datacenter.ipv6 !== undefined && !datacenter.ipv6.only,
      candidates,
    },
  };
}
