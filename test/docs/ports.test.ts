import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { portAt } from "../../src/hardware/index.ts";
import { compileSpec } from "../../src/index.ts";

const text = readFileSync(join(process.cwd(), "docs", "ports.md"), "utf8");
const [spec = "", several = "", aggregated = "", unnumbered = "", sold = ""] = [
  ...text.matchAll(/^```yaml\n(.*?)^```$/gms),
].map(([, snippet]) => snippet);

/** The cells of the table's rows: what is written, and the ports that it gives. */
const rows = [...text.matchAll(/^\| `(?<written>[^`]+)` +\| (?<ports>[^|]+?) +\|/gm)].map(
  ({ groups = {} }) => [groups["written"] ?? "", groups["ports"]?.split(", ") ?? []] as const,
);

describe("docs/ports.md", () => {
  it.each(rows)("says which ports %s gives", (written, ports) => {
    const choice = written.startsWith("[") ? (parse(written) as string[]) : written;
    const given = ports.map((_, number) => portAt(choice, number) ?? "and no other");
    expect(given).toEqual(ports);
  });

  it("has a datacenter whose cables are where it says", () => {
    const compilation = compileSpec(parse(spec));
    expect(compilation).toMatchObject({ ok: true, fabric: { warnings: [] } });
    const links = compilation.ok ? compilation.fabric.plan.links : [];
    expect(links.map(({ ends }) => ends.map((end) => `${end.device} ${end.interface}`).join(" -- "))).toEqual(
      [
        "r1-tor0 Ethernet120 -- spine-1 Ethernet0",
        "r1-tor0 Ethernet124 -- spine-2 Ethernet0",
        "r2-tor0 Ethernet48 -- spine-1 Ethernet4",
        "r2-tor0 Ethernet52 -- spine-2 Ethernet64",
      ],
    );
  });

  it("has another whose ToRs have several links to some of the spines", () => {
    const compilation = compileSpec(parse(several));
    expect(compilation).toMatchObject({ ok: true, fabric: { warnings: [] } });
    const links = compilation.ok ? compilation.fabric.plan.links : [];
    expect(links.map(({ id, ends: [tor, spine] }) => `${id} ${tor.interface} ${spine.interface}`)).toEqual([
      "r1-tor0--spine-1 swp49 swp1",
      "r1-tor0--spine-1/2 swp50 swp2",
      "r1-tor0--spine-2 swp51 swp1",
      "r1-tor0--spine-2/2 swp52 swp2",
      "r1-tor0--spine-3 swp53 swp1",
      "r2-tor0--spine-1 swp49 swp5",
      "r2-tor0--spine-1/2 swp60 swp6",
      "r2-tor0--spine-2 swp51 swp5",
      "r2-tor0--spine-2/2 swp52 swp6",
      "r2-tor1--spine-2 swp51 swp7",
    ]);
  });

  it("has another whose links are aggregates, but for those of one rack", () => {
    const compilation = compileSpec(parse(aggregated));
    const links = compilation.ok ? compilation.fabric.plan.links : [];
    expect(links.map(({ ends }) => ends.map((end) => `${end.device} ${end.interface}`).join(" -- "))).toEqual(
      [
        "r1-tor0 PortChannel81 -- spine-1 Port-Channel1",
        "r1-tor0 PortChannel82 -- spine-2 Port-Channel1",
        "r2-tor0 Ethernet48 -- spine-1 Ethernet5/1",
        "r2-tor0 Ethernet52 -- spine-1 Ethernet6/1",
        "r2-tor0 Ethernet56 -- spine-2 Ethernet5/1",
        "r2-tor0 Ethernet60 -- spine-2 Ethernet6/1",
      ],
    );
  });

  it("has another whose links have no addresses", () => {
    const compilation = compileSpec(parse(unnumbered));
    expect(compilation).toMatchObject({ ok: true, fabric: { warnings: [] } });
    const links = compilation.ok ? compilation.fabric.plan.links : [];
    expect(links.map((link) => ("subnet" in link ? link.subnet : undefined))).toEqual([null, null]);
  });

  it("has another whose ports are those of its hardware", () => {
    const compilation = compileSpec(parse(sold));
    const { links = [], racks = [] } = compilation.ok ? compilation.fabric.plan : {};
    expect(links.map(({ ends }) => ends.map((end) => `${end.device} ${end.interface}`).join(" -- "))).toEqual(
      ["r1-tor0 Ethernet49/1 -- spine-1 Ethernet1/1", "r1-tor0 Ethernet50/1 -- spine-2 Ethernet31/1"],
    );
    expect(racks[0]?.tors[0]?.vlan?.servers).toEqual([{ interface: "Ethernet1", peer: "worker-1" }]);
  });
});
