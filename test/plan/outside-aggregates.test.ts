import { compile, intentsOf, type DatacenterSpec } from "../../src/index.ts";
import { analyseFailures, simulate, type Failure } from "../../src/simulate/index.ts";
import { withFirewalls, withOutside } from "../support/outside.ts";
import { specOf } from "../support/specs.ts";

type Outside = NonNullable<DatacenterSpec["outside"]>;

const RACKS = [1, 1, 1, 1];

/** Borders r1-tor0 and r2-tor0, of which the first goes to one of two spines. */
function partlyCabled(announce: Outside["announce"] = {}): DatacenterSpec {
  const spec = specOf(2, RACKS);
  const racks = spec.racks.map((rack) =>
    rack.name === "r1" ? { ...rack, uplinks: { spines: ["s1"] } } : rack,
  );
  return withOutside({ ...spec, racks }, ["r1-tor0", "r2-tor0"], ["default-only"], { announce });
}

const podsOf = (spec: DatacenterSpec) => compile(spec).plan.outside?.announce.pods;

const aggregateWarnings = (spec: DatacenterSpec): readonly string[] =>
  compile(spec).warnings.flatMap(({ code, message }) => (code === "aggregate-too-wide" ? [message] : []));

/** The cable between r3 and the spine that r1 goes to. */
function cableOfR3(spec: DatacenterSpec): Failure {
  const link = compile(spec).plan.links.find(({ id }) => id === "r3-tor0--s1");
  const [tor] = link?.ends ?? [];
  if (tor === undefined) throw new Error("r3-tor0 does not go to s1");
  return { kind: "link", device: tor.device, interface: tor.interface };
}

/** Whom routers outside no longer reach without it: r1 and r3 themselves have no spine in common then, whatever is announced. */
function lostFromOutside(spec: DatacenterSpec): readonly string[] {
  const impacts = analyseFailures(simulate(intentsOf(compile(spec))), [cableOfR3(spec)]);
  return impacts
    .flatMap(({ cut, unreachable, partlyLost }) => [cut, unreachable, partlyLost])
    .flatMap(({ examples }) => examples)
    .flatMap(({ from, to }) => (from.startsWith("edge-") ? [`${from} to ${to}`] : []));
}

/** Whom a router outside behind both borders loses in other racks than r1 with the cable between r1 and the spine. */
function lostWithoutUplink(spec: DatacenterSpec): readonly string[] {
  const link = compile(spec).plan.links.find(({ id }) => id === "r1-tor0--s0");
  const [end] = link?.ends ?? [];
  if (end === undefined) throw new Error("r1-tor0 does not go to s0");
  const failure: Failure = { kind: "link", device: end.device, interface: end.interface };
  return analyseFailures(simulate(intentsOf(compile(spec))), [failure])
    .flatMap(({ unreachable, partlyLost }) => [unreachable, partlyLost])
    .flatMap(({ examples }) => examples)
    .flatMap(({ from, to }) => (from === "fw-0" && to !== "r1-n0" ? [`${from} to ${to}`] : []));
}

describe("what ToRs announce of pods to the outside", () => {
  it("is a range for each pool where all of them go to every spine", () => {
    const spec = withOutside(specOf(2, RACKS), ["r1-tor0", "r2-tor0"]);
    expect(podsOf(spec)).toBe("per-pool");
    expect(lostFromOutside(spec)).toEqual([]);
  });

  it("is a range for each rack where one leaves a spine out, so that no cable draws traffic to where it is dropped", () => {
    const spec = partlyCabled();
    expect(podsOf(spec)).toBe("per-rack");
    expect(lostFromOutside(spec)).toEqual([]);
    expect(aggregateWarnings(spec)).toEqual([]);
  });

  it("is a range for each rack where a border has one spine to go by, so that without it only its own is drawn to it", () => {
    const spec = withFirewalls(specOf(1, RACKS), ["r1-tor0", "r2-tor0"], ["default-only"], 1);
    expect(podsOf(spec)).toBe("per-rack");
    expect(lostWithoutUplink(spec)).toEqual([]);
    const peers = spec.outside?.peers ?? [];
    const wide: DatacenterSpec = { ...spec, outside: { peers, announce: { pods: "per-pool" } } };
    expect(lostWithoutUplink(wide)).toEqual(["fw-0 to r0-n0", "fw-0 to r2-n0", "fw-0 to r3-n0"]);
    expect(aggregateWarnings(wide)).toEqual([
      "r1-tor0 hangs on one spine: without that, it would draw traffic for all racks by the blocks of its own, and drop it",
    ]);
  });

  it("is warned of there where the spec says a range for each pool", () => {
    const spec = partlyCabled({ pods: "per-pool" });
    expect(lostFromOutside(spec)).toEqual(["edge-0 to r3-n0"]);
    expect(aggregateWarnings(spec)).toEqual([
      "r1-tor0 does not go to every spine: as cables fail, a border would draw traffic for racks that no spine of its own reaches, and drop it",
    ]);
  });
});
