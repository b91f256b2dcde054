import fc from "fast-check";
import { compile, type DatacenterSpec, type FabricPlan } from "../../src/index.ts";
import { formatPrefix, overlaps } from "../../src/net/ipv4.ts";
import { numbersByHost, numbersBySwitch } from "../../src/report/numbers.ts";
import { foretoldCables } from "../../src/verify/cables.ts";
import { expectKept, expectSame } from "../support/expect-same.ts";
import { anySpecOf, RUNS, specOf, type AnySpec } from "../support/specs.ts";
import { ROUTED_VARIANTS } from "../support/variants.ts";
import { numberedLinks } from "../support/links.ts";

const ROUTED_SPINES = ROUTED_VARIANTS.filter(
  ({ fabric }) => !("spine" in fabric && fabric.spine?.kind === "ethernet"),
);

/** Room for four links between any two. */
const LINKS = ["10.254.0.0/16", "172.16.0.0/13"];

/** How much of a cabling there is: of what a ToR may have, and of the spines that it may go to. */
interface Cabling {
  readonly most: number;
  readonly rack: number;
  readonly tor: number;
  /** By a number: the spines that a rack goes to; 0 for all. */
  readonly spines: number;
}

const cabling: fc.Arbitrary<Cabling> = fc.constantFrom(1, 2, 4).chain((most) =>
  fc.record({
    most: fc.constant(most),
    rack: fc.integer({ min: 1, max: most }),
    tor: fc.integer({ min: 1, max: most }),
    spines: fc.nat(63),
  }),
);

/** Each rack by the number of links that racks have, its first ToR by another, and to every spine whose bit is set. */
const cabled = (spec: AnySpec, { most, rack: ofRack, tor: ofTor, spines: bits }: Cabling): AnySpec => ({
  ...spec,
  capacity: { maxUplinksPerSpine: most },
  pools: { links: LINKS },
  // Beyond four ports for each ToR.
  ports: { spinePeer: "swp{5001}" },
  racks: spec.racks.map((rack, at) => {
    const names = spec.spines.filter((_, s) => ((bits + at) & (1 << s)) !== 0).map(({ name }) => name);
    return {
      ...rack,
      uplinks: { links: ofRack, ...(names.length === 0 ? {} : { spines: names }) },
      tors: (rack.tors ?? [{ index: 0 }]).map((tor, t) =>
        t === 0 ? { ...tor, uplinks: { links: ofTor } } : tor,
      ),
    };
  }),
});

const anyCabled: fc.Arbitrary<readonly [AnySpec, Cabling]> = fc
  .record({ variant: fc.constantFrom(...ROUTED_SPINES), dual: fc.boolean(), how: cabling })
  .chain(({ variant: { fabric }, dual, how }) =>
    anySpecOf(fabric).map((spec): readonly [AnySpec, Cabling] => [
      cabled(dual ? { ...spec, ipv6: { prefix: "fd12:3456:789a::/48" } } : spec, how),
      how,
    ]),
  );

/** Every number by which others know a device, and every session but how many links away its peer may be. */
const numbered = (plan: FabricPlan): ReadonlyMap<string, string> =>
  new Map([
    ...[...numbersBySwitch(plan), ...numbersByHost(plan)].flatMap(([device, numbers]) =>
      Object.entries(numbers).map(([label, value]): [string, string] => [`${device} ${label}`, value]),
    ),
    ...plan.links.map((link): [string, string] => [`link ${link.id}`, JSON.stringify(link)]),
    ...plan.sessions.map(({ ttlSecurityHops: _, ...session }): [string, string] => [
      `session ${session.id}`,
      JSON.stringify(session),
    ]),
  ]);

const two: DatacenterSpec = {
  ...specOf(2, [1, 1]),
  capacity: { maxUplinksPerSpine: 2, maxSpines: 4, maxRacks: 8 },
  uplinks: { links: 2 },
};

