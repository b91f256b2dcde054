import { planText } from "../../src/cli/plan-text.ts";
import { compile, type DatacenterSpec } from "../../src/index.ts";
import { viewPlan } from "../../src/report/index.ts";

/** Spines that only switch, each in a plane of its own, above a ToR that routes. */
const planesOver = (platforms: DatacenterSpec["platforms"]): DatacenterSpec => ({
  name: "dc",
  fabric: { model: "as-per-rack", spine: { kind: "ethernet" } },
  ...(platforms === undefined ? {} : { platforms }),
  spines: [{ name: "spine-1", index: 0 }],
  racks: [{ name: "r1", index: 0, nodes: [{ name: "worker-1", index: 0 }] }],
});

const viewOf = (platforms?: DatacenterSpec["platforms"]) => viewPlan(compile(planesOver(platforms)).plan);

describe("a plan", () => {
  it("says of every switch what it is on, where any is on another than FRR: also of those that only switch", () => {
    const { switches, bridges = [] } = viewOf({ spines: "nxos" });
    expect([...switches, ...bridges].map(({ name, platform }) => [name, platform])).toEqual([
      ["r1-tor0", "frr"],
      ["spine-1", "nxos"],
    ]);
    expect(planText(viewOf({ spines: "nxos" }))).toMatch(/^spine-1 +spine +nxos +Ethernet1\/1 to r1-tor0 /m);
    expect(JSON.stringify(viewOf())).not.toContain("platform");
    expect(planText(viewOf())).toMatch(/^spine-1 +spine +swp1 to r1-tor0 /m);
  });
});
