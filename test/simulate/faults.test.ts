import {
  compile,
  faultsOf,
  intentsOf,
  representative,
  simulate,
  type CompiledFabric,
} from "../../src/index.ts";
import { specOf } from "../support/specs.ts";

type Intents = CompiledFabric["switches"][number]["intent"];

const faultsWith = (change: (intent: Intents) => Intents): readonly string[] => {
  const input = intentsOf(compile(specOf(2, [1, 1])));
  return faultsOf(simulate({ ...input, switches: input.switches.map(change) }));
};

const onTor = (change: (intent: Intents) => Intents) => (intent: Intents) =>
  intent.device === "r0-tor0" ? change(intent) : intent;

describe("the faults of a fabric", () => {
  it("are none for a sound spec", () => {
    expect(faultsWith((intent) => intent)).toEqual([]);
  });

  it("name a session that one end only is configured for", () => {
    const found = faultsWith(onTor((intent) => ({ ...intent, neighbors: intent.neighbors.slice(1) })));
    expect(found).toEqual(["s0 would have no session with 10.254.0.1: r0-tor0 does not expect 10.254.0.0"]);
  });

  it("name a session between loopbacks that OSPF has no way for", () => {
    const input = intentsOf(compile(specOf(1, [1, 1], { model: "igp" })));
    const mute = onTor((intent) => ({ ...intent, ospf: null }));
    const [first] = faultsOf(simulate({ ...input, switches: input.switches.map(mute) }));
    expect(first).toBe("s0 would have no session with r0-tor0: OSPF finds no way between their loopbacks");
  });

  it("are none where spines reflect and no rack has come yet", () => {
    const empty = compile(specOf(2, [], { model: "igp" }));
    expect(faultsOf(simulate(intentsOf(empty)))).toEqual([]);
  });

  it("name pods that would not reach each other", () => {
    const deaf = onTor((intent) => ({
      ...intent,
      prefixLists: intent.prefixLists.map((list) => ({ ...list, rules: [] })),
    }));
    expect(faultsWith(deaf)).toEqual([
      "2 pairs of nodes would not reach each other, such as r1-n0 to 10.32.0.0 of r0-n0",
    ]);
  });
});

describe("a representative of a fabric", () => {
  it("is the whole of a small one", () => {
    const input = intentsOf(compile(specOf(2, [2, 2])));
    expect(representative(input)).toBe(input);
  });

  it("keeps every rack and switch of a large one, with a few nodes each", () => {
    const input = intentsOf(compile(specOf(2, Array<number>(40).fill(64))));
    const kept = representative(input);
    expect(kept.switches).toBe(input.switches);
    expect(kept.cluster.racks.map(({ nodes }) => nodes.length)).toEqual(Array.from({ length: 40 }, () => 4));
    expect(faultsOf(simulate(kept))).toEqual([]);
  });
});

describe("a rack whose pods are a single block", () => {
  it("is reached also where its ToR discards what goes to no block", () => {
    const fabric = compile({
      ...specOf(2, [1, 1]),
      fabric: { model: "downward-default" },
      capacity: { maxNodesPerRack: 1 },
      sizes: { rackPods: 26 },
    });
    expect(faultsOf(simulate(intentsOf(fabric)))).toEqual([]);
  });
});
