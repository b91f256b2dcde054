import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

jest.setTimeout(120_000);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "calico-fabric-deliver-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const path = (name: string): string => join(folder, name);

const described = (): string =>
  JSON.stringify({
    device: "tor-1",
    platform: "frr",
    connection: { transport: "file", path: path("tor-1.conf") },
  });

/** The command as Terraform runs it: all that it needs is in its environment. */
function deliver(args: readonly string[], variables: Readonly<Record<string, string>>) {
  const main = join(process.cwd(), "src", "cli", "main.ts");
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, "deliver", ...args], {
    encoding: "utf8",
    env: { ...process.env, ...variables },
  });
  return { code: status, out: stdout, err: stderr };
}

describe("calico-fabric deliver", () => {
  it("puts a configuration in place, tells what changes, and removes it", () => {
    const variables = { CALICO_FABRIC_SWITCH: described(), CALICO_FABRIC_ARTIFACT: path("artifact") };
    const put = (...args: string[]) => deliver(["put", ...args], variables);
    writeFileSync(path("artifact"), "hostname one\n");
    expect(put("--preview")).toEqual({ code: 0, out: "tor-1: the fabric would come to it\n", err: "" });
    expect(existsSync(path("tor-1.conf"))).toBe(false);
    expect(put()).toEqual({ code: 0, out: "tor-1: installed\n", err: "" });
    expect(put()).toEqual({ code: 0, out: "tor-1: nothing to change\n", err: "" });
    writeFileSync(path("artifact"), "hostname two\n");
    expect(put("--preview").out).toMatch(/^tor-1: would change\n[^]*\n-hostname one\n\+hostname two\n$/);
    expect(put().out).toMatch(/^tor-1: changed\n/);
    expect(readFileSync(path("tor-1.conf"), "utf8")).toBe("hostname two\n");
    expect(deliver(["remove"], variables).out).toMatch(/^tor-1: removed/);
    expect(deliver(["remove"], variables).out).toBe("tor-1: nothing of the fabric on it\n");
    expect(existsSync(path("tor-1.conf"))).toBe(false);
  });

  it("fills no slot of a file, and says so where passwords are given for it", () => {
    writeFileSync(path("artifact"), "neighbor SPINES password <secret:fabric>\n");
    const variables = { CALICO_FABRIC_SWITCH: described(), CALICO_FABRIC_ARTIFACT: path("artifact") };
    const secrets = (texts: object) => ({ CALICO_FABRIC_SECRETS: JSON.stringify(texts) });
    const { code, err } = deliver(["put"], { ...variables, ...secrets({ fabric: "hunter2" }) });
    expect({ code, err }).toEqual({
      code: 2,
      err: expect.stringContaining(
        "tor-1 has its configuration in a file, which keeps its slots (<secret:fabric>): leave CALICO_FABRIC_SECRETS empty for it",
      ) as string,
    });
    expect(err).not.toContain("hunter2");
    expect(existsSync(path("tor-1.conf"))).toBe(false);
    expect(deliver(["put"], { ...variables, ...secrets({ others: "hunter2" }) }).code).toBe(0);
    expect(readFileSync(path("tor-1.conf"), "utf8")).toContain("<secret:fabric>");
  });

  it("ends with 1 for a switch that is badly described, and says all that is wrong and no secret", () => {
    const bad = JSON.stringify({
      device: "tor-1",
      platform: "ios",
      connection: { transport: "ssh", host: "" },
    });
    const { code, out, err } = deliver(["remove"], {
      CALICO_FABRIC_SWITCH: bad,
      CALICO_FABRIC_SSH_PASSWORD: "hunter2",
    });
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(
      /^error: tor-1: step "check" failed: .*platform.*connection\.host.*connection\.hostKey/,
    );
    expect(err).not.toContain("hunter2");
  });

  it.each(["constructor", "toString", 7, ["ssh"], { toString: 1 }])(
    "ends with 1 for a switch by the transport %j, which there isn't",
    (transport) => {
      const connection = { transport, path: path("tor-1.conf") };
      const { code, err } = deliver(["remove"], {
        CALICO_FABRIC_SWITCH: JSON.stringify({ device: "tor-1", platform: "frr", connection }),
        CALICO_FABRIC_SSH_PASSWORD: "hunter2",
      });
      expect({ code, err }).toEqual({
        code: 1,
        err: 'error: tor-1: step "check" failed: connection.transport: expected one of file, ssh, https. Nothing on it was changed.\n',
      });
    },
  );

  it.each([
    [["put"], {}, "error: the variable CALICO_FABRIC_ARTIFACT is not set\n"],
    [["remove"], {}, "error: the variable CALICO_FABRIC_SWITCH is not set\n"],
    [["remove"], { CALICO_FABRIC_SWITCH: "tor-1" }, "does not hold a JSON object\n"],
    [
      ["put", "no-such.conf"],
      { CALICO_FABRIC_SWITCH: "{}" },
      "error: cannot read no-such.conf: no such file or folder",
    ],
    [["reticulate"], {}, "error: unknown command 'reticulate'"],
  ])("%j with %j ends with 2 and says what is wrong", (args, variables, said) => {
    const { code, err } = deliver(args, variables);
    expect({ code, said: err.includes(said) }).toEqual({ code: 2, said: true });
  });
});
