import fc from "fast-check";
import { compile, compileSpec, formatDiagnostics, type DatacenterSpec } from "../../../src/index.ts";
import { anySpecOf, runs } from "../../support/specs.ts";
import type { FabricSpec } from "../../support/variants.ts";
import { factsOfBridge } from "../support/bridge-facts.ts";
import { fabricsOn } from "../support/fabrics.ts";
import { vlansIn } from "./bridge-lines.ts";
import { itMissesNothing } from "./mutilated.ts";
import { readBridge, sayable } from "./read-bridge.ts";
import { eos } from "../../../src/platforms/eos/platform.ts";
import { vlanRanges } from "../../../src/platforms/eos/switched-port.ts";
import type { BridgeIntent } from "../../../src/intent/index.ts";

const fabric = (name: string): DatacenterSpec => {
  const found = fabricsOn("eos").find((one) => one.name === name);
  if (found === undefined) throw new Error(`no fabric ${name}`);
  return found;
};

const bridgeOf = (spec: DatacenterSpec, device: string): { intent: BridgeIntent; text: string } => {
  const found = compile(spec).bridges.find(({ intent }) => intent.device === device);
  if (found === undefined) throw new Error(`no bridge ${device}`);
  return { intent: found.intent, text: found.text ?? "" };
};

const render = (intent: BridgeIntent): string => eos.bridges?.render(intent) ?? "";

const saidOf = (spec: DatacenterSpec): string => {
  const compilation = compileSpec(spec);
  return formatDiagnostics(compilation.ok ? compilation.fabric.warnings : compilation.diagnostics).join("\n");
};

const ON_EOS = { platforms: { spines: "eos", tors: "eos" }, ports: { torPeer: "Ethernet{113}/1" } } as const;
/** And any number of servers, whose 49th has by default the port of the first spine. */
const OF_ANY_SIZE = { ...ON_EOS, ports: { ...ON_EOS.ports, torNode: "Ethernet{129}" } } as const;

const l2 = (technology: "plain" | "mlag", planes: 1 | 2): FabricSpec => ({
  model: "l2",
  planes,
  switching: { technology },
});

describe.each<[string, FabricSpec]>([
  ["spanning tree", l2("plain", 1)],
  ["spanning tree in two planes", l2("plain", 2)],
  ["MLAG", l2("mlag", 1)],
  ["MLAG in two planes", l2("mlag", 2)],
  [
    "one VLAN between ToRs",
    { model: "as-per-rack", spine: { kind: "ethernet" }, inRack: { kind: "full-mesh" } },
  ],
])("a switch of EOS that only switches, by %s", (_what, model) => {
  it("says what the intent says, in any fabric", () => {
    fc.assert(
      fc.property(anySpecOf(model), (spec) => {
        for (const { intent, text } of compile({ ...spec, ...OF_ANY_SIZE }).bridges)
          expect(readBridge(text ?? "")).toEqual(sayable(factsOfBridge(intent)));
      }),
      runs(40, 10),
    );
  });
});

describe.each([
  ["as-per-rack-ethernet", "spine-1"],
  ["l2-planes", "r1-tor0"],
  ["l2-mlag", "spine-1"],
  ["l2-mlag", "r1-tor1"],
])("the parser of EOS's bridges, given %s: %s", (name, device) => {
  itMissesNothing(bridgeOf(fabric(name), device).text, readBridge);
});

