import { findWay, viewWay } from "../../src/change/index.ts";
import { compile, intentsOf, type CompiledFabric } from "../../src/compile.ts";
import { changesIn } from "../../src/review/differences.ts";
import { simulate } from "../../src/simulate/index.ts";
import { fabric, side } from "./sides.ts";

const plain = fabric([2, 2]);
const inVrf = { ...plain, vrf: "k8s" };

describe("a VRF", () => {
  it("is one for all, and changes nothing of what routers know", () => {
    for (const more of [
      {},
      { fabric: { model: "igp" as const } },
      { ipv6: { prefix: "fd12:3456:789a::/48" } },
    ]) {
      const [without, within] = [plain, inVrf].map((spec) => compile({ ...spec, ...more })) as [
        CompiledFabric,
        CompiledFabric,
      ];
      const [told, same] = [without, within].map((one) => simulate(intentsOf(one)));
      expect(same?.states).toEqual(told?.states);
      expect(same?.machine.prefixes.all).toEqual(told?.machine.prefixes.all);
      expect(within.plan).toEqual({ ...without.plan, vrf: "k8s" });
      expect(within.calico).toEqual(without.calico);
    }
  });
});

describe.each([
  ["given", plain, inVrf],
  ["another", inVrf, { ...plain, vrf: "blue" }],
  ["taken away", inVrf, plain],
])("a VRF that is %s", (_, from, to) => {
  it("is foretold to make each switch anew, and ends every session", () => {
    const [before, after] = [from, to].map((spec) => compile(spec).switches.map(({ intent }) => intent));
    for (const [at, intent] of (before ?? []).entries())
      expect(changesIn(intent, after?.[at] ?? {}, "switch")).toEqual([
        expect.objectContaining({ effect: "alters", manner: "remade" }),
      ]);
    expect(JSON.stringify(viewWay(findWay(side(from), side(to))))).toContain("drain");
  });
});
