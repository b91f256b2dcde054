import fc from "fast-check";
import { fillSlots, refusedPassword, slotOf, slotsIn } from "../../src/text/secret-slot.ts";

describe("slots of secrets", () => {
  it("are found once each, and filled by name; one without a value stays", () => {
    const text = `neighbor A password ${slotOf("a")}\nneighbor B password ${slotOf("rack-r1.x")}\n${slotOf("a")}\n`;
    expect(slotsIn(text)).toEqual(["a", "rack-r1.x"]);
    expect(fillSlots(text, { a: "one" })).toBe(
      "neighbor A password one\nneighbor B password <secret:rack-r1.x>\none\n",
    );
  });

  it.each(["constructor", "valueof", "tostring", "hasownproperty"])("may have the name %s", (name) => {
    expect(fillSlots(slotOf(name), {})).toBe(slotOf(name));
    expect(fillSlots(slotOf(name), { [name]: "one" })).toBe("one");
  });

  it("take what looks like a pattern as it is", () => {
    expect(fillSlots(slotOf("a"), { a: "$&$1" })).toBe("$&$1");
  });
});

describe("a password", () => {
  it.each(["a", "x".repeat(80), "aGVsbG8+/=", "A.b_c~d:e@f%g^h,i-j"])("may be %s", (value) => {
    expect(refusedPassword(value)).toBeNull();
  });

  it.each([
    "",
    "x".repeat(81),
    "two words",
    "line\nend",
    'quo"te',
    "back\\slash",
    "star*",
    "!",
    "<secret:a>",
    7,
    undefined,
  ])("is never %j", (value) => {
    expect(refusedPassword(value)).toMatch(/^it must have 1 to 80 characters/);
  });

  it("that is taken never becomes more than one word of a configuration", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 90 }), (value) => {
        if (refusedPassword(value) === null)
          expect(`neighbor A password ${value}`.split(/\s/)).toHaveLength(4);
      }),
    );
  });

  it("is not repeated when it is refused", () => {
    expect(refusedPassword("Hunter2 Hunter2")).not.toContain("Hunter2");
  });
});
