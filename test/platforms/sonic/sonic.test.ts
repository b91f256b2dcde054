import { compile, type DatacenterSpec } from "../../../src/index.ts";
import { sonic } from "../../../src/platforms/sonic/platform.ts";
import { fillSlots, refusedPassword } from "../../../src/text/secret-slot.ts";
import { describePlatform } from "../support/describe-platform.ts";
import { factsOfIntent } from "../support/facts-of-intent.ts";
import { fabricsOn } from "../support/fabrics.ts";
import { readSonicBridge } from "./read-bridge.ts";
import { readSonic, take } from "./read-back.ts";

describePlatform({
  platform: "sonic",
  readBack: readSonic,
  readBridge: readSonicBridge,
  take,
  // The active switch and its system id follow from addresses that are the user's, and there is no BPDU guard without spanning tree.
  sayable: (facts) =>
    facts.switching.kind === "mlag"
      ? {
          ...facts,
          edges: [],
          switching: {
            kind: "mlag",
            pair:
              facts.switching.pair === null
                ? null
                : { ...facts.switching.pair, rolePriority: null, lacpSystemId: null },
          },
        }
      : facts,
  refuses: {
    "in-vrf": "sonic lacks a fabric in a VRF",
    "igp-ipv6": "its container runs no ospf6d",
    "l2-irf": "two switches keep a control plane each",
    "l2-trill": "no release speaks it",
    "l2-fabricpath": "it is Cisco's own",
  },
});

interface Artifact {
  readonly config_db: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;
  readonly "frr.conf": readonly string[];
}

const read = (text: string): Artifact => JSON.parse(text) as Artifact;

const fabric = (name: string): DatacenterSpec => {
  const found = fabricsOn("sonic").find((one) => one.name === name);
  if (found === undefined) throw new Error(`no fabric ${name}`);
  return found;
};

const textOf = (spec: DatacenterSpec, device: string): string =>
  compile(spec).switches.find(({ intent }) => intent.device === device)?.text ?? "";

describe("SONiC's text", () => {
  it("says what an intent with OSPF, BFD on its links and passwords says", () => {
    const spec = {
      ...fabric("igp-tors"),
      bgp: { bfd: { enabled: true }, passwords: { nodes: "n", switches: "s" } },
    };
    for (const { intent, text } of compile(spec).switches) {
      expect(readSonic(text)).toEqual(factsOfIntent(intent));
      expect(read(text)["frr.conf"]).toContain(" ip ospf bfd profile FABRIC");
    }
  });

  it("has tables in one order, and none without a row", () => {
    const tables = (device: string) => Object.keys(read(textOf(fabric("demo"), device)).config_db);
    expect(tables("r1-tor0")).toEqual([
      "DEVICE_METADATA",
      "LOOPBACK_INTERFACE",
      "PORT",
      "INTERFACE",
      "VLAN",
      "VLAN_MEMBER",
      "VLAN_INTERFACE",
    ]);
    expect(tables("spine-1")).toEqual(["DEVICE_METADATA", "LOOPBACK_INTERFACE", "PORT", "INTERFACE"]);
  });

  it("changes of a port nothing but whether it is up and what it is called", () => {
    for (const { text } of fabricsOn("sonic")
      .slice(0, 3)
      .flatMap((spec) => compile(spec).switches))
      for (const row of Object.values(read(text).config_db["PORT"] ?? {}))
        expect(Object.keys(row).sort()).toEqual(["admin_status", "description"]);
  });

  it("leaves addresses and forwarding to CONFIG_DB and the container", () => {
    for (const { text } of compile(fabric("dual-stack")).switches)
      expect(
        read(text)["frr.conf"].filter((line) => /^ ?ip(?:v6)? (?:address|forwarding)\b/.test(line)),
      ).toEqual([]);
  });

  it("carries the rack's VLAN tagged to the rack's other ToR, and untagged to its servers", () => {
    expect(read(textOf(fabric("as-per-rack-dual"), "r1-tor0")).config_db["VLAN_MEMBER"]).toEqual({
      "Vlan10|Ethernet0": { tagging_mode: "untagged" },
      "Vlan10|Ethernet1": { tagging_mode: "untagged" },
      "Vlan10|Ethernet76": { tagging_mode: "tagged" },
    });
  });

  it("announces a loopback by OSPF at no cost, though Linux takes it for a network", () => {
    const lines = read(textOf(fabric("igp"), "spine-1"))["frr.conf"];
    const at = lines.indexOf("interface Loopback0");
    expect(lines.slice(at, lines.indexOf("exit", at))).toEqual([
      "interface Loopback0",
      " description router id",
      " ip ospf area 0",
      " ip ospf network point-to-multipoint",
      " ip ospf passive",
    ]);
  });

  it("has port channels and VLANs as links where a spec names them", () => {
    const demo = fabric("demo");
    const spec = { ...demo, ports: { ...demo.ports, torUplink: "PortChannel{1}" } };
    for (const { intent, text } of compile(spec).switches)
      expect(readSonic(text)).toEqual(factsOfIntent(intent));
    expect(read(textOf(spec, "r1-tor0")).config_db["PORTCHANNEL"]?.["PortChannel1"]).toEqual({
      admin_status: "up",
      description: "spine-1 Ethernet0",
    });
    const [edge, ...others] = fabric("as-per-rack-outside").outside?.peers ?? [];
    if (edge === undefined) throw new Error("no router outside");
    const outside = {
      ...fabric("as-per-rack-outside").outside,
      peers: [{ ...edge, interface: "Vlan300" }, ...others],
    };
    const { VLAN, VLAN_INTERFACE } = read(
      textOf({ ...fabric("as-per-rack-outside"), outside }, edge.switch),
    ).config_db;
    expect(VLAN?.["Vlan300"]).toMatchObject({ vlanid: "300" });
    expect(Object.keys(VLAN_INTERFACE ?? {})).toEqual(expect.arrayContaining(["Vlan300"]));
  });

  it("holds back zebra's work where it is asked to", () => {
    const spec = { ...fabric("demo"), bgp: { gracefulRestart: { forwardingHold: 3000 } } };
    expect(read(textOf(spec, "r1-tor0"))["frr.conf"]).toContain("zebra work-queue 3000");
  });
});

