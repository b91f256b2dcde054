import { refusesInterface } from "../../../src/platforms/comware/interface-names.ts";
import { listName } from "../../../src/platforms/comware/names.ts";
import { description, vlanName } from "../../../src/platforms/comware/text.ts";

describe("a name of an interface on Comware", () => {
  it.each([
    "GigabitEthernet1/0/1",
    "Ten-GigabitEthernet1/0/48",
    "Twenty-FiveGigE1/0/1",
    "FortyGigE2/0/49",
    "HundredGigE1/0/49",
    "HundredGigE1/2/0/25",
    "FourHundredGigE1/0/32",
    "Ten-GigabitEthernet1/0/49:1",
    "Vlan-interface1",
    "Vlan-interface4094",
    "Route-Aggregation1",
    "Bridge-Aggregation1024",
  ])("%s is taken", (name) => {
    expect(refusesInterface(name)).toBeNull();
  });

  it.each([
    ["swp1", "is no interface of Comware"],
    ["Ethernet1/49", "is no interface of Comware"],
    ["100GE1/0/1", "is no interface of Comware"],
    ["HGE1/0/49", "is no interface of Comware"],
    ["hundredgige1/0/49", "is no interface of Comware"],
    ["HundredGigE49", "is no interface of Comware"],
    ["HundredGigE1/49", "is no interface of Comware"],
    ["HundredGigE1/0/49:0", "is no interface of Comware"],
    ["LoopBack1", "is no interface of Comware"],
    ["Vlan10", "is no interface of Comware"],
    ["Vlan-interface0", "is no interface of Comware"],
    ["Vlan-interface4095", "has a VLAN above 4094"],
    ["M-GigabitEthernet0/0/0", "is for management"],
    ["HundredGigE1/0/49.100", "is a subinterface"],
    ["Route-Aggregation1.100", "is a subinterface"],
  ])("%s is refused: it %s", (name, why) => {
    expect(refusesInterface(name)).toContain(why);
  });
});

describe("a name of a list or policy on Comware", () => {
  it.each([
    ["FROM-SPINES", "", "FROM-SPINES"],
    ["FROM-SPINES", "-V6", "FROM-SPINES-V6"],
    ["FROM-OUTSIDE-HundredGigE1/0/1", "", "FROM-OUTSIDE-HundredGigE1-0-1"],
    ["FROM-OUTSIDE-Ten-GigabitEthernet1/0/1:2", "", "FROM-OUTSIDE-Ten-GigabitEthernet1-0-1_2"],
  ])("%s%s is %s", (name, suffix, word) => {
    expect(listName(name, suffix)).toBe(word);
  });

  it("has at most 63 characters, and differs where two begin alike", () => {
    const long = `FROM-RACK-${"r".repeat(62)}`;
    const words = ["1", "2"].flatMap((end) => ["", "-V6"].map((suffix) => listName(`${long}${end}`, suffix)));
    expect(new Set(words).size).toBe(4);
    for (const word of words) expect(word).toMatch(/^FROM-RACK-r[a-z0-9-]*(?:-V6)?$/);
    expect(Math.max(...words.map(({ length }) => length))).toBe(63);
  });
});

describe("text on Comware", () => {
  it("is cut where it is longer than every release takes", () => {
    expect(description(`node-${"n".repeat(200)}`)).toHaveLength("description ".length + 79);
    expect(vlanName("r".repeat(63))).toBe(`name ${"r".repeat(32)}`);
  });

  it.each(["# comment", "two\nlines", "what?", ""])("is not %j", (value) => {
    expect(() => description(value)).toThrow(RangeError);
  });
});
