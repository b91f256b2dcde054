import { importInventory } from "../../src/import/inventory/index.ts";
import type { DatacenterSpec } from "../../src/index.ts";
import { exportedSpec } from "./exported.ts";

const spec: DatacenterSpec = {
  name: "small",
  ipv6: { prefix: "fd12:3456:789a::/48", only: true },
  spines: [{ name: "spine-1", index: 0 }],
  racks: [
    {
      name: "r1",
      index: 0,
      nodes: [{ name: "w1", index: 0 }],
      hosts: [{ name: "lb1", index: 0, daemon: "frr", ipv6: { announces: ["fd12:3456:789a:500::1/128"] } }],
    },
  ],
};

describe("where IPv6 is alone", () => {
  it("no zone and no record is of IPv4", () => {
    const { files } = exportedSpec(spec, "dns");
    expect([...files.keys()].filter((file) => file.includes("in-addr"))).toEqual([]);
    expect([...files.values()].join("")).not.toMatch(/ IN A /);
    expect([...files.keys()].filter((file) => file.includes("ip6.arpa"))).toHaveLength(1);
  });

  it("a table of devices has switches' router ids, and no address of anybody else", () => {
    const { files, leftOut } = exportedSpec(spec, "csv");
    const text = files.get("devices.csv") ?? "";
    expect(text.split("\n").filter((line) => /\d+\.\d+\.\d+\.\d+/.test(line))).toEqual([
      expect.stringMatching(/^spine,spine-1,.*,10\.255\.0\.0,/),
      expect.stringMatching(/^tor,r1-tor0,.*,10\.255\.2\.0,/),
    ]);
    expect(leftOut).toEqual([
      "addresses of servers, subnets and pods: the table has IPv4's, and the fabric has none",
    ]);
  });

  it("and that table over its spec is the same plan", () => {
    const text = exportedSpec(spec, "csv").files.get("devices.csv") ?? "";
    const result = importInventory("csv", [{ file: "devices.csv", text }], { ...spec });
    expect(result.ok ? result.diagnostics : result.faults).toEqual([]);
    expect(
      result.ok ? exportedSpec(result.spec as unknown as DatacenterSpec, "csv").files.get("devices.csv") : "",
    ).toBe(text);
  });
});
