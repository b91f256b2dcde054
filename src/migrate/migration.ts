import { findWay, sideOf, viewWay, type WayView } from "../change/index.ts";
import { checkWorks } from "../compare/index.ts";
import type { CompiledFabric } from "../compile.ts";
import { formatDiagnostics, isError } from "../diagnostics/index.ts";
import {
  errorsBetween,
  guardedBetween,
  movedNodes,
  read,
  refusals,
  renumberedBetween,
  renumbersIpv6,
  type SpecSource,
} from "../review/index.ts";
import type { DatacenterSpec, ModelName } from "../spec/index.ts";
import { candidatesBetween, underModel } from "./candidates.ts";

/** Where the fabric may rest: a spec that validates and works, and the way there from the stage before. */
export interface Stage {
  /** What is reached by it, in words. */
  readonly reaches: string;
  readonly spec: DatacenterSpec;
  readonly way: WayView;
  /** What has to be named under `renumber` for this stage, where it is deployed. */
  readonly renumber: readonly string[];
}

/** From one model to another in stages. Plain data. */
export interface Migration {
  readonly name: string;
  /** Why it can't be gone; empty where it can. */
  readonly refused: readonly string[];
  /** The last is what is wanted; empty where nothing changes. */
  readonly stages: readonly Stage[];
}

/** A spec, or the model that the first spec is to be under. */
export type Wanted = SpecSource | { readonly model: ModelName };

interface Standing {
  readonly reaches: string;
  readonly spec: DatacenterSpec;
  readonly fabric: CompiledFabric;
}

/** Mixed fabrics of each stage: some seconds' work. */
const MOST = 100;

/** Names that a deployment asks for before it changes numbers, and why it would refuse all the same. */
function leaveFor(
  old: Standing,
  now: Standing,
): { readonly names: readonly string[]; readonly refused: readonly string[] } {
  const none = new Set<string>();
  const names = new Set([
    ...renumberedBetween(old.fabric, now.fabric, none).flatMap(({ name, allowed }) =>
      allowed ? [] : [name],
    ),
    ...guardedBetween(old.fabric, now.fabric, none).flatMap(({ named }) => named ?? []),
  ]);
  const found = {
    errors: [],
    guarded: guardedBetween(old.fabric, now.fabric, names),
    renumbered: renumberedBetween(old.fabric, now.fabric, names),
    names: new Set<string>(),
  };
  return { names: [...names], refused: refusals(found, []) };
}

const faultsOf = ({ spec, fabric }: Standing): readonly string[] =>
  formatDiagnostics(checkWorks(spec, fabric).filter(isError));

/** A candidate where it can be built and works; else nothing. */
function standing(reaches: string, spec: DatacenterSpec): readonly Standing[] {
  const { own } = read({ value: spec });
  if (own === null) return [];
  const found = { reaches, ...own };
  return faultsOf(found).length === 0 ? [found] : [];
}

function stageBetween(old: Standing, now: Standing): Stage {
  return {
    reaches: now.reaches,
    spec: now.spec,
    way: viewWay(findWay(sideOf(old.fabric), sideOf(now.fabric), { most: MOST })),
    renumber: leaveFor(old, now).names,
  };
}

const costOf = (stages: readonly Stage[]): number => stages.reduce((sum, { way }) => sum + way.lost, 0);

/** The stages by all of these; without one that makes it dearer, or whose numbers can't be changed to. */
function cheapest(from: Standing, between: readonly Standing[], to: Standing): readonly Stage[] {
  const by = (places: readonly Standing[]): readonly Stage[] =>
    [...places, to].map((place, at) => stageBetween(places[at - 1] ?? from, place));
  let best = by(between);
  let places = between;
  for (const place of between) {
    if (costOf(best) === 0) break;
    const fewer = places.filter((one) => one !== place);
    const other = by(fewer);
    if (costOf(other) < costOf(best)) [best, places] = [other, fewer];
  }
  return best;
}

const IPV6 = "stages are not foretold where numbers of IPv6 change: change them in a window of their own";

const MOVED =
  "stages are not foretold where nodes go from one cluster to another: move them in a change of their own";

/**
 * From one spec to another, or to another model, in stages of which each is a spec that the fabric can rest at. What stands between is kept where
 * it costs nothing more. A pure function.
 */
export function migrate(base: SpecSource, wanted: Wanted): Migration {
  const before = read(base);
  if (before.own === null || !("model" in wanted)) {
    const after = "model" in wanted ? before : read(wanted);
    return between(before, after);
  }
  const { spec, fabric } = before.own;
  return between(before, read({ value: underModel(spec, fabric.datacenter.fabric, wanted.model) }));
}

function between(before: ReturnType<typeof read>, after: ReturnType<typeof read>): Migration {
  const [old, now] = [before.own, after.own];
  const name = (now ?? old)?.fabric.plan.name ?? "the datacenter";
  const refuse = (refused: readonly string[]): Migration => ({ name, refused, stages: [] });
  if (old === null || now === null)
    return refuse(
      refusals({ errors: errorsBetween(before, after), guarded: [], renumbered: [], names: new Set() }, []),
    );
  const [from, to] = [
    { reaches: "what runs", ...old },
    { reaches: now.fabric.datacenter.fabric.model, ...now },
  ];
  const reasons = [
    ...faultsOf(to),
    ...(movedNodes(old.fabric, now.fabric).length > 0 ? [MOVED] : []),
    ...(renumbersIpv6(renumberedBetween(old.fabric, now.fabric, new Set())) ? [IPV6] : []),
    ...leaveFor(from, to).refused,
  ];
  if (reasons.length > 0) return refuse(reasons);
  const asked = (one: typeof old) => ({ spec: one.spec, fabric: one.fabric.datacenter.fabric });
  const places = candidatesBetween(asked(old), asked(now))
    .flatMap(({ reaches, spec }) => standing(reaches, spec))
    .filter((place) =>
      [leaveFor(from, place), leaveFor(place, to)].every(({ refused }) => refused.length === 0),
    );
  const stages = cheapest(from, places, to).filter(({ way }) => way.batches.length > 0);
  return { name, refused: [], stages };
}
