import { findWay, sideOf, type Step } from "../../src/change/index.ts";
import { compile, type DatacenterSpec } from "../../src/index.ts";
import { limitsOf } from "../../src/rollout/index.ts";
import { fabric } from "../change/sides.ts";

const BASE = fabric([2, 1]);

function limits(from: DatacenterSpec, to: DatacenterSpec): readonly string[] {
  const [before, after] = [compile(from), compile(to)];
  return limitsOf(before, after, findWay(sideOf(before), sideOf(after), { most: 1 }).batches);
}

describe("what a run can't do of a way", () => {
  it.each<[string, DatacenterSpec]>([
    ["a policy", { ...BASE, bgp: { maximumAsPath: 40 } }],
    ["a password", { ...BASE, bgp: { passwords: { nodes: "nodes" } } }],
    ["a rack that comes", fabric([2, 1, 1])],
    [
      "another model by which servers keep their addresses",
      fabric([2, 1], {}, { model: { model: "downward-default" } }),
    ],
  ])("is nothing of %s", (_, head) => {
    expect(limits(BASE, head)).toEqual([]);
  });

  it("is to have switches route that only switch, and servers' addresses be others", () => {
    const said = limits(fabric([1, 1], {}, { model: { model: "l2" } }), fabric([1, 1]));
    expect(said).toContainEqual(expect.stringMatching(/r0-tor0.*: it only switches on one side/));
    expect(said).toContainEqual(expect.stringMatching(/r0-n0.*: a server that gets other addresses/));
  });

  it("is a switch changed towards one neighbour after the other by links without addresses", () => {
    const linked: DatacenterSpec = { ...BASE, links: "unnumbered" };
    const passwords = { switches: "links" };
    const step: Step = {
      unit: { kind: "switch", name: "s0", rack: null, device: null, before: true, after: true, alike: "" },
      does: "changes-towards",
      drained: false,
      towards: ["r0-tor0"],
    };
    const batch = { steps: [step], losses: [], ms: 0, waits: null };
    const said = (from: DatacenterSpec, to: DatacenterSpec) => limitsOf(compile(from), compile(to), [batch]);
    const refused = [expect.stringMatching(/^s0: .*by links without addresses/)];
    expect(said(linked, { ...linked, bgp: { passwords, keepalive: 5 } })).toEqual(refused);
    expect(said(BASE, linked)).toEqual(refused);
    expect(said(linked, { ...linked, bgp: { passwords } })).toEqual([]);
  });
});
