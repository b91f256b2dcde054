import fc from "fast-check";
import { refusedByNxos } from "../../../src/platforms/nxos/interface-names.ts";
import {
  interfaceDescription,
  mapName,
  neighborDescription,
  networkName,
  nxosName,
  vlanName,
} from "../../../src/platforms/nxos/names.ts";

describe("names of NX-OS's interfaces", () => {
  it.each([
    "Ethernet1/1",
    "Ethernet1/49",
    "Ethernet1/701",
    "Ethernet1/49/4",
    "Ethernet101/1/48",
    "port-channel1",
    "port-channel4096",
    "Vlan2",
    "Vlan3966",
  ])("%s may be one", (name) => {
    expect(refusedByNxos(name)).toBeNull();
  });

  it.each([
    ["Eth1/1", "is no interface"],
    ["ethernet1/1", "is no interface"],
    ["Ethernet1", "is no interface"],
    ["Ethernet0/1", "is no interface"],
    ["Ethernet1/0", "is no interface"],
    ["Ethernet1/01", "is no interface"],
    ["Ethernet1/1.100", "is no interface"],
    ["Ethernet1/1/1/1", "is no interface"],
    ["port-channel0", "is no interface"],
    ["port-channel4097", "is no interface"],
    ["Port-channel1", "is no interface"],
    ["loopback1", "is no interface"],
    ["mgmt0", "is no interface"],
    ["swp1", "is no interface"],
    ["vlan10", "is no interface"],
    ["Vlan4095", "is no interface"],
    ["Vlan1", "is the VLAN of every port of which nothing is said"],
    ["Vlan3967", "is one of the VLANs that NX-OS keeps for itself"],
    ["Vlan4094", "is one of the VLANs that NX-OS keeps for itself"],
  ])("%s %s", (name, reason) => {
    expect(refusedByNxos(name)).toContain(reason);
  });
});

describe("other names", () => {
  const dns = fc.stringMatching(/^[a-z0-9]{1,30}(?:[-.][a-z0-9]{1,40}){0,3}$/);

  it("are in NX-OS's grammar, and two stay two", () => {
    fc.assert(
      fc.property(dns, dns, fc.constantFrom("", "-V6"), (one, other, suffix) => {
        const names = [one, other].map((name) => nxosName(`FROM-HOST-${name}`, suffix));
        for (const name of names) expect(name).toMatch(/^[A-Za-z0-9_-]{1,63}$/);
        expect(new Set(names).size).toBe(one === other ? 1 : 2);
      }),
    );
  });

  it("are as they are where they fit, but for signs that servers and ports bring", () => {
    expect(nxosName("FROM-SPINES", "-V6")).toBe("FROM-SPINES-V6");
    expect(nxosName("FROM-OUTSIDE-Ethernet1/49")).toBe("FROM-OUTSIDE-Ethernet1_49");
    expect(nxosName("FROM-HOST-lb1.example")).toBe("FROM-HOST-lb1_example");
  });

  it("of a drained switch's maps are other ones, however long", () => {
    const host = `FROM-HOST-${"a".repeat(60)}`;
    expect(mapName("FROM-SPINES", { draining: true }, "-V6")).toBe("FROM-SPINES-DRAINED-V6");
    expect(mapName(host, { draining: true }, "-V6")).toMatch(/^FROM-HOST-a+-[a-z0-9]+-DRAINED-V6$/);
    expect(mapName(host, { draining: true }, "-V6")).toHaveLength(63);
    expect(mapName(host, { draining: false })).toBe(nxosName(host));
  });

  it("stay what they are once a switch has them", () => {
    expect(nxosName(`FROM-HOST-${"a".repeat(60)}`, "-V6")).toBe(
      "FROM-HOST-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-2x9e5lrdy3bep-V6",
    );
  });

  it("of VLANs and descriptions are cut to what NX-OS takes", () => {
    expect(vlanName("default")).toBe("rack-default");
    expect(networkName("plane-0")).toBe("plane-0");
    expect(networkName("p".repeat(63))).toHaveLength(32);
    expect(vlanName("r".repeat(63))).toHaveLength(32);
    expect(neighborDescription(`${"d".repeat(79)} port`)).toBe("d".repeat(79));
    expect(interfaceDescription("d".repeat(300))).toHaveLength(254);
    for (const hostile of ["a\nrouter bgp 1", "!a", "a?"])
      expect(() => interfaceDescription(hostile)).toThrow(RangeError);
  });
});
