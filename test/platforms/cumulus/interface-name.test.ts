import { refusedByCumulus } from "../../../src/platforms/cumulus/interface-name.ts";

describe("names of interfaces on Cumulus Linux", () => {
  it.each([
    "swp1",
    "swp64",
    "swp701",
    "swp1s0",
    "swp64s7",
    "bond1",
    "bond_rack-1",
    "vlan1",
    "vlan10",
    "vlan3724",
    "vlan4093",
  ])("takes %s", (name) => {
    expect(refusedByCumulus(name)).toBeNull();
  });

  it.each([
    ["eth0", "is no name of a port"],
    ["lo", "is no name of a port"],
    ["swp0", "is no name of a port"],
    ["swp01", "is no name of a port"],
    ["swp1s8", "is no name of a port"],
    ["swp1.10", "is no name of a port"],
    ["swp1-4", "is no name of a port"],
    ["Ethernet1", "is no name of a port"],
    ["br_default", "is no name of a port"],
    ["bondwithaverylongname", "is no name of a port"],
    ["vlan0", "is no name of a port"],
    ["vlan4095", "is no name of a port"],
    ["vlan3725", "keeps for its routed ports"],
    ["vlan4001", "keeps for layer 3 VNIs"],
    ["vlan4094", "keeps for the link of a pair of switches"],
  ])("refuses %s", (name, reason) => {
    expect(refusedByCumulus(name)).toContain(reason);
  });
});
