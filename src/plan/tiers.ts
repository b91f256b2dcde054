import type { Datacenter, PodSpec, SpineSpec, SuperSpineSpec } from "../spec/index.ts";
import { pairsOf } from "./pairs.ts";

/*
 * Stages of the fabric. Without pods all spines and racks are one: as it were the pod with index 0, so that every number of it is what it is in
 * that pod of a larger fabric.
 */

/** What may stand in a pod. */
export interface InPod {
  readonly pod?: string | undefined;
}

/** Whether super-spines join pods: five stages, and not three (RFC 7938 section 3.2). */
export const hasPods = ({ pods }: Pick<Datacenter, "pods">): boolean => pods.length > 0;

/** The pod that it stands in; undefined without pods, and for a name that none has. */
export const podOf = ({ pods }: Pick<Datacenter, "pods">, { pod }: InPod): PodSpec | undefined =>
  pod === undefined ? undefined : pods.find(({ name }) => name === pod);

/** The index of its pod; 0 without pods. */
export const podIndex = (dc: Pick<Datacenter, "pods">, one: InPod): number => podOf(dc, one)?.index ?? 0;

/** Pods that there may ever be; 1 where there are none. */
export const mostPods = (dc: Pick<Datacenter, "pods" | "capacity">): number =>
  hasPods(dc) ? dc.capacity.maxPods : 1;

/** The number of a spine among all that the datacenter may ever have. */
export const spineSlot = (
  dc: Pick<Datacenter, "pods" | "capacity">,
  spine: InPod & Pick<SpineSpec, "index">,
): number => podIndex(dc, spine) * dc.capacity.maxSpines + spine.index;

/** In the order of their slots, whatever the order in the spec. */
export const bySlot = <T extends InPod & Pick<SpineSpec, "index">>(
  dc: Pick<Datacenter, "pods" | "capacity">,
  spines: readonly T[],
): T[] => spines.toSorted((a, b) => spineSlot(dc, a) - spineSlot(dc, b));

/** Only the first of spines that share a pod and an index, each with its place in the list. */
export function distinctSpines({ spines }: Pick<Datacenter, "spines">): [at: number, spine: SpineSpec][] {
  const seen = new Set<string>();
  return [...spines.entries()].filter(([, { pod = "", index }]) => {
    const key = `${pod} ${String(index)}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** Whether a spine goes to a super-spine: to every one, or to those of the plane that it is in by its index. */
export const goesTo = (
  { index }: Pick<SpineSpec, "index">,
  { plane }: Pick<SuperSpineSpec, "plane">,
): boolean => plane === undefined || plane === index;

/** The super-spines that a spine goes to, in the spec's order. */
export const superSpinesOf = (
  { superSpines }: Pick<Datacenter, "superSpines">,
  spine: Pick<SpineSpec, "index">,
): readonly SuperSpineSpec[] => superSpines.filter((one) => goesTo(spine, one));

/** Each two spines of a pod; without pods, each two. */
export const pairsInPods = <T extends InPod>(spines: readonly T[]): readonly (readonly [T, T])[] =>
  pairsOf(spines).filter(([one, other]) => one.pod === other.pod);
