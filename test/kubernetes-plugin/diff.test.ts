import { differences } from "./diff.ts";
import { prune } from "./prune.ts";

describe("differences", () => {
  it("are none between equal values, whatever the order of keys", () => {
    expect(differences({ a: 1, b: [{ c: null }] }, { b: [{ c: null }], a: 1 }, [])).toEqual([]);
  });

  it("name the deepest path, as the engine writes paths", () => {
    const actual = { spec: { peers: [{ as: 1 }], gone: true }, labels: { "a.b/c": "1" } };
    const wanted = { spec: { peers: [{ as: 2 }, { as: 3 }] }, labels: { "a.b/c": "2" } };
    expect(differences(actual, wanted, [])).toEqual([
      { path: "spec.peers[0].as", kind: "update", replaces: false },
      { path: "spec.peers[1]", kind: "add", replaces: false },
      { path: "spec.gone", kind: "delete", replaces: false },
      { path: 'labels["a.b/c"]', kind: "update", replaces: false },
    ]);
  });

  it("replace where the path, or one above it, says so", () => {
    const [name, data] = differences(
      { metadata: { name: "a" }, data: { k: "1" } },
      { metadata: { name: "b" }, data: { k: "2" } },
      ["metadata.name", "data"],
    );
    expect([name?.replaces, data?.replaces]).toEqual([true, true]);
    expect(differences({ database: 1 }, { database: 2 }, ["data"])[0]?.replaces).toBe(false);
  });
});

describe("pruning", () => {
  it("keeps of the live object what the inputs mention, with the live values", () => {
    const live = {
      kind: "IPPool",
      spec: { cidr: "10.0.0.0/8", mode: "Always", list: [{ a: 1, b: 2 }, { a: 3 }] },
      status: {},
    };
    const inputs = { kind: "IPPool", spec: { mode: "Never", list: [{ a: 9 }], absent: 1 } };
    expect(prune(live, inputs)).toEqual({ kind: "IPPool", spec: { mode: "Always", list: [{ a: 1 }] } });
  });
});
