import { isAtLeast } from "../../tools/version.ts";

describe("isAtLeast", () => {
  it.each([
    ["v3.259.0", "3.200.0", true],
    ["3.200.0", "3.200.0", true],
    ["3.99.9", "3.200.0", false],
    ["4.0.0-alpha.1", "3.200.0", true],
    ["not a version", "3.200.0", false],
  ])("%s is at least %s: %s", (found, least, expected) => {
    expect(isAtLeast(found, least)).toBe(expected);
  });
});
