import fc from "fast-check";
import { containsPrefix, type Prefix4 } from "../../src/net/ipv4.ts";
import { policyTable } from "../../src/simulate/bgp/prefixes.ts";
import type { Policy } from "../../src/simulate/network/types.ts";
import { runs } from "../support/specs.ts";

const cut = (base: number, length: number): Prefix4 => ({ base: base - (base % 2 ** (32 - length)), length });

/** Within a few networks, so that rules and prefixes meet. */
const prefix = fc
  .tuple(fc.integer({ min: 0, max: 1023 }), fc.integer({ min: 20, max: 32 }))
  .map(([at, length]) => cut(167_772_160 + 7 * at, length));

const rule = fc
  .tuple(prefix, fc.nat(12), fc.nat(12), fc.boolean())
  .map(([range, shorter, longer, refused]): Policy[number] => ({
    what: refused ? "refused" : "pods",
    prefix: range,
    minLength: Math.max(0, range.length - 4 + shorter),
    maxLength: Math.min(32, range.length + longer),
  }));

const sorted = (all: readonly Prefix4[]): readonly Prefix4[] =>
  all.toSorted((a, b) => a.base - b.base || a.length - b.length);

describe("what policies permit", () => {
  it("is what the first rule says that has the prefix", () => {
    const tables = fc.record({
      all: fc.uniqueArray(prefix, { maxLength: 600, size: "max", selector: (one) => JSON.stringify(one) }),
      policy: fc.array(rule, { maxLength: 6 }),
    });
    fc.assert(
      fc.property(tables, ({ all: any, policy }) => {
        const all = sorted(any);
        const table = policyTable({ all, find: () => -1 });
        const number = table.intern(policy);
        const wanted = [...all.entries()].flatMap(([at, one]) => {
          const first = policy.find(
            (each) =>
              one.length >= each.minLength &&
              one.length <= each.maxLength &&
              containsPrefix(each.prefix, one),
          );
          return first !== undefined && first.what !== "refused" ? [at] : [];
        });
        expect(table.permitted(number)).toEqual(wanted);
        expect([...all.keys()].filter((at) => table.permits(number, at))).toEqual(wanted);
        expect(table.permits(number, -1)).toBe(false);
      }),
      runs(300, 60),
    );
  });

  it("is found in work that grows as the policies do, where each is of a rack's own", () => {
    const readsOf = (racks: number): number => {
      let reads = 0;
      const all = Array.from({ length: racks }, (_, rack) => cut(167_772_160 + rack * 256, 24));
      const counted = new Proxy(all, {
        get(list, key): unknown {
          reads += 1;
          return Reflect.get(list, key);
        },
      });
      const table = policyTable({ all: counted, find: () => -1 });
      for (const own of all) table.intern([{ what: "pods", prefix: own, minLength: 24, maxLength: 24 }]);
      return reads;
    };
    // Each is searched for by halves.
    expect(readsOf(1024) / readsOf(128)).toBeLessThan(8 * 2);
  });
});