describe("cables between ToRs and spines", () => {
  it("have a network and two ports of their own each, whatever their number and wherever they lead", () => {
    fc.assert(
      fc.property(anyCabled, ([spec]) => {
        const links = numberedLinks(compile(spec).plan);
        const sorted = links.toSorted((a, b) => a.subnet.base - b.subnet.base);
        for (const [at, { subnet }] of sorted.entries()) {
          const next = sorted[at + 1];
          if (next !== undefined && overlaps(subnet, next.subnet))
            throw new Error(`${formatPrefix(subnet)} is there twice`);
        }
        const ports = links.flatMap(({ ends }) => ends.map((end) => `${end.device} ${end.interface}`));
        expect(new Set(ports).size).toBe(ports.length);
        expect(new Set(links.map(({ id }) => id)).size).toBe(links.length);
      }),
      RUNS,
    );
  });

  it("keep every number when links come, up to the capacity, and when racks go to further spines", () => {
    fc.assert(
      fc.property(anyCabled, ([spec, how]) => {
        const before = numbered(compile(spec).plan);
        const more = cabled(spec, { ...how, rack: how.most, tor: how.most, spines: 0 });
        const racks = more.racks.map((rack) => ({ ...rack, uplinks: { links: how.most } }));
        const after = numbered(compile({ ...more, racks }).plan);
        expectKept(before, after);
      }),
      RUNS,
    );
  });

  it("are as without any option where the capacity is said to be one", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ROUTED_SPINES).chain(({ fabric }) => anySpecOf(fabric)),
        (spec) => {
          const names = spec.spines.map(({ name }) => name);
          const said: DatacenterSpec = {
            ...spec,
            capacity: { maxUplinksPerSpine: 1 },
            uplinks: { links: 1 },
            racks: spec.racks.map((rack) => ({ ...rack, uplinks: { spines: names, links: 1 } })),
          };
          expectSame(compile(said).plan, compile(spec).plan);
        },
      ),
      RUNS,
    );
  });

  it("are numbered by ToR, by spine and by link, and plugged in one beside the other", () => {
    const links = numberedLinks(compile(two).plan);
    expect(
      links
        .filter(({ ends: [tor] }) => tor.device === "r1-tor0")
        .map(({ id, subnet, ends }) => [
          id,
          formatPrefix(subnet),
          ...ends.map((end) => `${end.device} ${end.interface}`),
        ]),
    ).toEqual([
      ["r1-tor0--s0", "10.254.0.32/31", "r1-tor0 swp49", "s0 swp5"],
      ["r1-tor0--s0/2", "10.254.0.34/31", "r1-tor0 swp50", "s0 swp6"],
      ["r1-tor0--s1", "10.254.0.36/31", "r1-tor0 swp51", "s1 swp5"],
      ["r1-tor0--s1/2", "10.254.0.38/31", "r1-tor0 swp52", "s1 swp6"],
    ]);
  });

  it("are as many as is said nearest to the ToR", () => {
    const { plan } = compile({
      ...two,
      uplinks: { links: 1 },
      racks: [
        {
          name: "r0",
          index: 0,
          uplinks: { links: 2 },
          tors: [{ index: 0 }, { index: 1, uplinks: { links: 1 } }],
        },
        {
          name: "r1",
          index: 1,
          uplinks: { to: { s1: 2 } },
          tors: [{ index: 0 }, { index: 1, uplinks: { spines: ["s1"] } }],
        },
      ],
    });
    const ids = plan.links.map(({ id }) => id);
    expect(ids).toEqual([
      "r0-tor0--s0",
      "r0-tor0--s0/2",
      "r0-tor0--s1",
      "r0-tor0--s1/2",
      "r0-tor1--s0",
      "r0-tor1--s1",
      "r1-tor0--s0",
      "r1-tor0--s1",
      "r1-tor0--s1/2",
      "r1-tor1--s1",
      "r1-tor1--s1/2",
    ]);
  });

  it("have the ports, the networks and the passwords that a ToR names for them", () => {
    const named: DatacenterSpec = {
      ...two,
      racks: [
        {
          name: "r0",
          index: 0,
          tors: [
            {
              index: 0,
              ports: { to: { s0: "swp10", "s0/2": "swp20" } },
              pin: { uplinks: { "s0/2": "10.254.200.0/31" } },
              uplinkPasswords: { s0: "one-spine" },
            },
          ],
        },
      ],
    };
    const { plan } = compile(named);
    const { sessions } = plan;
    const between = numberedLinks(plan).filter(({ id }) => id.startsWith("r0-tor0--s0"));
    expect(between.map(({ subnet, ends: [tor] }) => `${tor.interface} ${formatPrefix(subnet)}`)).toEqual([
      "swp10 10.254.0.0/31",
      "swp20 10.254.200.0/31",
    ]);
    expect(sessions.flatMap(({ id, password }) => (password === undefined ? [] : [id]))).toEqual([
      "r0-tor0--s0",
      "r0-tor0--s0/2",
    ]);
  });

  it("are counted by equal paths, which are those of spines times links", () => {
    expect(compile(two).plan.limits).toMatchObject({ equalPaths: 8, ospfPaths: 32 });
  });

  it("lead by LLDP from port to port, each by itself", () => {
    const cables = foretoldCables(compile(two).plan).get("r0-tor0") ?? [];
    expect(cables.map(({ port, device, remotePort }) => `${port} ${device} ${remotePort ?? ""}`)).toEqual([
      "swp49 s0 swp1",
      "swp50 s0 swp2",
      "swp51 s1 swp1",
      "swp52 s1 swp2",
    ]);
  });
});

