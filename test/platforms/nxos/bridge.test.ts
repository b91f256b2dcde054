import { compile, compileSpec, formatDiagnostics, type DatacenterSpec } from "../../../src/index.ts";
import type { BridgeIntent } from "../../../src/intent/index.ts";
import { renderNxosBridge } from "../../../src/platforms/nxos/bridge/render.ts";
import { factsOfBridge } from "../support/bridge-facts.ts";
import { fabricsOn } from "../support/fabrics.ts";
import { readBridge } from "./read-bridge.ts";

const fabric = (name: string): DatacenterSpec => {
  const found = fabricsOn("nxos").find((one) => one.name === name);
  if (found === undefined) throw new Error(`no fabric ${name}`);
  return found;
};

const bridge = (spec: DatacenterSpec, device: string): BridgeIntent => {
  const found = compile(spec).bridges.find(({ intent }) => intent.device === device);
  if (found === undefined) throw new Error(`no bridge ${device}`);
  return found.intent;
};

function diagnosticsOf(spec: DatacenterSpec): readonly string[] {
  const compilation = compileSpec(spec);
  return formatDiagnostics(compilation.ok ? compilation.fabric.warnings : compilation.diagnostics);
}

/** Every port, and every pair's cable, carries two networks. */
function widened(intent: BridgeIntent): BridgeIntent {
  const [first] = intent.networks;
  if (first === undefined) throw new Error(`${intent.device} has no network`);
  const networks = [first, { ...first, name: "other", vlan: 99 }];
  const names = networks.map(({ name }) => name);
  return { ...intent, networks, ports: intent.ports.map((port) => ({ ...port, networks: names })) };
}

