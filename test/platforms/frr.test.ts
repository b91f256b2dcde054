import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compile, type DatacenterSpec, type HostArtifact, type SwitchArtifact } from "../../src/index.ts";
import { refuses } from "../../src/deliver/frr/refusals.ts";
import { text } from "../../src/platforms/frr/text.ts";
import { datacenter as demo } from "../../stacks/demo.ts";
import { datacenter as igpTors } from "../lab/fabrics/igp-tors.ts";
import { datacenter as igp } from "../lab/fabrics/igp.ts";
import { datacenter as lab } from "../lab/fabrics/lab.ts";
import { describeWith } from "../support/prerequisites.ts";
import { specOf } from "../support/specs.ts";
import { keepVerdict } from "../support/verdicts.ts";
import { withHosts } from "../support/with-hosts.ts";

/** Whatever runs FRR. */
const routersOf = (spec: DatacenterSpec): readonly (SwitchArtifact | HostArtifact)[] => {
  const { switches, hosts } = compile(spec);
  return [...switches, ...hosts.filter(({ intent }) => intent.daemon === "frr")];
};

describeWith("FRR's own checker", ["labPrograms"], () => {
  const folder = mkdtempSync(join(tmpdir(), "calico-fabric-frr-"));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const check = (content: string): { refused: boolean; code: number | undefined; said: string } => {
    const file = join(folder, "frr.conf");
    writeFileSync(file, content);
    const { status, stdout, stderr } = spawnSync("vtysh", ["-C", "-f", file], { encoding: "utf8" });
    const code = status ?? undefined;
    return { refused: refuses({ code, stdout, stderr }), code, said: `${stdout}${stderr}` };
  };

  const restarts = { enabled: false, forwardingHold: 10_000 };
  const off = { ...specOf(3, [1]), bgp: { gracefulRestart: restarts } };
  const named = {
    ...specOf(2, [3, 0]),
    fabric: { model: "igp" as const },
    bgp: { discovery: "static" as const },
  };
  const inBoth = [demo, igp].map((spec) => ({ ...spec, ipv6: { prefix: "fd12:3456:789a::/48" } }));
  const withBfd = [demo, igp, ...inBoth].map((spec) => ({ ...spec, bgp: { bfd: { enabled: true } } }));
  const specs = [
    withHosts(specOf(2, [1]), 5),
    named,
    demo,
    lab,
    specOf(64, [64]),
    specOf(1, [0]),
    off,
    igp,
    igpTors,
    ...inBoth,
    ...withBfd,
  ];
  const artifacts = specs.flatMap((spec) =>
    routersOf(spec).map(({ intent, text: content }): [string, string] => [
      `${spec.name} with ${String(spec.spines.length)} spines: ${intent.device}`,
      content,
    ]),
  );

  it("takes every rendered configuration", () => {
    const refused = artifacts
      .map(([name, content]) => ({ name, ...check(content) }))
      .filter((result) => result.refused);
    expect(refused).toEqual([]);
    keepVerdict({
      platform: "frr",
      program: "vtysh of FRR 8.4",
      files: artifacts.length,
      accepted: artifacts.length,
      compared: `${String(artifacts.reduce((sum, [, content]) => sum + content.split("\n").length, 0))} lines`,
      explained: "",
    });
  });

  it("would refuse each with any line misspelled, whatever the checker's exit code", () => {
    const [tor = ""] = compile(demo).switches.flatMap(({ intent, text: content }) =>
      intent.role === "tor" ? [content] : [],
    );
    const lines = tor.split("\n");
    const results = [...lines.entries()]
      .filter(([, line]) => line.trim() !== "" && !["!", "exit"].includes(line.trim()))
      .map(([at, line]) => ({
        line,
        ...check(
          lines
            .with(
              at,
              line.replace(/[a-z]/, (first) => `${first}x`),
            )
            .join("\n"),
        ),
      }));
    expect(results.filter(({ refused }) => !refused)).toEqual([]);
    // Exit codes alone would have let these through.
    expect(results.filter(({ code }) => code === 0).map(({ line }) => line.split(" ")[0])).toEqual(
      expect.arrayContaining(["interface", "route-map"]),
    );
  });
});

