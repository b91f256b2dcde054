import { compileSpec, isError } from "../../src/index.ts";
import { options, type Option } from "../fuzz/options.ts";

type Json = Record<string, unknown>;

const rack = { name: "r1", index: 0, nodes: [{ name: "n1", index: 0 }] };
const reflecting = { name: "n1", index: 0, reflectsPlane: 0 };

/** The smallest datacenter: whatever a number may be, it is the only thing that needs room. */
const SMALLEST: Json = {
  name: "dc",
  capacity: { maxSpines: 1, maxRacks: 1, maxTorsPerRack: 1, maxNodesPerRack: 1, maxHostsPerRack: 1 },
  spines: [{ name: "spine-1", index: 0 }],
  racks: [rack],
};

/** Room for the largest: every pool as long as it can be, on its own. */
const ROOMY: Json = {
  spineLoopbacks: "172.16.0.0/16",
  torLoopbacks: "172.17.0.0/16",
  links: "100.64.0.0/12",
  spineLinks: "172.18.0.0/16",
  planes: "192.0.0.0/9",
  superSpineLoopbacks: "11.0.0.0/16",
  superSpineLinks: "11.16.0.0/12",
  nodes: "20.0.0.0/8",
  nodePlanes: "20.0.0.0/8",
  hosts: "172.19.0.0/16",
  pods: "10.0.0.0/8",
  rackAsns: "70000-99999",
};

const inL2 = (planes: number): Json => ({
  fabric: { model: "l2", planes },
  spines: Array.from({ length: planes }, (_, index) => ({ name: `spine-${String(index + 1)}`, index })),
  racks: [
    {
      ...rack,
      nodes: [
        { name: "first", index: planes },
        ...Array.from({ length: planes }, (_, index) => ({
          name: `n${String(index)}`,
          index,
          reflectsPlane: index,
        })),
      ],
    },
  ],
  capacity: { maxSpines: planes, maxRacks: 1, maxTorsPerRack: 1, maxNodesPerRack: 8 },
});

const inCluster = (): Json => ({
  pools: { pods: undefined },
  clusters: [{ name: "prod", index: 0, pods: "10.0.0.0/8" }],
  racks: [{ ...rack, cluster: "prod" }],
});

const OF_TOR = ["racks.*.tors.*.uplinks.links", "racks.*.tors.*.uplinks.to.*"];

