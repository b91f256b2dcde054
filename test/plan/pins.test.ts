import fc from "fast-check";
import { compileSpec, isError, type DatacenterSpec, type FabricPlan } from "../../src/index.ts";
import { familiesOf } from "../../src/intent/index.ts";
import {
  containsAddress,
  formatIpv4,
  formatPrefix,
  hostPrefix,
  lastOf,
  type Prefix4,
} from "../../src/net/ipv4.ts";
import { lastOf6, type Prefix6 } from "../../src/net/ipv6.ts";
import { imageOfAddress, imageOfPrefix } from "../../src/plan/ipv6/image.ts";
import { preimageOfAddress } from "../../src/plan/ipv6/preimage.ts";
import { torName } from "../../src/plan/numbering.ts";
import { there } from "../../src/plan/there.ts";
import { anySpecOf, runs, type AnySpec } from "../support/specs.ts";
import { VARIANTS } from "../support/variants.ts";
import { numberedLinks } from "../support/links.ts";

type Rack = AnySpec["racks"][number];

/** Takes the next of some random numbers, below a bound. */
type Draw = (below: number) => number;

const drawing = (numbers: readonly number[]): Draw => {
  let at = 0;
  return (below) => {
    const number = numbers[at % numbers.length] ?? 0;
    at += 1;
    return number % below;
  };
};

/** A subnet of a length, by its number in a range. */
const subnet = (range: number, length: number, number: number): Prefix4 => ({
  base: range + number * 2 ** (32 - length),
  length,
});

const NODES = 0x0ac0_0000;
const PODS = 0x0a20_0000;
const LINKS = 0x0afe_0000;
const LOOPBACKS = 0x0aff_0000;
const SITE = "fd12:3456:789a";

/** One time in so many: as a rule a number follows from its index. */
const maybe = <T extends object>(draw: Draw, of: () => T): T | Record<string, never> =>
  draw(3) === 0 ? of() : {};

function rackPins(draw: Draw, dual: boolean) {
  const length = 22 + draw(6);
  const pods = 18 + draw(5);
  return {
    ...maybe(draw, () => ({ subnet: formatPrefix(subnet(NODES, length, draw(2 ** (length - 16)))) })),
    ...maybe(draw, () => ({ pods: formatPrefix(subnet(PODS, pods, draw(2 ** (pods - 11)))) })),
    ...maybe(draw, () => ({ firstNode: 2 + draw(60) })),
    ...(dual
      ? {
          ipv6: maybe(draw, () => ({
            subnet: `${SITE}:20${draw(256).toString(16).padStart(2, "0")}::/64`,
          })),
        }
      : {}),
  };
}

function torPins(draw: Draw, spine: string, dual: boolean) {
  const length = 30 + draw(2);
  const link = subnet(LINKS, length, draw(2 ** (length - 16)));
  const end = link.base + (length === 31 ? 0 : 1) + draw(2);
  return {
    ...maybe(draw, () => ({ loopback: formatIpv4(LOOPBACKS + 512 + draw(512)) })),
    ...maybe(draw, () => ({
      uplinks: { [spine]: formatPrefix(link) },
      ...maybe(draw, () => ({ uplinkAddresses: { [spine]: formatIpv4(end) } })),
    })),
    ...(dual
      ? {
          ipv6: maybe(draw, () => ({
            uplinks: { [spine]: `${SITE}:200::${(2 * draw(0x7fff)).toString(16)}/127` },
          })),
        }
      : {}),
  };
}

function pinned(spec: AnySpec, numbers: readonly number[], dual: boolean): DatacenterSpec {
  const draw = drawing(numbers);
  const rack = (one: Rack): Rack => ({
    ...one,
    pin: rackPins(draw, dual),
    tors: (one.tors ?? []).map((tor) => ({
      ...tor,
      pin: torPins(draw, spec.spines[draw(spec.spines.length)]?.name ?? "", dual),
    })),
  });
  return {
    ...spec,
    spines: spec.spines.map((spine) => ({
      ...spine,
      pin: maybe(draw, () => ({ loopback: formatIpv4(LOOPBACKS + draw(256)) })),
    })),
    racks: spec.racks.map(rack),
  };
}

/** Where spines route: elsewhere there are no links to pin. */
const ROUTED = VARIANTS.filter(
  ({ fabric }) => fabric.model !== "l2" && !("spine" in fabric && fabric.spine?.kind === "ethernet"),
);

/** A spec, and the same with pins. */
const anyPinned = fc
  .record({
    variant: fc.constantFrom(...ROUTED),
    dual: fc.boolean(),
    numbers: fc.array(fc.nat(0xffff_ffff), { minLength: 80, maxLength: 80 }),
  })
  .chain(({ variant: { fabric }, dual, numbers }) =>
    anySpecOf(fabric).map((plain) => {
      const spec: AnySpec = dual ? { ...plain, ipv6: { prefix: `${SITE}::/48` } } : plain;
      return { spec, withPins: pinned(spec, numbers, dual) };
    }),
  );

const networks = (plan: FabricPlan): Prefix4[] => [
  ...plan.switches.map(({ loopback }) => hostPrefix(loopback)),
  ...numberedLinks(plan).map((link) => link.subnet),
  ...plan.racks.flatMap(({ subnet: network, pods }) => [...(network === null ? [] : [network]), pods]),
];

