import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lookFor, type Looked } from "../../src/cli/doctor/look.ts";
import { NEEDS, type Need } from "../../src/cli/doctor/uses.ts";
import { isIn, versionIn } from "../../src/cli/doctor/versions.ts";
import { doctor } from "../../src/cli/verbs/doctor.ts";

const folder = mkdtempSync(join(tmpdir(), "calico-fabric-doctor-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const installed = (name: string, version: string): void => {
  const place = join(folder, "node_modules", name);
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, "package.json"), JSON.stringify({ name, version }));
};
const bin = join(folder, "bin");
mkdirSync(bin);
const onPath = (name: string, prints: string): void => {
  writeFileSync(join(bin, name), `#!/bin/sh\necho '${prints}'\n`);
  chmodSync(join(bin, name), 0o755);
};

const ranges = { "@pulumi/pulumi": "^3.270.0" };
const look = (need: Need): Promise<Looked> =>
  lookFor(need, { folder, env: { PATH: `${bin}:/bin`, HOME: folder }, ranges });
const needOf = (what: string): Need => {
  const need = Object.values(NEEDS)
    .flat()
    .find((one) =>
      one.kind === "package" ? one.name === what : one.kind === "program" && one.names.includes(what),
    );
  if (need === undefined) throw new Error(what);
  return need;
};

describe("what doctor finds", () => {
  it("is a program that is there, with its version", async () => {
    onPath("kubectl", "Client Version: v1.34.1");
    expect(await look(needOf("kubectl"))).toMatchObject({ state: "here", found: "1.34.1" });
  });

  it("is a program that is too old", async () => {
    onPath("pulumi", "v3.9.1");
    expect(await look(needOf("pulumi"))).toMatchObject({
      state: "missing",
      found: "3.9.1, which is older than 3.250.0",
    });
  });

  it("is either of two programs", async () => {
    expect(await look(needOf("tofu"))).toMatchObject({ what: "tofu or terraform", state: "missing" });
    onPath("terraform", "Terraform v1.11.4");
    expect(await look(needOf("tofu"))).toMatchObject({ what: "terraform", state: "here" });
  });

  it("is a package beside the project, in the range that is asked for", async () => {
    expect(await look(needOf("@pulumi/pulumi"))).toMatchObject({
      state: "missing",
      found: "not installed in this folder",
      wayOut: "npm install '@pulumi/pulumi@^3.270.0'",
    });
    installed("@pulumi/pulumi", "3.100.0");
    expect(await look(needOf("@pulumi/pulumi"))).toMatchObject({
      state: "missing",
      found: "3.100.0, where ^3.270.0 is needed",
    });
    installed("@pulumi/pulumi", "3.271.2");
    expect(await look(needOf("@pulumi/pulumi"))).toMatchObject({ state: "here", found: "3.271.2" });
  });

  it("is nothing to mend where one can do without it", async () => {
    expect(await look(needOf("typescript"))).toMatchObject({ state: "optional" });
  });

  it("is a kubeconfig where kubectl looks for one", async () => {
    expect(await look({ kind: "kubeconfig" })).toMatchObject({ state: "missing" });
    mkdirSync(join(folder, ".kube"));
    writeFileSync(join(folder, ".kube", "config"), "");
    expect(await look({ kind: "kubeconfig" })).toMatchObject({ state: "here" });
  });

  it("is all of it where nothing is asked for, and then nothing is wrong", async () => {
    let out = "";
    const console = {
      out: (text: string) => {
        out += text;
      },
      err: () => undefined,
    };
    const around = { folder, env: { PATH: "/nowhere", HOME: "/nowhere" } };
    expect(await doctor([], { format: "text" }, around, console)).toBe(0);
    expect(out).toMatch(/^pulumi +@pulumi\/kubernetes +missing +not installed in this folder +npm install/m);
    expect(await doctor(["cluster"], { format: "json" }, around, console)).toBe(1);
  });
});

describe("versions", () => {
  it.each([
    ["v3.259.0", "3.259.0"],
    ["go version go1.26.8 linux/amd64", "1.26.8"],
    ["ip utility, iproute2-6.1.0, libbpf 1.1.0", "6.1.0"],
    ["no version", null],
  ])("in %j", (text, version) => {
    expect(versionIn(text)).toBe(version);
  });

  it.each<[string, string, boolean]>([
    ["3.270.0", "^3.270.0", true],
    ["3.271.0", "^3.270.1", true],
    ["3.269.9", "^3.270.0", false],
    ["4.0.0", "^3.270.0", false],
    ["11.0.1", ">=11.0.1", true],
    ["12.0.0", ">=11.0.1", true],
    ["3.270.0-alpha.1", "^3.270.0", true],
  ])("%s in %s: %s", (version, range, inside) => {
    expect(isIn(version, range)).toBe(inside);
  });
});
