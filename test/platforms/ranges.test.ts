import { compileSpec, formatDiagnostics, type DatacenterSpec } from "../../src/index.ts";
import { platforms } from "../../src/platforms/index.ts";
import { ranges, type RangeName } from "../../src/platforms/ranges.ts";
import type { PlatformName } from "../../src/spec/index.ts";
import { fabricsOn } from "./support/fabrics.ts";

type Part = Pick<DatacenterSpec, "bgp" | "ethernet">;

/** The options of each range with one value, and all else as it is by default or as near. */
const asking: Readonly<Record<RangeName, (value: number) => Part>> = {
  bfdInterval: (value) => ({ bgp: { bfd: { enabled: true, transmit: value, receive: value } } }),
  bfdMultiplier: (value) => ({ bgp: { bfd: { enabled: true, detectMultiplier: value } } }),
  restartTime: (value) => ({ bgp: { gracefulRestart: { restart: value } } }),
  staleTime: (value) => ({ bgp: { gracefulRestart: { restart: Math.min(value, 120), stale: value } } }),
  mtu: (value) => ({ ethernet: { fabric: { mtu: value } } }),
};

const cases = Object.entries(platforms).flatMap(([platform, { ranges: own }]) =>
  ranges.flatMap(([name, { options }]) => {
    const limits = own[name];
    return limits === undefined ? [] : [{ platform: platform as PlatformName, name, options, limits }];
  }),
);

/** What is said of the platform when a fabric asks for a value; null where the spec itself does not take it. */
function saidOf(platform: PlatformName, part: Part): readonly string[] | null {
  const [spec] = fabricsOn(platform).filter(({ name }) => name === "as-per-rack-dual");
  if (spec === undefined) throw new Error("the fabric is gone");
  const compilation = compileSpec({ ...spec, ...part });
  if (compilation.ok) return [];
  const codes = compilation.diagnostics.map(({ code }) => code);
  return codes.includes("value-invalid")
    ? null
    : formatDiagnostics(compilation.diagnostics.filter(({ code }) => code === "platform-lacks"));
}

describe("a number that a platform takes within limits of its own", () => {
  it.each(cases)(
    "$name on $platform: is taken at the limits and refused beyond",
    ({ platform, name, options, limits }) => {
      const [least, most] = limits;
      for (const value of limits) expect(saidOf(platform, asking[name](value)) ?? []).toEqual([]);
      for (const value of [least - 1, most + 1]) {
        const said = saidOf(platform, asking[name](value));
        if (said !== null)
          expect(said).toContainEqual(
            expect.stringMatching(
              `is asked for ${String(value)}. Fix: give ${options} ${String(least)} to ${String(most)}`,
            ),
          );
      }
    },
  );
});
