import fc from "fast-check";
import { addressesOf } from "../../src/change/addresses.ts";
import { withoutLoosePorts } from "../../src/change/loose-ports.ts";
import { mixerOf } from "../../src/change/mixed.ts";
import { simulatedOnce } from "../../src/change/once.ts";
import { idOf, unitsBetween } from "../../src/change/units.ts";
import { AFTER } from "../../src/change/version.ts";
import type { Side } from "../../src/change/side.ts";
import { networkOf } from "../../src/simulate/index.ts";
import { anyModelSpec, runs } from "../support/specs.ts";
import { fabric, side } from "./sides.ts";

const networksOf = (...sides: readonly Side[]): ReturnType<typeof simulatedOnce> => {
  const held = new Set([...addressesOf(sides).values()].flatMap((own) => [...own]));
  return simulatedOnce((intent) => withoutLoosePorts(intent, held));
};

describe("mixed fabrics as networks", () => {
  it("are what the intents make, where every cable has two ends", () => {
    fc.assert(
      fc.property(anyModelSpec, anyModelSpec, (one, other) => {
        const [before, after] = [side(one), side(other)];
        const { mixed } = mixerOf(before, after);
        const networkFor = networksOf(before, after);
        for (const { intents } of [before, after])
          expect(networkFor(intents).network).toEqual(networkOf(intents));
        const { units } = unitsBetween(before, after);
        const half = new Map(units.filter((_, at) => at % 2 === 0).map((unit) => [idOf(unit), AFTER]));
        const { sessions, unmatched } = networkFor(mixed(half)).network;
        const whole = networkOf(mixed(half));
        expect(sessions.map(({ ends }) => ends.map(({ address }) => address))).toEqual(
          whole.sessions.map(({ ends }) => ends.map(({ address }) => address)),
        );
        expect(whole.unmatched).toEqual(expect.arrayContaining([...unmatched]));
      }),
      runs(60, 8),
    );
  });

  it("are one where they differ in what routing does not see", () => {
    const [before, after] = [
      side(fabric([1, 1])),
      side(fabric([1, 1], { bgp: { keepalive: 1, bfd: { enabled: true } } })),
    ];
    const networkFor = networksOf(before, after);
    expect(networkFor(after.intents)).toBe(networkFor(before.intents));
    const otherBlocks = side(fabric([1, 1], { bgp: { keepalive: 1 }, sizes: { podBlock: 27 } }));
    expect(networkFor(otherBlocks.intents)).not.toBe(networkFor(before.intents));
  });

  it("have no cable to a rack that is not looked at", () => {
    const [few, all] = [side(fabric([1, 1])), side(fabric([1, 1, 1, 1]))];
    const mixed = {
      ...few.intents,
      switches: few.intents.switches.map((one) => {
        const whole = all.intents.switches.find(({ device }) => device === one.device);
        return one.role === "spine" && whole !== undefined ? whole : one;
      }),
    };
    const [seen, whole] = [networksOf(few)(mixed).network, networkOf(mixed)];
    expect(seen.sessions).toHaveLength(whole.sessions.length);
    expect(seen.segments.length).toBeLessThan(whole.segments.length);
    expect(whole.unmatched.length).toBeGreaterThan(0);
    expect(seen.unmatched).toEqual([]);
  });
});
