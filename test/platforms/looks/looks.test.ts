import { readFileSync } from "node:fs";
import { join } from "node:path";
import { systems } from "../../../src/hardware/index.ts";
import { lookOf } from "../../../src/platforms/look-of.ts";
import { Unreadable, type Look, type Question, type SeenRoute } from "../../../src/platforms/look.ts";

const NAMES = [...(Object.keys(systems) as (keyof typeof systems)[]), "bird1", "bird2", "gobgp"] as const;

/** Every system that somebody has said how to ask. */
const looks = Object.fromEntries(
  NAMES.flatMap((name) => {
    const look = lookOf(name);
    return look === undefined ? [] : [[name, look]];
  }),
) as Readonly<Record<(typeof NAMES)[number], Look>>;

const said = (name: string): string =>
  readFileSync(join("test", "platforms", "looks", "fixtures", name), "utf8");

const read = <T>(question: Question<T>, ...names: readonly string[]): T => question.read(names.map(said));

type Row = readonly [peer: string, asn: number | null, state: string, ...counts: (number | null)[]];

const sessions = (look: Look, family: "ipv4" | "ipv6", ...names: readonly string[]): readonly Row[] =>
  read(look.sessions(family), ...names).map(({ peer, asn, state, received, accepted, sent }) => [
    peer,
    asn,
    state,
    received,
    accepted,
    sent,
  ]);

const written = ({ prefix, protocol, nextHops }: SeenRoute): string =>
  [
    prefix,
    protocol,
    ...nextHops.map(({ address, interface: port }) => `${address ?? "directly"} ${port ?? "?"}`),
  ].join(" | ");

const routes = (look: Look, family: "ipv4" | "ipv6", ...names: readonly string[]): readonly string[] =>
  read(look.routes(family), ...names).map(written);

const neighbors = (look: Look, name: string) => {
  if (look.neighbors === null) throw new Error("it is not asked");
  return look.neighbors
    .read([said(name)])
    ?.map(({ port, device, remotePorts }) => [port, device, ...remotePorts]);
};

describe("sessions as systems tell them: peer, AS, state, received, accepted, sent", () => {
  it("FRR, on Linux and on SONiC", () => {
    const expected = [
      ["10.192.0.10", 64600, "established", null, 1, 13],
      ["10.192.0.11", 64600, "established", null, 1, 13],
      ["10.254.0.0", 64513, "idle (admin)", null, 0, 0],
      ["10.254.0.2", 64514, "established", null, 9, 4],
    ];
    expect(sessions(looks.frr, "ipv4", "frr-sessions.json")).toEqual(expected);
    expect(sessions(looks.sonic, "ipv4", "frr-sessions.json")).toEqual(expected);
  });

  it("BIRD 1.6 and 2", () => {
    expect(sessions(looks.bird1, "ipv4", "bird1-sessions.txt")).toEqual([
      ["10.192.0.1", 64600, "established", null, 16, 2],
      ["10.192.0.2", 64600, "established", null, 16, 2],
    ]);
    expect(sessions(looks.bird2, "ipv4", "bird2-sessions.txt")).toEqual([
      ["10.192.0.1", 64600, "established", null, 16, 2],
      ["10.192.0.2", 64600, "established", null, 16, 2],
    ]);
  });

  it("GoBGP", () => {
    expect(sessions(looks.gobgp, "ipv4", "gobgp-sessions.json")).toEqual([
      ["10.192.0.1", 64600, "active", 0, 0, null],
      ["10.192.0.2", 64600, "established", 16, 14, null],
    ]);
  });

  it("EOS, AS numbers with dots and all; what was told is in the neighbours' details", () => {
    expect(sessions(looks.eos, "ipv4", "eos-sessions.json", "eos-neighbors-of-bgp.json")).toEqual([
      ["10.254.0.0", 64513, "established", 12, 9, 6],
      ["10.254.0.2", 64513, "idle", 0, 0, null],
      ["10.192.0.10", 65010 * 65536 + 21, "established", 3, 1, 14],
    ]);
  });

  it("NX-OS, with many, one and none", () => {
    expect(sessions(looks.nxos, "ipv4", "nxos-sessions.json")).toEqual([
      ["10.254.0.0", 64513, "established", 9, null, null],
      ["10.254.0.2", 64513, "idle", 0, null, null],
      ["10.192.0.10", 64600, "established", 1, null, null],
    ]);
    expect(sessions(looks.nxos, "ipv4", "nxos-sessions-one.json")).toEqual([
      ["10.254.0.0", 64513, "shut (admin)", 0, null, null],
    ]);
    expect(sessions(looks.nxos, "ipv4", "nxos-sessions-none.json")).toEqual([]);
  });

  it("Cumulus, in both forms of its releases", () => {
    expect(sessions(looks.cumulus, "ipv4", "cumulus-sessions.json")).toEqual([
      ["10.254.0.0", 64513, "established", null, 9, 6],
      ["10.254.0.2", 64513, "connect", null, 0, 0],
      ["10.192.0.10", 64600, "established", null, 1, 14],
    ]);
    expect(sessions(looks.cumulus, "ipv6", "cumulus-sessions.json")).toEqual([]);
    expect(sessions(looks.cumulus, "ipv4", "cumulus-sessions-brief.json")).toEqual([
      ["10.254.0.0", 64513, "established", null, 9, 6],
    ]);
  });

  it("Comware, with peers that dialled in and addresses that need a line", () => {
    expect(sessions(looks.comware, "ipv4", "comware-sessions.txt")).toEqual([
      ["10.254.0.0", 64513, "established", 9, null, null],
      ["10.254.0.2", 64513, "connect", 0, null, null],
      ["10.192.0.10", 64600, "established", 1, null, null],
    ]);
    expect(sessions(looks.comware, "ipv6", "comware-sessions6.txt")).toEqual([
      ["fd00:254::", 64513, "established", 9, null, null],
      ["fd00:192:168:100::aaaa:bbbb", 64600, "idle", 0, null, null],
    ]);
  });

  it("VRP", () => {
    expect(sessions(looks.vrp, "ipv4", "vrp-sessions.txt")).toEqual([
      ["10.254.0.0", 64513, "established", 9, null, 6],
      ["10.254.0.2", 65011 * 65536 + 21531, "idle(admin)", null, null, null],
    ]);
  });
});

