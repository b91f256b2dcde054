import { formatIpv4 } from "../../src/net/ipv4.ts";
import { compileNetwork, allUp } from "../../src/simulate/bgp/machine.ts";
import { settle } from "../../src/simulate/bgp/settle.ts";
import { blankState } from "../../src/simulate/bgp/state.ts";
import { forwardingTable, simulateNetwork } from "../../src/simulate/index.ts";
import { mesh, pathsAt, prefix, type RouterOptions } from "./networks.ts";

const P = "10.9.0.0/24";

/** `next hop [AS path]`, sorted; the reflector's attributes where there are any. */
const brief = (paths: ReturnType<typeof pathsAt>): string[] =>
  paths
    .map(({ nextHop, asPath, originator }) => {
      const reflected = originator === null ? "" : ` by ${formatIpv4(originator)}`;
      return `${nextHop === null ? "own" : formatIpv4(nextHop)} [${asPath.join(" ")}]${reflected}`;
    })
    .sort();

const chain: readonly RouterOptions[] = [
  { name: "a", asn: 1, ports: ["10.0.1.1/24"], own: [P] },
  { name: "b", asn: 2, ports: ["10.0.1.2/24", "10.0.2.1/24"] },
  { name: "c", asn: 3, ports: ["10.0.2.2/24"] },
];
const links = [
  ["a", "b"],
  ["b", "c"],
] as const;
const inOneAs = chain.map((one) => ({ ...one, asn: 1 }));

/** All on one network. */
const shared = (asns: readonly [number, number, number], software: "frr" | "bird" = "frr") =>
  (["a", "b", "c"] as const).map((name, at): RouterOptions => ({
    name,
    asn: asns[at] ?? 0,
    ports: [`10.0.0.${String(at + 1)}/24`],
    own: name === "a" ? [P] : [],
    software: name === "b" ? software : "frr",
  }));

describe("eBGP", () => {
  it("puts its AS before the path and itself as next hop", () => {
    expect(brief(pathsAt(mesh(chain, links), "c", P))).toEqual(["10.0.2.1 [2 1]"]);
  });

  it("keeps a third party's next hop on a shared network in FRR (RFC 4271 section 5.1.3)", () => {
    expect(brief(pathsAt(mesh(shared([1, 2, 3]), links), "c", P))).toEqual(["10.0.0.1 [2 1]"]);
  });

  it("sets itself there with next-hop-self", () => {
    const network = mesh(shared([1, 2, 3]), links, { "b>c": { nextHopSelf: true } });
    expect(brief(pathsAt(network, "c", P))).toEqual(["10.0.0.2 [2 1]"]);
  });

  it("sets itself there in BIRD, whose peers are multihop", () => {
    expect(brief(pathsAt(mesh(shared([1, 2, 3], "bird"), links), "c", P))).toEqual(["10.0.0.2 [2 1]"]);
  });

  it("does not take a path with its own AS in it", () => {
    const loop = chain.map((one) => (one.name === "c" ? { ...one, asn: 1 } : one));
    expect(pathsAt(mesh(loop, links), "c", P)).toEqual([]);
  });

  it("forgets the local preference of its AS", () => {
    const preferred = chain.map((one) => ({ ...one, software: "bird" as const }));
    expect(pathsAt(mesh(preferred, links), "c", P).map(({ localPref }) => localPref)).toEqual([100]);
  });
});

describe("iBGP", () => {
  it("hands on nothing that it learned by iBGP", () => {
    const network = mesh(inOneAs, links);
    expect(brief(pathsAt(network, "b", P))).toEqual(["10.0.1.1 []"]);
    expect(pathsAt(network, "c", P)).toEqual([]);
  });

  it("keeps the next hop of what came by eBGP, which is of no use without a route to it", () => {
    const network = mesh(
      chain.map((one) => (one.name === "c" ? { ...one, asn: 2 } : one)),
      links,
    );
    expect(pathsAt(network, "c", P)).toEqual([]);
  });

  it("sets itself on what came by eBGP with next-hop-self", () => {
    const network = mesh(
      chain.map((one) => (one.name === "c" ? { ...one, asn: 2 } : one)),
      links,
      { "b>c": { nextHopSelf: true } },
    );
    expect(brief(pathsAt(network, "c", P))).toEqual(["10.0.2.1 [1]"]);
  });

  it("carries Calico's local preference", () => {
    const nodes = inOneAs.map((one) => (one.name === "a" ? { ...one, software: "bird" as const } : one));
    expect(pathsAt(mesh(nodes, links), "b", P).map(({ localPref }) => localPref)).toEqual([2_147_482_623]);
  });
});