const addresses = (plan: FabricPlan): number[] => [
  ...plan.switches.map(({ loopback }) => loopback),
  ...plan.links.flatMap(({ ends }) => ends.flatMap((end) => ("address" in end ? [end.address] : []))),
  ...plan.racks.flatMap(({ tors, nodes }) => [
    ...tors.map(({ address }) => there(address, "address")),
    ...nodes.map(({ address }) => address),
  ]),
];

interface Span {
  readonly first: bigint;
  readonly last: bigint;
}

function expectApart(all: readonly Span[]): void {
  const sorted = all.toSorted((a, b) => (a.first < b.first ? -1 : 1));
  for (const [at, one] of sorted.slice(1).entries())
    expect(one.first).toBeGreaterThan(sorted[at]?.last ?? -1n);
}

const span4 = (one: Prefix4): Span => ({ first: BigInt(one.base), last: BigInt(lastOf(one)) });
const span6 = (one: Prefix6): Span => ({ first: one.base, last: lastOf6(one) });

/** Every number in both families, by what has it, but for what a pin of its own or of its rack moves. */
function unpinned(plan: FabricPlan, spec: DatacenterSpec): ReadonlyMap<string, string> {
  const racks = new Map((spec.racks ?? []).map((rack) => [rack.name, rack]));
  const tors = new Map(
    (spec.racks ?? []).flatMap((rack) =>
      (rack.tors ?? []).map((tor) => [torName(rack, { name: undefined, ...tor }), tor] as const),
    ),
  );
  const spines = new Map(spec.spines.map((spine) => [spine.name, spine]));
  return new Map(
    familiesOf(plan.ipv6).flatMap(({ name: family, address, prefix }): [string, string][] => [
      ...plan.switches
        .filter(
          ({ name }) =>
            tors.get(name)?.pin?.loopback === undefined && spines.get(name)?.pin?.loopback === undefined,
        )
        .map(({ name, loopback }): [string, string] => [`${family} ${name}`, address(loopback)]),
      ...numberedLinks(plan)
        .filter(({ ends: [{ device }, other] }) => {
          const pin = tors.get(device)?.pin;
          const said = [pin?.uplinks, family === "ipv6" ? pin?.ipv6?.uplinks : undefined];
          return said.every((one) => one?.[other.device] === undefined);
        })
        .map((link): [string, string] => [
          `${family} ${link.id}`,
          [
            prefix(link.subnet),
            ...link.ends.map((end) => ("address" in end ? address(end.address) : "")),
          ].join(" "),
        ]),
      ...plan.racks.flatMap((rack): [string, string][] => {
        const pin = racks.get(rack.name)?.pin;
        const moved = pin?.subnet !== undefined || (family === "ipv6" && pin?.ipv6?.subnet !== undefined);
        return [
          ...(pin?.pods === undefined
            ? [[`${family} pods ${rack.name}`, prefix(rack.pods)] satisfies [string, string]]
            : []),
          ...(moved || pin?.firstNode !== undefined
            ? []
            : [...rack.tors, ...rack.nodes].map((one): [string, string] => [
                `${family} ${"device" in one ? `${one.device} in ${rack.name}` : one.name}`,
                address(there(one.address, "address")),
              ])),
        ];
      }),
    ]),
  );
}

describe("whatever is pinned in a fabric", () => {
  const taken = new Set(["address-taken", "address-outside-subnet", "size-impossible", "blocks-too-few"]);

  it("is refused, or no two things have overlapping networks or one address, in either family", () => {
    let accepted = 0;
    fc.assert(
      fc.property(anyPinned, ({ withPins }) => {
        const compilation = compileSpec(withPins);
        if (!compilation.ok) {
          const errors = compilation.diagnostics.filter(isError);
          expect(errors.filter(({ code }) => !taken.has(code))).toEqual([]);
          return;
        }
        accepted += 1;
        const { plan } = compilation.fabric;
        expectApart(networks(plan).map(span4));
        const all = addresses(plan);
        expect(new Set(all).size).toBe(all.length);
        for (const { subnet: network, ends } of numberedLinks(plan))
          for (const end of ends)
            if ("address" in end) expect(containsAddress(network, end.address)).toBe(true);
        const { ipv6 } = plan;
        if (ipv6 === null) return;
        expectApart(networks(plan).map((one) => span6(imageOfPrefix(ipv6, one))));
        const images = all.map((one) => imageOfAddress(ipv6, one));
        expect(new Set(images).size).toBe(all.length);
        expect(images.map((one) => preimageOfAddress(ipv6, one))).toEqual(all);
      }),
      runs(200, 60),
    );
    expect(accepted).toBeGreaterThan(10);
  });

  it("moves no number that is not pinned", () => {
    fc.assert(
      fc.property(anyPinned, ({ spec, withPins }) => {
        const [plain, compilation] = [compileSpec(spec), compileSpec(withPins)];
        if (!plain.ok || !compilation.ok) return;
        const before = unpinned(plain.fabric.plan, withPins);
        expect([...unpinned(compilation.fabric.plan, withPins)]).toEqual([...before]);
      }),
      runs(200, 60),
    );
  });
});