describe("a pair of EOS", () => {
  const { text } = bridgeOf(fabric("l2-mlag"), "spine-1");

  it("speaks over both addresses of a network that nothing else has", () => {
    const other = bridgeOf(fabric("l2-mlag"), "spine-2").text;
    expect(text).toContain("   ip address 169.254.0.0/31\n");
    expect(text).toContain("   peer-address 169.254.0.1\n");
    expect(other).toContain("   ip address 169.254.0.1/31\n");
    expect(other).toContain("   peer-address 169.254.0.0\n");
  });

  it("speaks in another VLAN where a network has the last one", () => {
    const { intent } = bridgeOf(fabric("l2-mlag"), "spine-1");
    const moved = render({
      ...intent,
      networks: intent.networks.map((one) => ({ ...one, vlan: 4094 })),
    });
    expect(moved).toContain("\nvlan 4093\n   name MLAG\n   trunk group MLAG\n");
    expect(moved).toContain("   switchport trunk allowed vlan 4093-4094\n");
    expect(moved).toContain("   local-interface Vlan4093\n");
    expect(readBridge(moved).vlans).toEqual([4094]);
  });

  it.each([
    ["the peer's address on both", /peer-address 169\.254\.0\.1/, "peer-address 169.254.0.0", "do not reach"],
    ["another number at the other switch", /^ {3}mlag 1$/m, "   mlag 2", "is 2 at the other switch"],
    ["its VLAN in a tree", /no spanning-tree vlan-id 4094/, "no spanning-tree vlan-id 100", "is in a tree"],
    ["a link without its VLAN", /allowed vlan 100,4094/, "allowed vlan 100", "does not carry its VLAN"],
    ["its VLAN on other trunks", /( {3}mlag 1\n)/, "$1   switchport trunk group MLAG\n", "carries the VLAN"],
  ])("is refused by the parser with %s", (_what, pattern, replacement, why) => {
    const changed = text.replace(pattern, replacement);
    expect(changed).not.toBe(text);
    expect(() => readBridge(changed)).toThrow(why);
  });

  it("is warned of for what is left to it and to the user", () => {
    expect(saidOf(fabric("l2-mlag"))).toContain(
      "eos lacks a setting for which of a pair is primary, and one for the LACP system id of both, and does without",
    );
  });

  it.each([
    ["a VLAN's interface", "l2-plain", { torUplink: "Vlan{200}" }, "the port Vlan200 is a VLAN's interface"],
    [
      "a port channel in another",
      "l2-mlag",
      { torUplink: "Port-Channel{1500}" },
      "the port Port-Channel1500 would be in another port channel",
    ],
  ])("is refused by the port's name where it is %s", (_what, name, ports, why) => {
    const spec = fabric(name);
    expect(saidOf({ ...spec, ports: { ...spec.ports, ...ports } })).toContain(why);
  });

  it("is refused by a port's name that its own port channel has", () => {
    const spec = fabric("l2-mlag");
    const alone = {
      ...spec,
      racks: (spec.racks ?? []).map((rack) => ({ ...rack, tors: (rack.tors ?? []).slice(0, 1) })),
      ports: { ...spec.ports, torNode: "Port-Channel{1001}" },
    };
    expect(saidOf(alone)).toContain("Port-Channel1001 is also the fabric's own port channel");
  });

  it("is refused from the number on that its own link has", () => {
    const { intent } = bridgeOf(fabric("l2-mlag"), "spine-1");
    const { switching } = intent;
    if (switching.kind !== "mlag") throw new Error("no aggregates");
    const numbered = (number: number): BridgeIntent => ({
      ...intent,
      switching: { ...switching, aggregates: switching.aggregates.map((one) => ({ ...one, number })) },
    });
    expect(eos.bridges?.refuses?.(numbered(1999), () => "eos")).toBeNull();
    expect(eos.bridges?.refuses?.(numbered(2000), () => "eos")?.why).toBe(
      "Port-Channel2000 would be past Port-Channel1999, the last that it has for it",
    );
  });

  it("is refused where the other switch is on another system", () => {
    const spec = fabric("l2-mlag");
    const [first, ...others] = spec.spines;
    if (first === undefined) throw new Error("no spine");
    const mixed = {
      ...spec,
      spines: [
        { ...first, platform: "frr" as const, ports: { downlink: "swp{1}", peer: "swp{100}" } },
        ...others,
      ],
    };
    expect(saidOf(mixed)).toContain("the other switch of its pair is on frr");
  });
});

describe("a trunk of EOS", () => {
  it("carries several networks by their tags alone", () => {
    const { intent } = bridgeOf(fabric("l2-planes"), "r1-tor0");
    const both = {
      ...intent,
      ports: intent.ports.map((one) => ({ ...one, networks: ["plane-0", "plane-1"] })),
    };
    expect(render(both)).toContain(
      "   switchport trunk native vlan tag\n   switchport trunk allowed vlan 100-101\n   switchport mode trunk\n",
    );
    expect(readBridge(render(both))).toEqual(factsOfBridge(both));
  });

  it("has VLANs as the device shows them", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), (some) => {
        const rising = some.sort((a, b) => a - b);
        expect(vlansIn(vlanRanges(rising))).toEqual(rising);
      }),
    );
  });
});
