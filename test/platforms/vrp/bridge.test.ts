import { compileSpec, formatDiagnostics, type DatacenterSpec } from "../../../src/index.ts";
import type { BridgeIntent } from "../../../src/intent/index.ts";
import { renderBridge } from "../../../src/platforms/vrp/bridge/render.ts";
import { vlanList } from "../../../src/platforms/vrp/vlan-lines.ts";
import { factsOfBridge } from "../support/bridge-facts.ts";
import { spec } from "./compiled.ts";
import { readBridge } from "./read-bridge.ts";

interface Rendered {
  readonly intent: BridgeIntent;
  readonly text: string;
}

function bridgeOf(of: DatacenterSpec, device: string): Rendered {
  const compilation = compileSpec(of);
  if (!compilation.ok) throw new Error(formatDiagnostics(compilation.diagnostics).join("\n"));
  const found = compilation.fabric.bridges.find(({ intent }) => intent.device === device);
  if (found === undefined) throw new Error(`no ${device}`);
  return { intent: found.intent, text: found.text ?? "" };
}

const diagnosticsOf = (of: DatacenterSpec): string => {
  const compilation = compileSpec(of);
  return formatDiagnostics(compilation.ok ? compilation.fabric.warnings : compilation.diagnostics).join("\n");
};

const plain = spec("l2-plain");
const mlag = spec("l2-mlag");

describe("VRP's text of a switch that only switches", () => {
  it("has no address, and nothing of a router", () => {
    for (const name of ["as-per-rack-ethernet", "l2-plain", "l2-planes", "l2-mlag"])
      expect(bridgeOf(spec(name), "spine-1").text).not.toMatch(/bgp|ospf|Vlanif|LoopBack|address|sysname/);
  });

  it("lets no port of one VLAN wait for a spanning tree, and turns it off nowhere else", () => {
    const { text } = bridgeOf(spec("as-per-rack-ethernet"), "spine-1");
    expect(text).not.toMatch(/^stp/m);
    expect(text.match(/^ stp disable$/gm)).toHaveLength(text.match(/^interface /gm)?.length ?? 0);
  });

  it("has a tree for each VLAN, and guards ports to nodes alone", () => {
    const { text } = bridgeOf(spec("l2-planes"), "r1-tor0");
    expect(text).toContain("vlan batch 100 to 101\n");
    expect(text).toContain("stp mode vbst\nstp bpdu-protection\n");
    expect(text.match(/^interface .*\n(?: .*\n)* stp edged-port enable$/gm)).toHaveLength(4);
    expect(text).toMatch(
      /^interface 100GE1\/0\/1\n undo shutdown\n.*\n port link-type access\n port default vlan 100\n#$/m,
    );
  });

  it("does not say a priority that is VRP's own", () => {
    expect(bridgeOf(plain, "spine-1").text).toContain("stp vlan 100 priority 4096\n");
    expect(bridgeOf(plain, "spine-2").text).toContain("stp vlan 100 priority 8192\n");
    expect(bridgeOf(plain, "r1-tor0").text).not.toContain("priority");
  });

  it("carries several networks tagged, and VLAN 1 on no trunk", () => {
    const { intent } = bridgeOf(spec("l2-planes"), "r1-tor0");
    const all = intent.networks.map(({ name }) => name);
    const wide = {
      ...intent,
      ports: intent.ports.map((port) => (port.name.startsWith("100GE") ? { ...port, networks: all } : port)),
    };
    const text = renderBridge(wide);
    expect(text).toContain(
      " port link-type trunk\n undo port trunk allow-pass vlan 1\n port trunk allow-pass vlan 100 to 101\n",
    );
    expect(readBridge(text)).toEqual(factsOfBridge(wide));
  });

  it("shows VLANs as VRP does", () => {
    expect(vlanList([101, 100, 103, 4094, 4093, 4092])).toBe("100 to 101 103 4092 to 4094");
    expect(vlanList([7])).toBe("7");
  });
});

