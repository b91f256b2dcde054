import { isDeepStrictEqual } from "node:util";

/** As `expect(found).toEqual(wanted)`, and much faster where they are equal: jest's own comparison costs more than compiling what it compares. */
export function expectSame(found: unknown, wanted: unknown): void {
  if (!isDeepStrictEqual(found, wanted)) expect(found).toEqual(wanted);
}

/** Whatever was there before is there after, and the same. */
export function expectKept(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): void {
  const changed = [...before].filter(([what, value]) => after.get(what) !== value);
  expect(changed.map(([what]) => [what, after.get(what) ?? "is gone"])).toEqual(changed);
}
