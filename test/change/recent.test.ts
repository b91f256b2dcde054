import { recently } from "../../src/change/recent.ts";

it("keeps so many as were asked for last, and makes others anew", () => {
  const made: string[] = [];
  const recent = recently<string>(2);
  for (const key of ["a", "b", "a", "c", "a", "b"])
    expect(
      recent(key, () => {
        made.push(key);
        return `value of ${key}`;
      }),
    ).toBe(`value of ${key}`);
  expect(made).toEqual(["a", "b", "c", "b"]);
});

it("keeps what is nothing, too", () => {
  let made = 0;
  const recent = recently<undefined>(1);
  for (let turn = 0; turn < 2; turn += 1)
    recent("a", () => {
      made += 1;
      return undefined;
    });
  expect(made).toBe(1);
});
