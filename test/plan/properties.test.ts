import fc from "fast-check";
import { compile, type FabricPlan } from "../../src/index.ts";
import { containsAddress, containsPrefix, hostPrefix, lastOf, type Prefix4 } from "../../src/net/ipv4.ts";
import { poolContains } from "../../src/net/pool.ts";
import { anyModelSpec, RUNS } from "../support/specs.ts";
import { there } from "../../src/plan/there.ts";
import { numberedLinks } from "../support/links.ts";

/** Networks of a plan that must not touch one another. */
const networks = (plan: FabricPlan): Prefix4[] => [
  ...plan.switches.map(({ loopback }) => hostPrefix(loopback)),
  ...numberedLinks(plan)
    .filter(({ kind }) => kind === "uplink" || kind === "spine-peer")
    .map(({ subnet }) => subnet),
  ...plan.planes.map(({ subnet }) => subnet),
  ...plan.racks.flatMap(({ subnet, pods }) => (subnet === null ? [pods] : [subnet, pods])),
];

describe("a plan of any datacenter of any model", () => {
  it("gives no two things overlapping networks", () => {
    fc.assert(
      fc.property(anyModelSpec, (spec) => {
        const sorted = networks(compile(spec).plan).sort((a, b) => a.base - b.base);
        for (const [at, network] of sorted.slice(1).entries()) {
          const before = sorted[at];
          expect(before === undefined ? -1 : lastOf(before)).toBeLessThan(network.base);
        }
      }),
      RUNS,
    );
  });

  it("gives no two speakers one address", () => {
    fc.assert(
      fc.property(anyModelSpec, (spec) => {
        const { plan } = compile(spec);
        const addresses = [
          ...plan.links
            .filter(({ kind }) => kind !== "access")
            .flatMap(({ ends }) => ends.flatMap((end) => ("address" in end ? [end.address] : []))),
          ...plan.racks.flatMap(({ tors, nodes }) => [
            ...tors.map(({ address }) => address),
            ...nodes.flatMap(({ address, planes }) =>
              planes.length === 0 ? [address] : planes.map((port) => port.address.address),
            ),
          ]),
          ...plan.switches.map(({ loopback }) => loopback),
        ];
        expect(new Set(addresses).size).toBe(addresses.length);
      }),
      RUNS,
    );
  });

  it("takes every number from its pool", () => {
    fc.assert(
      fc.property(anyModelSpec, (spec) => {
        const { plan, datacenter } = compile(spec);
        const { pools } = datacenter;
        for (const { role, loopback } of plan.switches) {
          const pool = role === "spine" ? pools.spineLoopbacks : pools.torLoopbacks;
          expect(poolContains(pool, hostPrefix(loopback))).toBe(true);
        }
        const poolOf = {
          uplink: pools.links,
          "spine-peer": pools.spineLinks,
          bridged: pools.planes,
          access: pools.nodePlanes,
          trunk: pools.nodePlanes,
        };
        for (const { subnet, kind, ends } of numberedLinks(plan)) {
          expect(poolContains(poolOf[kind], subnet)).toBe(true);
          for (const end of ends)
            if ("address" in end) expect(containsAddress(subnet, end.address)).toBe(true);
        }
        for (const { subnet, pods, nodes, tors } of plan.racks) {
          expect(poolContains(pools.pods, pods)).toBe(true);
          if (subnet === null) continue;
          expect(poolContains(pools.nodes, subnet)).toBe(true);
          for (const { address } of [...nodes, ...tors])
            expect(containsAddress(subnet, there(address, "address"))).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it("describes each session alike from both ends", () => {
    fc.assert(
      fc.property(anyModelSpec, (spec) => {
        const { plan, switches, cluster } = compile(spec);
        const intents = new Map(switches.map(({ intent }) => [intent.device, intent]));
        for (const { ends, type } of plan.sessions) {
          const [a, b] = ends;
          expect(a.asn !== null && a.asn === b.asn).toBe(type === "ibgp");
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
              // Without a number in common a ToR takes any AS but its own.
              if (group?.remoteAsn === null) expect(node.asn).not.toBe(tor?.asn);
              else expect(node.asn).toBe(group?.remoteAsn);
              expect(
                group?.listen && containsPrefix(group.listen.range, hostPrefix(node.address.address)),
              ).toBe(true);
            }
          }
      }),
      RUNS,
    );
  });
});
