import { parseSelector } from "./selector.ts";

const labels = { rack: "r1", zone: "eu-west", "kubernetes.io/os": "linux" };
const matches = (selector: string): boolean => parseSelector(selector)(labels);

describe("a selector", () => {
  it.each([
    "all()",
    "",
    "rack == 'r1'",
    'rack == "r1"',
    "rack != 'r2'",
    "absent != 'x'",
    "has(rack)",
    "!has(absent)",
    "has(kubernetes.io/os) && kubernetes.io/os == 'linux'",
    "rack in {'r0', 'r1'}",
    "rack not in {'r2'}",
    "absent notin {'r2'}",
    "rack not in {}",
    "zone contains 'u-w'",
    "zone starts with 'eu'",
    "zone ends with 'west'",
    "rack == 'r2' || rack == 'r1'",
    "rack == 'r1' || rack == 'r1' && absent == 'x'",
    "!(rack == 'r2' && has(zone))",
  ])("takes %s", (selector) => {
    expect(matches(selector)).toBe(true);
  });

  it.each([
    "rack == 'r2'",
    "absent == 'x'",
    "has(absent)",
    "rack in {}",
    "absent in {'x'}",
    "absent contains 'x'",
    "rack == 'r1' && has(absent)",
    "(rack == 'r1' || rack == 'r1') && absent == 'x'",
    "!all()",
  ])("passes over %s", (selector) => {
    expect(matches(selector)).toBe(false);
  });

  it.each([
    ["rack = 'r1'", "expected an operator at character 6"],
    ["rack == r1", "expected a quoted string at character 9"],
    ["rack == 'r1' rack", "expected &&, || or the end at character 14"],
    ["(has(rack)", "expected ) at character 11"],
    ["rack in {'a' 'b'}", "expected , or } at character 14"],
    ["&& has(rack)", "expected a label, has(), all() or a parenthesis at character 1"],
  ])("refuses %s", (selector, message) => {
    expect(() => parseSelector(selector)).toThrow(message);
  });
});
