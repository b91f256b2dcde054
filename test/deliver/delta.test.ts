import { parseDelta } from "../../src/deliver/frr/delta.ts";

const output = `
Lines To Delete
===============
router bgp 64600
 no neighbor 9.9.9.9 remote-as 9
no ip route 203.0.113.0/24 blackhole

Lines To Add
============
router bgp 64600
 bgp listen limit 100
router bgp 64600
 bgp log-neighbor-changes
router bgp 64600
 address-family ipv4 unicast
  maximum-paths 64
`;

describe("what frr-reload.py would send", () => {
  it("is a list of commands with what encloses them, without the defaults that FRR never shows", () => {
    expect(parseDelta(output, "frr defaults datacenter\n")).toEqual([
      "router bgp 64600\n no neighbor 9.9.9.9 remote-as 9",
      "no ip route 203.0.113.0/24 blackhole",
      "router bgp 64600\n address-family ipv4 unicast\n  maximum-paths 64",
    ]);
  });

  it("knows that the profiles differ in their defaults", () => {
    expect(parseDelta(output, "frr defaults traditional\n")).toContain(
      "router bgp 64600\n bgp log-neighbor-changes",
    );
  });

  it("hides a default only where it would be sent, not where something else would be taken away", () => {
    const away = "\nLines To Delete\n===============\ninterface swp1\n no shutdown\n";
    expect(parseDelta(away, "")).toEqual(["interface swp1\n no shutdown"]);
  });

  it("is empty when nothing is printed", () => expect(parseDelta("", "")).toEqual([]));
});
