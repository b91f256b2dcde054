import fc from "fast-check";
import {
  mergeBaseline,
  parseBlocks,
  sameConfiguration,
  withoutArtifact,
} from "../../src/platforms/frr/blocks.ts";

const keys = (text: string): string[] => parseBlocks(text).map(({ key }) => key);

describe("blocks of an FRR configuration", () => {
  it("keys contexts by their header, lists and maps by name, BGP by its VRF, one-liners by themselves", () => {
    const text = `Building configuration...

Current configuration:
!
frr version 8.4.4
frr defaults traditional
hostname tor-1
log syslog informational
no ip forwarding
service integrated-vtysh-config
!
ip route 10.0.0.0/8 blackhole
ip route 192.0.2.0/24 blackhole
!
vrf red
 ip route 10.9.0.0/16 blackhole
exit-vrf
!
interface swp1
 description a
exit
!
router bgp 64600
 neighbor 192.0.2.1 remote-as 64601
 !
 address-family ipv4 unicast
  network 10.0.0.0/8
 exit-address-family
exit
!
router bgp 64600 vrf red
exit
!
ip prefix-list A seq 5 permit any
ip prefix-list B seq 5 permit any
bgp community-list standard GSHUT seq 5 permit graceful-shutdown
bgp as-path access-list NO-LOOP seq 5 deny _64600_
!
route-map M permit 10
exit
!
route-map M deny 20
exit
!
end
`;
    expect(keys(text)).toEqual([
      "frr version",
      "frr defaults",
      "hostname",
      "log syslog",
      "ip forwarding",
      "service integrated-vtysh-config",
      "ip route 10.0.0.0/8 blackhole",
      "ip route 192.0.2.0/24 blackhole",
      "vrf red",
      "interface swp1",
      "router bgp",
      "router bgp vrf red",
      "ip prefix-list A",
      "ip prefix-list B",
      "bgp community-list standard GSHUT",
      "bgp as-path access-list NO-LOOP",
      "route-map M",
    ]);
    expect(parseBlocks(text).find(({ key }) => key === "router bgp")?.lines).toEqual([
      "router bgp 64600",
      " neighbor 192.0.2.1 remote-as 64601",
      " address-family ipv4 unicast",
      "  network 10.0.0.0/8",
      " exit-address-family",
      "exit",
    ]);
    expect(parseBlocks(text).find(({ key }) => key === "route-map M")?.lines).toEqual([
      "route-map M permit 10",
      "exit",
      "route-map M deny 20",
      "exit",
    ]);
  });

  it("lets the artifact take whole blocks from the baseline, and BGP under any ASN", () => {
    const baseline =
      "hostname x\nip route 192.0.2.0/24 blackhole\nrouter bgp 65010\n bgp router-id 1.1.1.1\nexit\n";
    expect(mergeBaseline(baseline, "router bgp 64600\n bgp router-id 2.2.2.2\nexit\n")).toBe(
      "hostname x\nip route 192.0.2.0/24 blackhole\nrouter bgp 64600\n bgp router-id 2.2.2.2\nexit\n",
    );
  });

  it("takes the artifact off, keeps what others added since, and brings back what it had replaced", () => {
    const baseline = "hostname x\ninterface lo\n ip address 192.0.2.1/32\nexit\n";
    const artifact = "interface lo\n ip address 10.255.0.0/32\nexit\nip prefix-list A seq 5 permit any\n";
    const running = `${mergeBaseline(baseline, artifact)}ip route 203.0.113.0/24 blackhole\n`;
    expect(withoutArtifact(running, artifact, baseline)).toBe(
      "hostname x\nip route 203.0.113.0/24 blackhole\ninterface lo\n ip address 192.0.2.1/32\nexit\n",
    );
  });

  it("shares `bfd` with others: each profile and each peer is a block, and an empty context is none", () => {
    const theirs =
      "bfd\n profile MINE\n  transmit-interval 500\n exit\n peer 192.0.2.1\n  profile MINE\n exit\nexit\n";
    const ours = "bfd\n profile FABRIC\n  detect-multiplier 5\n exit\nexit\n";
    expect(keys(theirs + ours)).toEqual(["bfd profile MINE", "bfd peer 192.0.2.1", "bfd profile FABRIC"]);
    expect(keys("bfd\n!\nexit\n!\nend\n")).toEqual([]);
    const merged = mergeBaseline(theirs, ours);
    expect(sameConfiguration(merged, theirs + ours)).toBe(true);
    expect(sameConfiguration(withoutArtifact(merged, ours, theirs), theirs)).toBe(true);
    expect(withoutArtifact(merged.replace("multiplier 5", "multiplier 9"), ours, "")).not.toContain("FABRIC");
  });

  it("tells apart what differs in a line, but not what differs in order of blocks or in comments", () => {
    expect(sameConfiguration("a\n!\nb\nend\n", "b\n! x\n\na\n")).toBe(true);
    expect(sameConfiguration("interface a\n x\nexit\n", "interface a\n y\nexit\n")).toBe(false);
    expect(sameConfiguration("interface a\n x\n y\nexit\n", "interface a\n y\n x\nexit\n")).toBe(false);
  });

  const name = fc.constantFrom("A", "B", "C");
  const block = fc.oneof(
    fc.tuple(name, fc.nat(9)).map(([n, x]) => `interface ${n}\n description ${String(x)}\nexit\n`),
    fc.tuple(name, fc.nat(9)).map(([n, x]) => `ip prefix-list ${n} seq ${String(x)} permit any\n`),
    fc.nat(9).map((x) => `router bgp ${String(64600 + x)}\n bgp router-id 1.1.1.${String(x)}\nexit\n`),
    fc.nat(9).map((x) => `ip route 10.${String(x)}.0.0/16 blackhole\n`),
  );
  const config = fc.array(block, { maxLength: 12 }).map((blocks) => blocks.join("!\n"));

  it("merges to the same however often, and taking off what was merged gives the baseline", () => {
    fc.assert(
      fc.property(config, config, (baseline, artifact) => {
        const merged = mergeBaseline(baseline, artifact);
        expect(mergeBaseline(merged, artifact)).toBe(merged);
        expect(sameConfiguration(withoutArtifact(merged, artifact, baseline), baseline)).toBe(true);
      }),
    );
  });
});
