import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { Fabric, type Operation } from "../../components/index.ts";
import { chosenPasswords, passwordsNamed } from "../../components/passwords.ts";
import { specOf } from "../support/specs.ts";
import { mockEngine, valueOf, type Registered } from "./mocks.ts";

const spec = { ...specOf(1, [2]), bgp: { passwords: { nodes: "rack", switches: "fabric" } } };

const operation = (): Operation => ({
  switches: {
    transport: "ssh",
    user: "admin",
    privateKey: "a key",
    devices: {
      s0: { host: "192.0.2.1", hostKey: "SHA256:a" },
      "r0-tor0": { host: "192.0.2.2", hostKey: "SHA256:b" },
    },
  },
  cluster: { target: "kubernetes", provider: new kubernetes.Provider("cluster", {}) },
  passwords: { rack: "Hunter2", fabric: "Hunter3" },
});

let registered: readonly Registered[];
beforeEach(() => {
  registered = mockEngine();
});

const ofType = (suffix: string): Registered[] => registered.filter(({ type }) => type.endsWith(suffix));

/** The key by which Pulumi's protocol marks a secret. */
const SECRET_SIGNATURE = "4dabf18193072939515e22adb298388d";
const secret = (value: unknown) => ({ [SECRET_SIGNATURE]: expect.any(String) as string, value });

describe("passwords of a fabric", () => {
  it("go to each switch that has slots for them and to the nodes' Secret, as secrets, and stand nowhere else", async () => {
    new Fabric("dc", { spec, operation: operation() });
    await pulumi.runtime.disconnect();
    expect(ofType("SwitchConfig").map(({ name, inputs }) => [name, inputs["secrets"]])).toEqual([
      ["s0", secret({ fabric: "Hunter3" })],
      ["r0-tor0", secret({ rack: "Hunter2", fabric: "Hunter3" })],
    ]);
    const [made] = ofType("v1:SecretPatch");
    expect(made?.inputs["metadata"]).toMatchObject({ name: "bgp-passwords", namespace: "calico-system" });
    expect(made?.inputs["data"]).toEqual(secret({ rack: Buffer.from("Hunter2").toString("base64") }));
    expect(registered.flatMap(({ type }) => /Role(Binding)?Patch$/.exec(type)?.[0] ?? [])).toEqual([
      "RolePatch",
      "RoleBindingPatch",
    ]);
    for (const { inputs } of registered) {
      const { secrets, data, ...others } = inputs;
      expect([secrets, data].every((one) => one === undefined || typeof one === "object")).toBe(true);
      expect(JSON.stringify(others)).not.toMatch(/Hunter|SHVudGVy/);
    }
  });

  it("are in no file: artifacts keep their slots, manifests have no Secret", async () => {
    const files: Operation = {
      switches: { transport: "file", folder: "/out" },
      cluster: { target: "manifests", folder: "/out" },
      passwords: { rack: "Hunter2", fabric: "Hunter3" },
    };
    new Fabric("dc", { spec, operation: files });
    await pulumi.runtime.disconnect();
    expect(JSON.stringify(registered)).not.toContain("Hunter");
    expect(JSON.stringify(ofType("SwitchConfig"))).toContain("password <secret:fabric>");
    expect(JSON.stringify(ofType("ManifestFolder"))).toContain("bgp-passwords");
  });
});

describe("passwords by name", () => {
  it("are those that are asked for, as a secret", async () => {
    expect(await valueOf(passwordsNamed(["a"], { a: "one", b: "two" }))).toEqual({ a: "one" });
    expect(await pulumi.isSecret(passwordsNamed(["a"], { a: "one" }))).toBe(true);
  });

  it("that are missing or no passwords are named, and not repeated", () => {
    const choose = () => chosenPasswords(["a", "toString", "b"], { b: "Hunter2 Hunter2" });
    expect(choose).toThrow(
      "a: it is not given; toString: it is not given; b: it must have 1 to 80 characters",
    );
    expect(choose).not.toThrow("Hunter2");
  });
});
