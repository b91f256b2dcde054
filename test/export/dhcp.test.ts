import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { compile, type DatacenterSpec } from "../../src/index.ts";
import { exporters, type ExportSettings } from "../../src/export/index.ts";
import { STACKS } from "../support/fabrics.ts";
import { describeWith } from "../support/prerequisites.ts";
import { EXPORTED, exportedSpec, inFolder, withMacs } from "./exported.ts";

interface Subnet {
  readonly id: number;
  readonly subnet: string;
  readonly "user-context": { readonly fabric: string };
  readonly "option-data"?: readonly { readonly name: string; readonly data: string }[];
  readonly pools?: readonly { readonly pool: string }[];
  readonly reservations?: readonly (Readonly<Record<string, unknown>> & { readonly hostname: string })[];
}

const small = (more: Partial<DatacenterSpec> = {}): DatacenterSpec => ({
  name: "small",
  spines: [{ name: "spine-1", index: 0 }],
  racks: [
    {
      name: "r1",
      index: 0,
      tors: [{ index: 0 }, { index: 1 }],
      nodes: [
        { name: "w1", index: 0, macs: ["02:00:00:00:00:0a", "02:00:00:00:00:0b"] },
        { name: "w2", index: 1 },
      ],
    },
  ],
  ...more,
});

function subnetsOf(
  spec: DatacenterSpec,
  settings: ExportSettings = {},
  family: 4 | 6 = 4,
): readonly Subnet[] {
  const text = exportedSpec(spec, "dhcp", settings).files.get(`kea-dhcp${String(family)}.conf`) ?? "{}";
  const config = JSON.parse(text) as Readonly<Record<string, Readonly<Record<string, Subnet[]>>>>;
  return config[`Dhcp${String(family)}`]?.[`subnet${String(family)}`] ?? [];
}

const outcome = (spec: DatacenterSpec, settings: ExportSettings = {}) =>
  exporters.dhcp.files(compile(spec), settings);

