import { compile, type DatacenterSpec } from "../../src/index.ts";
import { specOf } from "../support/specs.ts";

const RACKS = 3;

/** Room for further pools; the second rack has these. */
const withPools = (morePods: number[]): DatacenterSpec => ({
  ...specOf(2, Array<number>(RACKS).fill(2)),
  capacity: { maxPodPoolsPerRack: 2 },
  pools: { pods: ["10.32.0.0/11", "10.64.0.0/13"] },
  racks: specOf(2, Array<number>(RACKS).fill(2)).racks.map((rack) =>
    rack.index === 1 ? { ...rack, morePods } : rack,
  ),
});

const lines = (spec: DatacenterSpec): ReadonlyMap<string, readonly string[]> =>
  new Map(compile(spec).switches.map(({ intent, text }) => [intent.device, text.split("\n")]));

describe("a further pool of a rack", () => {
  const [before, after] = [withPools([]), withPools([256])];

  it("changes no number and no other rack's ToR", () => {
    const [one, other] = [lines(before), lines(after)];
    for (const device of ["r0-tor0", "r2-tor0"]) expect(other.get(device)).toEqual(one.get(device));
  });

  it("is a line more of what its own ToR and the spines permit of the rack, and no line less", () => {
    const [one, other] = [lines(before), lines(after)];
    for (const device of ["r1-tor0", "s0", "s1"]) {
      const was = new Set(one.get(device));
      const is = new Set(other.get(device));
      const statement = (line: string): string => line.replace(/ seq \d+/, "");
      const kept = new Set([...is].map(statement));
      expect([...was].map(statement).filter((line) => !kept.has(line))).toEqual([]);
      expect([...is].filter((line) => line.includes("10.64.0.0/19")).length).toBeGreaterThan(0);
    }
  });

  it("is an IPPool for the same nodes, by a name after that of the first", () => {
    const pools = compile(after).calico.pools.filter(({ metadata }) => metadata.name.startsWith("rack-r1"));
    expect(pools.map(({ metadata }) => metadata.name)).toEqual(["rack-r1", "rack-r1.256"]);
    const [first, second] = pools.map(({ spec }) => spec as { nodeSelector: string; cidr: string });
    expect(second?.nodeSelector).toBe(first?.nodeSelector);
    expect([first?.cidr, second?.cidr]).toEqual(["10.32.32.0/19", "10.64.0.0/19"]);
  });

  it("keeps its place when the rack's index space, or the pool, grows", () => {
    const grown = { ...after, pools: { pods: ["10.32.0.0/11", "10.64.0.0/13", "10.96.0.0/13"] } };
    expect(compile(grown).plan.racks[1]?.morePods).toEqual(compile(after).plan.racks[1]?.morePods);
  });
});
