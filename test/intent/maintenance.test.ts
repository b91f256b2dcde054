import { compile, renderManifests, type DatacenterSpec } from "../../src/index.ts";
import { specOf, type AnySpec } from "../support/specs.ts";
import type { FabricSpec } from "../support/variants.ts";

const dual = (fabric: FabricSpec): AnySpec =>
  specOf(
    2,
    [
      { nodes: 2, tors: 2 },
      { nodes: 1, tors: 2 },
    ],
    fabric,
  );

const drainedSpine = (spec: AnySpec): DatacenterSpec => ({
  ...spec,
  spines: spec.spines.map((one) => ({ ...one, maintenance: one.index === 0 })),
});

const drainedTor = (spec: AnySpec): DatacenterSpec => ({
  ...spec,
  racks: spec.racks.map((rack) => ({
    ...rack,
    tors: (rack.tors ?? []).map((tor) => ({ ...tor, maintenance: rack.index === 0 && tor.index === 0 })),
  })),
});

/** Lines that come and go, by device; devices of which none does are not there. */
function changes(before: DatacenterSpec, after: DatacenterSpec): Readonly<Record<string, readonly string[]>> {
  const old = new Map(compile(before).switches.map(({ intent, text }) => [intent.device, text.split("\n")]));
  return Object.fromEntries(
    compile(after).switches.flatMap(({ intent: { device }, text }) => {
      const lines = text.split("\n");
      const was = old.get(device) ?? [];
      const gone = was.filter((line) => !lines.includes(line)).map((line) => `-${line}`);
      const come = lines.filter((line) => !was.includes(line)).map((line) => `+${line}`);
      return gone.length + come.length === 0 ? [] : [[device, [...gone, ...come]]];
    }),
  );
}

describe("a switch in maintenance", () => {
  it.each<FabricSpec>([{ model: "as-per-rack" }, { model: "as-per-server" }, { model: "downward-default" }])(
    "that is a spine of $model changes one line, on itself",
    (fabric) => {
      const spec = dual(fabric);
      expect(changes(spec, drainedSpine(spec))).toEqual({ s0: ["+ bgp graceful-shutdown"] });
    },
  );

  it("that is a ToR tells its own AS by preference alone", () => {
    const spec = dual({ model: "as-per-rack" });
    expect(changes(spec, drainedTor(spec))).toEqual({ "r0-tor0": ["+ bgp graceful-shutdown"] });
  });

  it.each<[FabricSpec, string]>([
    [{ model: "as-per-server" }, "64600"],
    [{ model: "downward-default" }, "64600"],
  ])("that is a ToR is a longer way for nodes of another AS: %p", (fabric, asn) => {
    const spec = dual(fabric);
    expect(changes(spec, drainedTor(spec))).toEqual({
      "r0-tor0": [`+ set as-path prepend ${asn}`, "+ bgp graceful-shutdown"],
    });
  });
});

describe("a rack in maintenance", () => {
  const spec = dual({ model: "as-per-rack" });
  const racks = spec.racks.map((rack) => ({ ...rack, maintenance: rack.index === 0 }));
  const drained = { ...spec, racks };

  it("has all its ToRs drained, and no other's", () => {
    expect(Object.keys(changes(spec, drained))).toEqual(["r0-tor0", "r0-tor1"]);
  });

  it("has all its nodes cordoned, and changes nothing else of the cluster", () => {
    const [before, after] = [spec, drained].map((one) => renderManifests(compile(one).calico));
    const { "3-nodes.yaml": nodes = "", ...others } = after ?? {};
    const { "3-nodes.yaml": _, ...same } = before ?? {};
    expect(others).toEqual(same);
    expect(nodes.split("---\n").map((one) => one.includes("spec:\n  unschedulable: true\n"))).toEqual([
      true,
      true,
      false,
    ]);
  });
});
