import { foretoldCables, cableDifferences } from "../../src/verify/cables.ts";
import { isSamePort } from "../../src/verify/same-port.ts";
import { tableDifferences } from "../../src/verify/tables.ts";
import { datacenter as lab } from "../lab/fabrics/lab.ts";
import { fabricOf } from "./heard.ts";

const cables = foretoldCables(fabricOf(lab).plan).get("r1-tor0") ?? [];

const seen = (port: string, device: string, ...remotePorts: readonly string[]) => ({
  port,
  device,
  remotePorts,
});
const right = [
  seen("swp49", "spine-1", "swp1"),
  seen("swp50", "spine-2.example.net", "02:00:00:00:00:01", "swp1"),
];

describe("cables by LLDP", () => {
  it("are as planned, whether a neighbour tells its port as id or description, its name with a domain or not", () => {
    expect(cableDifferences(cables, right)).toEqual([]);
  });

  it("of ports that the fabric did not cable are nobody's business, as of servers that say nothing", () => {
    expect(cableDifferences(cables, [...right, seen("eth0", "oob-switch", "12")])).toEqual([]);
  });

  it.each([
    [
      "to another switch",
      [seen("swp49", "spine-2", "swp1"), ...right.slice(1)],
      "error",
      "swp49 leads to spine-2 swp1, not to spine-1 swp1",
    ],
    [
      "to another port",
      [seen("swp49", "spine-1", "swp2"), ...right.slice(1)],
      "error",
      "swp49 leads to spine-1 swp2, not to spine-1 swp1",
    ],
    ["to nobody", right.slice(1), "warning", "on swp49, which leads to spine-1 swp1, no neighbour is seen"],
  ])("lead %s", (_, neighbors, severity, message) => {
    expect(cableDifferences(cables, neighbors)).toMatchObject([{ severity, message }]);
  });
});

describe("cables of servers that have links of their own", () => {
  const own =
    foretoldCables(
      fabricOf({
        ...lab,
        fabric: { model: "as-per-server" },
        servers: { attachment: "routed" },
        racks: [
          {
            name: "r1",
            index: 0,
            nodes: [
              { name: "n1", index: 0 },
              { name: "n2", index: 1 },
            ],
          },
        ],
      }).plan,
    ).get("r1-tor0") ?? [];
  const servers = own.filter(({ toSwitch }) => !toSwitch);

  it("lead to the server that the port has an address for, and to no other", () => {
    expect(servers.map(({ device }) => device)).toEqual(["n1", "n2"]);
    const swapped = servers.map(({ port }, at) => seen(port, servers[1 - at]?.device ?? "", "eth0"));
    const others = own
      .filter(({ toSwitch }) => toSwitch)
      .map((one) => seen(one.port, one.device, one.remotePort ?? ""));
    expect(cableDifferences(own, [...others, ...swapped])).toMatchObject([
      { severity: "warning" },
      { severity: "warning" },
    ]);
  });
});

/** The lab's first fabric on SONiC, whose racks' ToRs are one by a link of two cables. */
const pairs = foretoldCables(
  fabricOf({
    ...lab,
    platforms: { spines: "sonic", tors: "eos" },
    ports: {},
    servers: { bond: "lacp" },
    pairs: { links: 2 },
    racks: [{ name: "r1", index: 0, tors: [{ index: 0 }, { index: 1 }], nodes: [{ name: "n1", index: 0 }] }],
  }).plan,
);

describe("cables of pairs", () => {
  const [first = cables[0], second] = (pairs.get("r1-tor0") ?? []).filter(
    ({ device }) => device === "r1-tor1",
  );

  it("are those of the peer link, one by one, and those of aggregates to servers", () => {
    expect([first?.port, first?.remotePort, second?.port, second?.remotePort]).toEqual([
      "Ethernet55/1",
      "Ethernet55/1",
      "Ethernet56/1",
      "Ethernet56/1",
    ]);
    expect((pairs.get("r1-tor0") ?? []).filter(({ device }) => device === "n1")).toHaveLength(1);
  });

  it("are plugged in crosswise", () => {
    const crossed = [
      seen("Ethernet55/1", "r1-tor1", "Ethernet56/1"),
      seen("Ethernet56/1", "r1-tor1", "Ethernet55/1"),
    ];
    const found = cableDifferences(pairs.get("r1-tor0") ?? [], crossed).filter(
      ({ code }) => code === "cable-wrong",
    );
    expect(found).toHaveLength(2);
  });
});

describe("a neighbour that tells of its port the alias, and what it leads to", () => {
  const uplink = (pairs.get("r1-tor0") ?? []).filter(({ device }) => device === "spine-1");

  it("is the right one where it leads here", () => {
    expect(
      cableDifferences(uplink, [seen("Ethernet49/1", "spine-1", "etp1", "r1-tor0 Ethernet49/1")]),
    ).toEqual([]);
  });

  it("is another where it leads elsewhere", () => {
    expect(
      cableDifferences(uplink, [seen("Ethernet49/1", "spine-1", "etp2", "r1-tor1 Ethernet49/1")]),
    ).toMatchObject([{ code: "cable-wrong" }]);
  });
});

describe("two names of a port", () => {
  it.each([
    ["Eth1/49", "Ethernet1/49"],
    ["ethernet49", "Ethernet49"],
    ["XGE1/0/49", "Ten-GigabitEthernet1/0/49"],
    ["HGE1/0/1", "HundredGigE1/0/1"],
    ["swp49s1", "swp49s1"],
  ])("%s and %s are one", (one, other) => {
    expect(isSamePort(one, other)).toBe(true);
    expect(isSamePort(other, one)).toBe(true);
  });

  it.each([
    ["Ethernet1/49", "Ethernet1/4"],
    ["Ethernet49", "Ethernet149"],
    ["swp1", "swp11"],
    ["Ethernet48", "Eth1/1"],
    ["", "swp1"],
    ["XGE1/0/49", "HundredGigE1/0/49"],
  ])("%s and %s are two", (one, other) => {
    expect(isSamePort(one, other)).toBe(false);
  });
});

it("tells of tables of the hardware that are nearly full", () => {
  const full = [
    { name: "ipv4 route", used: 95, capacity: 100 },
    { name: "ipv6 route", used: 10, capacity: 100 },
  ];
  expect(tableDifferences(full)).toMatchObject([
    { severity: "warning", message: "its table ipv4 route holds 95 of 100" },
  ]);
});
