import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { compile, type DatacenterSpec } from "../../src/index.ts";
import { exporters } from "../../src/export/index.ts";
import { describeWith } from "../support/prerequisites.ts";
import { STACKS } from "../support/fabrics.ts";
import { exportedSpec, inFolder, SETTINGS } from "./exported.ts";

const small = (node: string, more: Partial<DatacenterSpec> = {}): DatacenterSpec => ({
  name: "small",
  spines: [{ name: "spine-1", index: 0 }],
  racks: [{ name: "r1", index: 0, nodes: [{ name: node, index: 0 }] }],
  ...more,
});

const lines = (spec: DatacenterSpec, zone: string): readonly string[] =>
  (exportedSpec(spec, "dns").files.get(`${zone}.zone`) ?? "").split("\n");

/** Name by address of every A and AAAA record, and of every PTR record, each written out whole. */
function records(files: ReadonlyMap<string, string>): { forward: Set<string>; reverse: Set<string> } {
  const [forward, reverse] = [new Set<string>(), new Set<string>()];
  for (const [file, text] of files) {
    const zone = file.slice(0, -".zone".length);
    for (const line of text.split("\n")) {
      const [owner = "", , type, data = ""] = line.split(" ");
      const name = owner === "@" ? zone : `${owner}.${zone}`;
      if (type === "A") forward.add(`${data.split(".").reverse().join(".")}.in-addr.arpa ${name}.`);
      if (type === "PTR" && zone.endsWith("in-addr.arpa")) reverse.add(`${name} ${data}`);
    }
  }
  return { forward, reverse };
}

/** Loopbacks and racks, links of servers' own, networks of ToRs' own, planes of spines and planes of nodes. */
const KINDS = STACKS.filter(({ name }) =>
  [
    "demo",
    "as-per-rack-subnets",
    "as-per-server-routed",
    "as-per-rack-ethernet",
    "l2-dual",
    "dual-stack-outside",
  ].includes(name),
).map((spec) => [spec.name, spec] as const);

describe("zones", () => {
  it("have a name for a switch, for each of its interfaces, and for a node", () => {
    const spec = small("w1", { ipv6: { prefix: "fd12:3456:789a::/48" } });
    const forward = lines(spec, "dc1.example.com");
    expect(forward).toContain("spine-1 IN A 10.255.0.0");
    expect(forward).toContain("swp1.spine-1 IN A 10.254.0.0");
    expect(forward).toContain("w1 IN A 10.192.0.10");
    expect(forward.filter((line) => line.startsWith("w1 IN AAAA fd12:3456:789a:"))).toHaveLength(1);
    expect(lines(spec, "192.10.in-addr.arpa")).toContain("10.0 IN PTR w1.dc1.example.com.");
  });

  it("are as large as whole octets of the pool", () => {
    const { files } = exportedSpec(small("w1", { pools: { torLoopbacks: "10.250.2.0/23" } }), "dns");
    expect([...files.keys()]).toContain("2.250.10.in-addr.arpa.zone");
  });

  it.each(KINDS)("of %s lead forth and back to the same", (_, spec) => {
    const { forward, reverse } = records(exportedSpec(spec, "dns").files);
    expect(forward.size).toBeGreaterThan(0);
    expect([...reverse].sort()).toEqual([...forward].sort());
  });

  it("leave a node's whole name as it is, and have it in the forward zone only where it is in the domain", () => {
    const inside = exportedSpec(small("w1.dc1.example.com"), "dns");
    expect(inside.leftOut).toEqual([]);
    expect(inside.files.get("dc1.example.com.zone")).toContain("\nw1 IN A 10.192.0.10\n");
    const outside = exportedSpec(small("w1.example.org"), "dns");
    expect(outside.leftOut).toEqual([
      "w1.example.org has a whole name outside dc1.example.com: only its reverse names are there",
    ]);
    expect(outside.files.get("192.10.in-addr.arpa.zone")).toContain("\n10.0 IN PTR w1.example.org.\n");
  });

  it("are refused where a name would be two devices', is too long, or a name server has no address", () => {
    const reasons = (spec: DatacenterSpec, settings = SETTINGS) => {
      const exported = exporters.dns.files(compile(spec), settings);
      return exported.ok ? [] : exported.reasons;
    };
    expect(reasons(small("spine-1.dc1.example.com"))).toEqual([
      "spine-1 and spine-1.dc1.example.com would both be spine-1.dc1.example.com: rename one",
    ]);
    expect(
      reasons(small("w1"), { ...SETTINGS, domain: `${"a".repeat(63)}.`.repeat(4).slice(0, 250) })[0],
    ).toMatch(/^DNS has no room for the name spine-1\./);
    expect(reasons(small("w1"), { ...SETTINGS, nameServers: ["ns1.dc1.example.com"] })).toEqual([
      "the name server ns1.dc1.example.com is in dc1.example.com, and no device of the fabric has that name: name one that is elsewhere",
    ]);
    expect(reasons(small("w1"), { ...SETTINGS, nameServers: ["w1.dc1.example.com"] })).toEqual([]);
  });
});

describeWith("BIND's own checker", ["bind"], ({ bind: { programs, libraries } }) => {
  it.each(KINDS)("takes the zones of %s", (_, spec) => {
    const { files } = exportedSpec(spec, "dns");
    inFolder(files, (folder) => {
      for (const file of files.keys()) {
        const zone = file.slice(0, -".zone".length);
        const { status, stdout } = spawnSync(
          programs["named-checkzone"] ?? "",
          // Its checks of other zones' names would ask the network.
          ["-i", "local", "-k", "fail", "-m", "fail", "-n", "fail", zone, join(folder, file)],
          { encoding: "utf8", env: { LD_LIBRARY_PATH: libraries } },
        );
        expect({ status, stdout }).toEqual({
          status: 0,
          stdout: `zone ${zone}/IN: loaded serial 2026010101\nOK\n`,
        });
      }
    });
  });
});