describe("routes as systems tell them", () => {
  it("FRR: what is in the kernel", () => {
    expect(routes(looks.frr, "ipv4", "frr-routes.json")).toEqual([
      "10.32.0.0/26 | bgp | 10.192.0.10 vlan10",
      "10.32.16.0/20 | static",
      "10.32.32.0/26 | bgp | 10.254.0.2 swp50",
      "10.192.0.0/24 | connected | directly vlan10",
      "10.254.0.0/31 | connected | directly swp49",
      "10.255.2.0/32 | connected | directly lo",
    ]);
  });

  it("hosts: the kernel's own, its addresses too", () => {
    expect(routes(looks.bird2, "ipv4", "kernel-main.json", "kernel-local.json")).toEqual([
      "10.192.0.0/24 | connected | directly rack0",
      "10.251.1.0/28 | bgp",
      "10.32.32.0/26 | bgp | 10.192.0.1 rack0 | 10.192.0.2 rack0",
      "10.32.0.0/26 | bgp | 10.192.0.10 rack0",
      "10.192.0.74/32 | local | directly rack0",
      "10.251.0.1/32 | local | directly lo",
      "169.254.1.102/32 | local | directly eth0",
    ]);
  });

  it("EOS, in both forms of its releases", () => {
    expect(routes(looks.eos, "ipv4", "eos-routes.json")).toEqual([
      "10.32.32.0/26 | bgp | 10.254.0.0 Ethernet49 | 10.254.0.2 Ethernet50",
      "10.254.0.0/31 | connected | directly Ethernet49",
      "10.32.0.0/19 | static",
      "10.255.0.1/32 | ospf | 10.254.0.2 Ethernet50",
    ]);
    expect(routes(looks.eos, "ipv6", "eos-routes6-old.json")).toEqual([
      "fd00:32:0:20::/122 | bgp | fe80::1 Ethernet49",
    ]);
  });

  it("NX-OS: of the default VRF alone, hosts of a network as its own", () => {
    expect(routes(looks.nxos, "ipv4", "nxos-routes.json")).toEqual([
      "10.32.32.0/26 | bgp | 10.254.0.0 Eth1/49 | 10.254.0.2 Eth1/50",
      "10.254.0.0/31 | connected | directly Eth1/49",
      "10.254.0.1/32 | local | directly Eth1/49",
      "10.192.0.10/32 | local | directly Vlan10",
      "10.32.0.0/19 | static",
    ]);
  });

  it("Cumulus: those that are selected", () => {
    expect(routes(looks.cumulus, "ipv4", "cumulus-routes.json")).toEqual([
      "10.32.32.0/26 | bgp | 10.254.0.0 swp49 | 10.254.0.2 swp50",
      "10.254.0.0/31 | connected | directly swp49",
      "10.32.0.0/19 | static",
    ]);
  });

  it("Comware: further ways with and without a protocol, and IPv6 in blocks", () => {
    expect(routes(looks.comware, "ipv4", "comware-routes.txt")).toEqual([
      "0.0.0.0/32 | local | directly InLoop0",
      "10.32.0.0/19 | static",
      "10.32.32.0/26 | bgp | 10.254.0.0 XGE1/0/49 | 10.254.0.2 XGE1/0/50",
      "10.192.0.0/24 | connected | directly Vlan10",
      "10.192.0.1/32 | local | directly InLoop0",
      "10.254.0.0/31 | connected | directly XGE1/0/49",
      "10.254.0.1/32 | local | directly InLoop0",
      "10.255.0.1/32 | ospf | 10.254.0.2 XGE1/0/50 | 10.254.0.0 XGE1/0/49",
    ]);
    expect(routes(looks.comware, "ipv6", "comware-routes6.txt")).toEqual([
      "::1/128 | local | directly InLoop0",
      "fd00:32:0:20::/122 | bgp | fe80::2 XGE1/0/49",
      "fd00:254::/127 | connected | directly XGE1/0/49",
    ]);
  });

  it("VRP: those that are forwarded by, and IPv6 in blocks", () => {
    expect(routes(looks.vrp, "ipv4", "vrp-routes.txt")).toEqual([
      "10.32.0.0/19 | static",
      "10.32.32.0/26 | bgp | 10.254.0.0 10GE1/0/49 | 10.254.0.2 10GE1/0/50",
      "10.254.0.0/31 | connected | directly 10GE1/0/49",
      "10.254.0.1/32 | local | directly 10GE1/0/49",
      "10.255.0.1/32 | ospf | 10.254.0.2 10GE1/0/50",
      "127.0.0.0/8 | local | directly InLoopBack0",
    ]);
    expect(routes(looks.vrp, "ipv6", "vrp-routes6.txt")).toEqual([
      "::1/128 | local | directly InLoopBack0",
      "fd00:32:0:20::/122 | bgp | fd00:254:: 10GE1/0/49",
    ]);
  });
});

