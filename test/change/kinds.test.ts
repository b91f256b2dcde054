import { join } from "node:path";
import { findWay, viewWay, wayText, type Side } from "../../src/change/index.ts";
import type { DatacenterSpec } from "../../src/index.ts";
import { columns } from "../../src/text/columns.ts";
import { expectGolden } from "../support/golden.ts";
import { fabric as anyFabric, side, withMaximum, withWrongAsn } from "./sides.ts";

/** Of a release whose nodes may show another AS to a peer than their own. */
const fabric: typeof anyFabric = (tors, more, options) =>
  anyFabric(tors, { calico: { version: "3.32" }, ...more }, options);

interface Kind {
  readonly from: Side;
  readonly to: Side;
  /** Why something has to be lost on the way; absent where nothing is. */
  readonly reason?: string;
  readonly gone?: "something";
}

const ONE = [1, 1, 1] as const;
const TWO = [2, 2] as const;

const passwords = (switches?: string, nodes?: string) => ({
  bgp: {
    passwords: { ...(switches === undefined ? {} : { switches }), ...(nodes === undefined ? {} : { nodes }) },
  },
});

const plain = side(fabric(ONE));
const twice = side(fabric(TWO));
const withoutRestart = side(fabric(TWO, { bgp: { gracefulRestart: { enabled: false } } }));
const igp = (reflectors: "spines" | "tors"): Side =>
  side(fabric(TWO, {}, { model: { model: "igp", reflectors } }));
const onNodes = side(
  fabric(TWO, {}, { model: { model: "as-per-rack", inRack: { kind: "route-reflector", on: "nodes" } } }),
);

type Racks = NonNullable<DatacenterSpec["racks"]>;
type Rack = Racks[number];

/** A fabric of racks with so many ToRs, otherwise. */
const changed = (tors: readonly (1 | 2)[], change: (spec: Spec) => DatacenterSpec): DatacenterSpec => {
  const { racks = [], ...spec } = fabric(tors);
  return change({ ...spec, racks: racks as unknown as Spec["racks"] });
};

type Spec = Omit<DatacenterSpec, "racks"> & { readonly racks: readonly [Rack, Rack, Rack] };

/** Two racks of two ToRs, of which the first has something else. */
const inFirst = (own: Partial<Rack>): Side =>
  side(
    changed(TWO, ({ racks: [first, ...others], ...spec }) => ({
      ...spec,
      racks: [{ ...first, ...own }, ...others],
    })),
  );

const nodes = (...indices: readonly number[]) =>
  indices.map((index) => ({ name: `r0-n${String(index)}`, index }));

const host = (name: string, index: number, announces: string) => ({
  name,
  index,
  daemon: "bird2" as const,
  announces: [announces],
});

/** Each number is a router outside, at one of the spines in turn. */
const outsideWith = (
  more: Partial<NonNullable<DatacenterSpec["outside"]>>,
  ...routers: readonly number[]
): Side =>
  side(
    fabric(TWO, {
      outside: {
        ...more,
        peers: routers.map((at) => ({
          mode: "default-only",
          router: `edge-${String(at)}`,
          switch: `s${String(Math.min(at, 1))}`,
          interface: "swp40",
          address: `192.0.2.${String(4 * at)}/31`,
          peer: `192.0.2.${String(4 * at + 1)}`,
          asn: 64496 + at,
        })),
      },
    }),
  );
const outside = (...routers: readonly number[]): Side => outsideWith({}, ...routers);

/** Racks with a second pool of pods each, by its number. */
const twoPools = (numbers: readonly number[] = []): Side => {
  const { racks = [], ...spec } = fabric(TWO);
  return side({
    ...spec,
    capacity: { maxPodPoolsPerRack: 2 },
    pools: { pods: ["10.32.0.0/11", "10.128.0.0/11"] },
    racks: racks.map((rack, at) => ({ ...rack, morePods: numbers.slice(at, at + 1) })),
  });
};

