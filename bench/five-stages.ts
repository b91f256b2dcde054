import type { DatacenterSpec } from "../src/index.ts";

/** Racks of a datacenter of five stages that the pools have room for. */
export const MOST_RACKS = 10_200;

/** Nodes of each rack. */
export const NODES_OF_RACK = 40;

const [PODS, SPINES, ABOVE_EACH] = [50, 4, 2] as const;
const RACKS_OF_POD = MOST_RACKS / PODS;

const count = <T>(length: number, of: (at: number) => T): T[] => Array.from({ length }, (_, at) => of(at));

/**
 * A datacenter of 50 pods with four spines each, eight super-spines in four planes, and so many racks of 40 nodes; whatever is there of it, its
 * numbers are those of the whole. The whole takes nearly all addresses for private use.
 */
export const fiveStages = (racks: number): DatacenterSpec => ({
  name: "large",
  capacity: {
    maxPods: PODS,
    maxRacksPerPod: RACKS_OF_POD,
    maxSpines: SPINES,
    maxSuperSpines: SPINES * ABOVE_EACH,
    maxRacks: MOST_RACKS,
    maxTorsPerRack: 1,
    maxNodesPerRack: NODES_OF_RACK,
    maxPodsPerNode: 30,
  },
  sizes: { rackSubnet: 26, rackPods: 21, podBlock: 27 },
  pools: {
    rackAsns: "4200000000-4200099999",
    pods: ["10.0.0.0/8", "100.64.0.0/10"],
    nodes: ["172.16.0.0/13", "172.24.0.0/15"],
    links: "172.26.0.0/15",
    superSpineLinks: "172.28.0.0/18",
    torLoopbacks: "172.29.0.0/16",
    spineLoopbacks: "172.30.0.0/24",
    superSpineLoopbacks: "172.30.1.0/24",
  },
  superSpines: count(SPINES * ABOVE_EACH, (index) => ({
    name: `ss${String(index)}`,
    index,
    plane: index % SPINES,
  })),
  pods: count(PODS, (index) => ({ name: `p${String(index)}`, index })),
  spines: count(PODS * SPINES, (at) => ({
    name: `p${String(Math.floor(at / SPINES))}-s${String(at % SPINES)}`,
    index: at % SPINES,
    pod: `p${String(Math.floor(at / SPINES))}`,
  })),
  racks: count(racks, (at) => {
    const pod = at % PODS;
    const index = pod * RACKS_OF_POD + Math.floor(at / PODS);
    const name = `r${String(index)}`;
    const nodes = count(NODES_OF_RACK, (node) => ({ name: `${name}-n${String(node)}`, index: node }));
    return { name, index, pod: `p${String(pod)}`, nodes };
  }),
});
