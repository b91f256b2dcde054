import { compile, formatDiagnostic, type DatacenterSpec } from "../../src/index.ts";
import { checkTables, tablesIn } from "../../src/compare/index.ts";
import { tablesText } from "../../src/cli/tables-text.ts";

const spec: DatacenterSpec = {
  name: "dc",
  platforms: { spines: "cumulus", tors: "cumulus" },
  hardware: { spines: "SN2700", tors: "SN2410" },
  ipv6: { prefix: "fd12:3456:789a::/48" },
  spines: [{ name: "spine-1", index: 0 }],
  racks: [{ name: "r1", index: 0, nodes: [{ name: "n1", index: 0 }] }],
};

const said = (changed: Partial<DatacenterSpec>): readonly string[] =>
  checkTables(compile({ ...spec, ...changed })).map(formatDiagnostic);

const spineRoutes = (changed: Partial<DatacenterSpec>) =>
  tablesIn(compile({ ...spec, ...changed })).find(
    ({ role, table }) => role === "spine" && table === "ipv6Routes",
  );

describe("tables of hardware that is known", () => {
  it("have the sizes of the profile that the hardware comes with, of the one that is named, or that the spec says", () => {
    expect(spineRoutes({})).toMatchObject({
      has: 22_000,
      path: ["hardware", "spines"],
      of: { hardware: "NVIDIA SN2700", profile: "default" },
    });
    expect(spineRoutes({ tables: { spines: { profile: "lpm-balanced" } } })).toMatchObject({
      has: 60_000,
      path: ["tables", "spines", "profile"],
    });
    const own = { name: "spine-1", index: 0, tables: { profile: "v6-lpm-heavy" } } as const;
    expect(spineRoutes({ spines: [own] })).toMatchObject({
      has: 32_000,
      path: ["spines", 0, "tables", "profile"],
    });
    const bySpec = spineRoutes({ tables: { spines: { profile: "lpm-balanced", ipv6Routes: 7 } } });
    expect(bySpec).toMatchObject({ has: 7, path: ["tables", "spines", "ipv6Routes"] });
    expect(bySpec).not.toHaveProperty("of");
  });

  it("are not known where no document gives figures", () => {
    const platforms = { spines: "eos", tors: "eos" } as const;
    expect(tablesIn(compile({ ...spec, platforms, hardware: { spines: "7050CX3-32S" } }))).toEqual([]);
  });

  it("are outgrown by a capacity that is declared, which refuses it, and by one that nobody declared, which warns", () => {
    const outgrown = (lines: readonly string[]) => lines.filter((line) => line.includes("[table-outgrown]"));
    expect(outgrown(said({})).map((line) => line.split("[")[0])).toEqual(["warning", "warning"]);
    expect(outgrown(said({ capacity: { maxRacks: 250 } })).map((line) => line.split("[")[0])).toEqual([
      "error",
      "error",
    ]);
  });

  it("are held against a /32 of every node where servers have links of their own", () => {
    const hostsOf = (attachment: "shared" | "routed") =>
      tablesIn(
        compile({
          ...spec,
          fabric: { model: "as-per-server" },
          servers: { attachment },
          capacity: { maxRacks: 8, maxNodesPerRack: 64 },
          tables: { tors: { hosts: 500 } },
        }),
      ).find(({ role, table }) => role === "tor" && table === "hosts")?.full;
    expect(hostsOf("routed")).toBeGreaterThan(8 * 64);
    expect(hostsOf("shared")).toBeLessThan(500);
  });

  it("hold as many racks as the message says, and not one more", () => {
    const [line = ""] = said({ capacity: { maxRacks: 250 } });
    const racks = Number(/set capacity\.maxRacks to (\d+)/.exec(line)?.[1]);
    expect(spineRoutes({ capacity: { maxRacks: racks } })?.full).toBeLessThanOrEqual(22_000);
    expect(spineRoutes({ capacity: { maxRacks: racks + 1 } })?.full).toBeGreaterThan(22_000);
  });

  it("are listed with what they hold, now and when full, a line for all switches that are alike", () => {
    const lines = tablesText(
      tablesIn(compile({ ...spec, spines: [...spec.spines, { name: "spine-2", index: 1 }] })),
    );
    expect(lines).toMatch(
      /^IPv6 routes +spine +\d+ \(0%\) +\d+ \(15\d%\) +22000 +NVIDIA SN2700, profile default$/m,
    );
    expect(lines.match(/ spine /g)).toHaveLength(4);
    expect(tablesText([])).toBe("");
  });
});
