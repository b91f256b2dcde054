import fc from "fast-check";
import { compile, compileSpec, type DatacenterSpec } from "../../src/index.ts";
import { containsPrefix, hostPrefix, lastOf, type Prefix4 } from "../../src/net/ipv4.ts";
import { containsPrefix6, formatIpv6, formatPrefix6, type Prefix6 } from "../../src/net/ipv6.ts";
import { imageOfAddress, imageOfPrefix, imageOfRule, type Ipv6Image } from "../../src/plan/ipv6/image.ts";
import { there } from "../../src/plan/there.ts";
import { expectSame } from "../support/expect-same.ts";
import { anyModelSpec, runs, specOf } from "../support/specs.ts";

/** Each compiles a datacenter or two. */
const FEW = runs(300, 50);

const PREFIX = "fd12:3456:789a::/48";
const withIpv6 = (spec: DatacenterSpec): DatacenterSpec => ({ ...spec, ipv6: { prefix: PREFIX } });
const imageOf = (spec: DatacenterSpec): Ipv6Image => there(compile(spec).plan.ipv6, "IPv6 image");

/** An address in a range: its ends more often than others. */
const inRange = (range: Prefix4): fc.Arbitrary<number> =>
  fc.oneof(fc.constantFrom(range.base, lastOf(range)), fc.integer({ min: range.base, max: lastOf(range) }));

/** An address, and a prefix around it, in any segment of an image: the ends of segments and units more often than others. */
const inImage = (image: Ipv6Image): fc.Arbitrary<{ readonly address: number; readonly prefix: Prefix4 }> =>
  fc
    .constantFrom(...image.segments)
    .chain(({ ipv4 }) =>
      fc.record({ address: inRange(ipv4), length: fc.integer({ min: ipv4.length, max: 32 }) }),
    )
    .map(({ address, length }) => ({
      address,
      prefix: { base: address - (address % 2 ** (32 - length)), length },
    }));

const anyImage = anyModelSpec.map((spec) => imageOf(withIpv6(spec)));
const anyPair = anyImage.chain((image) =>
  fc.record({ image: fc.constant(image), one: inImage(image), other: inImage(image) }),
);

/** Two addresses of one segment. */
const anyNeighbours = anyImage.chain((image) =>
  fc
    .constantFrom(...image.segments)
    .chain(({ ipv4 }) => fc.record({ image: fc.constant(image), one: inRange(ipv4), other: inRange(ipv4) })),
);

describe("the IPv6 image of any datacenter of any model", () => {
  it("has an address for each, and no two have one", () => {
    fc.assert(
      fc.property(anyPair, ({ image, one, other }) => {
        const same = imageOfAddress(image, one.address) === imageOfAddress(image, other.address);
        expect(same).toBe(one.address === other.address);
      }),
      FEW,
    );
  });

  it("keeps what lies in what, and so what matches which rule", () => {
    const inside = (outer: Prefix6, inner: Prefix6): boolean => containsPrefix6(outer, inner);
    fc.assert(
      fc.property(anyPair, ({ image, one, other }) => {
        const [a, b] = [imageOfPrefix(image, one.prefix), imageOfPrefix(image, other.prefix)];
        expect(inside(a, b)).toBe(containsPrefix(one.prefix, other.prefix));
        expect(inside(b, a)).toBe(containsPrefix(other.prefix, one.prefix));
        expect(inside(a, imageOfPrefix(image, hostPrefix(one.address)))).toBe(true);
        const rule = imageOfRule(image, {
          what: "pods",
          prefix: one.prefix,
          minLength: one.prefix.length,
          maxLength: 32,
        });
        expect(rule).toEqual({ what: "pods", prefix: a, minLength: a.length, maxLength: 128 });
      }),
      FEW,
    );
  });

  it("keeps the order within a pool's range", () => {
    fc.assert(
      fc.property(anyNeighbours, ({ image, one, other }) => {
        expect(imageOfAddress(image, one) < imageOfAddress(image, other)).toBe(one < other);
      }),
      FEW,
    );
  });

  it("stays where it is when pools are appended", () => {
    const appended = fc.constantFrom("172.16.0.0/15", "172.31.0.0/16", "192.168.0.0/24");
    const pools = fc.constantFrom("nodes", "links", "torLoopbacks", "spineLoopbacks");
    fc.assert(
      fc.property(pools, appended, fc.nat(2 ** 16 - 1), (pool, range, offset) => {
        const spec = withIpv6(specOf(1, [1]));
        const before = imageOf(spec);
        const ranges = before.segments.filter((one) => one.pool === pool).map(({ ipv4 }) => ipv4);
        const first = there(ranges[0] ?? null, "range");
        const text = `${[24, 16, 8, 0].map((bits) => (first.base >>> bits) & 255).join(".")}/${String(first.length)}`;
        const after = imageOf({ ...spec, pools: { [pool]: [text, range] } });
        const address = first.base + (offset % (lastOf(first) - first.base + 1));
        expect(imageOfAddress(after, address)).toBe(imageOfAddress(before, address));
        expect(after.segments).toHaveLength(before.segments.length + 1);
      }),
      FEW,
    );
  });

  it("is of the fabric's numbers and nothing else: what is there does not change it", () => {
    fc.assert(
      fc.property(anyModelSpec, (spec) => {
        const { racks: _, ...rest } = spec;
        const empty = compileSpec({ ...withIpv6(rest), racks: [] });
        if (!empty.ok) return;
        expectSame(imageOf(withIpv6(spec)), empty.fabric.plan.ipv6);
      }),
      FEW,
    );
  });
});

