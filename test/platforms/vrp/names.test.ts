import { portAt, systems } from "../../../src/hardware/index.ts";
import { platforms } from "../../../src/platforms/index.ts";

const { refusesInterface } = platforms.vrp;

describe("names of interfaces on VRP", () => {
  it.each([
    "GE1/0/48",
    "10GE1/0/1",
    "25GE1/0/48",
    "40GE2/0/6",
    "100GE1/0/1",
    "100GE1/0/1:4",
    "200GE1/0/8",
    "400GE16/1/32:2",
    "Eth-Trunk0",
    "Eth-Trunk20",
    "Vlanif1",
    "Vlanif4094",
  ])("are like %s", (name) => {
    expect(refusesInterface(name)).toBeNull();
  });

  it.each([
    "swp1",
    "Ethernet1",
    "100ge1/0/1",
    "100GE 1/0/1",
    "100GE1/0",
    "100GE0/0/1",
    "100GE1/0/1:0",
    "100GE1/0/1.100",
    "30GE1/0/1",
    "Eth-Trunk01",
    "Vlanif0",
    "Vlanif4095",
    "vlanif10",
    "Vlan-interface10",
    "MEth0/0/0",
    "LoopBack0",
    "NULL0",
    "",
  ])("are not like %s", (name) => {
    expect(refusesInterface(name)).toContain("is none that VRP has");
  });

  it("are those that the system has for its ports", () => {
    for (const pattern of Object.values(systems.vrp.ports))
      for (const number of [0, 1, 63]) expect(refusesInterface(portAt(pattern, number))).toBeNull();
  });
});
