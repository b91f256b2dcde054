import fc from "fast-check";
import { compile, type DatacenterSpec } from "../../../src/index.ts";
import { eos } from "../../../src/platforms/eos/platform.ts";
import { anySpecOf, runs } from "../../support/specs.ts";
import { ROUTED_VARIANTS } from "../../support/variants.ts";
import { describePlatform } from "../support/describe-platform.ts";
import { mapsThatAddUp } from "../support/drained-maps.ts";
import { fabricsOn } from "../support/fabrics.ts";
import { factsOfIntent } from "../support/facts-of-intent.ts";
import { readBack, take } from "./read-back.ts";
import { readBridge, sayable } from "./read-bridge.ts";

describePlatform({
  platform: "eos",
  readBack,
  readBridge,
  take,
  sayable,
  refuses: {
    "l2-irf": "two switches keep a control plane each",
    "l2-trill": "no release speaks it",
    "l2-fabricpath": "it is Cisco's own",
  },
});

const fabric = (name: string): DatacenterSpec => {
  const found = fabricsOn("eos").find((one) => one.name === name);
  if (found === undefined) throw new Error(`no fabric ${name}`);
  return found;
};

/** Any number of spines; by default the port to the rack's other ToR is that of a seventh. */
const ON_EOS = { platforms: { spines: "eos", tors: "eos" }, ports: { torPeer: "Ethernet{113}/1" } } as const;
/** And any number of servers, whose 49th has by default the port of the first spine. */
const OF_ANY_SIZE = { ...ON_EOS, ports: { ...ON_EOS.ports, torNode: "Ethernet{129}" } } as const;

const drained = (spec: DatacenterSpec): DatacenterSpec => ({
  ...spec,
  spines: spec.spines.map((spine) => ({ ...spine, maintenance: spine.index === 0 })),
  racks: (spec.racks ?? []).map((rack) => ({ ...rack, maintenance: rack.index === 0 })),
});

const textOf = (spec: DatacenterSpec, device: string): string =>
  compile(spec).switches.find(({ intent }) => intent.device === device)?.text ?? "";

/** A block with what stands below it. */
const block = (text: string, header: string): string =>
  text.split("!\n").find((one) => one.startsWith(`${header}\n`)) ?? "";

describe("a configuration of EOS", () => {
  const watched = { bfd: { enabled: true }, gracefulRestart: { enabled: false } };
  it.each<[string, DatacenterSpec]>([
    ["a drained spine that gives the default", drained(fabric("downward-default-dual"))],
    ["a drained reflector, and BFD under OSPF", { ...drained(fabric("igp-tors")), bgp: watched }],
    ["both families of it", { ...drained(fabric("igp-ipv6")), bgp: watched }],
    ["borders that reflect", { ...fabric("borders"), fabric: { model: "igp" } }],
    ["nodes that are each configured", { ...fabric("hosts"), bgp: { discovery: "static" } }],
  ])("says what the intent says of %s", (_what, spec) => {
    for (const { intent, text } of compile(spec).switches)
      expect(readBack(text)).toEqual(factsOfIntent(intent));
  });

  it.each(ROUTED_VARIANTS)("says what the intent says of any fabric: $name", ({ fabric: model }) => {
    fc.assert(
      fc.property(anySpecOf(model), (spec) => {
        for (const { intent, text } of compile({ ...spec, ...OF_ANY_SIZE }).switches)
          expect(readBack(text)).toEqual(factsOfIntent(intent));
      }),
      runs(40, 5),
    );
  });

  it("leaves the next hop of what is reflected as it is, and is it itself of all else", () => {
    const text = textOf(fabric("demo"), "r1-tor0");
    expect(block(text, "route-map TO-NODES permit 10")).toContain("   match route-type internal\n");
    expect(block(text, "route-map TO-NODES permit 10")).not.toContain("next-hop");
    expect(block(text, "route-map TO-NODES permit 20")).toContain("   set ip next-hop peer-address\n");
    expect(text).not.toContain("next-hop-self");
  });

  it("says next-hop-self where nothing is reflected", () => {
    expect(textOf(fabric("as-per-rack-mesh"), "r1-tor0")).toContain("   neighbor NODES next-hop-self\n");
    expect(textOf(fabric("as-per-server"), "r1-tor0")).toContain("   neighbor NODES next-hop-self\n");
  });

  it("leaves the next hops of a shared network to an eBGP peer on it", () => {
    const text = textOf(fabric("downward-default"), "r1-tor0");
    expect(block(text, "route-map TO-NODES permit 10")).toContain(
      "   match ip next-hop prefix-list NEXT-HOP-NODES\n   set ip next-hop unchanged\n",
    );
  });

  it("tells of a drain also with the default, which passes no other map", () => {
    const text = textOf(drained(fabric("downward-default")), "spine-1");
    expect(block(text, "route-map DEFAULT-TORS-DRAINED permit 10")).toBe(
      "route-map DEFAULT-TORS-DRAINED permit 10\n   set origin igp\n   set community GSHUT additive\n",
    );
  });

  it("leaves no entry of a drained map behind where a text is merged over the other", () => {
    expect(fabricsOn("eos").flatMap((spec) => mapsThatAddUp("eos", spec))).toEqual([]);
  });

  it("has all communities of a kind in one line, for a second would take the place of the first", () => {
    const [spine] = [textOf(drained(fabric("borders")), "spine-2")];
    for (const entry of spine.split("!\n"))
      expect(entry.match(/^ {3}set community /gm)?.length ?? 0).toBeLessThan(2);
  });

  it("counts what it takes from routers outside, and what it is told inside", () => {
    const text = textOf(fabric("borders"), "spine-2");
    expect(text).toContain(
      "   neighbor OUTSIDE-BFD maximum-routes 0\n   neighbor OUTSIDE-BFD maximum-accepted-routes 1000 warning-limit 800\n",
    );
    expect(text).toContain("   neighbor TORS maximum-routes 1150 warning-limit 80 percent\n");
  });

  it("has no name with a slash, whatever port it is made of", () => {
    const text = textOf(fabric("borders"), "spine-2");
    expect(text).toContain("route-map FROM-OUTSIDE-Ethernet702-1 permit 10\n");
    expect(text).not.toMatch(/^(?:route-map|ip prefix-list) \S*\//m);
  });

  it("makes a routed port of a switched one before it has an address", () => {
    const lines = textOf(fabric("demo"), "spine-1").split("\n");
    const port = lines.indexOf("interface Ethernet1/1");
    expect(lines.slice(port + 2, port + 5)).toEqual([
      "   no shutdown",
      "   no switchport",
      "   ip address 10.254.0.0/31",
    ]);
  });

  it("names no secret, but where it belongs", () => {
    const text = textOf(fabric("guarded"), "r2-tor0");
    expect(text.match(/password .*/g)).toEqual([
      "password 0 <secret:nodes>",
      "password 0 <secret:fabric>",
      "password 0 <secret:fabric>",
    ]);
  });

  it("cuts a description that is longer than EOS takes", () => {
    const long = "x".repeat(300);
    const [text = ""] = compile(fabric("demo")).switches.map(({ intent }) =>
      eos.render({
        ...intent,
        interfaces: intent.interfaces.map((one) => ({ ...one, description: long })),
        neighbors: intent.neighbors.map((one) => ({ ...one, description: `${long.slice(0, 79)} yy` })),
      }),
    );
    expect(text).toContain(`\n   description ${"x".repeat(240)}\n`);
    expect(text).toContain(` description ${"x".repeat(79)}\n`);
  });
});