describe("NX-OS switches that only switch", () => {
  it.each([
    ["as-per-rack-ethernet", "spine-1"],
    ["l2-plain", "r1-tor0"],
    ["l2-mlag", "r1-tor0"],
    ["l2-fabricpath", "r1-tor0"],
  ])("carry several networks with tags, and none without: %s", (name, device) => {
    const intent = widened(bridge(fabric(name), device));
    const text = renderNxosBridge(intent);
    expect(readBridge(text)).toEqual(factsOfBridge(intent));
    expect(text).not.toContain("native");
  });

  it("name nothing before it is there", () => {
    const starts = [/^(?:install )?feature/, /^(?:spanning-tree|fabricpath) /, /^vlan /, /^vpc domain /];
    const last = [/^interface port-channel/, /^interface Ethernet/];
    for (const name of ["l2-plain", "l2-mlag", "l2-fabricpath"])
      for (const { text } of compile(fabric(name)).bridges) {
        const blocks = (text ?? "").split("!\n");
        const places = blocks.map((block) => [...starts, ...last].findIndex((start) => start.test(block)));
        expect(places).not.toContain(-1);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
      }
  });

  it("agree on what a pair and its servers must see alike", () => {
    for (const name of ["l2-mlag", "l2-fabricpath"]) {
      const texts = new Map(
        compile(fabric(name)).bridges.map(({ intent, text }) => [intent.device, text ?? ""]),
      );
      const alike = (device: string): readonly string[] =>
        texts
          .get(device)
          ?.match(
            /^(?:vpc domain .*| {2}(?:system-mac|vpc|fabricpath switch-id) .*|interface port-channel.*)$/gm,
          ) ?? [];
      expect(alike("r1-tor0")).not.toEqual([]);
      expect(alike("r1-tor0")).toEqual(alike("r1-tor1"));
      expect(alike("r1-tor0")).not.toEqual(alike("r2-tor0"));
    }
  });

  it.each([
    ["l2-plain", "mlag"],
    ["l2-planes", "mlag"],
    ["l2-mlag", "mlag"],
    ["l2-plain", "fabricpath"],
    ["l2-mlag", "fabricpath"],
  ] as const)(
    "say what the intent says where some stand alone and others in pairs: %s by %s",
    (name, technology) => {
      const { racks = [], fabric: of, ...spec } = fabric(name);
      const alone = racks.map((rack, at) =>
        at > 0 ? rack : { ...rack, tors: (rack.tors ?? [{ index: 0 }]).slice(0, 1) },
      );
      const planes = of?.model === "l2" ? (of.planes ?? 1) : 1;
      const switched = { model: "l2", planes, switching: { technology } } as const;
      for (const { intent, text } of compile({ ...spec, fabric: switched, racks: alone }).bridges)
        expect(readBridge(text ?? "")).toEqual(factsOfBridge(intent));
    },
  );

  it("take a port channel of the user's as the peer link, and leave its members to him", () => {
    const spec: DatacenterSpec = {
      ...fabric("l2-mlag"),
      ports: { torPeer: "port-channel{500}", spinePeer: "port-channel{500}" },
    };
    const texts = compile(spec).bridges.map(({ intent, text }) => {
      expect(readBridge(text ?? "")).toEqual(factsOfBridge(intent));
      return text ?? "";
    });
    for (const text of texts) {
      expect(text).toMatch(/^interface port-channel50\d$/m);
      expect(text).not.toMatch(/port-channel4096|channel-group 4096/);
    }
  });

  it("say whose the keepalive of a pair is, and which hardware has FabricPath", () => {
    expect(diagnosticsOf(fabric("l2-mlag"))).toContainEqual(
      expect.stringMatching(
        /^warning\[platform-leaves-out\] .*spine-1.*nxos lacks addresses for the keepalive of a pair \(vPC\).*peer-keepalive destination/,
      ),
    );
    expect(diagnosticsOf(fabric("l2-fabricpath"))).toContainEqual(
      expect.stringMatching(
        /^warning\[platform-leaves-out\] .*nxos lacks FabricPath on Nexus 9000.*F-series/,
      ),
    );
    for (const name of ["l2-plain", "l2-planes", "as-per-rack-ethernet"])
      expect(diagnosticsOf(fabric(name)).join("\n")).not.toContain("platform-");
  });

  const mlag = fabric("l2-mlag");
  const planes = fabric("l2-planes");

  it.each<[string, DatacenterSpec, string]>([
    [
      "VLANs that NX-OS keeps for itself",
      { ...planes, fabric: { model: "l2", planes: 2, firstVlan: 3966 } },
      "VLAN 3967 is one of the VLANs that NX-OS keeps for itself",
    ],
    [
      "a port channel in another",
      { ...mlag, ports: { torUplink: "port-channel{10}" } },
      "the port port-channel10 would be in another port channel",
    ],
    [
      "a port channel that the fabric has a number for",
      { ...mlag, ports: { torPeer: "port-channel{1}" } },
      "port-channel1 would be two port channels",
    ],
    [
      "a VLAN's interface as a port",
      { ...planes, ports: { torUplink: "Vlan{20}" } },
      "the port Vlan20 is a VLAN's interface",
    ],
    [
      "pairs of two systems",
      {
        ...mlag,
        racks: (mlag.racks ?? []).map((rack) => ({
          ...rack,
          tors: (rack.tors ?? []).map((tor) =>
            tor.index === 0 ? tor : { ...tor, platform: "frr" as const },
          ),
        })),
      },
      "the other switch of its pair is on frr",
    ],
  ])("refuse %s", (_, spec, reason) => {
    expect(diagnosticsOf(spec)).toContainEqual(
      expect.stringMatching(new RegExp(`^error\\[platform-lacks\\] .*nxos lacks .*${reason}.*Fix: `)),
    );
  });

  it("keep planes of FabricPath apart where each ToR has one of its own", () => {
    const one = fabric("l2-fabricpath");
    const spec: DatacenterSpec = {
      ...one,
      fabric: { model: "l2", planes: 2, switching: { technology: "fabricpath" } },
      racks: (one.racks ?? []).map((rack) => ({
        ...rack,
        nodes: (rack.nodes ?? []).map((node) => ({ ...node, reflectsPlane: node.index })),
      })),
    };
    for (const { intent, text } of compile(spec).bridges) {
      expect(intent.networks).toHaveLength(1);
      expect(readBridge(text ?? "")).toEqual(factsOfBridge(intent));
    }
  });
});
