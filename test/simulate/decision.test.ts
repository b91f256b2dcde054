import { createAttributeTable, type Attributes } from "../../src/simulate/bgp/attributes.ts";
import { OWN, prefer, rank, rulesOf, type Contender } from "../../src/simulate/bgp/decision.ts";
import { decisionOn, hostDecisions } from "../../src/platforms/decisions.ts";

const { asPaths, clusterLists } = createAttributeTable();
const list = (sequences: typeof asPaths, ...numbers: readonly number[]): number =>
  numbers.reduceRight((tail, head) => sequences.prepend(head, tail), 0);
const asPath = (...numbers: readonly number[]): number => list(asPaths, ...numbers);
const clusters = (...numbers: readonly number[]): number => list(clusterLists, ...numbers);

/** Channels 0 and 1 are external, 2 and 3 internal; the odd ones from the higher router id, 1 from the lower address. */
const tables = {
  attributes: { asPaths, clusterLists },
  channels: {
    external: Uint8Array.of(1, 1, 0, 0),
    senderId: Uint32Array.of(10, 20, 10, 20),
    senderAddress: Float64Array.of(200, 100, 200, 200),
  },
  costOf: ({ attributes }: Contender) => attributes.nextHop,
};

const frr = rulesOf(decisionOn("frr"));

const base: Attributes = {
  nextHop: 1,
  asPath: asPath(1, 2),
  localPref: 100,
  med: 0,
  origin: 0,
  originator: 0,
  gracefulShutdown: false,
  clusters: 0,
};
const path = (channel: number, attributes: Partial<Attributes> = {}): Contender => ({
  channel,
  attributes: { ...base, ...attributes },
});

/** The better one first; in each, the later steps say the opposite. */
const ranked: readonly (readonly [string, Contender, Contender])[] = [
  ["its own before what it is told", path(OWN, { localPref: 1 }), path(0, { localPref: 200 })],
  ["the higher local preference", path(3, { localPref: 101, asPath: asPath(1, 2, 3) }), path(0)],
  ["the shorter AS path", path(3, { asPath: asPath(1), origin: 2 }), path(0)],
  ["the lower origin", path(3, { origin: 0, med: 9 }), path(0, { origin: 2 })],
  ["the lower MED from the same neighbour AS", path(3, { med: 1 }), path(0, { med: 2 })],
  ["external before internal", path(1, { nextHop: 2 }), path(2)],
  ["the next hop that is nearer", path(3), path(2, { nextHop: 2 })],
];
const broken: readonly (readonly [string, Contender, Contender])[] = [
  ["the lower router id", path(0, { clusters: clusters(1, 2) }), path(1)],
  ["the lower originator in a router id's place", path(3, { originator: 5 }), path(2)],
  ["the shorter cluster list", path(2, { originator: 5 }), path(3, { originator: 5, clusters: clusters(1) })],
  [
    "the lower peer address",
    path(1, { originator: 5, clusters: clusters(1) }),
    path(0, { originator: 5, clusters: clusters(1) }),
  ],
];

describe("best path", () => {
  it.each([...ranked, ...broken])("takes %s", (_, better, worse) => {
    expect(prefer(frr, tables, better, worse)).toBeLessThan(0);
    expect(prefer(frr, tables, worse, better)).toBeGreaterThan(0);
  });

  it.each(ranked)("installs no two paths together that differ in: %s", (_, better, worse) => {
    expect(rank(frr, tables, better, worse)).not.toBe(0);
  });

  it.each(broken)("installs paths together that only this tells apart: %s", (_, better, worse) => {
    expect(rank(frr, tables, better, worse)).toBe(0);
  });

  it("does not compare MEDs of different neighbours", () => {
    expect(rank(frr, tables, path(0, { med: 1 }), path(1, { med: 2, asPath: asPath(7, 2) }))).toBe(0);
  });

  it("installs paths of one length together whatever ASes they run through", () => {
    expect(rank(frr, tables, path(0), path(1, { asPath: asPath(7, 8) }))).toBe(0);
  });

  it("does not ask GoBGP for the shorter cluster list", () => {
    const shorter = path(0, { originator: 5 });
    const nearer = path(1, { originator: 5, clusters: clusters(1) });
    expect(prefer(frr, tables, shorter, nearer)).toBeLessThan(0);
    expect(prefer(rulesOf(hostDecisions.gobgp), tables, shorter, nearer)).toBeGreaterThan(0);
  });

  it("takes equal paths for equal", () => {
    expect(prefer(frr, tables, path(0), path(0))).toBe(0);
  });
});
