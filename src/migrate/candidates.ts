import { adapt, variantsFor, type FabricChoice } from "../compare/index.ts";
import type { Datacenter, DatacenterSpec, ModelName } from "../spec/index.ts";

/** A spec between two others: what is reached by it, in words. */
export interface Candidate {
  readonly reaches: string;
  readonly spec: DatacenterSpec;
}

/** What says nothing is left out: the spec is somebody's to keep. */
function tidy(spec: DatacenterSpec): DatacenterSpec {
  const said = JSON.parse(JSON.stringify(spec)) as DatacenterSpec;
  const { name, fabric, ...rest } = said;
  const racks = (said.racks ?? []).map(({ nodes = [], hosts = [], ...rack }) => ({
    ...rack,
    ...(hosts.length === 0 ? {} : { hosts }),
    nodes: nodes.map(({ reflector, ...node }) => ({ ...node, ...(reflector === true ? { reflector } : {}) })),
  }));
  return { name, ...(fabric === undefined ? {} : { fabric }), ...rest, racks };
}

/** A fabric's model as it is where nothing else is said of it, with the spines that this fabric has. */
export const plainly = (model: ModelName, fabric: Datacenter["fabric"]): FabricChoice =>
  variantsFor(fabric).find((one) => one.model === model)?.fabric ?? { model };

/** The spec under another model, as a spec that stands by itself. */
export const underModel = (
  spec: DatacenterSpec,
  fabric: Datacenter["fabric"],
  model: ModelName,
): DatacenterSpec => tidy(adapt(spec, plainly(model, fabric)));

const alike = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * What may stand between two specs, in order: first the model's own variants go, then comes the other model, then its variants, and all else that
 * differs comes last. A variant that the fabric does not have, or that is no other than its neighbour, is no candidate.
 */
export function candidatesBetween(
  from: { readonly spec: DatacenterSpec; readonly fabric: Datacenter["fabric"] },
  to: { readonly spec: DatacenterSpec; readonly fabric: Datacenter["fabric"] },
): readonly Candidate[] {
  const [old, now] = [from.fabric.model, to.fabric.model];
  const under = (fabric: FabricChoice): DatacenterSpec => tidy(adapt(from.spec, fabric));
  const all: readonly Candidate[] = [
    { reaches: `${old} without its variants`, spec: under(plainly(old, from.fabric)) },
    { reaches: now, spec: under(plainly(now, to.fabric)) },
    { reaches: `${now} with its variants`, spec: under(to.spec.fabric ?? { model: "as-per-rack" }) },
  ];
  const [start, end] = [tidy(from.spec), tidy(to.spec)];
  return all.filter(
    ({ spec }, at) => !alike(spec, start) && !alike(spec, end) && !alike(spec, all[at - 1]?.spec),
  );
}
