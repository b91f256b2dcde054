import fc from "fast-check";
import { compileSpec, formatDiagnostics, type DatacenterSpec } from "../../../src/index.ts";
import type { BridgeIntent } from "../../../src/intent/index.ts";
import { platforms } from "../../../src/platforms/index.ts";
import { factsOfBridge } from "../support/bridge-facts.ts";
import { fabricsOn } from "../support/fabrics.ts";
import { readBridge } from "./read-bridge.ts";
import { golden, saidBy } from "./said.ts";

const TEXTS = [
  golden("as-per-rack-ethernet", "spine-1"),
  golden("l2-plain", "spine-1"),
  golden("l2-planes", "r1-tor0"),
  golden("l2-mlag", "r1-tor1"),
  golden("l2-irf", "r1-tor0"),
  golden("l2-irf", "spine-2"),
  golden("l2-trill", "spine-2"),
  golden("l2-trill", "r1-tor0"),
];

/** Facts as one text; null where the reader refuses. */
const said = saidBy(readBridge);

/** Nobody reads what an aggregate or a VLAN is called, and `#` ends a view that the next line would end too. */
const CARRIES_NOTHING = /^#$|^ name /;

describe("a line of a Comware bridge", () => {
  it("is missed", () => {
    const idle = TEXTS.flatMap((text) => {
      const [lines, facts] = [text.split("\n"), said(text)];
      return lines.filter((line, at) => line !== "" && said(lines.toSpliced(at, 1).join("\n")) === facts);
    });
    expect(idle.filter((line) => line !== "#")).toEqual([]);
  });

  it("is not taken for another where two letters of it are swapped", () => {
    fc.assert(
      fc.property(fc.constantFrom(...TEXTS), fc.nat(), fc.nat(), (text, which, where) => {
        const lines = text.trimEnd().split("\n");
        const line = lines[which % lines.length] ?? "";
        const at = where % line.length;
        const [one = "", other = ""] = [line[at], line[at + 1]];
        fc.pre(other !== "" && one !== other && !CARRIES_NOTHING.test(line));
        const swapped = `${line.slice(0, at)}${other}${one}${line.slice(at + 2)}`;
        expect(said(`${lines.with(which % lines.length, swapped).join("\n")}\n`)).not.toBe(said(text));
      }),
      { numRuns: 200 },
    );
  });

  it("is not taken in another view", () => {
    const taken = TEXTS.flatMap((text) =>
      text
        .split("\n")
        .filter((line) => /^ [a-z]/.test(line))
        .filter((line) => said(`${line.trimStart()}\n${text}`) !== null),
    );
    expect(taken).toEqual([]);
  });
});

const named = (name: string): DatacenterSpec => {
  const found = fabricsOn("comware").find((one) => one.name === name);
  if (found === undefined) throw new Error(`no fabric ${name}`);
  return found;
};

function bridgesOf(spec: DatacenterSpec): ReadonlyMap<string, BridgeIntent> {
  const compilation = compileSpec(spec);
  if (!compilation.ok) throw new Error(formatDiagnostics(compilation.diagnostics).join("\n"));
  return new Map(compilation.fabric.bridges.map(({ intent }) => [intent.device, intent]));
}

function intentOf(fabric: string, device: string): BridgeIntent {
  const found = bridgesOf(named(fabric)).get(device);
  if (found === undefined) throw new Error(`no bridge ${device}`);
  return found;
}

function textOf(intent: BridgeIntent): string {
  const text = platforms.comware.bridges?.render(intent);
  if (text === undefined) throw new Error("no bridges");
  return text;
}

