import { compileSpec, formatDiagnostics, type DatacenterSpec } from "../../../src/index.ts";
import { platforms } from "../../../src/platforms/index.ts";
import { describePlatform } from "../support/describe-platform.ts";
import { fabricsOn } from "../support/fabrics.ts";
import { factsOfIntent } from "../support/facts-of-intent.ts";
import { lettingNothingPass } from "../support/nothing-passes.ts";
import { readBack, take } from "./read-back.ts";
import { readBridge } from "./read-bridge.ts";
import { adjusted } from "./specs.ts";

describePlatform({
  platform: "comware",
  readBack,
  readBridge,
  take,
  adjusted,
  refuses: {
    "in-vrf": "comware lacks a fabric in a VRF",
    "l2-fabricpath": "comware lacks FabricPath: it is Cisco's",
    ...Object.fromEntries(
      ["unnumbered", "guarded-unnumbered"].map((name) => [
        name,
        "comware lacks sessions by the interfaces of links without addresses (RFC 8950)",
      ]),
    ),
  },
});

const named = (name: string): DatacenterSpec => {
  const found = fabricsOn("comware").find((one) => one.name === name);
  if (found === undefined) throw new Error(`no fabric ${name}`);
  return found;
};

/** The text of one switch, after its facts were held against its intent. */
function textOf(spec: DatacenterSpec, device: string): string {
  const compilation = compileSpec(spec);
  if (!compilation.ok) throw new Error(formatDiagnostics(compilation.diagnostics).join("\n"));
  const found = compilation.fabric.switches.find(({ intent }) => intent.device === device);
  if (found === undefined) throw new Error(`no switch ${device}`);
  expect(readBack(found.text)).toEqual(factsOfIntent(found.intent));
  return found.text;
}

const refusalOf = (spec: DatacenterSpec): string => {
  const compilation = compileSpec(spec);
  return compilation.ok ? "" : formatDiagnostics(compilation.diagnostics).join("\n");
};

const drained = (name: string): DatacenterSpec => {
  const spec = named(name);
  return {
    ...spec,
    spines: spec.spines.map((spine) => (spine.name === "spine-1" ? { ...spine, maintenance: true } : spine)),
    racks: (spec.racks ?? []).map((rack) => ({ ...rack, maintenance: true })),
  };
};

describe("Comware refuses", () => {
  it.each([
    "as-per-server",
    "as-per-server-dual",
    "as-per-server-routed",
    "as-per-server-ethernet",
    "guarded-as-per-server",
  ])("dynamic neighbours with AS numbers of their own, and says what there is instead: %s", (name) => {
    const refusal = refusalOf(named(name));
    expect(refusal).toContain("comware lacks dynamic neighbours that bring AS numbers of their own");
    expect(refusal).toContain("bgp.discovery: static");
  });

  it("large communities, where communities would do", () => {
    expect(refusalOf(named("borders"))).toContain("comware lacks large communities (RFC 8092)");
  });
});

describe("a Comware switch that is drained", () => {
  it("says so of its own default route too, which passes no export policy", () => {
    const text = textOf(drained("downward-default"), "spine-1");
    expect(text).toContain("\n  peer TORS default-route-advertise route-policy DRAINED-DEFAULT\n");
    expect(text).toContain(
      "\nroute-policy DRAINED-DEFAULT permit node 10\n apply community 65535:0 additive\n apply local-preference 0\n",
    );
  });

  it("tells nodes a longer path, by eBGP", () => {
    expect(textOf(drained("downward-default"), "r1-tor0")).toContain(
      "\nroute-policy TO-NODES-DRAINED permit node 10\n if-match ip address prefix-list TO-NODES\n apply as-path 64600\n",
    );
  });

  it.each(["downward-default", "igp-ipv6"])(
    "has no policy by a name that it had before, and each peer names another: %s",
    (name) => {
      const namesIn = (spec: DatacenterSpec, pattern: RegExp): ReadonlySet<string> =>
        new Set([...textOf(spec, "r1-tor0").matchAll(pattern)].map(([, one = ""]) => one));
      const policies = /^route-policy (\S+) /gm;
      const [before, after] = [namesIn(named(name), policies), namesIn(drained(name), policies)];
      expect([...after].sort()).toEqual([...before].map((one) => `${one}-DRAINED`).sort());
      const lines = /^ {2}peer (\S+) route-policy \S+ (?:import|export)$/gm;
      expect(namesIn(drained(name), lines)).toEqual(namesIn(named(name), lines));
    },
  );

  it("is the last choice by iBGP as well, whatever the next hop", () => {
    const [, ...nodes] = textOf(drained("igp"), "r1-tor0").split(
      "\nroute-policy TO-NODES-DRAINED permit node ",
    );
    expect(nodes).toHaveLength(2);
    for (const node of nodes)
      expect(node.split("#")[0]).toContain(" apply community 65535:0 additive\n apply local-preference 0\n");
  });
});

