import { join } from "node:path";
import { findWay, viewWay, wayText, type Side } from "../../src/change/index.ts";
import { expectGolden } from "../support/golden.ts";
import { fabric, side, withMaximum, withWrongAsn } from "./sides.ts";

interface Kind {
  readonly from: Side;
  readonly to: Side;
  /** Pairs times seconds that have to be lost on the way, and pairs that are gone in the end. */
  readonly lost: "nothing" | "something";
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

const kinds: Readonly<Record<string, Kind>> = {
  "nothing-changes": { from: plain, to: plain, lost: "nothing" },
  "spine-added": { from: plain, to: side(fabric(ONE, {}, { spines: 3 })), lost: "nothing" },
  "spine-removed": { from: side(fabric(ONE, {}, { spines: 3 })), to: plain, lost: "nothing" },
  "rack-added": { from: plain, to: side(fabric([...ONE, 2])), lost: "nothing" },
  "rack-removed": { from: side(fabric([...ONE, 2])), to: plain, lost: "nothing" },
  "second-tor-added": { from: plain, to: side(fabric([1, 1, 2])), lost: "nothing" },
  "switch-password-on": { from: plain, to: side(fabric(ONE, passwords("new"))), lost: "nothing" },
  "switch-password-changed": {
    from: side(fabric(TWO, passwords("old"))),
    to: side(fabric(TWO, passwords("new"))),
    lost: "nothing",
  },
  "switch-password-off": { from: side(fabric(ONE, passwords("old"))), to: plain, lost: "nothing" },
  "node-password-on": {
    from: side(fabric(TWO)),
    to: side(fabric(TWO, passwords(undefined, "nodes"))),
    lost: "nothing",
  },
  "node-password-on-single-tors": {
    from: plain,
    to: side(fabric(ONE, passwords(undefined, "nodes"))),
    lost: "something",
  },
  "spine-asns-renumbered": {
    from: plain,
    to: side(fabric(ONE, { pools: { spineAsns: "64400-64500" } })),
    lost: "nothing",
  },
  "rack-asns-renumbered": {
    from: side(fabric(TWO)),
    to: side(fabric(TWO, { pools: { rackAsns: "4200100000-4200199999" } })),
    // A node is in one AS: with another all of its sessions begin anew.
    lost: "something",
  },
  "policy-widened": {
    from: plain,
    to: side(fabric(ONE, { pools: { pods: ["10.32.0.0/11", "10.128.0.0/11"] } })),
    lost: "nothing",
  },
  "bfd-on": { from: plain, to: side(fabric(ONE, { bgp: { bfd: { enabled: true } } })), lost: "nothing" },
  "bfd-off": { from: side(fabric(ONE, { bgp: { bfd: { enabled: true } } })), to: plain, lost: "nothing" },
  "links-slower": {
    from: side(fabric(TWO)),
    to: side(fabric(TWO, { ethernet: { fabric: { gbps: 40 } } })),
    lost: "nothing",
  },
  "uplinks-in-other-ports": {
    from: side(fabric(TWO)),
    to: side(fabric(TWO, { ports: { torUplink: "swp{1}" } })),
    lost: "nothing",
  },
  "ospf-timers": {
    from: side(fabric(TWO, {}, { model: { model: "igp", reflectors: "spines" } })),
    to: side(fabric(TWO, {}, { model: { model: "igp", reflectors: "spines", ospf: { hello: 5 } } })),
    lost: "nothing",
  },
  "wrong-as-at-spines": { from: plain, to: withWrongAsn(plain), lost: "nothing", gone: "something" },
  "maximum-prefixes-of-one": { from: plain, to: withMaximum(plain, 1), lost: "nothing", gone: "something" },
  "as-per-rack-to-downward-default": {
    from: side(fabric(TWO)),
    to: side(fabric(TWO, {}, { model: { model: "downward-default" } })),
    lost: "something",
  },
  "as-per-rack-to-as-per-server": {
    from: side(fabric(TWO)),
    to: side(fabric(TWO, {}, { model: { model: "as-per-server" } })),
    lost: "something",
  },
  "reflectors-to-full-mesh": {
    from: side(fabric(TWO)),
    to: side(fabric(TWO, {}, { model: { model: "as-per-rack", inRack: { kind: "full-mesh" } } })),
    lost: "nothing",
  },
};

describe.each(Object.entries(kinds))("a change of the kind %s", (name, { from, to, lost, gone }) => {
  const way = viewWay(findWay(from, to, { most: 20 }));

  it(`loses ${lost} on the way`, () => {
    expect(way.lossless).toBe(lost === "nothing");
    expect(way.consent.length > 0).toBe(lost === "something");
  });

  it(`has lost ${gone ?? "nothing"} in the end`, () => {
    expect(way.end.pairs + way.end.partly > 0).toBe(gone !== undefined);
  });

  it("is said in words", () => {
    expectGolden(join("golden", "way", `${name}.txt`), wayText(name, way));
  });
});
