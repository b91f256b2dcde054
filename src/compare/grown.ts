import { NORMAL_CAPACITY, type DatacenterSpec } from "../spec/index.ts";
import type { NodeInput, RackInput } from "./adapt.ts";

/* A datacenter's spec with one more of something. */

const freeIndex = (items: readonly { readonly index: number }[]): number => {
  const taken = new Set(items.map(({ index }) => index));
  let index = 0;
  while (taken.has(index)) index += 1;
  return index;
};

/** A name that nothing in the datacenter has. */
function freshNames({
  superSpines = [],
  pods = [],
  spines,
  racks = [],
}: DatacenterSpec): (what: string) => string {
  const inRacks = racks.flatMap((rack) => [...(rack.tors ?? []), ...(rack.nodes ?? [])]);
  const taken = new Set([...superSpines, ...pods, ...spines, ...racks, ...inRacks].map(({ name }) => name));
  return (what) => {
    let name = what;
    while (taken.has(name)) name = `${name}-x`;
    taken.add(name);
    return name;
  };
}

const nodesOf = (rack: RackInput): readonly NodeInput[] => rack.nodes ?? [];

/** A node more in a rack. */
export const withNodeIn = (spec: DatacenterSpec, rack: RackInput): DatacenterSpec => {
  const node = { name: freshNames(spec)("new-node"), index: freeIndex(nodesOf(rack)) };
  const grown = { ...rack, nodes: [...nodesOf(rack), node] };
  return { ...spec, racks: (spec.racks ?? []).map((one) => (one === rack ? grown : one)) };
};

/** Of racks whose servers are attached in one way the one that has fewest nodes, for each way: what a node asks of its ToRs depends on that. */
export function racksToGrow({ racks = [], servers }: DatacenterSpec): readonly RackInput[] {
  const byWay = Map.groupBy(racks, ({ attachment = servers?.attachment ?? "shared" }) => attachment);
  return [...byWay.values()].flatMap((alike) => {
    const least = Math.min(...alike.map((rack) => nodesOf(rack).length));
    return alike.filter((rack) => nodesOf(rack).length === least).slice(0, 1);
  });
}

/** Free in the datacenter, and its place in the pod as well. */
function freeRackIndex({ racks = [], capacity }: DatacenterSpec, pod: string | undefined): number {
  const most = capacity?.maxRacksPerPod ?? NORMAL_CAPACITY.maxRacksPerPod;
  const places = new Set(racks.filter((rack) => rack.pod === pod).map(({ index }) => index % most));
  const taken = new Set(racks.map(({ index }) => index));
  let index = 0;
  // A pod that is full has no place: the spec is refused, and says so.
  while (taken.has(index) || (pod !== undefined && places.size < most && places.has(index % most)))
    index += 1;
  return index;
}

/** A rack more, of as many ToRs and nodes as the first has, attached as these are; in the first's pod, or in one that comes. */
export function withRack(spec: DatacenterSpec, ofNewPod?: string): DatacenterSpec {
  const racks = spec.racks ?? [];
  const [like] = racks;
  const name = freshNames(spec);
  const pod = ofNewPod ?? like?.pod ?? spec.pods?.[0]?.name;
  const rack: RackInput = {
    name: name("new-rack"),
    index: freeRackIndex(spec, pod),
    ...(pod === undefined ? {} : { pod }),
    ...(like?.uplinks === undefined || ofNewPod !== undefined ? {} : { uplinks: like.uplinks }),
    ...(like?.attachment === undefined ? {} : { attachment: like.attachment }),
    ...(like?.tors === undefined
      ? {}
      : {
          tors: like.tors.map(({ index, platform, uplinks }) => ({
            index,
            ...(uplinks === undefined || ofNewPod !== undefined ? {} : { uplinks }),
            ...(platform === undefined ? {} : { platform }),
          })),
        }),
    nodes: (like?.nodes ?? [{ index: 0 }]).map(({ index }) => ({
      name: name(`new-node-${String(index)}`),
      index,
    })),
  };
  return { ...spec, racks: [...racks, rack] };
}

type Platform = DatacenterSpec["spines"][number]["platform"];

/** Another of the same platform. */
const like = <T extends object>(
  one: T,
  first: { readonly platform?: Platform } = {},
): T & { platform?: Platform } => (first.platform === undefined ? one : { ...one, platform: first.platform });

/** A spine more, in the first's pod. */
export function withSpine(spec: DatacenterSpec): DatacenterSpec {
  const { spines } = spec;
  const [first] = spines;
  const pod = first?.pod;
  const spine = {
    name: freshNames(spec)("new-spine"),
    index: freeIndex(spines.filter((one) => one.pod === pod)),
    ...(pod === undefined ? {} : { pod }),
  };
  return { ...spec, spines: [...spines, like(spine, first)] };
}

/** A super-spine more, in the first's plane. */
export function withSuperSpine(spec: DatacenterSpec): DatacenterSpec {
  const superSpines = spec.superSpines ?? [];
  const [first] = superSpines;
  const one = {
    name: freshNames(spec)("new-super-spine"),
    index: freeIndex(superSpines),
    ...(first?.plane === undefined ? {} : { plane: first.plane }),
  };
  return { ...spec, superSpines: [...superSpines, like(one, first)] };
}

/** A pod more, with spines as the first has them and a rack. */
export function withPod(spec: DatacenterSpec): DatacenterSpec {
  const pods = spec.pods ?? [];
  const name = freshNames(spec);
  const pod = name("new-pod");
  const spines = spec.spines
    .filter((spine) => spine.pod === pods[0]?.name)
    .map((spine) => like({ name: name(`new-spine-${String(spine.index)}`), index: spine.index, pod }, spine));
  return withRack(
    { ...spec, pods: [...pods, { name: pod, index: freeIndex(pods) }], spines: [...spec.spines, ...spines] },
    pod,
  );
}
