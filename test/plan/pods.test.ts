import fc from "fast-check";
import {
  analyseFailures,
  compile,
  faultsOf,
  intentsOf,
  simulate,
  type DatacenterSpec,
  type FabricPlan,
} from "../../src/index.ts";
import { formatPrefix, hostPrefix, lastOf, type Prefix4 } from "../../src/net/ipv4.ts";
import { poolContains } from "../../src/net/pool.ts";
import { numberedLinks } from "../support/links.ts";
import { anyPodsSpec, podsSpecOf } from "../support/pods-specs.ts";
import { runs, type AnySpec } from "../support/specs.ts";

const SOME = runs(150, 30);

const networks = (plan: FabricPlan): Prefix4[] => [
  ...plan.switches.map(({ loopback }) => hostPrefix(loopback)),
  ...numberedLinks(plan).map(({ subnet }) => subnet),
  ...plan.racks.flatMap(({ subnet, pods }) => (subnet === null ? [pods] : [subnet, pods])),
];

/** Everything by name, as text: what must not change when something is added. */
const numbered = (plan: FabricPlan): ReadonlyMap<string, string> =>
  new Map([
    ...plan.switches.map((one): [string, string] => [`switch ${one.name}`, JSON.stringify(one)]),
    ...plan.links.map((one): [string, string] => [`link ${one.id}`, JSON.stringify(one)]),
    ...plan.racks.map((one): [string, string] => [`rack ${one.name}`, JSON.stringify(one)]),
    ...plan.sessions.map((one): [string, string] => [`session ${one.id}`, JSON.stringify(one)]),
  ]);

/** A pod more with a spine for each plane, and a rack in it; and a super-spine more. */
function grown(spec: AnySpec, rack: number): DatacenterSpec {
  const { pods = [], superSpines = [], spines, racks } = spec;
  const free = (items: readonly { readonly index: number }[]): number =>
    [0, 1, 2, 3, 4, 5, 6, 7].find((index) => !items.some((one) => one.index === index)) ?? 0;
  const pod = { name: "new-pod", index: free(pods) };
  const isFree = !racks.some(({ index }) => index === rack);
  return {
    ...spec,
    pods: [pod, ...pods],
    superSpines: [{ ...superSpines[0], name: "new-ss", index: free(superSpines) }, ...superSpines],
    spines: [
      ...spines
        .filter((one) => one.pod === pods[0]?.name)
        .map(({ index }) => ({ name: `new-s${String(index)}`, index, pod: pod.name })),
      ...spines,
    ],
    racks: [...(isFree ? [{ name: "new-rack", index: rack, pod: pod.name }] : []), ...racks],
  };
}

describe("a plan of any datacenter of five stages", () => {
  it("gives no two things overlapping networks, each from its pool", () => {
    fc.assert(
      fc.property(anyPodsSpec, (spec) => {
        const { plan, datacenter } = compile(spec);
        const sorted = networks(plan).sort((a, b) => a.base - b.base);
        for (const [at, network] of sorted.slice(1).entries()) {
          const before = sorted[at];
          expect(before === undefined ? -1 : lastOf(before)).toBeLessThan(network.base);
        }
        const { pools } = datacenter;
        const loopbacks = {
          "super-spine": pools.superSpineLoopbacks,
          spine: pools.spineLoopbacks,
          tor: pools.torLoopbacks,
        };
        const roles = new Map(plan.switches.map(({ name, role }) => [name, role]));
        for (const { role, loopback } of plan.switches)
          expect(poolContains(loopbacks[role], hostPrefix(loopback))).toBe(true);
        for (const { subnet, kind, ends } of numberedLinks(plan)) {
          const above = roles.get(ends[1].device) === "super-spine" ? pools.superSpineLinks : pools.links;
          expect(poolContains(kind === "uplink" ? above : pools.spineLinks, subnet)).toBe(true);
        }
      }),
      SOME,
    );
  });

  it("describes each session alike from both ends", () => {
    fc.assert(
      fc.property(anyPodsSpec, (spec) => {
        const { plan, switches } = compile(spec);
        const intents = new Map(switches.map(({ intent }) => [intent.device, intent]));
        for (const { ends, type } of plan.sessions) {
          const [a, b] = ends;
          expect(a.asn !== null && a.asn === b.asn).toBe(type === "ibgp");
          for (const [own, peer] of [
            [a, b],
            [b, a],
          ] as const) {
            if (own.kind !== "switch" || peer.kind !== "switch") continue;
            const intent = intents.get(own.device);
            const seen =
              peer.address === null
                ? intent?.linkPeers.find((one) => one.interface === own.interface)
                : intent?.neighbors.find(({ address }) => address === peer.address);
            expect(seen?.remoteAsn).toBe(intents.get(peer.device)?.asn);
          }
        }
      }),
      SOME,
    );
  });

  it("is the same in whatever order the spec lists things", () => {
    fc.assert(
      fc.property(anyPodsSpec, (spec) => {
        const turned = {
          ...spec,
          superSpines: (spec.superSpines ?? []).toReversed(),
          pods: (spec.pods ?? []).toReversed(),
          spines: spec.spines.toReversed(),
          racks: spec.racks.toReversed(),
        };
        const { datacenter: _first, warnings: _w, ...expected } = compile(spec);
        const { datacenter: _second, warnings: _o, ...found } = compile(turned);
        expect(found).toEqual(expected);
      }),
      SOME,
    );
  });

  it("changes no number of anything there when a pod, a rack and a super-spine are added", () => {
    fc.assert(
      fc.property(anyPodsSpec, fc.nat(255), (spec, rack) => {
        const before = numbered(compile(spec).plan);
        const after = numbered(compile(grown(spec, rack)).plan);
        for (const [what, value] of before)
          expect(`${what} ${after.get(what) ?? "is gone"}`).toBe(`${what} ${value}`);
      }),
      SOME,
    );
  });
});