describe("a Comware bridge", () => {
  it("has the system of a pair before the peer link, and each aggregate before its ports", () => {
    const text = textOf(intentOf("l2-mlag", "r1-tor0"));
    const places = [
      "\nstp mode pvst",
      "\nm-lag system-mac 0200-0000-0005",
      "\nm-lag system-number 1",
      "\ninterface Bridge-Aggregation1024",
      " port m-lag peer-link 1",
      "\ninterface Bridge-Aggregation1001",
      "\ninterface Twenty-FiveGigE1/0/1",
    ].map((line) => text.indexOf(line));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it("has another number in a pair than the other, and the same address", () => {
    const [one, other] = ["spine-1", "spine-2"].map((name) => textOf(intentOf("l2-mlag", name)));
    expect(one).toContain("m-lag system-mac 0200-0000-0001\nm-lag system-number 1\n");
    expect(other).toContain("m-lag system-mac 0200-0000-0001\nm-lag system-number 2\n");
  });

  it("gives the peer link a number that no aggregate has", () => {
    const intent = intentOf("l2-mlag", "r1-tor0");
    const { switching } = intent;
    if (switching.kind !== "mlag") throw new Error("no pair");
    const aggregates = switching.aggregates.map((one) =>
      one.number === 1001 ? { ...one, number: 1024 } : one,
    );
    const crowded = { ...intent, switching: { ...switching, aggregates } };
    expect(textOf(crowded)).toContain(
      "interface Bridge-Aggregation1023\n description peer link to r1-tor1\n",
    );
    expect(readBridge(textOf(crowded))).toEqual(factsOfBridge(crowded));
  });

  it("has plain aggregates where it stands alone between pairs, whatever makes those one", () => {
    const alone = (fabric: "l2-mlag" | "l2-irf"): ReadonlyMap<string, BridgeIntent> => {
      const spec = named(fabric);
      return bridgesOf({
        ...spec,
        racks: (spec.racks ?? []).map((rack) => ({ ...rack, tors: rack.tors?.slice(0, 1) ?? [] })),
      });
    };
    const intent = alone("l2-mlag").get("r1-tor0");
    const stacked = alone("l2-irf").get("r1-tor0");
    if (intent === undefined || stacked === undefined) throw new Error("no ToR");
    const text = textOf(intent);
    expect(text).toContain("interface Bridge-Aggregation1001\n");
    expect(text).not.toMatch(/m-lag|irf|mad/);
    expect(readBridge(text)).toEqual(factsOfBridge(intent));
    expect(textOf(stacked)).toBe(text);
  });

  it("calls its ports by its number in a fabric of two, and leaves those alone that begin with another", () => {
    const intent = intentOf("l2-irf", "r1-tor1");
    const text = textOf(intent);
    expect(text).toContain("irf-port 2/2\n port group interface HundredGigE2/0/55\n");
    expect(text).toContain("interface Twenty-FiveGigE2/0/1\n");
    expect(text).not.toMatch(/^interface [A-Z][A-Za-z-]+1\//m);
    const own = {
      ...intent,
      ports: intent.ports.map((port) => ({ ...port, name: port.name.replace("1/0", "2/0") })),
    };
    expect(textOf(own)).toContain("interface Twenty-FiveGigE2/0/1\n");
  });

  it("finds out by aggregates to switches, and not to nodes, that its fabric of two has come apart", () => {
    const text = textOf(intentOf("l2-irf", "r1-tor0"));
    const detecting = text.split("#\n").filter((block) => block.includes(" mad enable\n"));
    expect(detecting.map((block) => block.split("\n")[0])).toEqual(["interface Bridge-Aggregation1001"]);
  });

  it("tags several networks on one port, in ranges, and none is its own", () => {
    const intent = intentOf("l2-planes", "r1-tor0");
    const networks = intent.networks.map(({ name }) => name);
    const ports = intent.ports.map((port) =>
      port.name === "HundredGigE1/0/49" ? { ...port, networks } : port,
    );
    const text = textOf({ ...intent, ports });
    expect(text).toContain(
      " port link-type trunk\n undo port trunk permit vlan 1\n port trunk permit vlan 100 to 101\n",
    );
    expect(readBridge(text)).toEqual(factsOfBridge({ ...intent, ports }));
  });

  it("says its priority of all its VLANs, in ranges and alone", () => {
    const intent = intentOf("l2-plain", "spine-1");
    const [network] = intent.networks;
    if (network === undefined) throw new Error("no network");
    const networks = [100, 101, 102, 200].map((vlan) => ({ ...network, name: `n${String(vlan)}`, vlan }));
    const ports = intent.ports.map((port) => ({ ...port, networks: ["n100", "n200"] }));
    const text = textOf({ ...intent, networks, ports });
    expect(text).toContain("\nstp vlan 100 to 102 200 priority 4096\n");
    expect(readBridge(text)).toEqual(factsOfBridge({ ...intent, networks, ports }));
  });

  it("leaves spanning tree as it is where nothing depends on it", () => {
    expect(textOf(intentOf("as-per-rack-ethernet", "spine-1"))).not.toContain("stp");
  });

  it("has its doubts about TRILL marked", () => {
    const lines = textOf(intentOf("l2-trill", "r1-tor0"))
      .split("\n")
      .map((line) => line.trim());
    const doubted = platforms.comware.unconfirmed.flatMap(
      ({ pattern }) => lines.find((line) => pattern.test(line)) ?? [],
    );
    expect(doubted).toEqual(["undo stp enable", "trill link-type trunk", "trill link-type access alone"]);
  });

  it("is warned about what a pair does not find out by itself", () => {
    const compilation = compileSpec(named("l2-mlag"));
    const warnings = compilation.ok ? formatDiagnostics(compilation.fabric.warnings).join("\n") : "";
    expect(warnings).toContain("comware lacks a keepalive of M-LAG without addresses outside the fabric");
    expect(warnings).toContain("m-lag keepalive ip destination");
  });
});
