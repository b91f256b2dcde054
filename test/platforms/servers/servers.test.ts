import { compile, compileSpec, formatDiagnostics, type DatacenterSpec } from "../../../src/index.ts";
import { expectGolden } from "../../support/golden.ts";
import { filesOf, kinds } from "./fabrics.ts";

const networks = ["netplan", "systemd-networkd", "ifupdown2"] as const;

const written = (files: ReadonlyMap<string, string>): string =>
  [...files].map(([path, text]) => `## /${path}\n${text}`).join("\n");

describe.each(networks)("a server's network by %s", (network) => {
  it.each([1, 2] as const)("is as agreed on, in %i families", (families) => {
    const text = kinds.map((kind) => `# ${kind}\n\n${written(filesOf(kind, { network }, families))}`);
    expectGolden(`golden/servers/${network}${families === 2 ? "-ipv6" : ""}.txt`, text.join("\n\n"));
  });

  it("names ports as the spec does", () => {
    const ports = ["ens1f0np0", "ens1f1np1"];
    const text = written(filesOf("links to two ToRs", { network, ports }));
    for (const port of ports) expect(text).toContain(port);
    expect(text).not.toContain("eth0");
  });

  it("is the same for the same spec, and of a server alone", () => {
    expect(filesOf("links to two ToRs", { network })).toEqual(filesOf("links to two ToRs", { network }));
  });
});

describe("servers' files", () => {
  const spec: DatacenterSpec = {
    name: "dc",
    spines: [{ name: "spine-1", index: 0 }],
    racks: [
      {
        name: "r1",
        index: 0,
        nodes: [{ name: "n1", index: 0 }],
        hosts: [
          { name: "h1", index: 0, daemon: "bird2", announces: ["10.251.0.1/32"] },
          { name: "h2", index: 1, daemon: "bird2", announces: ["10.251.1.0/28"] },
        ],
      },
    ],
  };

  it("are none where nobody has them set up", () => {
    expect(compile(spec).servers.map(({ files }) => files.size)).toEqual([0, 0, 0]);
  });

  it("let forward who has pods or a network behind it, and no other", () => {
    const { servers } = compile({ ...spec, servers: { network: "ifupdown2" } });
    const forwarding = servers.filter(({ files }) => [...files.values()].join("").includes("ip_forward"));
    expect(forwarding.map(({ intent }) => intent.device)).toEqual(["n1", "h2"]);
  });

  it.each([
    ["a list of ports that ends", { ports: ["eth0"] }, "servers.ports"],
    ["a port that Linux has no name for", { ports: "enp101s0f0np1234{0}" }, "servers.ports"],
    ["a bond that is called as one of its ports", { ports: ["eth0", "bond0"] }, "servers.ports"],
  ])("refuse %s", (_, servers, path) => {
    const racks = [{ name: "r1", index: 0, tors: [{ index: 0 }, { index: 1 }] }];
    const compilation = compileSpec({ ...spec, servers: { network: "netplan", ...servers }, racks });
    expect(compilation.ok ? "" : formatDiagnostics(compilation.diagnostics).join("\n")).toContain(path);
  });
});