describe("tiers", () => {
  const SHAPE = { pods: 2, spines: 2, racks: 2, nodes: 1, superSpines: 2 };
  const asnsOf = (spec: DatacenterSpec): Readonly<Record<string, number>> =>
    Object.fromEntries(compile(spec).plan.switches.map(({ name, asn }) => [name, asn]));

  it("have the numbers in pod 0 that a leaf-spine fabric has", () => {
    const five = podsSpecOf({ ...SHAPE, pods: 1 });
    const three = {
      ...five,
      superSpines: [],
      pods: [],
      spines: five.spines.map(({ name, index }) => ({ name, index })),
      racks: five.racks.map(({ pod: _, ...rack }) => rack),
      fabric: { model: "as-per-rack", spine: { kind: "routed", asns: "shared" } },
    } satisfies DatacenterSpec;
    const [ofFive, ofThree] = [compile(five).plan, compile(three).plan];
    for (const link of ofThree.links) expect(ofFive.links).toContainEqual(link);
    for (const { pod: _, ...one } of ofFive.switches.filter(({ tier }) => tier < 3))
      expect(ofThree.switches).toContainEqual(one);
  });

  it("number ASs as RFC 7938 section 5.2 says, or give each spine one", () => {
    expect(asnsOf(podsSpecOf(SHAPE))).toEqual({
      ss0: 64577,
      ss1: 64577,
      "p0-s0": 64513,
      "p0-s1": 64513,
      "p1-s0": 64514,
      "p1-s1": 64514,
      "r0-tor0": 64600,
      "r1-tor0": 64601,
      "r2-tor0": 64602,
      "r3-tor0": 64603,
    });
    const unique = podsSpecOf(SHAPE, { model: "as-per-rack", spine: { kind: "routed", asns: "unique" } });
    expect(asnsOf(unique)).toMatchObject({ ss0: 64577, ss1: 64577, "p0-s1": 64514, "p1-s0": 64521 });
  });

  it("meet in planes where super-spines are in some: each spine goes to those of its index", () => {
    const { plan } = compile(podsSpecOf({ ...SHAPE, planes: true }));
    const up = plan.links.filter(({ ends: [, { device }] }) => device.startsWith("ss"));
    expect(up.map(({ id }) => id)).toEqual(["p0-s0--ss0", "p0-s1--ss1", "p1-s0--ss0", "p1-s1--ss1"]);
    // A super-spine's ports are by pod there.
    expect(up.map(({ ends: [, { interface: port }] }) => port)).toEqual(["swp1", "swp1", "swp2", "swp2"]);
  });

  it("let racks of each pod have the spines' first ports, where capacity says how many a pod has", () => {
    const spec = podsSpecOf(SHAPE);
    const { plan } = compile({
      ...spec,
      capacity: { ...spec.capacity, maxRacksPerPod: 2, maxTorsPerRack: 1 },
    });
    const ports = plan.links.flatMap(({ ends: [tor, spine] }) =>
      tor.device.endsWith("tor0") ? [`${tor.device} ${spine.interface}`] : [],
    );
    expect([...new Set(ports)]).toEqual(["r0-tor0 swp1", "r1-tor0 swp2", "r2-tor0 swp1", "r3-tor0 swp2"]);
  });

  describe("with several links between a spine and a super-spine", () => {
    const several = (spec: DatacenterSpec): DatacenterSpec => ({
      ...spec,
      capacity: { ...spec.capacity, maxUplinksPerSuperSpine: 2 },
      uplinks: { superSpineLinks: 2 },
      superSpines: (spec.superSpines ?? []).map((one) => (one.index === 1 ? { ...one, links: 1 } : one)),
    });
    const spec = several(podsSpecOf({ ...SHAPE, spines: 1, racks: 1 }));
    const upOf = (of: DatacenterSpec) =>
      compile(of).plan.links.filter(({ ends: [, { device }] }) => device.startsWith("ss"));

    it("number each by its own, have ports beside each other, and a session on each", () => {
      const { plan } = compile(spec);
      const up = upOf(spec).map((link) => [
        link.id,
        "subnet" in link && link.subnet !== null ? formatPrefix(link.subnet) : null,
        ...link.ends.map((end) => end.interface),
      ]);
      // A super-spine has the ports of 8 spines of a pod before the next pod's.
      expect(up).toEqual([
        ["p0-s0--ss0", "10.253.128.0/31", "swp577", "swp1"],
        ["p0-s0--ss0/2", "10.253.128.2/31", "swp578", "swp2"],
        ["p0-s0--ss1", "10.253.128.4/31", "swp579", "swp1"],
        ["p1-s0--ss0", "10.253.129.0/31", "swp577", "swp17"],
        ["p1-s0--ss0/2", "10.253.129.2/31", "swp578", "swp18"],
        ["p1-s0--ss1", "10.253.129.4/31", "swp579", "swp17"],
      ]);
      expect(plan.sessions.filter(({ id }) => id.includes("--ss")).map(({ id }) => id)).toEqual(
        up.map(([id]) => id),
      );
    });

    it("let a single one be pinned, and its ports be named", () => {
      const superSpines = (spec.superSpines ?? []).map((one) =>
        one.index === 0
          ? {
              ...one,
              pin: { links: { "p1-s0/2": "10.253.255.254/31" } },
              ports: { to: { "p1-s0": ["swp30", "swp31"] } },
            }
          : one,
      );
      const pinned = upOf({ ...spec, superSpines }).find(({ id }) => id === "p1-s0--ss0/2");
      expect(pinned).toMatchObject({ subnet: { length: 31 }, ends: [{}, { interface: "swp31" }] });
      expect(pinned !== undefined && "subnet" in pinned && pinned.subnet !== null).toBe(true);
      expect(JSON.stringify(pinned)).not.toEqual(
        JSON.stringify(upOf(spec).find(({ id }) => id === "p1-s0--ss0/2")),
      );
    });

    it("have in IPv6 what is pinned there of each, and the super-spine the lower address", () => {
      const superSpines = (spec.superSpines ?? []).map((one) =>
        one.index === 0
          ? {
              ...one,
              pin: {
                ipv6: {
                  loopback: "fd12:3456:789a:800::77",
                  links: { "p1-s0/2": "fd12:3456:789a:9ff::/64", "p1-s0": "fd12:3456:789a:9fe::a/127" },
                },
              },
            }
          : one,
      );
      const compiled = compile({ ...spec, superSpines, ipv6: { prefix: "fd12:3456:789a::/48" } });
      expect(faultsOf(simulate(intentsOf(compiled)))).toEqual([]);
      const textOf = (device: string) =>
        compiled.switches.find(({ intent }) => intent.device === device)?.text ?? "";
      for (const address of [
        "fd12:3456:789a:800::77/128",
        "fd12:3456:789a:9ff::1/64",
        "fd12:3456:789a:9fe::a/127",
      ])
        expect(textOf("ss0")).toContain(address);
      for (const address of ["fd12:3456:789a:9ff::2/64", "fd12:3456:789a:9fe::b/127"])
        expect(textOf("p1-s0")).toContain(address);
    });

    it("lose nothing but paths with one of them, with addresses or without, in planes or not", () => {
      for (const links of ["numbered", "unnumbered"] as const)
        for (const planes of [false, true]) {
          const one = { ...several(podsSpecOf({ ...SHAPE, planes })), links };
          const simulation = simulate(intentsOf(compile(one)));
          expect(faultsOf(simulation)).toEqual([]);
          const failures = upOf(one).map(({ ends: [, { device, interface: port }] }) => ({
            kind: "link" as const,
            device,
            interface: port,
          }));
          for (const { cut, unreachable, partlyLost } of analyseFailures(simulation, failures))
            expect([cut.count, unreachable.count, partlyLost.count]).toEqual([0, 0, 0]);
        }
    });

    it("give links without addresses numbers of their own, whatever there is of others", () => {
      const numbers = (of: DatacenterSpec) =>
        new Map(
          upOf({ ...of, links: "unnumbered" }).map((link) => [link.id, "number" in link ? link.number : 0]),
        );
      const two = numbers(spec);
      expect(new Set(two.values()).size).toBe(two.size);
      for (const [id, number] of numbers({ ...spec, uplinks: {} })) expect(two.get(id)).toBe(number);
    });
  });
});