describe("a route reflector", () => {
  const reflecting = { "b>c": { reflects: true, nextHopSelf: true } };
  const rack = shared([1, 1, 1]);

  it("reflects from a peer to a client, with originator and cluster, and leaves the next hop alone", () => {
    const paths = pathsAt(mesh(rack, links, reflecting), "c", P);
    expect(brief(paths)).toEqual(["10.0.0.1 [] by 10.0.0.1"]);
    expect(paths[0]?.clusters.map(formatIpv4)).toEqual(["10.0.0.2"]);
  });

  it("reflects from a client to a peer", () => {
    const network = mesh(rack, links, { "b>a": { reflects: true } });
    expect(brief(pathsAt(network, "c", P))).toEqual(["10.0.0.1 [] by 10.0.0.1"]);
  });

  it("is not believed by the originator, nor by its own cluster (RFC 4456 section 8)", () => {
    const triangle = [...links, ["a", "c"]] as const;
    const all = { reflects: true };
    const network = mesh(rack, triangle, {
      "b>a": all,
      "b>c": all,
      "c>a": all,
      "c>b": all,
    });
    expect(brief(pathsAt(network, "a", P))).toEqual(["own []"]);
    expect(brief(pathsAt(network, "c", P))).toEqual(["10.0.0.1 []", "10.0.0.1 [] by 10.0.0.1"]);
  });
});

describe("a policy", () => {
  const only = (text: string) => [{ prefix: prefix(text), minLength: 24, maxLength: 24 }];

  it.each([
    ["export", { "a>b": { exports: only("10.8.0.0/16") } }],
    ["import", { "b>a": { imports: only("10.8.0.0/16") } }],
    ["export of nothing", { "a>b": { exports: [] } }],
  ])("of %s stops what it does not permit", (_, settings) => {
    expect(pathsAt(mesh(chain, links, settings), "b", P)).toEqual([]);
  });

  it.each([
    ["10.9.0.0/16", true],
    ["10.9.0.0/24", true],
    ["10.9.0.0/25", false],
  ])("permits a route inside %s: %s", (text, permitted) => {
    const network = mesh(chain, links, { "a>b": { exports: only(text) } });
    expect(pathsAt(network, "b", P)).toHaveLength(permitted ? 1 : 0);
  });
});

describe("a default that is originated", () => {
  it("goes out past the policy, and only to that peer", () => {
    const network = mesh(chain, links, { "b>c": { originatesDefault: true, exports: [] } });
    expect(brief(pathsAt(network, "c", "0.0.0.0/0"))).toEqual(["10.0.2.1 [2]"]);
    expect(pathsAt(network, "a", "0.0.0.0/0")).toEqual([]);
    expect(pathsAt(network, "b", "0.0.0.0/0")).toEqual([]);
  });
});

describe("equal paths", () => {
  const square: readonly RouterOptions[] = [
    { name: "a", asn: 1, ports: ["10.0.1.1/24", "10.0.2.1/24"], own: [P] },
    { name: "b", asn: 2, ports: ["10.0.1.2/24", "10.0.3.1/24"] },
    { name: "c", asn: 3, ports: ["10.0.2.2/24", "10.0.4.1/24"] },
    { name: "d", asn: 4, ports: ["10.0.3.2/24", "10.0.4.2/24"] },
  ];
  const sides = [
    ["a", "b"],
    ["a", "c"],
    ["b", "d"],
    ["c", "d"],
  ] as const;
  const ways = (multipath: number): number => {
    const network = mesh(
      square.map((one) => ({ ...one, multipath })),
      sides,
    );
    const route = forwardingTable(simulateNetwork(network), "d").find(({ kind }) => kind === "bgp");
    return route?.kind === "bgp" ? route.nextHops.length : 0;
  };

  it("are installed together, up to the limit", () => {
    expect([ways(64), ways(1)]).toEqual([2, 1]);
  });

  it("are all told by a BIRD, which adds paths (RFC 7911), and the best by an FRR", () => {
    const told = (software: "frr" | "bird"): number => {
      const routers = [
        ...square.map((one) =>
          one.name === "d" ? { ...one, software, ports: [...one.ports, "10.0.5.1/24"] } : one,
        ),
        { name: "e", asn: 5, ports: ["10.0.5.2/24"] },
      ];
      return pathsAt(mesh(routers, [...sides, ["d", "e"]]), "e", P).length;
    };
    expect([told("frr"), told("bird")]).toEqual([1, 2]);
  });
});

describe("routers that do not come to rest", () => {
  it("are named", () => {
    const machine = compileNetwork(mesh(chain, links));
    const at = machine.prefixes.find(prefix(P));
    expect(() => {
      settle(machine, allUp(machine), at, blankState(machine), [0], null, 0);
    }).toThrow("10.9.0.0/24: the routers do not come to rest; b still change");
  });
});
