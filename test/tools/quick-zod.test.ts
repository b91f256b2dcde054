import * as zod from "zod";
import { datacenter as real } from "../../src/spec/datacenter.ts";
import { quickZod, type QuickSchema } from "../../tools/quick-zod/index.ts";
import { corpus } from "../fuzz/corpus.ts";
import { mutated } from "../fuzz/mutate.ts";
import { randomOf } from "../fuzz/random.ts";

/* What stands in for zod in the packed program reads every spec as zod does, and reads it itself where it is sound. */

const asked = jest.fn(() => zod);

function quickSchema(): QuickSchema {
  jest.resetModules();
  jest.doMock("zod", () => ({ z: quickZod(asked) }));
  const { datacenter } = jest.requireActual<{ datacenter: unknown }>("../../src/spec/datacenter.ts");
  jest.dontMock("zod");
  return datacenter as QuickSchema;
}

const quick = quickSchema();
const seeds = corpus(undefined).map(({ spec }) => spec);

/** Whatever was read, to the order of its keys. */
const written = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? String(part) : part));

describe("a spec's schema without zod", () => {
  beforeEach(() => asked.mockClear());

  it("is read in all its parts", () => expect(quick.reader).not.toBeNull());

  // Of a key that no object of JavaScript's own has, zod has the word.
  const sound = seeds.filter(
    (spec) => real.safeParse(spec).success && !JSON.stringify(spec).includes("__proto__"),
  );

  it("asks zod nothing of a sound spec, and reads what zod reads", () => {
    expect(sound.length).toBeGreaterThan(50);
    for (const spec of sound) {
      const { data } = quick.safeParse(spec);
      expect(data).toStrictEqual(real.parse(spec));
      expect(written(data)).toBe(written(real.parse(spec)));
    }
    expect(asked).not.toHaveBeenCalled();
  });

  it("reads what zod reads and refuses what zod refuses, in zod's words, of mutated specs", () => {
    let refused = 0;
    for (let seed = 0; seed < 150; seed += 1) {
      const random = randomOf(seed);
      const spec = mutated(random, seeds[random.below(seeds.length)], seeds);
      const [one, other] = [quick.safeParse(spec), real.safeParse(spec)];
      if (!other.success) refused += 1;
      expect(one.success).toBe(other.success);
      expect(one.error?.issues.map(({ path, message }) => [path, message])).toEqual(
        other.error?.issues.map(({ path, message }) => [path, message]),
      );
      expect(written(one.data)).toBe(written(other.data));
    }
    expect(refused).toBeGreaterThan(15);
    expect(refused).toBeLessThan(135);
  });
});