const kinds: Readonly<Record<string, Kind>> = {
  "nothing-changes": { from: plain, to: plain },
  "spine-added": { from: plain, to: side(fabric(ONE, {}, { spines: 3 })) },
  "spine-removed": { from: side(fabric(ONE, {}, { spines: 3 })), to: plain },
  "rack-added": { from: plain, to: side(fabric([...ONE, 2])) },
  "rack-removed": { from: side(fabric([...ONE, 2])), to: plain },
  "second-tor-added": { from: plain, to: side(fabric([1, 1, 2])) },
  "switch-password-on": { from: plain, to: side(fabric(ONE, passwords("new"))) },
  "switch-password-changed": {
    from: side(fabric(TWO, passwords("old"))),
    to: side(fabric(TWO, passwords("new"))),
  },
  "switch-password-off": { from: side(fabric(ONE, passwords("old"))), to: plain },
  "node-password-on": {
    from: side(fabric(TWO)),
    to: side(fabric(TWO, passwords(undefined, "nodes"))),
  },
  "node-password-on-single-tors": {
    from: plain,
    to: side(fabric(ONE, passwords(undefined, "nodes"))),
    reason: "a rack with one ToR has nobody to stand in",
  },
  "spine-asns-renumbered": {
    from: plain,
    to: side(fabric(ONE, { pools: { spineAsns: "64400-64500" } })),
  },
  "rack-asns-renumbered": {
    from: side(fabric(TWO)),
    to: side(fabric(TWO, { pools: { rackAsns: "4200100000-4200199999" } })),
  },
  "policy-widened": {
    from: plain,
    to: side(fabric(ONE, { pools: { pods: ["10.32.0.0/11", "10.128.0.0/11"] } })),
  },
  "bfd-on": { from: plain, to: side(fabric(ONE, { bgp: { bfd: { enabled: true } } })) },
  "bfd-off": { from: side(fabric(ONE, { bgp: { bfd: { enabled: true } } })), to: plain },
  "links-slower": {
    from: side(fabric(TWO)),
    to: side(fabric(TWO, { ethernet: { fabric: { gbps: 40 } } })),
  },
  "uplinks-in-other-ports": {
    from: side(fabric(TWO)),
    to: side(fabric(TWO, { ports: { torUplink: "swp{1}" } })),
  },
  "ospf-timers": {
    from: side(fabric(TWO, {}, { model: { model: "igp", reflectors: "spines" } })),
    to: side(fabric(TWO, {}, { model: { model: "igp", reflectors: "spines", ospf: { hello: 5 } } })),
  },
  "wrong-as-at-spines": { from: plain, to: withWrongAsn(plain), gone: "something" },
  "maximum-prefixes-of-one": { from: plain, to: withMaximum(plain, 1), gone: "something" },
  "reflectors-to-full-mesh": {
    from: side(fabric(TWO)),
    to: side(fabric(TWO, {}, { model: { model: "as-per-rack", inRack: { kind: "full-mesh" } } })),
  },
  "rack-replaced": {
    from: side(fabric([...TWO, 2])),
    to: side(
      changed([...TWO, 2], ({ racks: [first, second, third], ...spec }) => ({
        ...spec,
        racks: [first, second, { ...third, name: "new", index: 5, nodes: [{ name: "new-n0", index: 0 }] }],
      })),
    ),
  },
  "spine-replaced": {
    from: twice,
    to: side(
      changed(TWO, (spec) => ({
        ...spec,
        spines: [
          { name: "s0", index: 0 },
          { name: "s9", index: 9 },
        ],
      })),
    ),
  },
  "tor-replaced": { from: twice, to: inFirst({ tors: [{ index: 0 }, { index: 1, name: "r0-new" }] }) },
  "node-added": { from: twice, to: inFirst({ nodes: nodes(0, 1, 5) }) },
  "node-removed": { from: twice, to: inFirst({ nodes: nodes(0) }) },
  "node-replaced": { from: twice, to: inFirst({ nodes: nodes(0, 9) }) },
  "host-added": { from: twice, to: inFirst({ hosts: [host("h", 0, "10.251.0.1/32")] }) },
  "host-removed": { from: inFirst({ hosts: [host("h", 0, "10.251.0.1/32")] }), to: twice },
  "host-replaced": {
    from: inFirst({ hosts: [host("h", 0, "10.251.0.1/32")] }),
    to: inFirst({ hosts: [host("i", 1, "10.251.0.2/32")] }),
  },
  "address-to-another-host": {
    from: inFirst({ hosts: [host("h", 0, "10.251.0.1/32")] }),
    to: inFirst({ hosts: [host("i", 1, "10.251.0.1/32")] }),
    reason: "an address is one server's at a time",
  },
  "outside-added": { from: twice, to: outside(0, 1) },
  "outside-removed": { from: outside(0, 1), to: twice },
  "outside-peer-added": { from: outside(0), to: outside(0, 1) },
  "outside-peer-removed": { from: outside(0, 1), to: outside(0) },
  "outside-peer-replaced": { from: outside(0, 1), to: outside(0, 2) },
  "communities-outside": {
    from: outside(0, 1),
    to: outsideWith({ communities: { out: ["64500:1"] } }, 0, 1),
  },
  "policy-narrowed": {
    from: side(fabric(TWO, { pools: { pods: ["10.32.0.0/11", "10.128.0.0/11"] } })),
    to: twice,
  },
  timers: { from: twice, to: side(fabric(TWO, { bgp: { keepalive: 10, connectRetry: 5 } })) },
  "graceful-restart-off": { from: twice, to: withoutRestart },
  "graceful-restart-on": { from: withoutRestart, to: twice },
  "roles-on": { from: twice, to: side(fabric(TWO, { bgp: { roles: true } })) },
  "roles-off": { from: side(fabric(TWO, { bgp: { roles: true } })), to: twice },
  "all-passwords-on": { from: twice, to: side(fabric(TWO, passwords("new", "new"))) },
  "all-passwords-changed": {
    from: side(fabric(TWO, passwords("old", "old"))),
    to: side(fabric(TWO, passwords("new", "new"))),
  },
  "all-passwords-off": { from: side(fabric(TWO, passwords("old", "old"))), to: twice },
  "node-asns-renumbered": {
    from: side(fabric(TWO, {}, { model: { model: "as-per-server" } })),
    to: side(
      fabric(TWO, { pools: { nodeAsns: "4210000000-4219999999" } }, { model: { model: "as-per-server" } }),
    ),
  },
  "spines-in-one-as": {
    from: twice,
    to: side(fabric(TWO, {}, { model: { model: "as-per-rack", spine: { kind: "routed", asns: "shared" } } })),
  },
  "tor-loopbacks-renumbered": {
    from: twice,
    to: side(fabric(TWO, { pools: { torLoopbacks: "10.255.4.0/23" } })),
  },
  "spine-loopbacks-renumbered": {
    from: twice,
    to: side(fabric(TWO, { pools: { spineLoopbacks: "10.255.7.0/24" } })),
  },
  "links-renumbered": { from: twice, to: side(fabric(TWO, { pools: { links: "10.247.0.0/16" } })) },
  "rack-subnets-renumbered": {
    from: twice,
    to: side(fabric(TWO, { pools: { nodes: "10.193.0.0/16" } })),
    reason: "a node dials from one address: with another all of its sessions begin anew",
  },
  "second-pool-beside": { from: twoPools(), to: twoPools([300, 301]) },
  "second-pool-removed": { from: twoPools([300, 301]), to: twoPools() },
  "neighbours-static": { from: twice, to: side(fabric(TWO, { bgp: { discovery: "static" } })) },
  "neighbours-dynamic": { from: side(fabric(TWO, { bgp: { discovery: "static" } })), to: twice },
  "platform-of-a-spine": {
    from: twice,
    to: side(
      changed(TWO, (spec) => ({
        ...spec,
        spines: [
          { name: "s0", index: 0 },
          { name: "s1", index: 1, platform: "eos" },
        ],
      })),
    ),
  },
  "platform-of-all": { from: twice, to: side(fabric(TWO, { platforms: { spines: "eos", tors: "nxos" } })) },
  "ipv6-added": { from: twice, to: side(fabric(TWO, { ipv6: { prefix: "fd12:3456:789a::/48" } })) },
  "ipv6-removed": { from: side(fabric(TWO, { ipv6: { prefix: "fd12:3456:789a::/48" } })), to: twice },
  "igp-reflectors-to-tors": { from: igp("spines"), to: igp("tors") },
  "igp-reflectors-to-spines": { from: igp("tors"), to: igp("spines") },
  "reflectors-to-nodes": {
    from: twice,
    to: onNodes,
    reason: "a node that comes to reflect has a client in every peer: all of its sessions begin anew",
  },
  "reflectors-to-tors": {
    from: onNodes,
    to: twice,
    reason: "a node that reflects no more has a client in no peer: all of its sessions begin anew",
  },
  "full-mesh-to-reflectors": {
    from: side(fabric(TWO, {}, { model: { model: "as-per-rack", inRack: { kind: "full-mesh" } } })),
    to: twice,
  },
};

