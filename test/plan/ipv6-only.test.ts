import { compile, intentsOf, type CompiledFabric, type DatacenterSpec } from "../../src/index.ts";
import { explain, tracePackets } from "../../src/explain/index.ts";
import { listManifests } from "../../src/calico/index.ts";
import { platforms } from "../../src/platforms/index.ts";
import { drawFabric, viewPlan } from "../../src/report/index.ts";
import { faultsOf, simulate, viewSimulation } from "../../src/simulate/index.ts";
import type { PlatformName } from "../../src/spec/index.ts";
import { STACKS } from "../support/fabrics.ts";
import { withoutIpv4 } from "../support/without-ipv4.ts";

/** What looks like an address of IPv4. */
const IPV4 = /(?<![\d.])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\d.])/g;

/** Router ids and cluster ids, which are 32 bits in IPv6 as well, and OSPF's backbone. */
const idsOf = ({ plan, outside }: CompiledFabric): ReadonlySet<string> => {
  const text = (id: number): string => [24, 16, 8, 0].map((bits) => (id >>> bits) & 255).join(".");
  return new Set([
    "0.0.0.0",
    ...plan.switches.map(({ loopback }) => text(loopback)),
    ...outside.map(({ routerId }) => text(routerId)),
    ...plan.racks.flatMap(({ nodes, hosts }) => [
      ...nodes.flatMap(({ reflectorCluster }) => (reflectorCluster === null ? [] : [text(reflectorCluster)])),
      ...hosts.map(({ address }) => text(address)),
    ]),
  ]);
};

const strangers = (fabric: CompiledFabric, text: string): readonly string[] => {
  const ids = idsOf(fabric);
  return [...new Set(text.match(IPV4) ?? [])].filter((one) => !ids.has(one));
};

/** Everything that the fabric's devices and clusters are given, and that people are shown of it. */
function textsOf(fabric: CompiledFabric): Readonly<Record<string, string>> {
  const simulation = simulate(intentsOf(fabric));
  const [first] = fabric.plan.switches;
  const [node] = fabric.plan.racks.flatMap(({ nodes }) => nodes);
  return {
    ...Object.fromEntries(fabric.switches.map(({ intent, text }) => [intent.device, text])),
    ...Object.fromEntries(fabric.bridges.map(({ intent, text }) => [intent.device, text ?? ""])),
    ...Object.fromEntries(fabric.hosts.map(({ intent, text }) => [intent.device, text])),
    ...Object.fromEntries(
      fabric.servers.map(({ intent, files }) => [`${intent.device} network`, [...files.values()].join("")]),
    ),
    calico: listManifests(fabric.calico)
      .map(({ text }) => text)
      .join("---\n"),
    plan: JSON.stringify(viewPlan(fabric.plan)),
    picture: drawFabric(fabric.plan),
    simulation: JSON.stringify(viewSimulation(simulation)),
    ...(first === undefined ? {} : { explained: JSON.stringify(explain(fabric, first.name)) }),
    ...(node === undefined
      ? {}
      : { traced: JSON.stringify(tracePackets(fabric, { from: node.name, to: node.name })) }),
  };
}

const alone = STACKS.filter(({ clusters, anycast }) => clusters === undefined && anycast === undefined).map(
  (spec): [string, DatacenterSpec] => [spec.name, withoutIpv4(spec)],
);

describe("a fabric without IPv4", () => {
  it.each(alone)("has no address of it anywhere: %s", (_name, spec) => {
    const fabric = compile(spec);
    for (const [what, text] of Object.entries(textsOf(fabric)))
      expect([what, strangers(fabric, text)]).toEqual([what, []]);
  });

  it.each(alone)("works: %s", (_name, spec) => {
    expect(faultsOf(simulate(intentsOf(compile(spec))))).toEqual([]);
  });

  it("is the trial that went wrong: nothing but a prefix is needed", () => {
    const { plan, calico } = compile({
      name: "v6only",
      ipv6: { prefix: "fd12:3456:789a::/48", only: true },
      spines: [{ name: "spine-1", index: 0 }],
      racks: [{ name: "r0", index: 0, nodes: [{ name: "w1", index: 0 }] }],
    });
    const { racks } = viewPlan(plan);
    expect(racks[0]).toMatchObject({
      subnet: "fd12:3456:789a:2000::/64",
      pods: "fd12:3456:789a:4000::/64",
      nodes: [{ address: "fd12:3456:789a:2000::a" }],
    });
    expect(calico.pools.map(({ spec }) => spec["cidr"])).toEqual(["fd12:3456:789a:4000::/64"]);
    expect(calico.nodes[0]?.annotations).toEqual({
      "projectcalico.org/ASNumber": "64600",
      "projectcalico.org/IPv6Address": "fd12:3456:789a:2000::a/64",
    });
  });

  const speaking = (Object.keys(platforms) as PlatformName[]).filter(
    (name) => platforms[name].capabilities.ipv6.kind === "has",
  );

  it.each(speaking)("has router ids said by each switch on %s", (platform) => {
    const { switches } = compile({
      name: "ids",
      bgp: { discovery: "static" },
      platforms: { spines: platform, tors: platform },
      ipv6: { prefix: "fd12:3456:789a::/48", only: true },
      pools: { torLoopbacks: "192.0.2.0/25", spineLoopbacks: "192.0.2.128/26" },
      capacity: { maxRacks: 16, maxSpines: 4 },
      spines: [{ name: "spine-1", index: 0 }],
      racks: [{ name: "r0", index: 0, nodes: [{ name: "w1", index: 0 }] }],
    });
    for (const { intent, text } of switches)
      expect(text).toContain(intent.role === "spine" ? "192.0.2.128" : "192.0.2.0");
  });
});
