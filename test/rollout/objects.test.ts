import { compile, type DatacenterSpec } from "../../src/index.ts";
import { mergePatch, objectChanges } from "../../src/rollout/objects.ts";
import { fabric } from "../change/sides.ts";

const BASE = fabric([2, 1]);
const SIGNED: DatacenterSpec = { ...BASE, bgp: { passwords: { nodes: "nodes" } } };
const GROWN = fabric([2, 1, 1]);
const secrets = { nodes: "hush" };

const between = (from: DatacenterSpec, to: DatacenterSpec) =>
  objectChanges(compile(from).calico, compile(to).calico, secrets);

const said = (from: DatacenterSpec, to: DatacenterSpec): readonly string[] =>
  between(from, to).map(({ does, object }) => `${object.kind} ${does}`);

describe("changes to a cluster's objects", () => {
  it("says what goes as null, and nothing of what stays", () => {
    expect(mergePatch({ a: 1, b: { c: 1, d: [1] }, e: 2 }, { a: 1, b: { d: [2] }, f: 3 })).toEqual({
      b: { c: null, d: [2] },
      e: null,
      f: 3,
    });
  });

  it("are none between a plan and itself", () => {
    expect(between(SIGNED, SIGNED)).toEqual([]);
  });

  it("have the password there before the peers that name it, and take it out of the Secret after", () => {
    const on = said(BASE, SIGNED);
    expect(on.indexOf("Secret comes")).toBeLessThan(on.indexOf("BGPPeer changes"));
    const off = between(SIGNED, BASE);
    expect(off).toContainEqual(
      expect.objectContaining({ does: "changes", patch: { data: { nodes: null } }, ifThere: true }),
    );
    expect(off).toContainEqual(
      expect.objectContaining({ does: "changes", patch: { spec: { password: null } } }),
    );
  });

  it("bring a rack by its pool, its nodes, its peers, and take it off the other way round", () => {
    const kinds = [...new Set(said(BASE, GROWN))];
    expect(kinds).toEqual(["IPPool comes", "BGPFilter comes", "Node changes", "BGPPeer comes"]);
    expect([...new Set(said(GROWN, BASE))]).toEqual([
      "BGPPeer goes",
      "BGPFilter goes",
      "IPPool goes",
      "Node changes",
    ]);
  });
});
