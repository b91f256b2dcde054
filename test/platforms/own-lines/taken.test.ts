import { compile, type DatacenterSpec } from "../../../src/index.ts";
import { platforms } from "../../../src/platforms/index.ts";
import type { PlatformName } from "../../../src/spec/index.ts";
import { specOf } from "../../support/specs.ts";

const fabricOn = (platform: PlatformName, more: Partial<DatacenterSpec> = {}): DatacenterSpec => ({
  ...specOf(1, [1]),
  platforms: { spines: platform, tors: platform },
  ...more,
});

/** The text of the only ToR. */
const textOn = (platform: PlatformName, more: Partial<DatacenterSpec> = {}): string =>
  compile(fabricOn(platform, more)).switches.find(({ intent }) => intent.role === "tor")?.text ?? "";

const touched = (
  platform: PlatformName,
  lines: string,
  more: Partial<DatacenterSpec> = {},
): readonly string[] =>
  (platforms[platform].lines[platform]?.touching(textOn(platform, more))(lines) ?? []).map(
    ({ found }) => found,
  );

describe("a line of a user's own that is shortened", () => {
  it.each<readonly [platform: PlatformName, lines: string]>([
    ["eos", "int Et49/1\n   shutdown\n"],
    ["eos", "interf Ethernet49/1\n   mtu 9000\n"],
    ["eos", "router bg 64600\n   nei 10.254.0.0 shutdown\n"],
    ["eos", "no ip rou\n"],
    ["eos", "no int lo0\n"],
    ["nxos", "int Eth1/49\n  shutdown\n"],
    ["nxos", "no feat bgp\n"],
    ["comware", "int HundredGigE1/0/49\n shutdown\n"],
    ["vrp", "int 100GE1/0/1\n shutdown\n"],
    ["frr", "int swp49\n shutdown\n"],
  ])("is held against the fabric as in full on %s: %j", (platform, lines) => {
    expect(touched(platform, lines)).not.toEqual([]);
  });

  it.each<readonly [platform: PlatformName, lines: string]>([
    ["eos", "int Et44\n   description mine\n"],
    ["eos", "ip access-list mine\n   permit ip any any\n"],
    ["nxos", "int Eth1/44\n  description mine\n"],
    ["frr", "int swp44\n description mine\n"],
  ])("is taken where it is of nothing of the fabric's on %s: %j", (platform, lines) => {
    expect(touched(platform, lines)).toEqual([]);
  });
});

describe("an interface of a user's own", () => {
  const on = {
    linux: (address: string, more = "") => `auto swp44\niface swp44\n    address ${address}\n${more}`,
    sonic: (address: string, more = "{}") =>
      `{"INTERFACE": {"Ethernet176": ${more}, "Ethernet176|${address}": {}}}`,
    cumulus: (address: string, more = "") =>
      `interface:\n  swp44:\n    type: swp\n    ip:\n      address:\n        ${address}: {}\n${more}`,
  } as const;
  const systems = ["linux", "sonic", "cumulus"] as const;

  it.each(systems)("may not be in a network of the fabric's on %s", (platform) => {
    for (const address of ["10.254.0.0/31", "10.254.0.0/24", "10.192.0.1/24", "10.255.2.0/32"])
      expect(touched(platform, on[platform](address)).join()).toContain("touches what the fabric owns");
  });

  it.each(systems)("may be in another on %s, and in any in a VRF", (platform) => {
    const inVrf = { linux: "    vrf RED\n", sonic: '{"vrf_name": "VrfRed"}', cumulus: "      vrf: RED\n" };
    expect(touched(platform, on[platform]("192.0.2.1/30"))).toEqual([]);
    expect(touched(platform, on[platform]("10.254.0.0/31", inVrf[platform]))).toEqual([]);
  });
});

describe("beside a fabric in a VRF", () => {
  const inVrf = { vrf: "k8s" };

  it.each<readonly [platform: PlatformName, lines: string]>([
    ["frr", "router bgp 65000 vrf k8s\n neighbor 10.254.0.0 description mine\n"],
    ["frr", "router bgp 64600 vrf k8s\n no neighbor 10.254.0.0\n"],
    ["frr", "router bgp 64600 vrf k8s\n neighbor 10.254.0.0 remote-as 1\n"],
    ["linux", "auto k8s\niface k8s\n    vrf-table 1010\n"],
    ["linux", "auto swp44\niface swp44\n    address 10.254.0.0/31\n    vrf k8s\n"],
    ["cumulus", "vrf:\n  k8s:\n    table: 1010\n"],
    [
      "cumulus",
      "vrf:\n  k8s:\n    router:\n      bgp:\n        neighbor:\n          10.254.0.0:\n            remote-as: 1\n",
    ],
    ["cumulus", "interface:\n  swp49:\n    ip:\n      vrf: blue\n"],
    ["cumulus", "interface:\n  swp44:\n    ip:\n      address:\n        10.254.0.0/31: {}\n      vrf: k8s\n"],
    ["eos", "vrf instance k8s\n   rd 1:1\n"],
    ["eos", "router bgp 64600\n   vrf k8s\n      neighbor 10.254.0.0 shutdown\n"],
    ["nxos", "vrf context k8s\n  ip route 10.0.0.0/8 Null0\n"],
  ])("what touches it is noticed on %s: %j", (platform, lines) => {
    expect(touched(platform, lines, inVrf)).not.toEqual([]);
  });

  it.each<readonly [platform: PlatformName, lines: string]>([
    ["frr", "router bgp 65000\n neighbor 10.254.0.0 remote-as 64512\n neighbor SPINES peer-group\n"],
    [
      "frr",
      "router bgp 65000 vrf blue\n neighbor 10.254.0.0 remote-as 1\n neighbor 10.254.0.0 peer-group SPINES\n",
    ],
    ["frr", "vrf k8s\n ip route 192.0.2.0/24 198.51.100.9\n"],
    ["linux", "auto swp44\niface swp44\n    address 10.254.0.0/31\n"],
    [
      "cumulus",
      "vrf:\n  default:\n    router:\n      bgp:\n        neighbor:\n          10.254.0.0:\n            remote-as: 1\n",
    ],
    ["cumulus", "interface:\n  swp44:\n    ip:\n      address:\n        10.254.0.0/31: {}\n"],
    ["eos", "vrf instance blue\n   rd 1:1\n"],
    ["nxos", "vrf context blue\n  ip route 10.0.0.0/8 Null0\n"],
  ])("what is in another is a user's own on %s: %j", (platform, lines) => {
    expect(touched(platform, lines, inVrf)).toEqual([]);
  });
});

describe("lines that are said of the site, the role and the switch", () => {
  const block = "router bgp 64600\n   neighbor 192.0.2.6 remote-as 65444\n";
  const text = textOn("eos", {
    lines: {
      switches: { eos: "ntp server 192.0.2.5\n" },
      tors: { eos: `ntp server 192.0.2.5\nntp server 192.0.2.6\n${block}` },
    },
    racks: specOf(1, [1]).racks.map((rack) => ({ ...rack, tors: [{ index: 0, lines: { eos: block } }] })),
  });

  it("are written once", () => {
    const times = (line: string): number => text.split(line).length - 1;
    expect(times("ntp server 192.0.2.5\n")).toBe(1);
    expect(times("ntp server 192.0.2.6\n")).toBe(1);
    expect(times(block)).toBe(1);
  });
});