/** What else has to stand in the spec for an option to mean something, or for its last value to have room. */
const WITH: Readonly<Record<string, (value: number) => Json>> = {
  "racks.*.pin.pairDomain": () => ({
    platforms: { spines: "eos", tors: "eos" },
    servers: { bond: "lacp" },
    racks: [{ ...rack, tors: [{ index: 0 }, { index: 1 }] }],
    capacity: { maxRacks: 1, maxTorsPerRack: 2, maxNodesPerRack: 1 },
  }),
  "pairs.links": () => ({
    platforms: { spines: "eos", tors: "eos" },
    servers: { bond: "lacp" },
    racks: [{ ...rack, tors: [{ index: 0 }, { index: 1 }] }],
    capacity: { maxRacks: 1, maxTorsPerRack: 2, maxNodesPerRack: 1 },
  }),
  ...Object.fromEntries(
    ["uplinks.links", "racks.*.uplinks.links", "racks.*.uplinks.to.*", ...OF_TOR].map((name) => [
      name,
      (value: number) => ({
        capacity: { maxUplinksPerSpine: value },
        ...(name.includes("tors") ? { racks: [{ ...rack, tors: [{ index: 0 }] }] } : {}),
      }),
    ]),
  ),
  "clusters.*.services.maxLocalPerNode": inCluster,
  "clusters.*.calico.ipam.maxBlocksPerHost": inCluster,
  "fabric.ospf.hello": () => ({ fabric: { model: "igp" } }),
  "fabric.planes": inL2,
  "fabric.firstVlan": () => inL2(4),
  "capacity.maxRacks": () => ({
    capacity: { maxTorsPerRack: 1, maxSpines: 32 },
    sizes: { rackPods: 22, podBlock: 28, rackSubnet: 24 },
  }),
  "capacity.maxNodesPerRack": () => ({ capacity: { maxRacks: 1 } }),
  "sizes.planeSubnet": () => ({ fabric: { model: "as-per-server", spine: { kind: "ethernet" } } }),
  "sizes.nodePlane": () => ({
    ...inL2(1),
    racks: [{ ...rack, nodes: [reflecting] }],
    capacity: { maxRacks: 1, maxTorsPerRack: 1, maxNodesPerRack: 1 },
  }),
  "offsets.firstTor": () => ({ sizes: { rackSubnet: 20 } }),
  "offsets.firstNode": () => ({ sizes: { rackSubnet: 20 }, offsets: { firstTor: -1 } }),
  "racks.*.pin.firstNode": () => ({ sizes: { rackSubnet: 20 }, offsets: { firstTor: -1 } }),
  "sizes.rackPods": () => ({ sizes: { podBlock: 28 } }),
  "racks.*.nodes.*.reflectsPlane": () => inL2(4),
  "uplinks.superSpineLinks": (value: number) => ({ capacity: { maxUplinksPerSuperSpine: value } }),
  "superSpines.*.links": (value: number) => ({
    capacity: { maxSpines: 64, maxPods: 1, maxSuperSpines: 1, maxUplinksPerSuperSpine: value },
    superSpines: [{ name: "super-spine-1", index: 0 }],
    pods: [{ name: "p1", index: 0 }],
    spines: [{ name: "spine-1", index: 0, pod: "p1" }],
    racks: [{ ...rack, pod: "p1" }],
  }),
  "superSpines.*.plane": (value: number) => ({
    capacity: { maxSpines: 64, maxPods: 1, maxSuperSpines: 1 },
    superSpines: [{ name: "super-spine-1", index: 0 }],
    pods: [{ name: "p1", index: 0 }],
    spines: [{ name: "spine-1", index: value, pod: "p1" }],
    racks: [{ ...rack, pod: "p1" }],
  }),
  "outside.peers.*.maximumPrefixes": () => ({
    outside: {
      peers: [
        {
          mode: "full",
          router: "edge",
          switch: "spine-1",
          interface: "swp601",
          address: "198.51.100.1/31",
          peer: "198.51.100.0",
          asn: 64496,
        },
      ],
    },
  }),
};

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null;

function merged(one: Json, other: Json): Json {
  const both = Object.entries(other).map(([key, value]): [string, unknown] => {
    const own = one[key];
    return [key, isObject(own) && isObject(value) && !Array.isArray(value) ? merged(own, value) : value];
  });
  return { ...one, ...Object.fromEntries(both) };
}

function put(at: unknown, [step = "", ...rest]: readonly string[], value: number): unknown {
  if (Array.isArray(at)) {
    const [first, ...others] = at as readonly unknown[];
    return [put(first, rest, value), ...others];
  }
  const holder = isObject(at) ? at : {};
  // Of a record by name, the entry of the one spine.
  if (step === "*") return { ...holder, "spine-1": rest.length === 0 ? value : put({}, rest, value) };
  return { ...holder, [step]: rest.length === 0 ? value : put(holder[step], rest, value) };
}

const whole = ({ schema }: Option): boolean =>
  schema["type"] === "integer" && schema["maximum"] !== undefined && schema["minimum"] !== undefined;

const ends = options()
  .filter(whole)
  .flatMap(({ path, schema }) =>
    [schema["minimum"], schema["maximum"]].map((end) => [path.join("."), Number(end), path] as const),
  );

/** Of any sort that it likes, the spec at one end of an option's range. */
function atEnd(name: string, value: number, path: readonly string[]): unknown {
  const base = merged({ ...SMALLEST, pools: ROOMY }, WITH[name]?.(value) ?? {});
  return put(base, path, value);
}

describe("the range that a message names", () => {
  it.each(ends)("for %s has a spec that works at its end %d", (name, value, path) => {
    const compilation = compileSpec(atEnd(name, value, path));
    expect(compilation.ok ? [] : compilation.diagnostics.filter(isError)).toEqual([]);
  });
});
