import fc from "fast-check";
import { compile, intentsOf } from "../../src/index.ts";
import type { Ipv4 } from "../../src/net/ipv4.ts";
import { FIRST_SET } from "../../src/simulate/bgp/next-hops.ts";
import { healthAfter } from "../../src/simulate/failures/health.ts";
import { damageOf, resettle } from "../../src/simulate/failures/resettle.ts";
import { resolversOf } from "../../src/simulate/failures/resolvers.ts";
import {
  analyseFailures,
  reachability,
  simulate,
  simulateNetwork,
  singleFailures,
  type Failure,
  type Simulation,
} from "../../src/simulate/index.ts";
import { anyModelSpec, RUNS, specOf } from "../support/specs.ts";

const simulationOf = (spec: Parameters<typeof compile>[0]): Simulation => simulate(intentsOf(compile(spec)));

/** Numbers of sets differ from simulation to simulation; what is in them does not. */
const readable = ({ nextHops }: Simulation["machine"], column: Int32Array): (number | Ipv4[])[] =>
  [...column].map((entry) =>
    entry < FIRST_SET
      ? entry
      : nextHops.setOf(entry).map((gateway) => nextHops.gateways[gateway]?.address ?? 0),
  );

const contents = ({ states }: Simulation): number[][][] =>
  states.map(({ received, best, forwarding }) => [[...received], [...best], [...forwarding]]);

const small = simulationOf(specOf(2, [2, 2]));
const impactOf = (failure: Failure) => {
  const [impact] = analyseFailures(small, [failure]);
  if (impact === undefined) throw new Error("a failure without an impact");
  const { cut, unreachable, partlyLost, loops, valleys, fewerPaths } = impact;
  return [cut, unreachable, partlyLost, loops, valleys, fewerPaths].map(({ count }) => count);
};

describe("what one failure does to 4 nodes in 2 racks under 2 spines", () => {
  it.each<readonly [string, Failure, readonly number[]]>([
    [
      "a link to a spine halves 8 pairs",
      { kind: "link", device: "s0", interface: "swp1" },
      [0, 0, 0, 0, 0, 8],
    ],
    ["a spine halves 8 pairs", { kind: "device", device: "s0" }, [0, 0, 0, 0, 0, 8]],
    [
      "a node's link cuts its 6 pairs",
      { kind: "link", device: "r0-n0", interface: "10.192.0.0/24" },
      [6, 0, 0, 0, 0, 0],
    ],
    ["a node cuts its 6 pairs", { kind: "device", device: "r0-n0" }, [6, 0, 0, 0, 0, 0]],
    [
      "a ToR cuts its rack, inside too: it is the rack's switch",
      { kind: "device", device: "r0-tor0" },
      [10, 0, 0, 0, 0, 0],
    ],
    [
      "a session to a spine halves 8 pairs",
      { kind: "session", devices: ["s0", "r0-tor0"], network: "10.254.0.0/31" },
      [0, 0, 0, 0, 0, 8],
    ],
    [
      "a node's session makes its 6 pairs unreachable, though the cable is there",
      { kind: "session", devices: ["r0-n0", "r0-tor0"], network: "10.192.0.0/24" },
      [0, 6, 0, 0, 0, 0],
    ],
  ])("%s", (_, failure, counts) => {
    expect(impactOf(failure)).toEqual(counts);
  });

  it.each<readonly [Failure, string]>([
    [{ kind: "device", device: "x" }, "there is no router x"],
    [{ kind: "link", device: "s0", interface: "x" }, "there is no link at x of s0"],
    [
      { kind: "session", devices: ["s0", "s1"], network: "10.0.0.0/8" },
      "there is no session of s0 and s1 over 10.0.0.0/8",
    ],
  ])("%j is refused", (failure, message) => {
    expect(() => analyseFailures(small, [failure])).toThrow(message);
  });

  it("can follow another failure: without a valley there is no way left, and only the policies keep flows from taking one", () => {
    const input = intentsOf(compile(specOf(2, [1, 1, 1])));
    const intents = input.switches;
    const everything = [
      { what: "pods" as const, prefix: { base: 0, length: 0 }, minLength: 0, maxLength: 32 },
    ];
    const open = intents.map((intent) => ({
      ...intent,
      prefixLists: intent.prefixLists.map((list) => ({ ...list, rules: everything })),
    }));
    const first: Failure = { kind: "link", device: "r0-tor0", interface: "swp49" };
    const then: Failure = { kind: "link", device: "r1-tor0", interface: "swp50" };
    const counts = [intents, open].map((some) => {
      const [impact] = analyseFailures(simulate({ ...input, switches: some }, [first]), [then]);
      return [impact?.unreachable.count, impact?.valleys.count];
    });
    expect(counts).toEqual([
      [2, 0],
      [0, 2],
    ]);
  });
});

describe("a failure that is worked out from the network at rest", () => {
  const anyFailure = anyModelSpec
    .map(simulationOf)
    .chain((simulation) =>
      fc.constantFrom(...singleFailures(simulation.network)).map((failure) => ({ simulation, failure })),
    );

  it("leaves the tables that simulating the damaged network from nothing gives", () => {
    fc.assert(
      fc.property(anyFailure, ({ simulation, failure }) => {
        const { machine, health, network, states } = simulation;
        const after = healthAfter(machine, [failure], health);
        const damage = damageOf(machine, health, after);
        const resolvers = resolversOf(simulation);
        const fresh = simulateNetwork(network, [failure]);
        const columns = states.map(({ forwarding }, prefix) => {
          const column = forwarding.slice();
          for (const [router, entry] of resettle(simulation, after, damage, prefix, resolvers[prefix] ?? [])
            .forwarding)
            column[router] = entry;
          return readable(machine, column);
        });
        const wanted = fresh.states.map(({ forwarding }) => readable(fresh.machine, forwarding));
        expect(columns).toEqual(wanted);
      }),
      RUNS,
    );
  });

  it("counts the pairs that the damaged network has lost", () => {
    fc.assert(
      fc.property(anyFailure, ({ simulation, failure }) => {
        const [impact] = analyseFailures(simulation, [failure]);
        const { unreachable, loops, valleys } = reachability(simulateNetwork(simulation.network, [failure]));
        expect((impact?.cut.count ?? 0) + (impact?.unreachable.count ?? 0)).toBe(unreachable.count);
        expect([impact?.loops.count, impact?.valleys.count]).toEqual([loops.count, valleys.count]);
      }),
      RUNS,
    );
  });

  it("leaves the simulation as it was", () => {
    const before = contents(small);
    analyseFailures(small);
    expect(contents(small)).toEqual(before);
  });
});
