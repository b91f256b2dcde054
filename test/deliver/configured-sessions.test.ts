import { agreedIn, altered, type Agreed } from "../../src/deliver/frr/configured-sessions.ts";

const CONFIG = `interface swp1
 ip address 10.0.0.1/31
exit
interface vlan10
 ip address 10.1.0.1/24
 ipv6 address 2001:db8:1::1/64
exit
interface lo
 ip address 10.9.0.1/32
exit
router bgp 65001
 no bgp default ipv4-unicast
 neighbor NODES peer-group
 neighbor NODES remote-as external
 neighbor NODES password signed
 neighbor NODES timers 3 9
 neighbor SPINES peer-group
 neighbor SPINES ttl-security hops 1
 neighbor 10.0.0.0 remote-as 65000
 neighbor 10.0.0.0 peer-group SPINES
 neighbor 10.9.0.2 remote-as 65002
 neighbor 10.9.0.2 update-source lo
 neighbor swp9 interface remote-as external
 bgp listen range 10.1.0.0/24 peer-group NODES
 bgp listen range 2001:db8:1::/64 peer-group NODES
 address-family ipv4 unicast
  neighbor NODES activate
  neighbor SPINES activate
  neighbor 10.9.0.2 activate
  neighbor swp9 activate
 exit-address-family
exit
router bgp 65009 vrf red
 neighbor 10.0.0.0 remote-as 65010
exit
`;

const edited = (from: string, to: string): string => {
  expect(CONFIG).toContain(from);
  return CONFIG.replace(from, to);
};

/** A session of the default VRF by its peer. */
const agreed = (text: string, peer: string, vrf = "default"): Agreed | null => agreedIn(text, { vrf, peer });

describe("whether a configuration has a session", () => {
  it.each(["10.0.0.0", "10.9.0.2", "swp9", "10.1.0.77", "2001:db8:1::77"])("with %s: it has", (peer) => {
    expect(agreed(CONFIG, peer)).not.toBeNull();
  });

  it.each(["10.0.0.2", "10.1.1.77", "2001:db8:2::77", "swp1"])("with %s: it has not", (peer) => {
    expect(agreed(CONFIG, peer)).toBeNull();
  });

  it("knows each VRF's own", () => {
    expect(agreed(CONFIG, "10.0.0.0", "red")).toMatchObject({ "AS number": "65009" });
    expect(agreed(CONFIG, "10.1.0.77", "red")).toBeNull();
    expect(agreed(CONFIG, "10.0.0.0", "blue")).toBeNull();
  });

  it.each([
    [" neighbor SPINES ttl", " neighbor SPINES shutdown\n neighbor SPINES ttl"],
    [
      " neighbor 10.0.0.0 remote-as 65000\n",
      ' neighbor 10.0.0.0 remote-as 65000\n neighbor 10.0.0.0 shutdown message "x"\n',
    ],
    ["  neighbor SPINES activate\n", ""],
    [" no bgp default", " bgp shutdown\n no bgp default"],
  ])("has none that it keeps down: %j", (from, to) => {
    expect(agreed(edited(from, to), "10.0.0.0")).toBeNull();
  });
});

describe("what the other end must agree with", () => {
  it.each([
    ["10.1.0.77", "password signed", "password other"],
    ["10.1.0.77", " neighbor NODES password signed\n", ""],
    ["10.1.0.77", "ip address 10.1.0.1/24", "ip address 10.1.0.2/24"],
    ["10.0.0.0", "ttl-security hops 1", "ttl-security hops 2"],
    ["10.0.0.0", "router bgp 65001", "router bgp 65003"],
    ["10.0.0.0", "remote-as 65000", "remote-as 65007"],
    ["10.9.0.2", "ip address 10.9.0.1/32", "ip address 10.9.0.5/32"],
  ])("%s: %j is part of it", (peer, from, to) => {
    expect(agreed(edited(from, to), peer)).not.toEqual(agreed(CONFIG, peer));
  });

  it.each([
    ["10.1.0.77", "timers 3 9", "timers 1 3"],
    ["10.0.0.0", "password signed", "password other"],
    ["10.0.0.0", "ip address 10.1.0.1/24", "ip address 10.1.0.2/24"],
    ["10.9.0.2", "ip address 10.0.0.1/31", "ip address 10.0.0.3/31"],
  ])("%s: %j is not", (peer, from, to) => {
    expect(agreed(edited(from, to), peer)).toEqual(agreed(CONFIG, peer));
  });

  it("is the same under another name of the peer group", () => {
    expect(agreed(CONFIG.replaceAll("SPINES", "ABOVE"), "10.0.0.0")).toEqual(agreed(CONFIG, "10.0.0.0"));
  });

  it("is told by name, and not by what it is", () => {
    const before = agreed(CONFIG, "10.1.0.77") ?? {};
    const after = agreed(edited("password signed", "password other"), "10.1.0.77") ?? {};
    expect(altered(before, after)).toEqual(["password"]);
    expect(altered(before, before)).toEqual([]);
  });
});
