import { compileNetwork } from "../../src/simulate/bgp/machine.ts";
import { healthAfter } from "../../src/simulate/failures/health.ts";
import { connect, forwardingTable, simulateNetwork, type Failure } from "../../src/simulate/index.ts";
import type { OspfPort } from "../../src/simulate/network.ts";
import { formatIpv4 } from "../../src/net/ipv4.ts";
import { brief, P, pathsAt, prefix, router, type RouterOptions } from "./networks.ts";

/** All ports in OSPF: loopbacks passive at no cost, links at 10 or at what is given, by position. */
const speaking = (options: RouterOptions, costs: Readonly<Record<number, number>> = {}): RouterOptions => ({
  ...options,
  ospf: options.ports.map((text, at): OspfPort => ({
    interface: at,
    cost: text.endsWith("/32") ? 0 : (costs[at] ?? 10),
    passive: text.endsWith("/32"),
  })),
});

/** `a` and `d`, joined by way of `b` and of `c`; `a` has a network to itself. */
const square = (costOfC: number): readonly RouterOptions[] => [
  speaking(
    { name: "a", asn: 1, ports: ["10.1.0.1/32", "10.0.1.0/31", "10.0.2.0/31", "10.3.0.1/24"] },
    { 2: costOfC },
  ),
  speaking({ name: "b", asn: 1, ports: ["10.1.0.2/32", "10.0.1.1/31", "10.0.3.1/31"] }),
  speaking({ name: "c", asn: 1, ports: ["10.1.0.3/32", "10.0.2.1/31", "10.0.4.1/31"] }, { 1: costOfC }),
  speaking({ name: "d", asn: 1, ports: ["10.1.0.4/32", "10.0.3.0/31", "10.0.4.0/31"] }),
];

const networkOf = (routers: readonly RouterOptions[]) => connect(routers.map(router));

/** How a router forwards to a prefix. */
function ways(
  routers: readonly RouterOptions[],
  device: string,
  to: string,
  failures: readonly Failure[] = [],
) {
  const wanted = prefix(to);
  const route = forwardingTable(simulateNetwork(networkOf(routers), failures), device).find(
    (one) => one.prefix.base === wanted.base && one.prefix.length === wanted.length,
  );
  if (route === undefined) return null;
  return "nextHops" in route
    ? `${route.kind} ${route.nextHops.map(({ address }) => formatIpv4(address)).join(" ")}`
    : route.kind;
}

const cut = (device: string, name: string): Failure => ({ kind: "link", device, interface: name });

describe("OSPF", () => {
  it("finds the nearest way, and all ways that are as near", () => {
    expect(ways(square(10), "d", "10.3.0.0/24")).toBe("ospf 10.0.3.1 10.0.4.1");
    expect(ways(square(11), "d", "10.3.0.0/24")).toBe("ospf 10.0.3.1");
    expect(ways(square(10), "a", "10.3.0.0/24")).toBe("connected");
  });

  it("goes round what has failed, and forgets what nothing leads to", () => {
    const one = cut("b", "10.0.3.1/31");
    expect(ways(square(10), "d", "10.3.0.0/24", [one])).toBe("ospf 10.0.4.1");
    // Not by way of d: that link is down.
    expect(ways(square(10), "b", "10.1.0.4/32", [one])).toBe("ospf 10.0.1.0");
    expect(ways(square(10), "d", "10.3.0.0/24", [one, cut("c", "10.0.4.1/31")])).toBeNull();
    expect(ways(square(10), "d", "10.3.0.0/24", [{ kind: "device", device: "a" }])).toBeNull();
  });

  it("speaks to nobody over a passive port", () => {
    const [a, b] = ["a", "b"].map((name, at) => ({
      ...speaking({ name, asn: 1, ports: [`10.1.0.${at}/32`, `10.0.1.${at}/31`] }),
      ospf: [0, 1].map((one): OspfPort => ({ interface: one, cost: 10, passive: true })),
    }));
    if (a === undefined || b === undefined) throw new Error("two routers");
    expect(ways([a, b], "a", "10.1.0.1/32")).toBeNull();
  });

  it("finds nothing for who does not speak it", () => {
    const [a, b, c, d] = square(10);
    if (a === undefined || b === undefined || c === undefined || d === undefined)
      throw new Error("four routers");
    expect(ways([a, b, c, { ...d, ospf: [] }], "d", "10.3.0.0/24")).toBeNull();
    expect(ways([a, { ...b, ospf: [] }, c, d], "d", "10.3.0.0/24")).toBe("ospf 10.0.4.1");
  });
});

/** `a` has P behind it and tells `d` of it, from loopback to loopback. */
function told(costOfC: number, hops: number | null = null): readonly RouterOptions[] {
  const [a, b, c, d] = square(costOfC);
  if (a === undefined || b === undefined || c === undefined || d === undefined)
    throw new Error("four routers");
  const session = { asn: 1, source: 0, ttlSecurityHops: hops };
  return [
    { ...a, own: [P], dials: [{ to: "10.1.0.4", ...session }] },
    b,
    c,
    { ...d, dials: [{ to: "10.1.0.1", ...session }] },
  ];
}

