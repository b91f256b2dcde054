import { compile, type DatacenterSpec } from "../../src/index.ts";
import { exporters } from "../../src/export/index.ts";
import { importInventory, type SpecObject } from "../../src/import/inventory/index.ts";
import { STACKS } from "../support/fabrics.ts";

const tableOf = (spec: DatacenterSpec): string => {
  const exported = exporters.csv.files(compile(spec), {});
  return exported.ok ? (exported.files.get("devices.csv") ?? "") : "";
};

const read = (text: string, base: SpecObject = { name: "dc1" }) =>
  importInventory("csv", [{ file: "devices.csv", text }], base);

function good(text: string, base?: SpecObject) {
  const result = read(text, base);
  if (!result.ok) throw new Error(result.faults.join("; "));
  return result;
}

const faults = (text: string): readonly string[] => {
  const result = read(text);
  return result.ok ? [] : result.faults;
};

/** Models, attachments, hosts, planes and both families. */
const KINDS = STACKS.filter(({ name }) =>
  [
    "demo",
    "as-per-server-dual",
    "as-per-cluster",
    "as-per-rack-subnets",
    "igp",
    "l2-planes",
    "dual-stack-outside",
  ].includes(name),
).map((spec) => [spec.name, spec] as const);

describe("an inventory in CSV", () => {
  it("becomes a spec of the least that it takes: indices by order, what follows from them not written", () => {
    const { spec, fabric, notes } = good(
      "name,role,rack\nspine-1,spine,\nspine-2,spine,\nr1-tor0,tor,r1\nworker-1,node,r1\nleaf-9,tor,r2\nworker-2,node,r2\n",
    );
    expect(spec).toEqual({
      name: "dc1",
      spines: [
        { name: "spine-1", index: 0 },
        { name: "spine-2", index: 1 },
      ],
      racks: [
        { name: "r1", index: 0, tors: [{ index: 0 }], nodes: [{ name: "worker-1", index: 0 }] },
        {
          name: "r2",
          index: 1,
          tors: [{ name: "leaf-9", index: 0 }],
          nodes: [{ name: "worker-2", index: 0 }],
        },
      ],
    });
    expect(fabric?.plan.name).toBe("dc1");
    expect(notes).toEqual([]);
  });

  it("has those numbers pinned that would be others, and no more", () => {
    const { spec, diagnostics } = good(
      [
        "role,name,rack,index,asn,address,subnet",
        "spine,spine-1,,0,64513,10.255.0.9,",
        "rack,r1,,3,,,10.192.77.0/24",
        "tor,r1-tor0,r1,0,64999,10.255.2.6,",
        "node,n1,r1,0,64999,10.192.77.10,",
        "node,n2,r1,1,64999,10.192.77.200,",
        "",
      ].join("\n"),
    );
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(spec).toMatchObject({
      spines: [{ name: "spine-1", index: 0, pin: { loopback: "10.255.0.9" } }],
      racks: [
        {
          name: "r1",
          index: 3,
          pin: { asn: 64999, subnet: "10.192.77.0/24" },
          tors: [{ index: 0 }],
          nodes: [
            { name: "n1", index: 0 },
            { name: "n2", index: 1, pin: { address: "10.192.77.200" } },
          ],
        },
      ],
    });
  });

  it.each(KINDS)(
    "of %s, with the spec's other sections, has the same plan, and the same table again",
    (_, spec) => {
      const table = tableOf(spec);
      const anew = good(table, { ...spec });
      expect(anew.fabric?.plan).toEqual(compile(spec).plan);
      expect(anew.notes).toEqual([]);
      expect(tableOf(anew.spec as unknown as DatacenterSpec)).toBe(table);
      expect(good(table, anew.spec).spec).toEqual(anew.spec);
    },
  );

  it("keeps what a spec has of a device already, its index before all, and says what is gone", () => {
    const base = {
      name: "dc1",
      bgp: { bfd: { enabled: true } },
      spines: [{ name: "spine-1", index: 4, maintenance: true }],
      racks: [{ name: "r1", index: 2, tors: [{ index: 1 }], nodes: [{ name: "n1", index: 7 }] }],
    };
    const { spec, notes } = good(
      "role,name,rack\nspine,spine-0,\nspine,spine-1,\ntor,r1-tor1,r1\nnode,n0,r1\n",
      base,
    );
    expect(spec).toEqual({
      name: "dc1",
      bgp: { bfd: { enabled: true } },
      spines: [
        { name: "spine-0", index: 0 },
        { name: "spine-1", index: 4, maintenance: true },
      ],
      racks: [{ name: "r1", index: 2, tors: [{ index: 1 }], nodes: [{ name: "n0", index: 0 }] }],
    });
    expect(notes).toEqual(["n1 was in the spec, and is not in the inventory"]);
  });

  it("reads what spreadsheets write: semicolons, quotes, a byte order mark, lines that end twice", () => {
    const { spec } = good('\ufeffrole;name;rack\r\nspine;"spine-1";\r\ntor;r1-tor0;"r1"\r\n;;\r\n');
    expect(spec["spines"]).toEqual([{ name: "spine-1", index: 0 }]);
  });

  it("gives the spec's own findings where it can't be built", () => {
    const { fabric, diagnostics } = good("role,name,rack\nspine,Spine_1,\n");
    expect(fabric).toBeNull();
    expect(diagnostics).toMatchObject([{ code: "value-invalid", path: ["spines", 0, "name"] }]);
  });

  it.each([
    ["", ["devices.csv: it is empty"]],
    ['role,name\nspine,"s', ["devices.csv: a quote is opened and not closed"]],
    ["role,rack\n", ["devices.csv: it has no column name"]],
    ["role,name,name\n", ['devices.csv: it has the column "name" twice']],
    [
      "role,name,height\n",
      [
        'devices.csv: "height" is no column of an inventory: it has role, name, rack, index, platform, hardware, cluster, asn, address, subnet, pods, daemon, announces',
      ],
    ],
    ["role,name\nspine,s1,x\n", ["devices.csv: line 2 has more cells than the head"]],
    [
      "role,name,rack,index,subnet\nleaf,t1,r1,,\nnode,n1,,,\nnode,n2,r1,first,\nspine,s1,,,10.0.0.0/8\nspine,,,,\n",
      [
        'devices.csv line 2: role is "leaf", and is to be one of rack, spine, tor, node, host',
        "devices.csv line 3: n1 is a node and has no rack",
        "devices.csv line 4: index is to be a whole number",
        "devices.csv line 5: a spine has no subnet: leave it empty",
        "devices.csv line 6: a spine has no name",
      ],
    ],
    ["role,name\nspine,s1\nspine,s1\n", ["the spine s1 is there twice"]],
  ])("is refused with all that is wrong: %j", (text, expected) => {
    expect(faults(text)).toEqual(expected);
  });
});