describe("a secret's slot in SONiC's text", () => {
  const text = textOf(fabric("guarded"), "r1-tor0");
  const lineWith = (filled: string): string =>
    read(filled)["frr.conf"].find((line) => line.includes(" NODES password ")) ?? "";

  it("stands where the password is to be", () => {
    expect(lineWith(text)).toBe(" neighbor NODES password <secret:nodes>");
  });

  it("takes every character that a password may have as it is, so that nothing has to be escaped in JSON", () => {
    const printable = Array.from({ length: 0x7f - 0x20 }, (_, at) => String.fromCharCode(0x20 + at));
    const allowed = printable.filter((character) => refusedPassword(character) === null);
    expect(allowed.length).toBeGreaterThan(70);
    for (const character of allowed) {
      const password = `a${character}b`;
      expect(lineWith(fillSlots(text, { nodes: password }))).toBe(` neighbor NODES password ${password}`);
    }
  });

  it("would not take a quotation mark, a backslash or a line's end, which no password has", () => {
    for (const character of ['"', "\\", "\n", "\u0001"]) {
      expect(refusedPassword(`a${character}b`)).not.toBeNull();
      expect(() => lineWith(fillSlots(text, { nodes: `a${character}` }))).toThrow(SyntaxError);
    }
  });
});

describe("names of SONiC's ports", () => {
  it.each([
    "Ethernet0",
    "Ethernet48",
    "Ethernet1020",
    "PortChannel1",
    "PortChannel0001",
    "Vlan2",
    "Vlan10",
    "Vlan4094",
  ])("%s is one", (name) => {
    expect(sonic.refusesInterface(name)).toBeNull();
  });

  it.each([
    ["Ethernet", "is no name that SONiC gives"],
    ["Ethernet01", "is no name that SONiC gives"],
    ["Ethernet1/1", "is no name that SONiC gives"],
    ["ethernet0", "is no name that SONiC gives"],
    ["Eth0", "is no name that SONiC gives"],
    ["swp1", "is no name that SONiC gives"],
    ["Loopback0", "is no name that SONiC gives"],
    ["eth0", "is no name that SONiC gives"],
    ["PortChannel12345", "is no name that SONiC gives"],
    ["Ethernet0\nVlan10", "is no name that SONiC gives"],
    ["Ethernet0.10", "is a sub-interface"],
    ["Po1.10", "is a sub-interface"],
    ["Vlan1", "is of a VLAN that SONiC does not have"],
    ["Vlan0", "is of a VLAN that SONiC does not have"],
    ["Vlan4095", "is of a VLAN that SONiC does not have"],
    ["Vlan010", "is of a VLAN that SONiC does not have"],
  ])("%s is none", (name, why) => {
    expect(sonic.refusesInterface(name)).toContain(why);
  });
});