describe("cables to a spine that are one link", () => {
  const spec: DatacenterSpec = {
    ...two,
    uplinks: { links: 2, aggregate: "lacp" },
    spines: two.spines.map((spine, at) => (at === 0 ? spine : { ...spine, platform: "nxos" })),
    racks: (two.racks ?? []).map((rack) => ({
      ...rack,
      tors: [{ index: 0, platform: "comware", uplinks: rack.index === 1 ? { aggregate: "none" } : {} }],
    })),
  };
  const { plan } = compile(spec);

  it("have the network of the first, and the names that each end's platform gives aggregates", () => {
    const found = plan.links.filter(({ ends: [tor] }) => tor.device === "r0-tor0");
    expect(
      found.map(
        ({ id, subnet, ends }) =>
          `${id} ${subnet === null ? "" : formatPrefix(subnet)} ${ends.map((end) => end.interface).join(" ")}`,
      ),
    ).toEqual([
      "r0-tor0--s0 10.254.0.0/31 Route-Aggregation81 bond1",
      "r0-tor0--s1 10.254.0.4/31 Route-Aggregation82 port-channel1",
    ]);
  });

  it("stay links of their own on a ToR that says so", () => {
    expect(plan.links.filter(({ ends: [tor] }) => tor.device === "r1-tor0").map(({ id }) => id)).toEqual([
      "r1-tor0--s0",
      "r1-tor0--s0/2",
      "r1-tor0--s1",
      "r1-tor0--s1/2",
    ]);
  });

  it("lead by LLDP from port to port, each by itself", () => {
    const cables = (foretoldCables(plan).get("r0-tor0") ?? []).filter(({ toSwitch }) => toSwitch);
    expect(cables.map(({ port, device, remotePort }) => `${port} ${device} ${remotePort ?? ""}`)).toEqual([
      "HundredGigE1/0/49 s0 swp1",
      "HundredGigE1/0/50 s0 swp2",
      "HundredGigE1/0/51 s1 Ethernet1/1",
      "HundredGigE1/0/52 s1 Ethernet1/2",
    ]);
  });

  it("change nothing where the option has its default", () => {
    expect(compile({ ...two, uplinks: { links: 2, aggregate: "none" } }).plan).toEqual(compile(two).plan);
  });
});