describe("a Comware switch", () => {
  it("has each list before what names it", () => {
    const text = textOf(named("demo"), "r1-tor0");
    const places = [
      "\nip prefix-list ",
      "\nip as-path ",
      "\nip community-list ",
      "\nroute-policy ",
      "\nvlan 10",
      "\ninterface Twenty-FiveGigE1/0/",
      "\ninterface Vlan-interface10",
      "\nbgp ",
    ].map((line) => text.lastIndexOf(line));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it("has each interface before OSPF is silent on it, and OSPF before what an interface says of it", () => {
    const text = textOf(named("igp"), "r1-tor0");
    expect(text).toContain("\n#\ninterface Vlan-interface10\n#\nospf 1 ");
    const early = text.replace("interface Vlan-interface10\n#\nospf 1 ", "ospf 1 ");
    expect(() => readBack(early)).toThrow("no interface Vlan-interface10 yet that may be silent");
  });

  it("routes on a port of its own into the rack before OSPF is silent on it", () => {
    const spec = named("igp");
    const text = textOf({ ...spec, ports: { ...spec.ports, torRack: "HundredGigE1/0/32" } }, "r1-tor0");
    expect(text).toContain("interface HundredGigE1/0/32\n port link-mode route\n#\nospf 1 ");
  });

  it("watches an iBGP peer on the link by BFD of a single hop", () => {
    const spec = named("as-per-rack-dual");
    const text = textOf({ ...spec, bgp: { ...spec.bgp, bfd: { enabled: true } } }, "r1-tor0");
    expect(text).toContain("\n peer TOR bfd single-hop\n");
    expect(text).toContain("\n peer SPINES bfd\n");
  });

  it("has a list that permits nothing where nothing may pass: one that is not there lets all pass", () => {
    const { intent } = switchOf(named("demo"), "r1-tor0");
    const nothing = lettingNothingPass(intent, "FROM-NODES");
    const text = platforms.comware.render(nothing);
    expect(text).toContain("ip prefix-list FROM-NODES index 10 deny 0.0.0.0 0 less-equal 32\n");
    expect(readBack(text)).toEqual(factsOfIntent(nothing));
  });

  it("has no group, list or policy for servers while there are none: what a group is would be settled for ever", () => {
    const spec = named("demo");
    const racks = (spec.racks ?? []).map((rack) => ({ ...rack, nodes: [] }));
    const text = textOf({ ...spec, racks, bgp: { discovery: "static" } }, "r1-tor0");
    expect(text).not.toContain("NODES");
    expect(text).toContain("\n group SPINES external\n");
  });

  it("waits for no more than 300 seconds after a restart, and for less where it is asked to", () => {
    const spec = named("demo");
    const waiting = (stale: number): DatacenterSpec => ({ ...spec, bgp: { gracefulRestart: { stale } } });
    expect(textOf(waiting(3600), "r1-tor0")).toContain("\n graceful-restart timer wait-for-rib 300\n");
    expect(textOf(waiting(200), "r1-tor0")).toContain("\n graceful-restart timer wait-for-rib 200\n");
  });

  it("has no entry of a list twice: the device refuses the second", () => {
    const { intent } = switchOf(named("demo"), "r1-tor0");
    const twice = intent.prefixLists.map((list) => ({ ...list, rules: [...list.rules, ...list.rules] }));
    expect(platforms.comware.render({ ...intent, prefixLists: twice })).toBe(
      platforms.comware.render(intent),
    );
  });

  it("is told of routes that it drops after all that BGP knows", () => {
    const text = textOf(adjusted(named("borders")), "spine-2");
    expect(text).toContain("\n  preference 200 200 210\n");
    expect(text).toContain("\nip route-static 10.32.0.0 11 NULL0 preference 254\n");
  });
});

function switchOf(spec: DatacenterSpec, device: string) {
  const compilation = compileSpec(spec);
  const found = compilation.ok
    ? compilation.fabric.switches.find(({ intent }) => intent.device === device)
    : undefined;
  if (found === undefined) throw new Error(`no switch ${device}`);
  return found;
}