describe("neighbours as systems tell them: port, device, what it calls its port", () => {
  it.each([
    ["frr", "lldpctl-several.json", ["swp49", "spine-1", "swp1", "to r1-tor0"]],
    ["sonic", "lldpctl-one.json", ["Ethernet48", "spine-1", "Eth1/1", "Ethernet0"]],
    ["eos", "eos-lldp.json", ["Ethernet49", "spine-1", "Ethernet1", "r1-tor0 Ethernet49"]],
    ["nxos", "nxos-lldp.json", ["Eth1/49", "spine-1", "Ethernet1/1", "r1-tor0 Ethernet1/49"]],
    ["cumulus", "cumulus-lldp.json", ["swp49", "spine-1", "swp1", "r1-tor0 swp49"]],
    [
      "comware",
      "comware-lldp.txt",
      [
        "Ten-GigabitEthernet1/0/49",
        "spine-1",
        "Ten-GigabitEthernet1/0/1",
        "r1-tor0 Ten-GigabitEthernet1/0/49",
      ],
    ],
    ["vrp", "vrp-lldp.txt", ["10GE1/0/49", "spine-1", "10GE1/0/1"]],
  ] as const)("%s", (platform, name, first) => {
    expect(neighbors(looks[platform], name)?.[0]).toEqual(first);
  });

  it("says of a neighbour without a name that it has none", () => {
    expect(neighbors(looks.frr, "lldpctl-several.json")?.[2]).toEqual(["eth0", "", "02:00:00:00:09:0a"]);
    expect(neighbors(looks.nxos, "nxos-lldp.json")?.[1]).toEqual(["mgmt0", "", "0200.0000.090a"]);
    expect(neighbors(looks.comware, "comware-lldp.txt")?.[1]).toEqual([
      "Ten-GigabitEthernet1/0/2",
      "",
      "0200-0000-0707",
    ]);
  });

  it("tells no neighbour from no LLDP", () => {
    expect(neighbors(looks.frr, "lldpctl-none.json")).toEqual([]);
    expect(looks.frr.neighbors?.read([""])).toBeNull();
  });
});

describe("tables of the hardware", () => {
  it.each([
    [
      "sonic",
      "sonic-tables.txt",
      [
        { name: "ipv4 route", used: 118, capacity: 32768 },
        { name: "ipv6 route", used: 12, capacity: 8192 },
      ],
    ],
    [
      "eos",
      "eos-tables.json",
      [
        { name: "LEM Jericho0", used: 1310, capacity: 786152 },
        { name: "Routing IPv4", used: 940, capacity: 1000 },
      ],
    ],
  ] as const)("%s", (platform, name, first) => {
    expect(looks[platform].tables?.read([said(name)]).slice(0, 2)).toEqual(first);
  });
});

describe("what can't be read", () => {
  const garbled = ["% Invalid input detected at '^' marker.\nmore", '{"unexpected": {"form": 1}}', "[3]"];
  const all = Object.entries(looks).flatMap(([name, look]) => [
    [`${name}, sessions`, look.sessions("ipv4")] as const,
    [`${name}, routes`, look.routes("ipv4")] as const,
    [`${name}, routes in IPv6`, look.routes("ipv6")] as const,
    ...(look.neighbors === null ? [] : [[`${name}, neighbours`, look.neighbors] as const]),
    ...(look.tables === null ? [] : [[`${name}, tables`, look.tables] as const]),
  ]);

  it.each(all)("of %s is said with its first line, and is no verdict", (_, question) => {
    for (const answer of garbled) {
      const reading = (): unknown => question.read(question.asks.map(() => answer));
      expect(reading).toThrow(Unreadable);
      expect(reading).toThrow(`cannot be read: ${answer.split("\n")[0] ?? ""}`);
    }
  });

  it.each(all)("is asked in one line each, of %s", (_, { asks }) => {
    for (const { line } of asks) expect(line).not.toContain("\n");
  });
});
