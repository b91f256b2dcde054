import { join } from "node:path";
import fc from "fast-check";
import { stringify } from "yaml";
import {
  compile,
  datacenterOf,
  intentsOf,
  SpecError,
  type DatacenterSpec,
  type SiteSpec,
} from "../../src/index.ts";
import { faultsOf, simulate, viewRouter, type Simulation } from "../../src/simulate/index.ts";
import { completionsOf, foretellJoined, resolveSite } from "../../src/site/index.ts";
import { overlapsIn } from "../../src/site/overlaps.ts";
import { asnRanges, ipv4Ranges } from "../../src/site/range-family.ts";
import { expectGolden } from "../support/golden.ts";
import { north, specOf } from "../support/north.ts";

const DATACENTERS = ["dc1", "dc2"] as const;
const fabrics = new Map(DATACENTERS.map((name) => [name, compile(datacenterOf(north, name, specOf))]));
const textsOf = (spec: DatacenterSpec) => compile(spec).switches.map(({ text }) => text);

describe.each(DATACENTERS)("%s of a site", (name) => {
  const fabric = fabrics.get(name);
  if (fabric === undefined) throw new Error("no fabric");

  it("has the others' borders as routers outside", () => {
    expectGolden(
      join("golden", "site", `${name}.yaml`),
      stringify(datacenterOf(north, name, specOf).outside, { lineWidth: 0 }),
    );
  });

  it("has borders that tell and take no more than that", () => {
    const [border] = fabric.switches;
    expectGolden(join("golden", "site", `${name}-spine-1.conf`), border?.text ?? "");
  });

  it("works by itself, and warns of nothing", () => {
    expect(fabric.warnings).toEqual([]);
    expect(faultsOf(simulate(intentsOf(fabric)))).toEqual([]);
  });
});

