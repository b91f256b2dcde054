import { compile, type DatacenterSpec } from "../../src/index.ts";

const hosts = [0, 1].map((index) => ({ name: `lb-${String(index)}`, index, daemon: "bird2" as const }));

const portsOf = (more: Partial<DatacenterSpec>): readonly string[] => {
  const { plan } = compile({
    name: "dc",
    platforms: { spines: "cumulus", tors: "cumulus" },
    hardware: { spines: "SN2700", tors: "SN2410" },
    spines: [{ name: "spine-1", index: 0 }],
    racks: [{ name: "r1", index: 0, nodes: [{ name: "n1", index: 0 }], hosts }],
    ...more,
  });
  return (plan.racks[0]?.tors[0]?.vlan?.servers ?? []).map((one) => `${one.peer} ${one.interface}`);
};

describe("ports of hosts on a plate that is known", () => {
  it("are the last, backwards, where there may be more nodes than the plate has ports for servers", () => {
    expect(portsOf({})).toEqual(["n1 swp1", "lb-0 swp48", "lb-1 swp47"]);
    expect(portsOf({ servers: { links: 2 } })).toEqual([
      "n1 swp1",
      "n1 swp2",
      "lb-0 swp48",
      "lb-0 swp47",
      "lb-1 swp46",
      "lb-1 swp45",
    ]);
  });

  it("come after those of all nodes that there may be, where these leave any", () => {
    expect(portsOf({ capacity: { maxNodesPerRack: 32 } })).toEqual(["n1 swp1", "lb-0 swp33", "lb-1 swp34"]);
  });

  it("do not move when the rack gets a node", () => {
    const nodes = [0, 1, 2].map((index) => ({ name: `n${String(index)}`, index }));
    const racks = [{ name: "r1", index: 0, nodes, hosts }];
    expect(portsOf({ racks }).filter((one) => one.startsWith("lb"))).toEqual(["lb-0 swp48", "lb-1 swp47"]);
  });
});
