import { compileNetwork } from "../../src/simulate/bgp/machine.ts";
import { settle } from "../../src/simulate/bgp/settle.ts";
import { blankState } from "../../src/simulate/bgp/state.ts";
import { healthAfter } from "../../src/simulate/failures/health.ts";
import { forwardingTable, simulateNetwork } from "../../src/simulate/index.ts";
import { brief, chain, links, mesh, P, pathsAt, prefix, type RouterOptions } from "./networks.ts";

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

  it("are all told also where they leave with the same attributes, and are one way", () => {
    const routers = [
      ...square.map((one) => ({
        ...one,
        // One AS on both sides of the square.
        asn: one.name === "c" ? (square.find(({ name }) => name === "b")?.asn ?? 0) : one.asn,
        ...(one.name === "d" ? { software: "bird" as const, ports: [...one.ports, "10.0.5.1/24"] } : {}),
      })),
      { name: "e", asn: 5, ports: ["10.0.5.2/24"] },
    ];
    const network = mesh(routers, [...sides, ["d", "e"]]);
    const paths = pathsAt(network, "e", P);
    expect(new Set(brief(paths)).size).toBe(1);
    expect(paths.map(({ best, multipath }) => [best, multipath])).toEqual([
      [true, true],
      [false, false],
    ]);
    const [route] = forwardingTable(simulateNetwork(network), "e").filter(({ kind }) => kind === "bgp");
    expect(route).toMatchObject({ nextHops: [{ device: "d" }] });
  });
});

describe("routers that do not come to rest", () => {
  it("are named", () => {
    const machine = compileNetwork(mesh(chain, links));
    const at = machine.prefixes.find(prefix(P));
    expect(() => {
      settle(machine, healthAfter(machine, []), at, blankState(machine), [0], null, 0);
    }).toThrow("10.9.0.0/24: the routers do not come to rest; b still change");
  });
});
