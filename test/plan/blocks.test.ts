import { compileSpec, formatPath, isError, type DatacenterSpec } from "../../src/index.ts";
import { specOf } from "../support/specs.ts";

/** Where blocks are too few, and how bad it is. */
function found(more: Partial<DatacenterSpec>, nodes = 1): string[] {
  const compilation = compileSpec({ ...specOf(1, [nodes]), ...more });
  const diagnostics = compilation.ok ? compilation.fabric.warnings : compilation.diagnostics;
  return diagnostics
    .filter(({ code }) => code === "blocks-too-few")
    .map((one) => `${isError(one) ? "error" : "warning"} ${formatPath(one.path)}`);
}

describe("blocks for the pods of a rack", () => {
  it("are enough by default: 128 of /26 for 64 nodes of 110 pods", () => {
    expect(found({})).toEqual([]);
  });

  it.each([
    [128, []],
    [129, ["warning sizes.rackPods"]],
  ])("for %i pods on each of 64 nodes", (maxPodsPerNode, expected) => {
    expect(found({ capacity: { maxPodsPerNode } })).toEqual(expected);
  });

  it.each([
    [{ maxNodesPerRack: 64, maxPodsPerNode: 110 }, ["warning sizes.rackPods"]],
    [{ maxNodesPerRack: 32, maxPodsPerNode: 110 }, []],
    [{ maxNodesPerRack: 64, maxPodsPerNode: 64 }, []],
  ])("in a /20 at a capacity of %o", (capacity, expected) => {
    expect(found({ capacity, sizes: { rackPods: 20 } })).toEqual(expected);
  });

  it("are at most 20 on a node, or as many as IPAM is told", () => {
    const capacity = { maxPodsPerNode: 84 };
    const sizes = { podBlock: 30, rackPods: 19 };
    expect(found({ capacity, sizes })).toEqual(["warning calico.ipam.maxBlocksPerHost"]);
    expect(found({ capacity: { maxPodsPerNode: 80 }, sizes })).toEqual([]);
    expect(found({ capacity, sizes, calico: { ipam: { maxBlocksPerHost: 21 } } })).toEqual([]);
  });

  it.each<[string, string[], string[]]>([
    [
      "all but two",
      ["10.32.0.0/20", "10.32.16.0/21", "10.32.24.0/22", "10.32.28.0/23", "10.32.30.0/24", "10.32.31.0/25"],
      ["error racks[0].nodes[2]"],
    ],
    [
      "more than the pool",
      ["10.32.0.0/18"],
      ["error racks[0].nodes[0]", "error racks[0].nodes[1]", "error racks[0].nodes[2]"],
    ],
    ["the same twice, and a part of it", ["10.32.0.0/20", "10.32.0.0/20", "10.32.4.0/22"], []],
    ["another rack's", ["10.32.32.0/19"], []],
    ["a single address", ["10.32.0.1/32"], []],
  ])("are left for each node where %s is reserved, or an error names the node", (_, reserved, expected) => {
    expect(found({ calico: { reserved } }, 3)).toEqual(expected);
  });
});

describe("blocks in further pools", () => {
  const small = {
    capacity: { maxRacks: 16, maxNodesPerRack: 34, maxPodsPerNode: 60 },
    sizes: { rackPods: 21 },
    pools: { pods: ["10.64.0.0/16"] },
  };
  const base = specOf(1, [34, 1]);
  const grown = (maxPodPoolsPerRack: number, morePods: readonly number[]): DatacenterSpec => ({
    ...base,
    ...small,
    capacity: { ...small.capacity, maxPodPoolsPerRack },
    racks: base.racks.map((rack, at) => (at === 0 ? { ...rack, morePods: [...morePods] } : rack)),
  });
  const errors = (spec: DatacenterSpec): readonly string[] => {
    const compilation = compileSpec(spec);
    return compilation.ok ? [] : compilation.diagnostics.filter(isError).map((one) => one.hint);
  };

  it("are counted where they are declared, and where a rack has them", () => {
    expect(errors(grown(2, [16]))).toEqual([]);
  });

  it("are what is advised, number and all, where a size can no longer be changed", () => {
    expect(errors(grown(1, []))).toContainEqual(
      expect.stringMatching(/^raise capacity\.maxPodPoolsPerRack to 2, and give racks of more than 32 nodes/),
    );
    expect(new Set(errors(grown(2, [])))).toEqual(new Set(["give it a further pool (morePods: [16])"]));
  });

  it("do not make up for pools that are smaller than a block", () => {
    const { racks, ...rest } = grown(16, []);
    expect(errors({ ...rest, sizes: { rackPods: 27, podBlock: 26 }, racks: racks ?? [] })[0]).toMatch(
      /while nothing is deployed, use a length of at most 20/,
    );
  });
});
