import { compile, type DatacenterSpec } from "../../src/index.ts";
import { cablesOf } from "../../src/export/cables/index.ts";
import { expectedSessions } from "../../src/export/prometheus/expected.ts";
import { foretoldCables } from "../../src/verify/cables.ts";
import { specOf } from "../support/specs.ts";

const base = specOf(2, [1, { nodes: 2, tors: 2 }]);
const ipv6 = { prefix: "fd12:3456:789a::/48" };
const cables = { capacity: { maxUplinksPerSpine: 2, maxRacks: 64 } };

const LINKS: readonly (readonly [string, DatacenterSpec])[] = [
  ["numbered", base],
  ["unnumbered", { ...base, links: "unnumbered", ipv6 }],
  ["unnumbered, two to each spine", { ...base, ...cables, links: "unnumbered", uplinks: { links: 2 } }],
  ["aggregates", { ...base, ...cables, uplinks: { links: 2, aggregate: "lacp" } }],
  [
    "aggregates without IPv4",
    { ...base, ...cables, uplinks: { links: 2, aggregate: "lacp" }, ipv6: { ...ipv6, only: true } },
  ],
];

describe.each(LINKS)("of links that are %s", (_, spec) => {
  const fabric = compile(spec);

  it("no two sessions of a switch have one name for monitoring", () => {
    const names = expectedSessions(fabric).map(({ device, family, peer }) => `${device} ${family} ${peer}`);
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((one, at) => names.indexOf(one) !== at)).toEqual([]);
    expect(names.filter((one) => /link-local| $/.test(one))).toEqual([]);
  });

  it("each port has one cable, and what is verified are the cables that are plugged in", () => {
    const plugged = cablesOf(fabric)
      .filter(({ kind }) => kind === "fabric")
      .flatMap(({ ends }) => ends.map((end) => `${end.device} ${end.interface ?? "none"}`));
    expect(new Set(plugged).size).toBe(plugged.length);
    const { switches } = fabric.plan;
    const foretold = [...foretoldCables(fabric.plan).values()]
      .flat()
      .filter(({ of, device }) => {
        const [one, other] = [of, device].map((name) => switches.find((found) => found.name === name));
        return one?.role !== other?.role;
      })
      .filter(({ toSwitch }) => toSwitch)
      .map(({ of, port }) => `${of} ${port}`);
    expect([...foretold].sort()).toEqual([...plugged].sort());
  });
});