/** A router's tables, in which what is equal comes in the order of its text, and others' borders have the names that stand-ins have. */
function tablesOf(simulation: Simulation, router: string, name: string): unknown {
  const text = JSON.stringify(viewRouter(simulation, router))
    .replaceAll(`${name}/`, "")
    .replaceAll(/(dc\d)\//g, "$1-");
  const sorted = (_: string, value: unknown): unknown =>
    Array.isArray(value) && value.some((one) => typeof one !== "number")
      ? value.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
      : value;
  return JSON.parse(text, sorted);
}

describe("datacenters joined to one network", () => {
  const resolved = resolveSite(north, specOf);
  const completions = completionsOf(resolved);
  const joined = foretellJoined(completions, resolved.joints, true);
  if (joined === null) throw new Error("nothing is joined");

  it("reach each other, whichever single thing at the interconnects fails", () => {
    expect(joined.findings).toEqual([]);
    // Each of eight nodes to the block of every other.
    expect(joined.reachability.pairs).toBe(8 * 7);
    expect(joined.failures.map(({ failure }) => failure.kind).sort()).toEqual([
      ...["device", "device", "device", "device"],
      ...["link", "link", "session", "session"],
    ]);
    for (const { cut, unreachable, partlyLost } of joined.failures)
      expect([cut.count, unreachable.count, partlyLost.count]).toEqual([0, 0, 0]);
  });

  it.each(DATACENTERS.flatMap((name) => ["spine-1", "spine-2"].map((border) => [name, border] as const)))(
    "have on %s's %s the tables, in both families, that it has by itself with routers outside in the others' place",
    (name, border) => {
      const fabric = fabrics.get(name);
      if (fabric === undefined) throw new Error("no fabric");
      const alone = simulate(intentsOf(fabric));
      expect(viewRouter(alone, border).ipv6?.bgp.length).toBeGreaterThan(0);
      expect(tablesOf(joined.simulation, `${name}/${border}`, name)).toEqual(tablesOf(alone, border, name));
    },
  );
});

type Specs = Readonly<Record<(typeof DATACENTERS)[number], DatacenterSpec>>;

/** The site with other specs or another registry. */
interface Variant {
  readonly site?: Partial<SiteSpec>;
  readonly specs?: (specs: Specs) => Specs;
}

const both = (more: (name: keyof Specs) => Partial<DatacenterSpec>) => ({
  specs: ({ dc1, dc2 }: Specs): Specs => ({
    dc1: { ...dc1, ...more("dc1") },
    dc2: { ...dc2, ...more("dc2") },
  }),
});

const announcing: SiteSpec["datacenters"] = north.datacenters.map((one) => ({
  ...one,
  announce: { nodes: true, loopbacks: true },
}));

const links = (border: (index: number) => string): SiteSpec["interconnects"] =>
  [0, 1].map((index) => ({
    index,
    ends: DATACENTERS.map((datacenter) => ({ datacenter, switch: border(index), interface: "swp601" })),
  }));

/** Every border of the one with every border of the other, in one network. */
const meeting: SiteSpec["interconnects"] = [0, 1, 2, 3].map((index) => ({
  index,
  subnet: "172.31.0.0/28",
  subnet6: "fd12:3456:ffff::/64",
  ends: [index % 2, index >> 1].map((spine, end) => ({
    datacenter: DATACENTERS[end] ?? "",
    switch: `spine-${String(spine + 1)}`,
    interface: "vlan900",
    address: `172.31.0.${String(1 + spine + 4 * end)}`,
    address6: `fd12:3456:ffff::${String(1 + spine + 4 * end)}`,
  })),
}));

const VARIANTS: Readonly<Record<string, Variant>> = {
  "with borders that are ToRs": { site: { interconnects: links((index) => `r${String(index + 1)}-tor0`) } },
  "with links without addresses": both(() => ({ links: "unnumbered" })),
  "with borders in one network": { site: { interconnects: meeting } },
  "with services, nodes and loopbacks told, and a way out of one": {
    site: { datacenters: announcing.slice(0, 1).concat(north.datacenters.slice(1)) },
    ...both((name) => ({
      services: { loadBalancerIps: [name === "dc1" ? "10.40.0.0/16" : "10.104.0.0/16"] },
      ...(name === "dc1"
        ? {}
        : {
            outside: {
              announce: { nodes: true },
              peers: [
                {
                  mode: "default-only",
                  router: "edge-1",
                  switch: "spine-1",
                  interface: "swp600",
                  address: "198.51.100.1/31",
                  peer: "198.51.100.0",
                  asn: 64496,
                },
              ],
            },
          }),
    })),
  },
  "with servers that have links of their own": {
    site: { datacenters: announcing },
    ...both((name) => ({
      servers: { attachment: "routed" },
      pools: {
        ...specOf(`${name}.yaml`).pools,
        serverLinks: name === "dc1" ? "10.56.0.0/15" : "10.120.0.0/15",
      },
    })),
  },
};

describe.each(Object.entries(VARIANTS))("a site %s", (_, { site, specs = (all) => all }) => {
  const all = specs({ dc1: specOf("dc1.yaml"), dc2: specOf("dc2.yaml") });
  const resolved = resolveSite({ ...north, ...site }, (path) => all[path.slice(0, 3) as keyof Specs]);
  const completions = completionsOf(resolved);
  const joined = foretellJoined(completions, resolved.joints, false);

  it("works, and its borders know what they know of the others' stand-ins", () => {
    expect([...resolved.findings, ...completions.flatMap(({ findings }) => findings)]).toEqual([]);
    if (joined === null) throw new Error("nothing is joined");
    expect(joined.findings).toEqual([]);
    for (const { fabric, member } of completions) {
      if (fabric === null) throw new Error("no fabric");
      const { name } = member.entry;
      const simulation = simulate(intentsOf(fabric));
      expect(faultsOf(simulation)).toEqual([]);
      const ends = resolved.joints.flatMap(({ interconnect }) => interconnect.ends);
      for (const { datacenter, switch: border } of ends)
        if (datacenter === name)
          expect(tablesOf(joined.simulation, `${name}/${border}`, name)).toEqual(
            tablesOf(simulation, border, name),
          );
    }
  });
});

it("joins no datacenters without IPv4, each of which works by itself", () => {
  const alone = (path: string): DatacenterSpec => {
    const { pools = {}, ipv6, ...spec } = specOf(path);
    const { pods: _pods, nodes: _nodes, links: _links, ...kept } = pools;
    return { ...spec, pools: kept, ...(ipv6 === undefined ? {} : { ipv6: { ...ipv6, only: true } }) };
  };
  const resolved = resolveSite(north, alone);
  const completions = completionsOf(resolved);
  expect(resolved.findings).toEqual([]);
  expect(foretellJoined(completions, resolved.joints, true)).toBeNull();
  for (const { fabric } of completions)
    expect(fabric === null ? ["no fabric"] : faultsOf(simulate(intentsOf(fabric)))).toEqual([]);
});

describe("what joins datacenters", () => {
  it("is the same on one's switches, whatever racks come to the other", () => {
    const dc2 = specOf("dc2.yaml");
    const grown = { ...dc2, racks: [...(dc2.racks ?? []), { name: "r9", index: 9 }] };
    const of = (path: string) => (path === "dc2.yaml" ? grown : specOf(path));
    expect(textsOf(datacenterOf(north, "dc1", of))).toEqual(textsOf(datacenterOf(north, "dc1", specOf)));
  });

  it("has pods keep their addresses on the way, where they are translated", () => {
    const translating = (path: string): DatacenterSpec => ({
      ...specOf(path),
      calico: { natOutgoing: true, natExclusions: ["192.168.0.0/16"] },
    });
    const { calico, ipv6 } = datacenterOf(north, "dc1", translating);
    expect(calico?.natExclusions).toEqual(["192.168.0.0/16", "10.64.0.0/11"]);
    expect(ipv6?.natExclusions).toEqual(["fd12:3456:2:4000::/107"]);
  });

  it("is refused for all of a site, and for a datacenter that it has not", () => {
    expect(() => datacenterOf(north, "dc3", specOf)).toThrow(SpecError);
    expect(() => datacenterOf({ ...north, links: {} }, "dc1", specOf)).toThrow(/interconnects\[1\]\.subnet/);
  });

  it("passes nothing on from one datacenter to another", () => {
    const third: DatacenterSpec = {
      name: "dc3",
      pools: {
        spineAsns: 65501,
        rackAsns: "65510-65534",
        pods: "10.128.0.0/16",
        nodes: "10.129.0.0/16",
        links: "10.130.0.0/16",
        spineLoopbacks: "10.131.0.0/24",
        torLoopbacks: "10.131.2.0/23",
      },
      capacity: { maxRacks: 8, maxSpines: 1 },
      ipv6: { prefix: "fd12:3456:3::/48" },
      spines: [{ name: "spine-1", index: 0 }],
      racks: [{ name: "r1", index: 0, nodes: [{ name: "worker-1", index: 0 }] }],
    };
    const resolved = resolveSite(
      {
        ...north,
        datacenters: [
          ...north.datacenters,
          {
            name: "dc3",
            spec: third,
            ranges: { asns: "65501-65534", ipv4: { any: "10.128.0.0/10" }, ipv6: "fd12:3456:3::/48" },
          },
        ],
        interconnects: [
          ...(north.interconnects ?? []),
          {
            index: 2,
            ends: [
              { datacenter: "dc2", switch: "spine-1", interface: "swp602" },
              { datacenter: "dc3", switch: "spine-1", interface: "swp601" },
            ],
          },
        ],
      },
      specOf,
    );
    expect(resolved.findings).toEqual([]);
    const joined = foretellJoined(completionsOf(resolved), resolved.joints, false);
    expect(joined?.findings).toEqual([]);
    const tables = joined === null ? null : viewRouter(joined.simulation, "dc1/spine-1");
    const known = tables?.bgp.map(({ prefix }) => prefix) ?? [];
    expect(known.filter((prefix) => prefix.startsWith("10.64."))).not.toEqual([]);
    expect(known.filter((prefix) => prefix.startsWith("10.128."))).toEqual([]);
  });
});

describe("ranges of two holders", () => {
  const asns = fc
    .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 9 }))
    .map(([first, more]) => ({ first, last: first + more }));
  const prefixes = fc.integer({ min: 24, max: 32 }).chain((length) =>
    fc.integer({ min: 0, max: 2 ** (length - 24) - 1 }).map((at) => ({
      base: 10 * 2 ** 24 + at * 2 ** (32 - length),
      length,
    })),
  );
  const held = <R>(own: readonly R[], others: readonly R[]) => [
    { holder: "dc1", path: ["a"], ranges: own },
    { holder: "dc1", path: ["b"], ranges: own },
    { holder: "dc2", path: ["c"], ranges: others },
  ];

  it("overlap where they have a number in common, and nowhere else", () => {
    fc.assert(
      fc.property(fc.array(asns, { maxLength: 4 }), fc.array(asns, { maxLength: 4 }), (own, others) => {
        const numbers = (ranges: typeof own) =>
          new Set(
            ranges.flatMap(({ first, last }) =>
              Array.from({ length: last - first + 1 }, (_, at) => first + at),
            ),
          );
        const theirs = numbers(others);
        const common = [...numbers(own)].filter((one) => theirs.has(one)).length;
        expect(overlapsIn(held(own, others), asnRanges).length > 0).toBe(common > 0);
      }),
    );
    fc.assert(
      fc.property(
        fc.array(prefixes, { maxLength: 4 }),
        fc.array(prefixes, { maxLength: 4 }),
        (own, others) => {
          const numbers = (ranges: typeof own) =>
            new Set(
              ranges.flatMap(({ base, length }) =>
                Array.from({ length: 2 ** (32 - length) }, (_, at) => base + at),
              ),
            );
          const theirs = numbers(others);
          const common = [...numbers(own)].filter((one) => theirs.has(one)).length;
          expect(overlapsIn(held(own, others), ipv4Ranges).length > 0).toBe(common > 0);
        },
      ),
    );
  });
});