describe("the IPv6 addresses of a datacenter", () => {
  const { plan } = compile(withIpv6(specOf(2, [2, 1])));
  const image = there(plan.ipv6, "image");
  const text = (address: number): string => formatIpv6(imageOfAddress(image, address));

  it("stand at fixed places below its prefix", () => {
    expect(plan.switches.map(({ loopback }) => text(loopback))).toEqual([
      "fd12:3456:789a::",
      "fd12:3456:789a::1",
      "fd12:3456:789a:100::",
      "fd12:3456:789a:100::2",
    ]);
    expect(
      plan.links.flatMap(({ ends }) => ends.map((end) => ("address" in end ? text(end.address) : ""))),
    ).toEqual([
      "fd12:3456:789a:200::1",
      "fd12:3456:789a:200::",
      "fd12:3456:789a:200::3",
      "fd12:3456:789a:200::2",
      "fd12:3456:789a:200::101",
      "fd12:3456:789a:200::100",
      "fd12:3456:789a:200::103",
      "fd12:3456:789a:200::102",
    ]);
    const racks = plan.racks.map(({ subnet, pods, tors, nodes }) => [
      formatPrefix6(imageOfPrefix(image, there(subnet, "subnet"))),
      formatPrefix6(imageOfPrefix(image, pods)),
      ...tors.map(({ address }) => text(there(address, "address"))),
      ...nodes.map(({ address }) => text(address)),
    ]);
    expect(racks).toEqual([
      [
        "fd12:3456:789a:2000::/64",
        "fd12:3456:789a:4000::/115",
        "fd12:3456:789a:2000::1",
        "fd12:3456:789a:2000::a",
        "fd12:3456:789a:2000::b",
      ],
      [
        "fd12:3456:789a:2001::/64",
        "fd12:3456:789a:4000::2000/115",
        "fd12:3456:789a:2001::1",
        "fd12:3456:789a:2001::a",
      ],
    ]);
  });

  it("refuse what is in no pool", () => {
    expect(() => imageOfAddress(image, 0x7f000001)).toThrow("127.0.0.1/32 has no image in IPv6");
    expect(() => imageOfPrefix(image, { base: 0x0a000000, length: 8 })).toThrow("10.0.0.0/8 has no image");
    expect(imageOfPrefix(image, { base: 0, length: 0 })).toEqual({ base: 0n, length: 0 });
  });

  it("come from ranges that were given, each IPv4 range whole and aligned in one of them", () => {
    const spec: DatacenterSpec = {
      ...specOf(1, [1]),
      pools: { nodes: ["10.192.0.0/17", "10.193.0.0/16"] },
      ipv6: { prefix: PREFIX, pools: { nodes: ["fd00:1::/56", "fd00:0:0:4000::/50"], pods: "fd00:2::/64" } },
    };
    const given = imageOf(spec).segments.filter(({ pool }) => pool === "nodes" || pool === "pods");
    expect(given.map(({ ipv6 }) => formatPrefix6(ipv6))).toEqual([
      "fd00:1::/57",
      "fd00:0:0:4000::/56",
      "fd00:2::/107",
    ]);
  });
});
