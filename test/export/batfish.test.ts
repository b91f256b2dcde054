import { compile, type DatacenterSpec } from "../../src/index.ts";
import { exporters } from "../../src/export/index.ts";
import { STACKS } from "../support/fabrics.ts";
import { specOf } from "../support/specs.ts";
import { exportedFiles } from "./exported.ts";

/** Statements that Batfish's grammar of FRR has (projects/batfish/src/main/antlr4/org/batfish/grammar/frr, August 2026), each as a whole line. */
const READ: readonly RegExp[] = [
  /^frr version /,
  /^ip forwarding$/,
  /^interface \S+$/,
  /^ description /,
  /^ ip ospf (area \S+|cost \d+|network point-to-point)$/,
  /^ip route \S+ (blackhole|\S+)( \d+)?$/,
  /^ip prefix-list \S+ seq \d+ (permit|deny) \S+( ge \d+)?( le \d+)?$/,
  /^ipv6 /,
  /^bgp as-path access-list \S+ (permit|deny) \S.*$/,
  /^bgp (community|large-community)-list /,
  /^route-map \S+ (permit|deny) \d+$/,
  /^ match (ip|ipv6) address prefix-list \S+$/,
  /^ match as-path \S+$/,
  /^ set (local-preference|metric|weight|origin|as-path|community|ip next-hop) .*$/,
  /^ on-match (next|goto \d+)$/,
  /^ call \S+$/,
  /^router bgp \d+$/,
  /^ bgp (router-id|log-neighbor-changes|bestpath as-path multipath-relax|cluster-id|listen)\b/,
  /^ no bgp default ipv4-unicast$/,
  /^ neighbor \S+( interface)? (peer-group|remote-as|description|timers|bfd|local-as|password|update-source)\b/,
  /^ address-family (ipv4|ipv6) unicast$/,
  /^ {2}neighbor \S+ (activate|allowas-in|next-hop-self|remove-private-AS|route-reflector-client|send-community|soft-reconfiguration inbound|route-map \S+ (in|out))\b/,
  /^ {2}(network|aggregate-address|maximum-paths) /,
  /^ exit-address-family$/,
  /^router ospf$/,
  /^ (ospf router-id|log-adjacency-changes|redistribute)\b/,
];

const stack = (wanted: string): DatacenterSpec => {
  const found = STACKS.find(({ name }) => name === wanted);
  if (found === undefined) throw new Error(`no ${wanted}`);
  return found;
};

const snapshotOf = (spec: DatacenterSpec) => exportedFiles(compile(spec), "batfish");

/** FRR's part of a device's files. */
const frrOf = (path: string, text: string): readonly string[] =>
  (path.endsWith("frr.conf") ? text : (text.split("# ports.conf --\n\n")[1] ?? ""))
    .split("\n")
    .filter((line) => line !== "");

const json = (files: ReadonlyMap<string, string>, path: string): unknown =>
  JSON.parse(files.get(path) ?? "null");

interface Edges {
  readonly edges: readonly Readonly<
    Record<"node1" | "node2", { readonly hostname: string; readonly interfaceName: string }>
  >[];
}

interface Expected {
  readonly sessions: readonly { readonly node: string; readonly remote: string }[];
  readonly loopbacks: readonly string[];
  readonly known: Readonly<Record<string, number>>;
}

const FRR = ["demo", "as-per-rack-routed", "as-per-server", "igp", "dual-stack-outside", "unnumbered"];
const mixed: DatacenterSpec = {
  ...specOf(2, [2, 1, 1]),
  platforms: { spines: "nxos", tors: "eos" },
};