describe("a session between loopbacks", () => {
  it("brings routes whose next hop OSPF resolves, by all of its ways", () => {
    expect(brief(pathsAt(networkOf(told(10)), "d", P))).toEqual(["10.1.0.1 []"]);
    expect(ways(told(10), "d", P)).toBe("bgp 10.0.3.1 10.0.4.1");
    expect(ways(told(11), "d", P)).toBe("bgp 10.0.3.1");
  });

  it("outlives a link, and goes with the last", () => {
    const one = cut("b", "10.0.3.1/31");
    expect(ways(told(10), "d", P, [one])).toBe("bgp 10.0.4.1");
    expect(ways(told(10), "d", P, [one, cut("c", "10.0.4.1/31")])).toBeNull();
  });

  it("is down where the way has more links than GTSM allows", () => {
    const up = (hops: number): number => {
      const machine = compileNetwork(networkOf(told(10, hops)));
      return healthAfter(machine, []).channels.reduce((sum, one) => sum + one, 0);
    };
    expect([1, 2, 3].map(up)).toEqual([0, 2, 2]);
  });

  it("is said to be missing where nobody has the address, or only the dialler", () => {
    const [a, ...others] = told(10);
    if (a === undefined) throw new Error("no router");
    const reasons = (to: string) =>
      networkOf([{ ...a, dials: [{ to, asn: 1, source: 0 }] }, ...others]).unmatched.map(
        ({ reason }) => reason,
      );
    expect(reasons("10.1.0.9")).toEqual([
      "no other router has the loopback 10.1.0.9",
      "a does not expect 10.1.0.4",
    ]);
    expect(reasons("10.1.0.1")[0]).toBe("no other router has the loopback 10.1.0.1");
  });
});

describe("the cost of the way to the next hop", () => {
  /** `e` has heard of P from `b` and from `c`, who both have it. */
  const chosen = (costOfC: number) => {
    const session = { asn: 1, source: 0 };
    const from = (name: string, at: number, cost: number): RouterOptions => ({
      ...speaking({ name, asn: 1, ports: [`10.1.0.${at}/32`, `10.0.${at}.1/31`], own: [P] }, { 1: cost }),
      dials: [{ to: "10.1.0.9", ...session }],
    });
    const e: RouterOptions = {
      ...speaking(
        { name: "e", asn: 1, ports: ["10.1.0.9/32", "10.0.2.0/31", "10.0.3.0/31"] },
        { 2: costOfC },
      ),
      dials: [2, 3].map((at) => ({ to: `10.1.0.${at}`, ...session })),
    };
    return ways([from("b", 2, 10), from("c", 3, 10), e], "e", P);
  };

  it("decides between iBGP paths, and only equal ones are used together", () => {
    expect(chosen(10)).toBe("bgp 10.0.2.1 10.0.3.1");
    expect(chosen(20)).toBe("bgp 10.0.2.1");
    expect(chosen(5)).toBe("bgp 10.0.3.1");
  });
});

describe("next hop self unless adjacent", () => {
  it("keeps a next hop on the network of the session, and replaces others, also of what is reflected", () => {
    const settings = { reflects: true, nextHopSelf: "unless-adjacent" } as const;
    const routers: readonly RouterOptions[] = [
      { name: "n", asn: 1, ports: ["10.0.5.10/24"], own: [P], dials: [{ to: "10.0.5.1", asn: 1 }] },
      {
        ...speaking({ name: "t", asn: 1, ports: ["10.1.0.1/32", "10.0.5.1/24", "10.0.1.0/31"] }),
        dials: [
          { to: "10.0.5.10", asn: 1, ...settings },
          { to: "10.0.5.11", asn: 1, ...settings },
          { to: "10.1.0.2", asn: 1, source: 0, reflects: true },
        ],
      },
      { name: "m", asn: 1, ports: ["10.0.5.11/24"], dials: [{ to: "10.0.5.1", asn: 1 }] },
      {
        ...speaking({ name: "s", asn: 1, ports: ["10.1.0.2/32", "10.0.1.1/31"], own: ["10.8.0.0/24"] }),
        dials: [{ to: "10.1.0.1", asn: 1, source: 0 }],
      },
    ];
    const network = networkOf(routers);
    expect(pathsAt(network, "m", P).map(({ nextHop }) => nextHop && formatIpv4(nextHop))).toEqual([
      "10.0.5.10",
    ]);
    expect(pathsAt(network, "m", "10.8.0.0/24").map(({ nextHop }) => nextHop && formatIpv4(nextHop))).toEqual(
      ["10.0.5.1"],
    );
    // What goes elsewhere keeps the owner as next hop, which OSPF resolves.
    expect(pathsAt(network, "s", P).map(({ nextHop }) => nextHop && formatIpv4(nextHop))).toEqual([
      "10.0.5.10",
    ]);
    expect(ways(routers, "s", P)).toBe("bgp 10.0.1.0");
  });
});
