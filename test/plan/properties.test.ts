import fc from "fast-check";
import { compile, type DatacenterSpec, type FabricPlan } from "../../src/index.ts";
import { containsAddress, containsPrefix, hostPrefix, lastOf, type Prefix4 } from "../../src/net/ipv4.ts";
import { poolContains } from "../../src/net/pool.ts";
import { anySpec, RUNS } from "../support/specs.ts";

/** Networks of a plan that must not touch one another. */
const networks = (plan: FabricPlan): Prefix4[] => [
  ...plan.switches.map(({ loopback }) => hostPrefix(loopback)),
  ...plan.links.map(({ subnet }) => subnet),
  ...plan.racks.flatMap(({ subnet, pods }) => [subnet, pods]),
];

/** Everything in a plan by name, as text: what must not change when something is added. */
const numbered = (plan: FabricPlan): ReadonlyMap<string, string> =>
  new Map([
    ...plan.switches.map((one): [string, string] => [`switch ${one.name}`, JSON.stringify(one)]),
    ...plan.links.map((one): [string, string] => [`link ${one.id}`, JSON.stringify(one)]),
    ...plan.racks.flatMap(({ nodes, ...rack }): [string, string][] => [
      [`rack ${rack.name}`, JSON.stringify(rack)],
      ...nodes.map((node): [string, string] => [`node ${node.name}`, JSON.stringify(node)]),
    ]),
    ...plan.sessions.map((one): [string, string] => [`session ${one.id}`, JSON.stringify(one)]),
  ]);

const shuffled = <T>(items: readonly T[], by: readonly number[]): T[] =>
  items
    .map((item, at) => ({ item, rank: by[at % by.length] ?? 0, at }))
    .sort((a, b) => a.rank - b.rank || b.at - a.at)
    .map(({ item }) => item);

describe("a plan of any datacenter", () => {
  it("gives no two things overlapping networks", () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        const sorted = networks(compile(spec).plan).sort((a, b) => a.base - b.base);
        for (const [at, network] of sorted.slice(1).entries()) {
          const before = sorted[at];
          expect(before === undefined ? -1 : lastOf(before)).toBeLessThan(network.base);
        }
      }),
      RUNS,
    );
  });

  it("gives no two speakers one address, and no two racks or spines one AS", () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        const { plan } = compile(spec);
        const addresses = [
          ...plan.links.flatMap(({ ends }) => ends.map(({ address }) => address)),
          ...plan.racks.flatMap(({ tors, nodes }) => [...tors, ...nodes].map(({ address }) => address)),
          ...plan.switches.map(({ loopback }) => loopback),
        ];
        expect(new Set(addresses).size).toBe(addresses.length);
        const asns = plan.switches.map(({ asn }) => asn);
        expect(new Set(asns).size).toBe(asns.length);
      }),
      RUNS,
    );
  });

  it("takes every number from its pool", () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        const { plan, datacenter } = compile(spec);
        const { pools } = datacenter;
        for (const { role, loopback } of plan.switches) {
          const pool = role === "spine" ? pools.spineLoopbacks : pools.torLoopbacks;
          expect(poolContains(pool, hostPrefix(loopback))).toBe(true);
        }
        for (const { subnet } of plan.links) expect(poolContains(pools.links, subnet)).toBe(true);
        for (const { subnet, pods, nodes, tors } of plan.racks) {
          expect(poolContains(pools.nodes, subnet) && poolContains(pools.pods, pods)).toBe(true);
          for (const { address } of [...nodes, ...tors]) expect(containsAddress(subnet, address)).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it("describes each session alike from both ends", () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        const { plan, switches, cluster } = compile(spec);
        const intents = new Map(switches.map(({ intent }) => [intent.device, intent]));
        for (const { ends, type } of plan.sessions) {
          const [a, b] = ends;
          expect(a.asn === b.asn).toBe(type === "ibgp");
          for (const [own, peer] of [
            [a, b],
            [b, a],
          ] as const) {
            if (own.kind !== "switch" || peer.kind !== "switch") continue;
            const seen = intents.get(own.device)?.neighbors.find(({ address }) => address === peer.address);
            expect(seen?.remoteAsn).toBe(intents.get(peer.device)?.asn);
          }
        }
        for (const rack of cluster.racks)
          for (const peering of rack.peerings) {
            const tor = intents.get(peering.device);
            const group = tor?.groups.find(({ listen }) => listen !== null);
            expect(peering.remoteAsn).toBe(tor?.asn);
            expect(group?.timers.keepalive).toBe(peering.keepalive);
            expect(group?.ttlSecurityHops).toBe(peering.ttlSecurityHops);
            for (const node of rack.nodes) {
              expect(node.asn).toBe(group?.remoteAsn);
              expect(
                group?.listen && containsPrefix(group.listen.range, hostPrefix(node.address.address)),
              ).toBe(true);
            }
          }
      }),
      RUNS,
    );
  });

  it("is the same in whatever order the spec lists things", () => {
    const order = fc.array(fc.nat(1000), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(anySpec, order, (spec, by) => {
        const other: DatacenterSpec = {
          ...spec,
          spines: shuffled(spec.spines, by),
          racks: shuffled(spec.racks, by).map((rack) => ({ ...rack, nodes: shuffled(rack.nodes ?? [], by) })),
        };
        const { datacenter: _first, ...expected } = compile(spec);
        const { datacenter: _second, ...found } = compile(other);
        expect(found).toEqual(expected);
      }),
      RUNS,
    );
  });

  it("changes no number of anything there when a spine, a rack or a node is added", () => {
    fc.assert(
      fc.property(anySpec, fc.nat(63), fc.nat(255), fc.nat(63), (spec, spineIndex, rackIndex, nodeIndex) => {
        const spines = spec.spines.some(({ index }) => index === spineIndex)
          ? spec.spines
          : [{ name: "new-spine", index: spineIndex }, ...spec.spines];
        const racks = spec.racks.map((rack) =>
          (rack.nodes ?? []).some(({ index }) => index === nodeIndex)
            ? rack
            : {
                ...rack,
                nodes: [{ name: `new-node-${rack.name}`, index: nodeIndex }, ...(rack.nodes ?? [])],
              },
        );
        const grown = spec.racks.some(({ index }) => index === rackIndex)
          ? racks
          : [{ name: "new-rack", index: rackIndex }, ...racks];
        const before = numbered(compile(spec).plan);
        const after = numbered(compile({ ...spec, spines, racks: grown }).plan);
        for (const [what, value] of before)
          expect(`${what} ${after.get(what) ?? "is gone"}`).toBe(`${what} ${value}`);
      }),
      RUNS,
    );
  });

  it("does not change the spec it was given", () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        const before = structuredClone(spec);
        compile(spec);
        expect(spec).toEqual(before);
      }),
      RUNS,
    );
  });
});
