import { holeOf, isPortPattern, portAt, wholeOfLane } from "../../src/hardware/index.ts";

const ports = (pattern: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, number) => portAt(pattern, number));

describe("ports by pattern", () => {
  it("count from the first number, in steps where there are some, with what stands after it", () => {
    expect(ports("swp{49}", 3)).toEqual(["swp49", "swp50", "swp51"]);
    expect(ports("Ethernet{120:4}", 2)).toEqual(["Ethernet120", "Ethernet124"]);
    expect(ports("Ethernet{49}/1", 2)).toEqual(["Ethernet49/1", "Ethernet50/1"]);
    expect(ports("100GE1/0/{1}", 2)).toEqual(["100GE1/0/1", "100GE1/0/2"]);
  });

  it("take the lanes of a port that is broken out one after another", () => {
    expect(ports("swp{1}s{0..1}", 3)).toEqual(["swp1s0", "swp1s1", "swp2s0"]);
    expect(ports("Ethernet1/{1}/{1..4}", 5).at(-1)).toBe("Ethernet1/2/1");
  });

  it("are what their list says, as far as it goes", () => {
    expect(portAt(["swp3", "swp9"], 1)).toBe("swp9");
    expect(portAt(["swp3", "swp9"], 2)).toBeNull();
  });

  it.each(["swp49", "swp{}", "swp{1:0}", "{1}", "swp{1}{3..2}", "swp{1}{2..2}", "swp {1}", "swp{1};reload"])(
    "are not named by %s",
    (text) => {
      expect(isPortPattern(text)).toBe(false);
    },
  );

  it("are in one hole whatever their speed, where the name has it and the number does not follow from it", () => {
    const names = ["Twenty-FiveGigE1/0/49", "HundredGigE1/0/49", "Ten-GigabitEthernet1/0/49"];
    expect(new Set(names.map(holeOf)).size).toBe(1);
    expect(["25GE1/0/1", "100GE1/0/1", "Ethernet49", "swp49"].map(holeOf)).toEqual([
      "25GE1/0/1",
      "100GE1/0/1",
      "Ethernet49",
      "swp49",
    ]);
  });

  it.each([
    ["swp2s1", "swp2"],
    ["Ethernet1/49/1", "Ethernet1/49"],
    ["Ethernet49/1", "Ethernet49"],
    ["HundredGigE1/0/49:2", "HundredGigE1/0/49"],
    ["swp2", null],
    ["Ethernet49", null],
    ["Port-Channel10", null],
    ["Vlan10", null],
    ["lo", null],
  ])("%s is, as a lane, one of %s", (name, whole) => {
    expect(wholeOfLane(name)).toBe(whole);
  });
});
