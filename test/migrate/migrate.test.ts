import { join } from "node:path";
import { compileSpec, type DatacenterSpec, type ModelName } from "../../src/index.ts";
import { migrate, migrationText, type Migration } from "../../src/migrate/index.ts";
import { expectGolden } from "../support/golden.ts";
import type { FabricSpec } from "../support/variants.ts";
import { fabric as anyFabric } from "../change/sides.ts";

/** Of a release whose nodes may show another AS to a peer than their own. */
const fabric: typeof anyFabric = (tors, more, options) =>
  anyFabric(tors, { calico: { version: "3.32" }, ...more }, options);

const ROUTED = ["as-per-rack", "as-per-server", "as-per-cluster", "downward-default", "igp"] as const;

const under = (model: FabricSpec): DatacenterSpec => ({ ...fabric([2, 2]), fabric: model });

const toModel = (from: DatacenterSpec, model: ModelName): Migration => migrate({ value: from }, { model });

/** Every model to every other on CI; at a desk each to the next. */
const pairs = ROUTED.flatMap((from, at) =>
  ROUTED.filter((to) => to !== from).map(
    (to) => [from, to, to === ROUTED[(at + 1) % ROUTED.length]] as const,
  ),
).filter(([, , near]) => near || process.env["CI"] === "true");

describe("where each rack has two ToRs, and there are two spines", () => {
  it.each(pairs)("from %s to %s nothing is lost, and each stage stands by itself", (from, to) => {
    const { refused, stages } = toModel(under({ model: from }), to);
    expect(refused).toEqual([]);
    expect(stages.map(({ way }) => way.lost)).toEqual(stages.map(() => 0));
    expect(stages.at(-1)?.spec.fabric?.model).toBe(to);
    for (const { spec } of stages) expect(compileSpec(spec).ok).toBe(true);
  });

  it("in words", () => {
    expectGolden(
      join("golden", "migrate", "as-per-rack-to-downward-default.txt"),
      migrationText(toModel(under({ model: "as-per-rack" }), "downward-default")),
    );
  });
});

it("nodes that are to reflect no more do so in a stage of their own, before the model changes", () => {
  const from: DatacenterSpec = {
    ...fabric([2, 2], {}, { model: { model: "as-per-rack", inRack: { kind: "full-mesh" } } }),
  };
  const found = toModel(from, "as-per-server");
  expect(found.stages.map(({ reaches }) => reaches)).toEqual([
    "as-per-rack without its variants",
    "as-per-server",
  ]);
  expectGolden(join("golden", "migrate", "full-mesh-to-as-per-server.txt"), migrationText(found));
});

it("planes of nodes are given up one by one, and what nodes lose as they get other addresses is said", () => {
  const switched = under({ model: "l2", planes: 2 });
  const racks = (switched.racks ?? []).map((rack, at) => ({
    ...rack,
    nodes: (rack.nodes ?? []).map((node, plane) => (at === 0 ? { ...node, reflectsPlane: plane } : node)),
  }));
  const found = migrate(
    { value: { ...switched, racks } },
    { value: under({ model: "as-per-rack", spine: { kind: "ethernet" } }) },
  );
  expect(found.stages.at(-1)?.way.consent).toEqual(["cluster", "r0", "r1"]);
  expectGolden(join("golden", "migrate", "planes-to-as-per-rack.txt"), migrationText(found));
});

it("what differs beside the model comes with it, or after it", () => {
  const { stages } = migrate(
    { value: under({ model: "as-per-rack" }) },
    { value: { ...under({ model: "as-per-server" }), bgp: { keepalive: 5 } } },
  );
  expect(stages.map(({ reaches }) => reaches)).toEqual(["as-per-server", "as-per-server"]);
  expect(stages[0]?.spec.bgp).toBeUndefined();
  expect(stages[1]?.spec.bgp).toEqual({ keepalive: 5 });
});

it("the same model is no stage", () => {
  expect(toModel(under({ model: "as-per-rack" }), "as-per-rack").stages).toEqual([]);
});

it("what can't be built under the model is refused, with what to do", () => {
  const { refused, stages } = toModel(fabric([2]), "l2");
  expect(stages).toEqual([]);
  expect(refused.join("\n")).toContain("head: error[");
});