describe("a snapshot for Batfish", () => {
  it.each(FRR)("of %s has FRR's lines as Batfish's grammar has them", (name) => {
    const { files, leftOut } = snapshotOf(stack(name));
    const lines = [...files].flatMap(([path, text]) => (path.includes("/configs/") ? frrOf(path, text) : []));
    expect(lines.length).toBeGreaterThan(50);
    const strange = new Set(lines.filter((line) => !READ.some((one) => one.test(line))));
    // What stays though it has none is said.
    const said = leftOut.join("; ");
    const words = (line: string): string => line.trim().split(" ").slice(0, 2).join(" ");
    expect([...strange].filter((line) => !said.includes(words(line)))).toEqual([]);
  });

  it("says of each switch its name, whose text it is and its addresses", () => {
    const { files } = snapshotOf(stack("demo"));
    const text = files.get("snapshot/configs/spine-1.cfg") ?? "";
    expect(text.split("\n").slice(0, 6)).toEqual([
      "spine-1",
      "# This file describes the network interfaces",
      "auto lo",
      "iface lo inet loopback",
      "    address 10.255.0.0/32",
      "",
    ]);
    const vendors = snapshotOf(mixed).files;
    const heads = ["s0", "r0-tor0"].map((device) =>
      vendors
        .get(`snapshot/configs/${device}.cfg`)
        ?.split("\n")
        .filter((line) => /^(!RANCID|hostname)/.test(line)),
    );
    expect(heads).toEqual([
      ["!RANCID-CONTENT-TYPE: cisco-nx", "hostname s0"],
      ["!RANCID-CONTENT-TYPE: arista", "hostname r0-tor0"],
    ]);
  });

  it("has SONiC's two files in a folder of the switch", () => {
    const { files } = snapshotOf({ ...specOf(1, [1]), platforms: { spines: "sonic", tors: "sonic" } });
    const db = json(files, "snapshot/sonic_configs/s0/config_db.json") as {
      readonly DEVICE_METADATA: object;
      readonly INTERFACE: object;
    };
    expect(db.DEVICE_METADATA).toMatchObject({ localhost: { hostname: "s0" } });
    const frr = frrOf("frr.conf", files.get("snapshot/sonic_configs/s0/frr.conf") ?? "");
    expect(frr.filter((line) => !READ.some((one) => one.test(line)))).toEqual([]);
    expect(frr).toContainEqual(expect.stringMatching(/^router bgp \d+$/));
  });

  it.each([...FRR, "l2-dual"].map((name) => [name, stack(name)] as const).concat([["mixed", mixed]]))(
    "of %s has cables between ports that are there, each once",
    (_, spec) => {
      const exported = exporters.batfish.files(compile(spec), {});
      if (!exported.ok) {
        expect(exported.reasons).toEqual([expect.stringMatching(/^Batfish reads no switch of the fabric/)]);
        return;
      }
      const { files } = exported;
      const ends = (json(files, "snapshot/batfish/layer1_topology.json") as Edges).edges.flatMap(
        ({ node1, node2 }) => [node1, node2],
      );
      const names = ends.map(({ hostname, interfaceName }) => `${hostname} ${interfaceName}`);
      expect(new Set(names).size).toBe(names.length);
      const absent = ends.filter(({ hostname, interfaceName }) => {
        const config = files.get(`snapshot/configs/${hostname}.cfg`);
        const host = files.get(`snapshot/hosts/${hostname}.json`);
        return !(config ?? "").includes(`${interfaceName}\n`) && !(host ?? "").includes(`"${interfaceName}"`);
      });
      expect(absent).toEqual([]);
    },
  );

  it("has servers as hosts, each port with the gateway that it has there", () => {
    const host = (spec: DatacenterSpec, name: string) =>
      json(snapshotOf(spec).files, `snapshot/hosts/${name}.json`) as { readonly hostInterfaces: object };
    expect(host(stack("demo"), "r1-n1")).toEqual({
      hostname: "r1-n1",
      hostInterfaces: { eth0: { name: "eth0", prefix: "10.192.0.10/24", gateway: "10.192.0.1" } },
    });
    const routed = Object.values(
      host(stack("as-per-rack-routed"), "r1-n1").hostInterfaces,
    ) as readonly Readonly<Record<string, string>>[];
    expect(routed[0]).toMatchObject({ prefix: "10.248.0.1/31", gateway: "10.248.0.0" });
  });

  it("foretells sessions between switches, and the loopbacks that each has a route to", () => {
    const { sessions, loopbacks, known } = json(snapshotOf(stack("demo")).files, "expected.json") as Expected;
    const { plan } = compile(stack("demo"));
    const switches = new Set(plan.switches.map(({ name }) => name));
    const between = plan.sessions.filter(({ ends }) =>
      ends.every((end) => "device" in end && switches.has(end.device)),
    );
    expect(sessions).toHaveLength(2 * between.length);
    expect(loopbacks).toHaveLength(switches.size);
    expect(Object.keys(known)).toEqual([...switches]);
    expect(Math.min(...Object.values(known))).toBeGreaterThan(1);
  });

  it("has what routers outside are known to announce", () => {
    const { Announcements: all } = json(
      snapshotOf(stack("dual-stack-outside")).files,
      "snapshot/external_bgp_announcements.json",
    ) as {
      readonly Announcements: readonly Readonly<Record<string, unknown>>[];
    };
    expect(all.length).toBeGreaterThan(0);
    expect(all[0]).toMatchObject({
      type: "ebgp_sent",
      dstVrf: "default",
      network: expect.stringMatching(/\/\d+$/) as string,
    });
  });

  it("says which switches it lacks, and is refused where it would have none", () => {
    const spec: DatacenterSpec = { ...specOf(2, [1, 1]), platforms: { spines: "comware" } };
    const { files, leftOut } = snapshotOf(spec);
    expect(leftOut[0]).toBe(
      "s0, s1: Batfish does not read what comware is given, and knows no session with them",
    );
    expect(json(files, "expected.json") as Expected).toEqual({ sessions: [], loopbacks: [], known: {} });
    const refused = exporters.batfish.files(
      compile({ ...spec, platforms: { spines: "comware", tors: "vrp" } }),
      {},
    );
    expect(refused).toEqual({
      ok: false,
      reasons: ["Batfish reads no switch of the fabric: they are on comware, vrp"],
    });
    const ipv6 = { prefix: "fd12:3456:789a::/48", only: true };
    expect(exporters.batfish.files(compile({ ...specOf(1, [1]), ipv6 }), {})).toMatchObject({ ok: false });
  });
});