describe("DHCP", () => {
  it("knows a server in its rack by each of its ports, and says whom it does not know", () => {
    expect(subnetsOf(small(), { domain: "dc1.example.com" })).toEqual([
      {
        id: 0x0ac0_0000,
        subnet: "10.192.0.0/24",
        "user-context": { fabric: "r1" },
        "option-data": [{ name: "routers", data: "10.192.0.1, 10.192.0.2" }],
        reservations: ["02:00:00:00:00:0a", "02:00:00:00:00:0b"].map((mac) => ({
          "hw-address": mac,
          "ip-address": "10.192.0.10",
          hostname: "w1.dc1.example.com",
        })),
      },
    ]);
    expect(outcome(small())).toMatchObject({
      leftOut: ["1 server, as w2: the spec has no MAC address (macs) for each port that would ask"],
    });
  });

  it("gives a link's one address to whoever asks over it, and needs no MAC address for that", () => {
    const spec = small({ servers: { attachment: "routed" } });
    expect(outcome(spec)).toMatchObject({ ok: true, leftOut: [] });
    expect(
      subnetsOf(spec).map((one) => [one["user-context"].fabric, one.subnet, one.pools?.[0]?.pool]),
    ).toEqual([
      ["w1 at r1-tor0", "10.248.0.0/31", "10.248.0.1 - 10.248.0.1"],
      ["w1 at r1-tor1", "10.248.1.0/31", "10.248.1.1 - 10.248.1.1"],
      ["w2 at r1-tor0", "10.248.0.2/31", "10.248.0.3 - 10.248.0.3"],
      ["w2 at r1-tor1", "10.248.1.2/31", "10.248.1.3 - 10.248.1.3"],
    ]);
  });

  it("knows the port to each ToR in that ToR's own network", () => {
    const subnets = subnetsOf(small({ servers: { attachment: "subnet-per-tor" } }));
    expect(
      subnets.map((one) => [one["user-context"].fabric, one["option-data"]?.[0]?.data, one.reservations]),
    ).toEqual([
      [
        "r1-tor0",
        "10.248.0.1",
        [{ "hw-address": "02:00:00:00:00:0a", "ip-address": "10.248.0.10", hostname: "w1" }],
      ],
      [
        "r1-tor1",
        "10.248.1.1",
        [{ "hw-address": "02:00:00:00:00:0b", "ip-address": "10.248.1.10", hostname: "w1" }],
      ],
    ]);
  });

  it("has the same networks in IPv6, by the same numbers, and routers in none of them", () => {
    const spec = small({ ipv6: { prefix: "fd12:3456:789a::/48" } });
    const [one] = subnetsOf(spec, {}, 6);
    expect(one?.id).toBe(subnetsOf(spec)[0]?.id);
    expect(one?.subnet).toMatch(/^fd12:3456:789a:.*::\/64$/);
    expect(one?.["option-data"]).toBeUndefined();
    const only = small({ ipv6: { prefix: "fd12:3456:789a::/48", only: true } });
    expect([...exportedSpec(only, "dhcp", {}).files.keys()]).toEqual(["kea-dhcp6.conf"]);
  });

  it("stands in each plane itself, and says so", () => {
    const l2 = STACKS.find(({ name }) => name === "l2");
    if (l2 === undefined) throw new Error("no l2");
    const planes = compile(l2).plan.racks[0]?.nodes[0]?.planes.length ?? 0;
    const exported = outcome(withMacs(l2, planes));
    expect(exported).toMatchObject({
      ok: true,
      leftOut: [expect.stringMatching(/^routers of plane-0.*: no switch routes there, or relays/)],
    });
  });

  it("is refused where nobody would be answered, and settings of a family that is not there", () => {
    const [rack] = small().racks ?? [];
    const unknown = small({ racks: [{ name: "r1", index: 0, nodes: [{ name: "w1", index: 0 }] }] });
    expect(rack).toBeDefined();
    expect(outcome(unknown)).toMatchObject({
      reasons: [expect.stringMatching(/^no server would be answered: give servers their MAC addresses/)],
    });
    expect(outcome(small(), { bootUrl: "http://192.0.2.1/a", resolvers: ["2001:db8::53"] })).toEqual({
      ok: false,
      reasons: [
        "the resolver 2001:db8::53 is of IPv6, which the fabric does not have",
        "--boot-url is of IPv6, which the fabric does not have",
      ],
    });
  });
});

describeWith("Kea's own checker", ["kea"], ({ kea: { programs, libraries } }) => {
  const check = (spec: DatacenterSpec, settings: ExportSettings): void => {
    const { files } = exportedSpec(spec, "dhcp", settings);
    inFolder(files, (folder) => {
      for (const file of files.keys()) {
        const program = programs[file.replace(".conf", "")] ?? "";
        const { status, stdout, stderr } = spawnSync(program, ["-t", join(folder, file)], {
          encoding: "utf8",
          env: { LD_LIBRARY_PATH: libraries, KEA_PIDFILE_DIR: folder, KEA_LOCKFILE_DIR: "none" },
        });
        expect({
          status,
          said: `${stdout}${stderr}`.split("\n").filter((line) => /WARN|ERROR/.test(line)),
        }).toEqual({
          status: 0,
          said: [],
        });
      }
    });
  };

  it.each(EXPORTED.map((spec) => [spec.name, spec] as const))("takes that of %s", (_, spec) => {
    const ofBoth = spec.ipv6 === undefined ? {} : { bootUrl: "http://192.0.2.69/ipxe.efi" };
    check(spec, {
      domain: "dc1.example.com",
      resolvers: ["192.0.2.53"],
      nextServer: "192.0.2.69",
      bootFile: "a.efi",
      ...ofBoth,
    });
  });

  it.each(["shared", "routed", "subnet-per-tor"] as const)(
    "takes that of servers that are %s",
    (attachment) => {
      check(small({ servers: { attachment }, ipv6: { prefix: "fd12:3456:789a::/48" } }), {});
    },
  );
});
