import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import {
  compile,
  drawFabric,
  intentsOf,
  simulate,
  viewSimulation,
  type DatacenterSpec,
} from "../../src/index.ts";
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

/** All that is written in a picture, the titles of boxes and of cut texts apart. */
const wordsIn = (picture: string): readonly string[] =>
  [...picture.matchAll(/<text[^>]*>(?:<title>[^<]*<\/title>)?([^<]*)<\/text>/g)].map(
    ([, words = ""]) => words,
  );

describe("a picture shows", () => {
  const stack = (name: string): DatacenterSpec => STACKS.find((spec) => spec.name === name) ?? demo;

  it.each(STACKS.map((spec) => [spec.name, spec] as const))(
    "as many sessions of %s as the simulator finds, and every device by its name",
    (_, spec) => {
      const fabric = compile(spec);
      const simulation = simulate(intentsOf(fabric));
      const picture = draw(spec);
      const { sessions } = viewSimulation(simulation, []);
      expect(picture).toContain(` ${String(sessions.length)} BGP session`);
      const legend = wordsIn(picture).flatMap((words) => /: (\d+) sessions?$/.exec(words)?.[1] ?? []);
      expect(legend.reduce((sum, count) => sum + Number(count), 0)).toBe(sessions.length);
      const shown = new Set(wordsIn(picture));
      for (const { name } of [...simulation.network.routers, ...fabric.plan.bridges])
        expect(shown).toContain(name);
    },
  );

  it("a line for each link between a ToR and a spine, and none where there is no link", () => {
    const lines = (spec: DatacenterSpec): number => draw(spec).match(/class="line-ebgp"/g)?.length ?? 0;
    const legend = 1;
    expect(lines(demo) - lines({ ...demo, capacity: { maxUplinksPerSpine: 2, maxRacks: 64 } })).toBe(0);
    const links = compile(stack("as-per-rack-dual")).plan.links;
    expect(links).toHaveLength(13);
    expect(lines(stack("as-per-rack-dual")) - legend).toBe(links.length);
  });

  it("a band around cables that are one link, and what it means", () => {
    const bands = (spec: DatacenterSpec): number => draw(spec).match(/class="box-open-mark"/g)?.length ?? 0;
    const two: DatacenterSpec = {
      ...demo,
      capacity: { maxUplinksPerSpine: 2, maxRacks: 64 },
      uplinks: { links: 2 },
    };
    const one: DatacenterSpec = { ...two, uplinks: { links: 2, aggregate: "lacp" } };
    expect(bands(one) - bands(two)).toBe(1 + compile(one).plan.links.length);
    expect(draw(one)).toContain("cables that are one link (LACP)");
    expect(draw(two)).not.toContain("one link");
  });

  it("routers outside, the borders before them, and what is taken", () => {
    const picture = draw(stack("as-per-rack-outside"));
    expect(wordsIn(picture)).toEqual(
      expect.arrayContaining(["Outside", "edge-1", "taken: the default", "AS 64496", "198.51.100.0"]),
    );
    expect(picture).toMatch(/<title>spine-1: spine, [^<]*, border<\/title>/);
    expect(picture).toContain("services 10.96.0.0/16, 198.18.0.0/24");
  });

  it("routers that meet ToRs beside the spines, one that speaks no BGP by its link", () => {
    const cable = { router: "edge-9", switch: "r1-tor0", interface: "swp601" };
    const peer = { ...cable, mode: "static", address: "198.51.100.1/31", peer: "198.51.100.0" } as const;
    const picture = draw({ ...demo, outside: { peers: [peer] } });
    expect(wordsIn(picture)).toEqual(
      expect.arrayContaining(["edge-9", "no BGP: routes by hand", "link that carries no session"]),
    );
    expect(wordsIn(picture)).not.toContain("Outside");
  });

  it.each(
    STACKS.filter(({ outside, services, racks = [] }) => {
      const isIpv4Only = outside !== undefined || services !== undefined;
      return !isIpv4Only && racks.every(({ hosts = [] }) => hosts.length === 0);
    }).map((spec) => [spec.name, spec] as const),
  )("%s with IPv6 too", (_, spec) => {
    expect(draw({ ...spec, ipv6: { prefix: "fd12:3456:789a::/48" } })).toContain("fd12:3456:789a:");
  });

  it("addresses of both families", () => {
    expect(wordsIn(draw(stack("dual-stack")))).toEqual(
      expect.arrayContaining(["10.255.0.1", "fd12:3456:789a::1", "10.192.0.10", "fd12:3456:789a:2000::a"]),
    );
  });

  it("what is in maintenance, and which nodes announce no services", () => {
    const spines = demo.spines.map((spine) => ({ ...spine, maintenance: spine.index === 0 }));
    const racks = (demo.racks ?? []).map((rack) => ({
      ...rack,
      nodes: (rack.nodes ?? []).map((node) => ({
        ...node,
        maintenance: rack.index === 1 && node.index === 0,
        excludeFromExternalLoadBalancers: node.index === 1,
      })),
    }));
    const words = wordsIn(draw({ ...demo, spines, racks }));
    // Once at the box, and once in the legend.
    expect(words.filter((one) => one === "drained")).toHaveLength(2);
    expect(words.filter((one) => one === "cordoned")).toHaveLength(1);
    expect(words.filter((one) => one === "announces no services")).toHaveLength(racks.length);
    expect(words.join()).toContain("; 2 in maintenance");
  });

  it("as much of a long name as there is room for, and all of it to whoever points at it", () => {
    const [name, node] = ["r".repeat(60), "n".repeat(250)];
    const picture = draw({ ...demo, racks: [{ name, index: 0, nodes: [{ name: node, index: 0 }] }] });
    for (const whole of [name, node]) {
      expect(wordsIn(picture)).not.toContain(whole);
      expect(picture).toContain(`<title>${whole}</title>`);
    }
    expect(Number(/width="(\d+)/.exec(picture)?.[1])).toBeLessThan(1000);
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
  const grounds = [
    boxes.page,
    boxes.area,
    boxes.rack,
    boxes.outside,
    boxes.spine,
    boxes.tor,
    boxes.node,
    boxes.segment,
  ];

  it("let every text be read: at least 4.5 to 1 (WCAG 1.4.3)", () => {
    const { badge, ...others } = texts;
    for (const text of Object.values(others))
      for (const { fill } of grounds) expect(contrast(text, fill)).toBeGreaterThanOrEqual(4.5);
    for (const { fill } of [boxes.badge, boxes.drained])
      expect(contrast(badge, fill)).toBeGreaterThanOrEqual(4.5);
  });

  it("let every line and box be seen: at least 3 to 1 (WCAG 1.4.11)", () => {
    for (const line of Object.values(lines))
      for (const { fill } of [boxes.page, boxes.area, boxes.rack])
        expect(contrast(line, fill)).toBeGreaterThanOrEqual(3);
    for (const { stroke } of [boxes.outside, boxes.spine, boxes.tor, boxes.node, boxes.segment])
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
