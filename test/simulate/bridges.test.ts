import { analyseFailures, compile, connect, intentsOf, networkOf, singleFailures } from "../../src/index.ts";
import { simulateNetwork, type Failure } from "../../src/simulate/index.ts";
import type { Bridge } from "../../src/simulate/network.ts";
import { partsOf } from "../../src/simulate/network/parts.ts";
import { specOf } from "../support/specs.ts";
import { P, prefix, router, type RouterOptions } from "./networks.ts";

const PLANE = "10.0.0.0/24";

/** A bridge with ports `p0`, `p1`, … to these devices, each of which carries the plane. */
const bridge = (name: string, firstPort: number, peers: readonly (readonly [string, string])[]): Bridge => ({
  name,
  role: "spine",
  firstPort,
  ports: peers.map(([device, port], at) => ({
    name: `p${String(at)}`,
    peer: { device, interface: port },
    networks: [prefix(PLANE)],
  })),
});

/** Three bridges in a row, a router at each; every two routers peer. */
const bridges: readonly Bridge[] = [
  bridge("x", 0, [
    ["a", "10.0.0.1/24"],
    ["y", "p1"],
  ]),
  bridge("y", 2, [
    ["b", "10.0.0.2/24"],
    ["x", "p1"],
    ["z", "p1"],
  ]),
  bridge("z", 5, [
    ["c", "10.0.0.3/24"],
    ["y", "p2"],
  ]),
];

const addresses = { a: "10.0.0.1", b: "10.0.0.2", c: "10.0.0.3" } as const;
const asns = { a: 1, b: 2, c: 3 } as const;
type Name = keyof typeof asns;
const NAMES: readonly Name[] = ["a", "b", "c"];

const speaker = (name: Name): RouterOptions => ({
  name,
  asn: asns[name],
  ports: [`${addresses[name]}/24`],
  own: name === "a" ? [P] : [],
  dials: NAMES.filter((other) => other !== name).map((other) => ({ to: addresses[other], asn: asns[other] })),
});

const network = connect(
  NAMES.map((name) => router(speaker(name))),
  bridges,
);

/** Sessions that are up, and routers whose port sees no light. */
function after(...failures: readonly Failure[]): { sessions: string[]; dark: string[] } {
  const { health, machine } = simulateNetwork(network, failures);
  return {
    sessions: network.sessions.flatMap(({ ends }, at) =>
      health.channels[2 * at] === 1
        ? [ends.map((end) => network.routers[end.router]?.name ?? "").join("-")]
        : [],
    ),
    dark: network.routers.flatMap(({ name }, at) =>
      health.ports[machine.nextHops.firstPort[at] ?? 0] === 0 ? [name] : [],
    ),
  };
}

describe("a network over three bridges in a row", () => {
  it("joins all who are plugged in", () => {
    expect(network.unmatched).toEqual([]);
    expect(after()).toEqual({ sessions: ["a-b", "a-c", "b-c"], dark: [] });
  });

  it.each<readonly [string, Failure, readonly string[], readonly string[]]>([
    ["a router's cable, by its end", { kind: "link", device: "a", interface: "10.0.0.1/24" }, ["b-c"], ["a"]],
    ["a router's cable, by the bridge's end", { kind: "link", device: "x", interface: "p0" }, ["b-c"], ["a"]],
    ["a cable between bridges: two parts", { kind: "link", device: "x", interface: "p1" }, ["b-c"], []],
    ["the same by its other end", { kind: "link", device: "y", interface: "p1" }, ["b-c"], []],
    ["a bridge at the end", { kind: "device", device: "z" }, ["a-b"], ["c"]],
    ["the bridge in the middle: three parts", { kind: "device", device: "y" }, [], ["b"]],
  ])("without %s", (_, failure, sessions, dark) => {
    expect(after(failure)).toEqual({ sessions, dark });
  });

  it("falls into the parts that two failures leave", () => {
    const first: Failure = { kind: "link", device: "x", interface: "p1" };
    expect(after(first, { kind: "link", device: "y", interface: "p2" })).toEqual({ sessions: [], dark: [] });
  });

  it("has each cable and each bridge as a single failure, once", () => {
    const names = singleFailures(network).flatMap((one) =>
      one.kind === "session" ? [] : [one.kind === "link" ? `${one.device} ${one.interface}` : one.device],
    );
    const cables = ["a 10.0.0.1/24", "b 10.0.0.2/24", "c 10.0.0.3/24", "x p1", "y p2"];
    expect(names).toEqual([...cables, "a", "b", "c", "x", "y", "z"]);
  });

  it("gives parts the number of their first bridge, and none to who is plugged in nowhere", () => {
    const bridging = network.segments[0]?.bridging;
    if (bridging == null) throw new Error("the plane is bridged");
    expect(partsOf(bridging, () => true)).toEqual([0, 0, 0]);
    expect(partsOf(bridging, ({ bridge: at }) => at !== 1)).toEqual([0, -2, 2]);
    expect(partsOf({ ...bridging, taps: [[], [], []] }, () => true)).toEqual([-1, -2, -3]);
  });

  it("names a failure of what is not there", () => {
    expect(() => after({ kind: "link", device: "x", interface: "p9" })).toThrow("there is no router x");
  });
});

describe("a ToR that no cable joins to the plane", () => {
  it("has its sessions named as ones that can't come up", () => {
    const input = intentsOf(
      compile(specOf(1, [1, 1], { model: "as-per-rack", spine: { kind: "ethernet" } })),
    );
    const unplugged = input.bridges.map((one) => ({ ...one, ports: one.ports.slice(1) }));
    expect(
      networkOf({ ...input, bridges: unplugged }).unmatched.map(({ device, reason }) => [device, reason]),
    ).toEqual([
      ["r0-tor0", "no cable leads to 10.252.0.12"],
      ["r1-tor0", "no cable leads to 10.252.0.10"],
    ]);
  });
});

describe("what one failure does to 4 nodes in 2 racks under 2 spines that only switch", () => {
  const network = networkOf(
    intentsOf(compile(specOf(2, [2, 2], { model: "as-per-rack", spine: { kind: "ethernet" } }))),
  );
  it.each<readonly [string, Failure, readonly number[]]>([
    [
      "a link into a plane halves 8 pairs",
      { kind: "link", device: "r0-tor0", interface: "swp49" },
      [0, 0, 8],
    ],
    ["the same by the spine's port", { kind: "link", device: "s0", interface: "swp1" }, [0, 0, 8]],
    ["a spine halves 8 pairs", { kind: "device", device: "s1" }, [0, 0, 8]],
    ["a ToR cuts its rack", { kind: "device", device: "r1-tor0" }, [10, 0, 0]],
    [
      "a session in a plane halves 8 pairs",
      { kind: "session", devices: ["r0-tor0", "r1-tor0"], network: "10.252.4.0/22" },
      [0, 0, 8],
    ],
  ])("%s", (_, failure, counts) => {
    const [impact] = analyseFailures(simulateNetwork(network), [failure]);
    expect([impact?.cut.count, impact?.unreachable.count, impact?.fewerPaths.count]).toEqual(counts);
    expect(impact).toMatchObject({ partlyLost: { count: 0 }, loops: { count: 0 }, valleys: { count: 0 } });
  });
});
