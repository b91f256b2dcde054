import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { kubernetesPlugin } from "./select.ts";

describe("the Kubernetes provider that tests use", () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), "select-"));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  const install = (folder: string) => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "pulumi-resource-kubernetes"), "", { mode: 0o755 });
  };

  it("is the stand-in where there is no other, even when it is on PATH already", () => {
    const none = kubernetesPlugin({ PATH: dir, PULUMI_HOME: dir });
    expect(none).toEqual({
      kind: "stand-in",
      pathEntry: expect.stringMatching(/kubernetes-plugin\/bin$/) as string,
    });
    const { pathEntry } = none as { pathEntry: string };
    expect(kubernetesPlugin({ PATH: pathEntry, PULUMI_HOME: dir })).toEqual(none);
  });

  it("is the real one when that is on PATH", () => {
    install(dir);
    expect(kubernetesPlugin({ PATH: dir, PULUMI_HOME: join(dir, "home") })).toEqual({ kind: "real" });
  });

  it("is the real one when that is installed as a plugin, but not while it is still arriving", () => {
    install(join(dir, "plugins", "resource-kubernetes-v4.34.2.tmp123"));
    expect(kubernetesPlugin({ PATH: "", PULUMI_HOME: dir }).kind).toBe("stand-in");
    install(join(dir, "plugins", "resource-kubernetes-v4.34.2"));
    expect(kubernetesPlugin({ PATH: "", PULUMI_HOME: dir })).toEqual({ kind: "real" });
  });
});
