import { checkpoint, readCheckpoint } from "./state.ts";
import { idOf, isPatch, named, normalise, objectOf, replacingPaths } from "./resource.ts";
import { hasUnknown, plain, withSecretsOf } from "./values.ts";

const urn = (type: string) => `urn:pulumi:test::objects::my:Component$kubernetes:${type}::thing`;
const secret = (value: unknown) => ({
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  value,
});

describe("a resource", () => {
  it("takes its kind from its type where the inputs do not say", () => {
    const node = objectOf(urn("core/v1:Node"), { metadata: { name: "n" } });
    expect(node).toEqual({ apiVersion: "v1", kind: "Node", metadata: { name: "n" } });
    expect(isPatch(urn("core/v1:NodePatch"), node)).toBe(true);
    expect(isPatch(urn("core/v1:Node"), node)).toBe(false);
    expect(isPatch(urn("example.org/v1:Patch"), objectOf(urn("example.org/v1:Patch"), {}))).toBe(false);
  });

  it("gets a name that stays, unless the user chose one", () => {
    const seed = new Uint8Array([1, 2, 3]);
    const type = urn("projectcalico.org/v3:IPPool");
    const first = named(type, objectOf(type, {}), undefined, seed);
    expect(first.metadata.name).toMatch(/^thing-[0-9a-f]{8}$/);
    expect(named(type, objectOf(type, {}), first, new Uint8Array([4])).metadata.name).toBe(
      first.metadata.name,
    );
    const chosen = objectOf(type, { metadata: { name: "chosen" } });
    expect(named(type, chosen, first, seed)).toBe(chosen);
  });

  it("is made anew for another name, and a Secret for other contents", () => {
    const type = urn("core/v1:Secret");
    expect(replacingPaths(type, objectOf(type, {}))).toContain("data");
    const pool = urn("projectcalico.org/v3:IPPool");
    expect(replacingPaths(pool, objectOf(pool, {}))).toEqual(["metadata.name", "metadata.namespace"]);
  });

  it("has its namespace in its id", () => {
    expect(idOf(objectOf(urn("core/v1:Secret"), { metadata: { name: "a", namespace: "b" } }))).toBe("b/a");
  });
});

describe("secrets", () => {
  const inputs = {
    kind: "IPPool",
    spec: { open: 1, closed: secret("x"), list: [secret("y")] },
    metadata: { name: "n" },
  };

  it("are taken off for the server and put back for the engine", () => {
    const bare = plain(inputs);
    expect(bare).toEqual({
      kind: "IPPool",
      spec: { open: 1, closed: "x", list: ["y"] },
      metadata: { name: "n" },
    });
    expect(withSecretsOf(inputs, bare)).toEqual({
      kind: "IPPool",
      spec: { open: 1, closed: secret("x"), list: secret(["y"]) },
      metadata: { name: "n" },
    });
  });

  it("of a Secret stay secret in all of the state, marked or not", () => {
    const object = normalise(
      objectOf(urn("core/v1:Secret"), { metadata: { name: "n" }, stringData: { key: "word" } }),
    );
    const data = { key: Buffer.from("word").toString("base64") };
    expect(object["data"]).toEqual(data);
    const state = checkpoint({ live: object, inputs: object, fieldManager: "me" }, {});
    expect(state).toMatchObject({ data: secret(data), __inputs: { data: secret(data) } });
    expect(readCheckpoint(state)).toEqual({ live: object, inputs: object, fieldManager: "me" });
  });
});

it("values to come are seen at any depth", () => {
  expect(hasUnknown({ a: [{ b: secret("04da6b54-80e4-46f7-96ec-b56ff0331ba9") }] })).toBe(true);
  expect(hasUnknown({ a: [{ b: "known" }] })).toBe(false);
});