const ways = new Map(
  Object.entries(kinds).map(
    ([name, { from, to }]) => [name, viewWay(findWay(from, to, { most: 20 }))] as const,
  ),
);

describe.each(Object.entries(kinds))("a change of the kind %s", (name, { reason, gone }) => {
  const way = ways.get(name);

  it(`loses ${reason === undefined ? "nothing" : "something"} on the way`, () => {
    expect(way?.lossless).toBe(reason === undefined);
    expect((way?.consent.length ?? 0) > 0).toBe(reason !== undefined);
  });

  it(`has lost ${gone ?? "nothing"} in the end`, () => {
    expect((way?.end.pairs ?? 0) + (way?.end.partly ?? 0) > 0).toBe(gone !== undefined);
  });

  it("is said in words", () => {
    if (way !== undefined) expectGolden(join("golden", "way", `${name}.txt`), wayText(name, way));
  });
});

it("all kinds of change, and what each costs at least", () => {
  const rows = [...ways].map(([name, { batches, lost, pairs }]) => [
    name,
    String(batches.length),
    String(pairs),
    String(lost),
    kinds[name]?.reason ?? "",
  ]);
  expectGolden(
    join("golden", "way", "kinds.txt"),
    `${columns([["kind", "batches", "pairs", "pair-seconds lost", "why"], ...rows]).join("\n")}\n`,
  );
});
