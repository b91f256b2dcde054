import fc from "fast-check";
import { compile, intentsOf } from "../../src/index.ts";
import { networkOf } from "../../src/simulate/index.ts";
import { soundFabric } from "../../components/sound-fabric.ts";
import { runs, specOf } from "../support/specs.ts";
import { ROUTED_VARIANTS } from "../support/variants.ts";

const EBGP = ROUTED_VARIANTS.filter(({ fabric }) => fabric.model !== "igp");

describe("roles", () => {
  it.each(EBGP)("fit at both ends of every eBGP session of $name, and are on no other", ({ fabric }) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 3 }), (tors, racks) => {
        const spec = specOf(
          2,
          Array.from({ length: racks }, () => ({ nodes: 2, tors })),
          fabric,
        );
        const network = networkOf(intentsOf(compile({ ...spec, bgp: { roles: true } })));
        expect(network.unmatched).toEqual([]);
        for (const { ends } of network.sessions) {
          const [one, other] = ends.map(({ router }) => network.routers[router]);
          const roles = ends.map(({ settings }) => settings.role).filter((role) => role !== undefined);
          const switches = [one, other].filter((router) => router?.role !== "node").length;
          expect(roles).toHaveLength(one?.asn === other?.asn ? 0 : switches);
        }
      }),
      runs(6, 3),
    );
  });

  it("are in no configuration where they are off", () => {
    for (const { text } of compile(specOf(2, [2, 2])).switches) expect(text).not.toContain("local-role");
  });
});

describe("the limit of paths", () => {
  const spec = specOf(2, [2, 2], { model: "as-per-server" });

  it("is no matter where the fabric keeps to it", () => {
    expect(soundFabric({ ...spec, bgp: { maximumAsPath: 3 } }).ok).toBe(true);
  });

  it("that the fabric itself goes over is found before anything is touched", () => {
    const sound = soundFabric({ ...spec, bgp: { maximumAsPath: 2 } });
    expect(sound.ok ? "" : sound.reason).toContain("The fabric would not work");
  });

  it("begins with the peer's AS by eBGP alone", () => {
    const text = (model: "as-per-rack" | "as-per-server" | "igp") =>
      compile(specOf(1, [2], { model })).switches.map((one) => one.text.match(/ \S+ enforce-first-as/g));
    expect(text("igp")).toEqual([null, null]);
    expect(text("as-per-rack")).toEqual([[" TORS enforce-first-as"], [" SPINES enforce-first-as"]]);
    expect(text("as-per-server")).toEqual([
      [" TORS enforce-first-as"],
      [" SPINES enforce-first-as", " NODES enforce-first-as"],
    ]);
  });
});
