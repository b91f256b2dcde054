import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { parseKubeconfig, readKubeconfig, renderKubeconfig } from "./kubeconfig.ts";

const server = { url: "https://127.0.0.1:6443", ca: "-----BEGIN CERTIFICATE-----\nMIIB\n", token: "s3cret" };

describe("kubeconfig", () => {
  it("is read back as it was rendered", () => {
    expect(parseKubeconfig(renderKubeconfig(server))).toMatchObject(server);
  });

  it("may name files, relative to its own folder", () => {
    const folder = mkdtempSync(join(tmpdir(), "kubeconfig-"));
    try {
      writeFileSync(join(folder, "ca.pem"), server.ca);
      writeFileSync(join(folder, "token"), "from-a-file\n");
      const file = join(folder, "config");
      writeFileSync(
        file,
        stringify({
          clusters: [{ name: "c", cluster: { server: `${server.url}/`, "certificate-authority": "ca.pem" } }],
          users: [{ name: "u", user: { tokenFile: "token" } }],
          contexts: [{ name: "x", context: { cluster: "c", user: "u" } }],
          "current-context": "elsewhere",
        }),
      );
      expect(readKubeconfig(file, { context: "x" })).toMatchObject({ ...server, token: "from-a-file" });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("says which context is missing, and which there are", () => {
    const text = renderKubeconfig(server);
    expect(() => parseKubeconfig(text, { context: "prod" })).toThrow(
      'the kubeconfig has no context "prod" (it has: calico-fabric-test)',
    );
    expect(() => parseKubeconfig("")).toThrow('the kubeconfig has no context "" (it has: none)');
  });
});
