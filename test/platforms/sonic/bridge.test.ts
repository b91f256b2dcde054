import { compileSpec, formatDiagnostics, type DatacenterSpec } from "../../../src/index.ts";
import { fabricsOn } from "../support/fabrics.ts";

type Tables = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;

const fabric = (name: string): DatacenterSpec => {
  const found = fabricsOn("sonic").find((one) => one.name === name);
  if (found === undefined) throw new Error(`no fabric ${name}`);
  return found;
};

function tablesOf(spec: DatacenterSpec, device: string): Tables {
  const compilation = compileSpec(spec);
  if (!compilation.ok) throw new Error(formatDiagnostics(compilation.diagnostics).join("\n"));
  const { text = null } = compilation.fabric.bridges.find(({ intent }) => intent.device === device) ?? {};
  return (JSON.parse(text ?? "{}") as { readonly config_db: Tables }).config_db;
}

const diagnosticsOf = (spec: DatacenterSpec): string => {
  const compilation = compileSpec(spec);
  return formatDiagnostics(compilation.ok ? compilation.fabric.warnings : compilation.diagnostics).join("\n");
};

describe("SONiC's text of a switch that only switches", () => {
  it("has no address, no AS number, and nothing of FRR", () => {
    for (const spec of fabricsOn("sonic")) {
      const compilation = compileSpec(spec);
      if (!compilation.ok) continue;
      for (const { intent } of compilation.fabric.bridges)
        expect(
          Object.keys(tablesOf(spec, intent.device)).filter((table) => /INTERFACE$|^DEVICE|^BGP/.test(table)),
        ).toEqual(intent.switching.kind === "mlag" ? ["MCLAG_INTERFACE"] : []);
    }
  });

  it("is one VLAN where a spine connects ToRs that route", () => {
    expect(tablesOf(fabric("as-per-rack-ethernet"), "spine-1")["VLAN_MEMBER"]).toEqual({
      "Vlan10|Ethernet0": { tagging_mode: "untagged" },
      "Vlan10|Ethernet8": { tagging_mode: "untagged" },
      "Vlan10|Ethernet16": { tagging_mode: "untagged" },
    });
  });

  it("lets no port skip listening and learning but those to servers, which a BPDU shuts", () => {
    const { STP_PORT = {} } = tablesOf(fabric("l2-plain"), "r1-tor0");
    const uplinks = Object.entries(STP_PORT).filter(([, { portfast }]) => portfast === "false");
    expect(uplinks.map(([name]) => name)).toEqual(["Ethernet48", "Ethernet52"]);
    expect(STP_PORT["Ethernet0"]).toMatchObject({ bpdu_guard: "true", bpdu_guard_do_disable: "true" });
  });

  it("joins a port channel to the VLAN, and not the ports in it", () => {
    const { PORTCHANNEL_MEMBER, VLAN_MEMBER } = tablesOf(fabric("l2-mlag"), "spine-1");
    expect(Object.keys(PORTCHANNEL_MEMBER ?? {})).toEqual([
      "PortChannel1|Ethernet0",
      "PortChannel1|Ethernet4",
      "PortChannel3|Ethernet8",
      "PortChannel3|Ethernet12",
    ]);
    expect(Object.keys(VLAN_MEMBER ?? {})).toEqual([
      "Vlan100|PortChannel1",
      "Vlan100|PortChannel3",
      "Vlan100|Ethernet2052",
    ]);
  });

  it("has port channels that the spec names as ports, and leaves their members to the user", () => {
    const spec = fabric("l2-plain");
    const { PORTCHANNEL, PORTCHANNEL_MEMBER } = tablesOf(
      { ...spec, ports: { ...spec.ports, torUplink: "PortChannel{1}" } },
      "r1-tor0",
    );
    expect(PORTCHANNEL?.["PortChannel1"]).toEqual({ admin_status: "up", description: "spine-1 Ethernet0" });
    expect(PORTCHANNEL_MEMBER).toBeUndefined();
  });
});

describe("switching on SONiC", () => {
  it.each([
    ["l2-plain", "sonic lacks rapid spanning tree, and does without"],
    ["l2-mlag", "sonic lacks BPDU guard where aggregates are over two switches (MC-LAG), and does without"],
  ])("in %s warns of what is less than was asked for", (name, said) => {
    expect(diagnosticsOf(fabric(name))).toContain(said);
  });

  it("in one VLAN alone warns of nothing", () => {
    expect(diagnosticsOf(fabric("as-per-rack-ethernet"))).toBe("");
  });

  const spec = fabric("l2-plain");
  const mlag = fabric("l2-mlag");

  it("by spanning tree is refused next to another system, whose untagged BPDUs are not understood", () => {
    const [first, ...others] = spec.spines;
    if (first === undefined) throw new Error("no spine");
    const mixed = {
      ...spec,
      spines: [{ ...first, platform: "frr" as const, ports: { downlink: "swp{1}" } }, ...others],
    };
    expect(diagnosticsOf(mixed)).toContain(
      "r1-tor0, r2-tor0, r3-tor0: sonic lacks rapid spanning tree, an instance for each VLAN: a cable leads to a switch on frr",
    );
  });

  it("by MC-LAG is refused where the other switch of a pair is on another system", () => {
    const [first, ...others] = mlag.spines;
    if (first === undefined) throw new Error("no spine");
    const mixed = {
      ...mlag,
      spines: [
        { ...first, platform: "frr" as const, ports: { downlink: "swp{1}", peer: "swp{100}" } },
        ...others,
      ],
    };
    expect(diagnosticsOf(mixed)).toContain("the other switch of its pair is on frr");
  });

  it.each([
    ["a VLAN's interface", spec, { torUplink: "Vlan{200}" }, "the port Vlan200 is a VLAN's interface"],
    [
      "a port channel in another",
      mlag,
      { torUplink: "PortChannel{1}" },
      "the port PortChannel1 would be in another port channel",
    ],
    [
      "a port channel of a number that the fabric gives",
      mlag,
      { torPeer: "PortChannel{1}" },
      "PortChannel1 is also the fabric's own port channel",
    ],
  ])("is refused by the port's name where it is %s", (_what, of, ports, why) => {
    expect(diagnosticsOf({ ...of, ports: { ...of.ports, ...ports } })).toContain(why);
  });
});
