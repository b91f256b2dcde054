import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { DatacenterSpec } from "../../src/index.ts";
import { describeWith } from "../support/prerequisites.ts";
import { EXPORTED, exportedSpec, inFolder } from "./exported.ts";

/** Names that YAML 1.1 takes for something else than text. */
const AWKWARD: DatacenterSpec = {
  name: "on",
  platforms: { tors: "eos", spines: "nxos" },
  spines: [{ name: "0x10", index: 0 }],
  racks: [
    { name: "1e3", index: 0, nodes: [{ name: "no", index: 0 }] },
    {
      name: "r-2",
      index: 1,
      nodes: [
        { name: "null", index: 0 },
        { name: "w.example.com", index: 1 },
      ],
    },
  ],
};

type Groups = Readonly<Record<string, { readonly hosts?: readonly string[] } | undefined>>;
type Listed = {
  readonly _meta: { readonly hostvars: Readonly<Record<string, Readonly<Record<string, unknown>>>> };
} & Groups;

describeWith("Ansible's own reader", ["ansible"], ({ ansible: { python, folder } }) => {
  function listed(spec: DatacenterSpec): Listed {
    const { files } = exportedSpec(spec, "ansible");
    return inFolder(files, (home) => {
      const { status, stdout, stderr } = spawnSync(
        python,
        ["-m", "ansible.cli.inventory", "-i", join(home, "inventory.yml"), "--list"],
        {
          encoding: "utf8",
          env: {
            ...process.env,
            PYTHONPATH: folder,
            HOME: home,
            LC_ALL: "C.UTF-8",
            // A name that is none of Python's is an error, and so is a file that no plugin can read.
            ANSIBLE_TRANSFORM_INVALID_GROUP_CHARS: "never",
            ANSIBLE_INVENTORY_ANY_UNPARSED_IS_FAILED: "true",
          },
        },
      );
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      return JSON.parse(stdout) as Listed;
    });
  }

  it.each(EXPORTED)("knows every device of $name, in its groups", (spec) => {
    const inventory = listed(spec);
    const racks = spec.racks ?? [];
    expect(inventory["spines"]?.hosts).toEqual(["spine-1", "spine-2"]);
    expect(inventory["rack_r1"]?.hosts).toEqual(
      expect.arrayContaining(["r1-tor0", ...(racks[0]?.nodes ?? []).map(({ name }) => name)]),
    );
    expect(inventory["nodes"]?.hosts).toHaveLength(racks.flatMap(({ nodes = [] }) => nodes).length);
    expect(inventory._meta.hostvars["r1-tor0"]).toMatchObject({
      fabric_role: "tor",
      fabric_rack: "r1",
      fabric_index: 0,
      fabric_platform: "frr",
      fabric_datacenter: spec.name,
      fabric_asn: 64600,
      fabric_address: "10.255.2.0",
    });
  });

  it("takes names for names, whatever YAML would make of them", () => {
    const groups = listed(AWKWARD);
    const { hostvars } = groups._meta;
    expect(Object.keys(hostvars).sort()).toEqual([
      "0x10",
      "1e3-tor0",
      "no",
      "null",
      "r-2-tor0",
      "w.example.com",
    ]);
    expect(hostvars["no"]).toMatchObject({ fabric_rack: "1e3", fabric_datacenter: "on" });
    expect(groups["rack_r_2"]?.hosts).toEqual(["r-2-tor0", "null", "w.example.com"]);
    expect(hostvars["0x10"]).toMatchObject({ ansible_network_os: "cisco.nxos.nxos" });
  });
});
