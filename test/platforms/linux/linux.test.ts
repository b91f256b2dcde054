import { compileSpec, type DatacenterSpec } from "../../../src/index.ts";
import { describePlatform } from "../support/describe-platform.ts";
import { factsOfBridge } from "../support/bridge-facts.ts";
import { factsOfIntent } from "../support/facts-of-intent.ts";
import { fabricsOn } from "../support/fabrics.ts";
import { readBack, take } from "./read-back.ts";
import { readBridge } from "./read-bridge.ts";

describePlatform({
  platform: "linux",
  readBack,
  readBridge,
  take,
  // What routes and what bonds to servers are read by parsers that take one of the two.
  adjusted: (spec) => (spec.name.startsWith("uplink-aggregates") ? { ...spec, servers: {} } : spec),
  refuses: {
    lacp: "the kernel knows no aggregate over two switches",
    "lacp-dual-stack": "the kernel knows no aggregate over two switches",
    "l2-planes": "a bridge that tells VLANs apart has one tree for all of them",
    "l2-mlag": "it has no aggregates over two switches",
    "l2-irf": "it has no stacking",
    "l2-trill": "it has no TRILL",
    "l2-fabricpath": "it has no FabricPath",
  },
});

const fabric = (name: string, more: Partial<DatacenterSpec> = {}): DatacenterSpec => {
  const found = fabricsOn("linux").find((one) => one.name === name);
  if (found === undefined) throw new Error(`no fabric ${name}`);
  return { ...found, ...more };
};

const perVlan = { linux: { bridges: "per-vlan" } } as const;

function compiled(spec: DatacenterSpec) {
  const compilation = compileSpec(spec);
  if (!compilation.ok) throw new Error(JSON.stringify(compilation.diagnostics));
  return compilation.fabric;
}

function textOf(spec: DatacenterSpec, device: string): string {
  const { switches, bridges } = compiled(spec);
  const text = [...switches, ...bridges].find(({ intent }) => intent.device === device)?.text;
  if (typeof text !== "string") throw new Error(`no text for ${device}`);
  return text;
}

describe("with a bridge for each VLAN", () => {
  it.each(["as-per-rack-dual", "dual-stack", "igp-tors"])("%s says what the intent says", (name) => {
    const { switches } = compiled(fabric(name, perVlan));
    for (const { intent, text } of switches) {
      const { vlans, ...rest } = factsOfIntent(intent);
      const untagged = Object.entries(vlans).map(([vlan, of]) => [
        vlan,
        { ...of, untagged: [...of.untagged, ...of.tagged].sort(), tagged: [] },
      ]);
      expect(readBack(text)).toEqual({ ...rest, vlans: Object.fromEntries(untagged) as unknown });
    }
  });

  it.each(["l2-plain", "l2-planes"])("%s says what the intent of each switch says", (name) => {
    for (const { intent, text } of compiled(fabric(name, perVlan)).bridges)
      expect(readBridge(text ?? "")).toEqual(factsOfBridge(intent));
  });

  it("refuses a rack whose other ToR knows the VLAN by its tag", () => {
    const spec = fabric("as-per-rack-dual", perVlan);
    const mixed = {
      ...spec,
      racks: (spec.racks ?? []).map((rack) => ({
        ...rack,
        tors: [
          { index: 0, platform: "linux" as const },
          { index: 1, platform: "eos" as const },
        ],
      })),
    };
    expect(compileSpec(mixed)).toMatchObject({
      ok: false,
      diagnostics: [
        { code: "platform-lacks", message: expect.stringContaining("lacks a tag on frames") as unknown },
      ],
    });
    expect(compileSpec({ ...mixed, linux: {} }).ok).toBe(true);
  });
});

describe("what is said of Ethernet", () => {
  const said = { ethernet: { fabric: { mtu: 9000, gbps: 100, fec: "rs" }, racks: { mtu: 9000 } } } as const;
  const ofPort = (spec: DatacenterSpec, name: string): string =>
    new RegExp(`!\\| iface ${name}\\n(?:!\\| {5}.*\\n)+`).exec(textOf(spec, "r1-tor0"))?.[0] ?? "";

  it.each([{}, perVlan])("is what the intent says, with %p", (bridges) => {
    for (const { intent, text } of compiled(fabric("demo", { ...said, ...bridges })).switches)
      expect(readBack(text).ethernet).toEqual(factsOfIntent(intent).ethernet);
  });

  it("is on the ports, and on the rack's VLAN", () => {
    const spec = fabric("demo", said);
    expect(ofPort(spec, "swp49")).toContain("mtu 9000\n!|     link-speed 100000\n");
    expect(ofPort(spec, "swp49")).toContain("link-fec rs");
    expect(ofPort(spec, "swp129")).toContain("mtu 9000");
    expect(ofPort(spec, "vlan10")).toContain("mtu 9000");
    expect(ofPort(fabric("demo"), "swp49")).not.toMatch(/mtu|link-/);
  });

  it("comes to a bridge once its ports are there, for ifupdown2 would warn", () => {
    expect(ofPort(fabric("demo", { ...said, ...perVlan }), "vlan10")).toContain(
      "post-up ip link set dev vlan10 mtu 9000",
    );
  });

  it("makes an aggregate of a server's ports, by LACP", () => {
    const spec = fabric("demo", { servers: { bond: "lacp", links: 2 } });
    expect(ofPort(spec, "bond1")).toContain("bond-slaves swp129 swp130\n!|     bond-mode 802.3ad");
    expect(ofPort(spec, "fabric")).toContain("bridge-ports bond1 bond2");
    expect(ofPort(spec, "swp129")).not.toContain("bridge-access");
  });
});

const without = (text: string, line: number): string => text.split("\n").toSpliced(line, 1).join("\n");

describe("the parser that holds a Linux switch's text against the intent", () => {
  const texts = [
    [textOf(fabric("guarded-igp"), "r1-tor0"), readBack],
    [textOf(fabric("dual-stack", perVlan), "r1-tor0"), readBack],
    [textOf(fabric("l2-plain"), "r1-tor0"), readBridge],
    [textOf(fabric("l2-planes", perVlan), "r1-tor0"), readBridge],
  ] as const;

  it.each(texts)("notices any line of the network that is gone", (text, read) => {
    const facts = JSON.stringify(read(text));
    const unnoticed = [...text.split("\n").entries()]
      .filter(([, line]) => line.startsWith("!|"))
      .filter(([at]) => {
        try {
          return JSON.stringify(read(without(text, at))) === facts;
        } catch {
          return false;
        }
      });
    expect(unnoticed).toEqual([]);
  });
});
