import fc from "fast-check";
import type { AnySpec } from "./specs.ts";
import { reflectsOnNodes, ROUTED_VARIANTS, type FabricSpec, type Variant } from "./variants.ts";

/* Fabrics of five stages: pods of spines and racks, and super-spines. */

/** Variants whose pods super-spines may join. */
export const POD_VARIANTS: readonly Variant[] = ROUTED_VARIANTS.filter(
  ({ fabric }) => fabric.model !== "igp" && !("spine" in fabric && fabric.spine?.kind === "ethernet"),
);

/** Room for what is made here, within what pools hold by default. */
const capacity = { maxPods: 4, maxSpines: 8, maxSuperSpines: 8 } as const;

export interface PodsShape {
  readonly pods: number;
  /** Of each pod. */
  readonly spines: number;
  readonly racks: number;
  /** Of each rack. */
  readonly nodes: number;
  readonly superSpines: number;
  readonly planes?: boolean;
}

/** A datacenter of five stages in which everything is regular; with planes, each spine of a pod has super-spines of its own. */
export function podsSpecOf(
  { pods, spines, racks, nodes, superSpines, planes = false }: PodsShape,
  fabric?: FabricSpec,
): AnySpec {
  const count = <T>(length: number, of: (at: number) => T): T[] => Array.from({ length }, (_, at) => of(at));
  const onNodes = reflectsOnNodes(fabric);
  return {
    name: "test",
    ...(fabric === undefined ? {} : { fabric }),
    capacity,
    superSpines: count(superSpines, (index) => ({
      name: `ss${String(index)}`,
      index,
      ...(planes ? { plane: index % spines } : {}),
    })),
    pods: count(pods, (index) => ({ name: `p${String(index)}`, index })),
    spines: count(pods * spines, (at) => ({
      name: `p${String(Math.floor(at / spines))}-s${String(at % spines)}`,
      index: at % spines,
      pod: `p${String(Math.floor(at / spines))}`,
    })),
    racks: count(pods * racks, (index) => ({
      name: `r${String(index)}`,
      index,
      pod: `p${String(Math.floor(index / racks))}`,
      nodes: count(nodes, (node) => ({
        name: `r${String(index)}-n${String(node)}`,
        index: node,
        ...(onNodes && node < 2 ? { reflector: true } : {}),
      })),
    })),
  };
}

const indices = (below: number, minLength: number, maxLength: number) =>
  fc.uniqueArray(fc.nat(below - 1), { minLength, maxLength, size: "max" });

/** Any valid datacenter of five stages of this fabric: indices anywhere within its capacity, in any order, in planes or not. */
export function anyPodsSpecOf(fabric: FabricSpec): fc.Arbitrary<AnySpec> {
  const onNodes = reflectsOnNodes(fabric);
  const rack = fc.record({
    index: fc.nat(255),
    pod: fc.nat(2),
    tors: fc.constantFrom([0], [1], [0, 1]),
    nodes: indices(64, 0, 3),
  });
  return fc
    .record({
      pods: indices(capacity.maxPods, 1, 3),
      spines: indices(capacity.maxSpines, 1, 3),
      superSpines: indices(capacity.maxSuperSpines, 3, 4),
      planes: fabric.model === "downward-default" ? fc.constant(false) : fc.boolean(),
      racks: fc.uniqueArray(rack, { maxLength: 6, selector: ({ index }) => index, size: "max" }),
      unnumbered: fc.boolean(),
      dual: fc.boolean(),
    })
    .map(({ pods, spines, superSpines, planes, racks, unnumbered, dual }) => ({
      name: "any",
      fabric,
      capacity,
      ...(unnumbered ? { links: "unnumbered" as const } : {}),
      ...(dual ? { ipv6: { prefix: "fd12:3456:789a::/48" } } : {}),
      superSpines: superSpines.map((index, at) => ({
        name: `ss${String(index)}`,
        index,
        ...(planes ? { plane: spines[at % spines.length] ?? 0 } : {}),
      })),
      pods: pods.map((index) => ({ name: `p${String(index)}`, index })),
      spines: pods.flatMap((pod) =>
        spines.map((index) => ({
          name: `p${String(pod)}-s${String(index)}`,
          index,
          pod: `p${String(pod)}`,
        })),
      ),
      racks: racks.map(({ index, pod, tors, nodes }) => ({
        name: `r${String(index)}`,
        index,
        pod: `p${String(pods[pod % pods.length] ?? 0)}`,
        tors: tors.map((tor) => ({ index: tor })),
        nodes: nodes.map((node, at) => ({
          name: `r${String(index)}-n${String(node)}`,
          index: node,
          ...(onNodes && at < 2 ? { reflector: true } : {}),
        })),
      })),
    }));
}

/** Any of any variant. */
export const anyPodsSpec: fc.Arbitrary<AnySpec> = fc
  .constantFrom(...POD_VARIANTS)
  .chain(({ fabric }) => anyPodsSpecOf(fabric));
