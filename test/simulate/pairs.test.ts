import { compile, intentsOf, type DatacenterSpec } from "../../src/index.ts";
import { analyseFailures, simulate, type Failure } from "../../src/simulate/index.ts";

type Bond = "active-backup" | "lacp";

/** Two racks of two ToRs under two spines. */
const fabric = (bond: Bond): DatacenterSpec => ({
  name: "dc",
  platforms: { spines: "nxos", tors: "nxos" },
  servers: { bond },
  spines: [
    { name: "spine-1", index: 0 },
    { name: "spine-2", index: 1 },
  ],
  racks: [0, 1].map((rack) => ({
    name: `r${String(rack)}`,
    index: rack,
    tors: [{ index: 0 }, { index: 1 }],
    nodes: [0, 1].map((node) => ({ name: `r${String(rack)}-n${String(node)}`, index: node })),
  })),
});

const UPLINKS: readonly Failure[] = ["Ethernet1/49", "Ethernet1/50"].map((port) => ({
  kind: "link",
  device: "r0-tor0",
  interface: port,
}));

function impactOf(bond: Bond, failure: Failure) {
  const [impact] = analyseFailures(simulate(intentsOf(compile(fabric(bond)))), [failure]);
  if (impact === undefined) throw new Error("a failure without an impact");
  const { cut, unreachable, partlyLost, loops, fewerPaths } = impact;
  return { lost: [cut, unreachable, partlyLost, loops].map(({ count }) => count), fewer: fewerPaths.count };
}

describe("a rack whose two ToRs are one to servers that bond by LACP", () => {
  it.each<readonly [string, Failure]>([
    ["a ToR", { kind: "device", device: "r0-tor0" }],
    ...UPLINKS.map((failure): readonly [string, Failure] => ["an uplink", failure]),
    ["a spine", { kind: "device", device: "spine-1" }],
  ])("loses nothing but ways with %s, as with one port in use", (_what, failure) => {
    const { lost, fewer } = impactOf("lacp", failure);
    expect(lost).toEqual([0, 0, 0, 0]);
    expect(fewer).toBeGreaterThan(0);
    expect(impactOf("active-backup", failure)).toEqual({ lost, fewer });
  });
});
