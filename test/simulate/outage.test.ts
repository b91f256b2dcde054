import { analyseFailures, atRest, compile, during, eachPair, intentsOf, simulate } from "../../src/index.ts";
import { specOf } from "../support/specs.ts";

const simulation = simulate(intentsOf(compile(specOf(2, [2, { nodes: 2, tors: 2 }]))));
const { network } = simulation;

const lost = (moment: ReturnType<typeof atRest>): number => {
  let count = 0;
  eachPair(simulation, moment, (_from, _to, _address, fate) => {
    if (fate !== "arrives") count += 1;
  });
  return count;
};

describe("an outage", () => {
  it("that all have heard of loses what the same failure of sessions does", () => {
    for (const [at, { ends, segment }] of network.sessions.entries()) {
      const [a, b] = ends.map(({ router }) => network.routers[router]?.name ?? "");
      const { base = 0, length = 0 } = segment === null ? {} : (network.segments[segment]?.network ?? {});
      const place = [24, 16, 8, 0].map((shift) => String((base >>> shift) & 255)).join(".");
      const failure = {
        kind: "session",
        devices: [a ?? "", b ?? ""],
        network: `${place}/${String(length)}`,
      } as const;
      const [impact] = analyseFailures(simulation, [failure]);
      const found = lost(during(simulation, { ended: [2 * at, 2 * at + 1], heard: "all" }));
      expect(found).toBe(
        (impact?.unreachable.count ?? 0) + (impact?.partlyLost.count ?? 0) + (impact?.cut.count ?? 0),
      );
    }
  });

  it("that nobody has heard of loses what is still sent to who has no way on", () => {
    const spine = network.routers.findIndex(({ role }) => role === "spine");
    // What comes to the spine, which has forgotten it; its neighbours still send there.
    const ended = network.sessions.flatMap(({ ends }, at) =>
      ends[0].router === spine ? [2 * at + 1] : ends[1].router === spine ? [2 * at] : [],
    );
    expect(lost(during(simulation, { ended, heard: "nobody" }))).toBeGreaterThan(0);
    expect(lost(during(simulation, { ended, heard: "all" }))).toBe(0);
  });

  it("leaves the network at rest as it was", () => {
    expect(lost(atRest(simulation))).toBe(0);
  });
});