describe("an FRR configuration with OSPF", () => {
  const textOf = (fabric: DatacenterSpec["fabric"]): string =>
    compile({ ...specOf(1, [1]), ...(fabric === undefined ? {} : { fabric }) })
      .switches.map(({ text: content }) => content)
      .join("");

  it("has a dead interval of four hellos on every link, as the spec says", () => {
    const content = textOf({ model: "igp", ospf: { hello: 5 } });
    expect(content.match(/^ ip ospf hello-interval 5$/gm)).toHaveLength(2);
    expect(content.match(/^ ip ospf dead-interval 20$/gm)).toHaveLength(2);
  });

  it("is what no other model has", () => {
    for (const model of ["as-per-rack", "as-per-server", "downward-default"] as const)
      expect(textOf({ model })).not.toContain("ospf");
  });
});

describe("an FRR configuration", () => {
  const { switches } = compile(specOf(2, [2]));
  const lines = (device: string): string[] =>
    switches
      .find(({ intent }) => intent.device === device)
      ?.text.split("\n")
      .map((line) => line.trim()) ?? [];

  it("listens for as many nodes as the rack may hold", () => {
    expect(lines("r0-tor0")).toEqual(
      expect.arrayContaining(["bgp listen limit 64", "bgp listen range 10.192.0.0/24 peer-group NODES"]),
    );
  });

  it("sets the next hop on eBGP-learned routes only, never with force", () => {
    expect(lines("r0-tor0")).toContain("neighbor NODES next-hop-self");
    expect(lines("r0-tor0").filter((line) => line.includes("next-hop-self force"))).toEqual([]);
    expect(lines("s0").filter((line) => line.includes("next-hop-self"))).toEqual([]);
  });

  it("filters every session both ways and limits its prefixes", () => {
    for (const { intent } of switches) {
      for (const group of intent.groups) {
        const peers = intent.neighbors.filter((neighbor) => neighbor.group === group.name);
        const policies = peers.length === 0 ? [group.policy] : peers.map(({ policy }) => policy);
        for (const policy of policies) {
          expect(policy.imports ?? group.policy.imports).not.toBeNull();
          expect(policy.exports ?? group.policy.exports).not.toBeNull();
        }
        expect(
          lines(intent.device).some((line) => line.startsWith(`neighbor ${group.name} maximum-prefix `)),
        ).toBe(true);
        expect(lines(intent.device)).toContain(`neighbor ${group.name} ttl-security hops 1`);
      }
    }
  });

  it("is no helper where graceful restart is off, and holds back its forwarding table only where asked to", () => {
    const texts = (bgp: DatacenterSpec["bgp"]): string[] =>
      compile({ ...specOf(1, [1]), bgp }).switches.map(({ text: content }) => content);
    for (const content of texts({ gracefulRestart: { enabled: false } })) {
      expect(content).toContain("\n bgp graceful-restart-disable\n");
      expect(content).not.toMatch(/bgp graceful-restart( |$)|work-queue/m);
    }
    for (const content of texts({ gracefulRestart: { forwardingHold: 3000 } })) {
      expect(content).toContain("\nzebra work-queue 3000\n");
      // What a spine tells must be there before a ToR's End-of-RIB.
      expect(content.includes("\n coalesce-time 3000\n")).toBe(content.includes("peer-group NODES"));
      expect(content).toContain("\n bgp graceful-restart preserve-fw-state\n");
    }
  });

  it("has BFD, where it is on, on sessions with neighbouring switches and on OSPF's links, on no other", () => {
    const texts = (model: "as-per-rack" | "igp", bfd: object): string[] =>
      compile({ ...specOf(2, [1], { model }), bgp: { bfd } }).switches.map(({ text: content }) => content);
    const users = (content: string): string[] => content.match(/^.* bfd$/gm) ?? [];
    expect(texts("as-per-rack", { enabled: true }).map(users)).toEqual([
      [" neighbor TORS bfd"],
      [" neighbor TORS bfd"],
      [" neighbor SPINES bfd"],
    ]);
    const links = texts("igp", { enabled: true, transmit: 100 });
    expect(links.map((content) => users(content).length)).toEqual([1, 1, 2]);
    for (const content of links)
      expect(content).toMatch(/^bfd\n profile FABRIC\n {2}detect-multiplier 3\n {2}transmit-interval 100\n/m);
    for (const content of texts("as-per-rack", { enabled: false, transmit: 100 }))
      expect(content).not.toContain("bfd");
  });

  it("takes free text only as one line of it", () => {
    expect(text("spine-1 swp1")).toBe("spine-1 swp1");
    for (const hostile of ["a\nrouter bgp 1", "a\rb", "!a", "", " a", "a\u0000b", "ä"])
      expect(() => text(hostile)).toThrow(RangeError);
  });
});
