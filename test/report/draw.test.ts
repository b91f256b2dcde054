import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { compile, drawFabric, type DatacenterSpec } from "../../src/index.ts";
import { dark, light, type Palette } from "../../src/report/draw/palette.ts";
import { slotsOf } from "../../src/report/draw/slots.ts";
import { spans } from "../../src/report/draw/ranges.ts";
import { escaped } from "../../src/report/draw/svg.ts";
import { STACKS, scaled } from "../support/fabrics.ts";
import { expectGolden } from "../support/golden.ts";

const [demo] = STACKS as [DatacenterSpec, ...DatacenterSpec[]];
const draw = (spec: DatacenterSpec): string => drawFabric(compile(spec).plan);

describe("a picture", () => {
  it.each(STACKS.map((spec) => [spec.name, spec] as const))("of %s is what it was", (name, spec) => {
    expectGolden(join("..", "docs", "pictures", `${name}.svg`), draw(spec));
  });

  it.each(["demo", "downward-default", "as-per-server-ethernet"])(
    "of %s with 128 racks is what it was",
    (name) => {
      const spec = STACKS.find((one) => one.name === name) ?? demo;
      expectGolden(join("golden", "draw", `${name}-128.svg`), draw(scaled(spec, 128, 64)));
    },
  );

  it("is the same bytes whatever the order of the spec's lists", () => {
    const turned = {
      ...demo,
      spines: [...demo.spines].reverse(),
      racks: [...(demo.racks ?? [])]
        .reverse()
        .map((rack) => ({ ...rack, nodes: [...(rack.nodes ?? [])].reverse() })),
    };
    expect(draw(turned)).toBe(draw(demo));
  });

  it("brings everything with it", () => {
    for (const spec of STACKS)
      expect(draw(spec).replace("http://www.w3.org/2000/svg", "")).not.toMatch(/https?:|url\(|@import/);
  });

  it("shows a rack that is not like the others by itself", () => {
    const spec = scaled(demo, 40, 3);
    const racks = (spec.racks ?? []).map((rack) =>
      rack.index === 20 ? { ...rack, tors: [{ index: 0 }, { index: 1 }] } : rack,
    );
    expect(draw({ ...spec, racks })).toContain(">r21-tor1<");
  });

  it("is drawn of racks without nodes, and without any rack", () => {
    expect(draw(scaled(demo, 2, 0))).toContain(">r2-tor0<");
    expect(draw({ ...demo, racks: [] })).toContain("0 racks");
  });
});

describe("boxes", () => {
  it("hold every item once, in order, and are no more than allowed", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { maxLength: 60 }), fc.integer({ min: 1, max: 9 }), (kinds, most) => {
        const items = kinds.map((kind, at) => ({ kind, at }));
        const slots = slotsOf(items, { alone: most, boxes: most }, [({ kind }) => String(kind)]);
        expect(slots.length).toBeLessThanOrEqual(most);
        expect(
          slots
            .flat()
            .map(({ at }) => at)
            .sort((a, b) => a - b),
        ).toEqual(items.map(({ at }) => at));
        expect(slots.map(([{ at }]) => at)).toEqual(slots.map(([{ at }]) => at).sort((a, b) => a - b));
        if (new Set(kinds).size <= most)
          for (const slot of slots) expect(new Set(slot.map(({ kind }) => kind)).size).toBe(1);
      }),
    );
  });

  it("say their indices as ranges", () => {
    expect([[4], [2, 3, 4], [0, 2, 3, 9], [0, 2, 4, 6, 90]].map(spans)).toEqual([
      "4",
      "2–4",
      "0, 2–3, 9",
      "0–90 with gaps",
    ]);
  });
});

describe("text", () => {
  it("is escaped, and what XML can't hold is replaced", () => {
    expect(escaped(`<a b="c">&'\u0000\u001b`)).toBe("&lt;a b=&quot;c&quot;&gt;&amp;&#39;\ufffd\ufffd");
  });
});

/** WCAG 2.2: contrast of two colours `#rrggbb`, 1 to 21. */
function contrast(one: string, other: string): number {
  const luminance = (colour: string): number => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5]
      .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

describe.each([
  ["light", light],
  ["dark", dark],
] as const)("the colours of %s", (_name, { texts, boxes, lines }: Palette) => {
  const grounds = [boxes.page, boxes.area, boxes.rack, boxes.spine, boxes.tor, boxes.node, boxes.segment];

  it("let every text be read: at least 4.5 to 1 (WCAG 1.4.3)", () => {
    const { badge, ...others } = texts;
    for (const text of Object.values(others))
      for (const { fill } of grounds) expect(contrast(text, fill)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(badge, boxes.badge.fill)).toBeGreaterThanOrEqual(4.5);
  });

  it("let every line and box be seen: at least 3 to 1 (WCAG 1.4.11)", () => {
    for (const line of Object.values(lines))
      for (const { fill } of [boxes.page, boxes.area, boxes.rack])
        expect(contrast(line, fill)).toBeGreaterThanOrEqual(3);
    for (const { stroke } of [boxes.spine, boxes.tor, boxes.node, boxes.segment])
      expect(contrast(stroke, boxes.rack.fill)).toBeGreaterThanOrEqual(3);
  });
});

it("the README and the page on models show pictures that are there", () => {
  const shown = [
    ...["README.md", "docs/models.md"]
      .map((file) => readFileSync(file, "utf8"))
      .join("")
      .matchAll(/pictures\/([a-z-]+)\.svg/g),
  ].map(([, name]) => name);
  expect(shown.length).toBeGreaterThan(0);
  expect(shown.filter((name) => !STACKS.some((spec) => spec.name === name))).toEqual([]);
});