describe("two switches on VRP that are one", () => {
  it("have the same M-LAGs and system id, and other priorities, of which the higher is master", () => {
    const [one, other] = ["spine-1", "spine-2"].map((name) => bridgeOf(mlag, name).text);
    const shared = (text = "") => text.match(/^(?:lacp m-lag .*| dfs-group 1 m-lag .*|stp .*)$/gm);
    expect(shared(one)).toEqual(shared(other));
    expect(one).toContain("dfs-group 1\n priority 150\n");
    expect(other).toContain("dfs-group 1\n priority 140\n");
  });

  it("differ from other pairs by their system id, since VRP numbers no pairs", () => {
    expect(bridgeOf(mlag, "spine-1").text).toContain("lacp m-lag system-id 0200-0000-0001\n");
    expect(bridgeOf(mlag, "r1-tor0").text).toContain("lacp m-lag system-id 0200-0000-0005\n");
    expect(bridgeOf(mlag, "r2-tor0").text).toContain("lacp m-lag system-id 0200-0000-0006\n");
  });

  it("have a peer link that the spec names as an Eth-Trunk, with the user's ports in it", () => {
    const wide = { ...mlag, ports: { ...mlag.ports, torPeer: "Eth-Trunk{3000}" } };
    const { intent, text } = bridgeOf(wide, "r1-tor0");
    expect(text).toMatch(
      /^interface Eth-Trunk300[01]\n undo shutdown\n description .*\n peer-link 1\n port vlan exclude 1$/m,
    );
    expect(text).not.toContain("Eth-Trunk0\n");
    expect(readBridge(text)).toEqual(factsOfBridge(intent));
  });

  it("face a switch that stands alone and has an aggregate to both, which is no M-LAG", () => {
    const single = {
      ...mlag,
      racks: (mlag.racks ?? []).map((rack) => ({ ...rack, tors: (rack.tors ?? []).slice(0, 1) })),
    };
    const { intent, text } = bridgeOf(single, "r1-tor0");
    expect(text).toContain("interface Eth-Trunk1001\n");
    expect(text).not.toMatch(/m-lag|dfs-group|peer-link/);
    expect(readBridge(text)).toEqual(factsOfBridge(intent));
  });
});

describe("planes with a pair of spines each on VRP", () => {
  const [first, second] = spec("l2-planes").spines;
  if (first === undefined || second === undefined) throw new Error("no spines");
  const planes: DatacenterSpec = {
    ...spec("l2-planes"),
    fabric: { ...spec("l2-planes").fabric, model: "l2", planes: 2, switching: { technology: "mlag" } },
    spines: [
      first,
      second,
      { ...first, name: "spine-3", index: 2 },
      { ...second, name: "spine-4", index: 3 },
    ],
  };

  it("are what the intent says, with an aggregate and a tree for each plane", () => {
    const compilation = compileSpec(planes);
    if (!compilation.ok) throw new Error(formatDiagnostics(compilation.diagnostics).join("\n"));
    for (const { intent, text } of compilation.fabric.bridges)
      expect(readBridge(text ?? "")).toEqual(factsOfBridge(intent));
    const { text } = bridgeOf(planes, "r1-tor0");
    expect(text).toMatch(/^interface Eth-Trunk1001\n.*\n port link-type access\n port default vlan 100$/m);
    expect(text).toMatch(/^interface Eth-Trunk1002\n.*\n port link-type access\n port default vlan 101$/m);
    expect(text).toContain("stp mode vbst\n");
  });
});

describe("switching on VRP", () => {
  it("warns of what is left to the user of M-LAG, and of nothing otherwise", () => {
    const said = diagnosticsOf(mlag);
    expect(said).toContain("dual-active detection and authentication between the switches of a pair");
    expect(said).toContain("`dual-active detection source ip` and `authentication-mode hmac-sha256`");
    for (const name of ["l2-plain", "l2-planes"]) expect(diagnosticsOf(spec(name))).toBe("");
  });

  it("is refused where the other switch of a pair is on another system", () => {
    const [first, ...others] = mlag.spines;
    if (first === undefined) throw new Error("no spine");
    const mixed = {
      ...mlag,
      spines: [
        {
          ...first,
          platform: "sonic" as const,
          ports: { downlink: "Ethernet{0:4}", peer: "Ethernet{2048:4}" },
        },
        ...others,
      ],
    };
    expect(diagnosticsOf(mixed)).toContain("the other switch of its pair is on sonic");
  });

  it.each([
    ["a VLAN's interface", plain, { torUplink: "Vlanif{200}" }, "the port Vlanif200 is a VLAN's interface"],
    [
      "an Eth-Trunk in another",
      mlag,
      { torUplink: "Eth-Trunk{3000}" },
      "the port Eth-Trunk3000 would be in another Eth-Trunk",
    ],
    [
      "an Eth-Trunk of a number that the fabric gives",
      mlag,
      { torPeer: "Eth-Trunk{1}" },
      "is also the fabric's own Eth-Trunk",
    ],
  ])("is refused by the port's name where it is %s", (_what, of, ports, why) => {
    expect(diagnosticsOf({ ...of, ports: { ...of.ports, ...ports } })).toContain(why);
  });

  it("by a way that VRP does not have is no text", () => {
    const { intent } = bridgeOf(plain, "spine-1");
    const trill = {
      kind: "trill",
      nickname: 1,
      treeRootPriority: 1,
      corePorts: [],
      accessPorts: [],
    } as const;
    expect(() => renderBridge({ ...intent, switching: trill })).toThrow("VRP does not switch by trill");
  });
});
