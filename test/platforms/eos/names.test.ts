import { systems } from "../../../src/hardware/index.ts";
import { portAt } from "../../../src/hardware/port-pattern.ts";
import { refusedByEos } from "../../../src/platforms/eos/interface-name.ts";

describe("a port of EOS", () => {
  it.each([
    "Ethernet1",
    "Ethernet49/1",
    "Ethernet3/1/1",
    "Ethernet64",
    "Ethernet1200/4",
    "Port-Channel1",
    "Port-Channel2000",
    "Vlan1",
    "Vlan4094",
  ])("may be called %s", (name) => {
    expect(refusedByEos(name)).toBeNull();
  });

  it.each([
    ["swp1", "is no name that EOS has for a port"],
    ["ethernet1", "is no name"],
    ["Et1", "is no name"],
    ["Ethernet", "is no name"],
    ["Ethernet0", "is no name"],
    ["Ethernet01", "is no name"],
    ["Ethernet1/0", "is no name"],
    ["Ethernet1/1/1/1", "is no name"],
    ["Ethernet 1", "is no name"],
    ["Ethernet1/", "is no name"],
    ["Ethernet1-4", "is no name"],
    ["Port-Channel0", "is no name"],
    ["Port-Channel2001", "is no name"],
    ["Port-Channel1/1", "is no name"],
    ["port-channel1", "is no name"],
    ["Vlan0", "is no name"],
    ["Vlan4095", "is no name"],
    ["vlan10", "is no name"],
    ["Management1", "is no name"],
    ["Loopback1", "is no name"],
    ["Ethernet1.100", "is a subinterface"],
    ["Port-Channel1.100", "is a subinterface"],
  ])("is never called %s", (name, why) => {
    expect(refusedByEos(name)).toContain(why);
  });

  it("has the names that it is given by default", () => {
    const { ports } = systems.eos;
    for (const role of Object.keys(ports) as (keyof typeof ports)[])
      for (const number of [0, 63, 511]) expect(refusedByEos(portAt(ports[role], number))).toBeNull();
  });
});
