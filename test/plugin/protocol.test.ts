import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPlugin, type Plugin, type Properties } from "./provider.ts";

/* The plugin's resources over its gRPC protocol. */

const URN = "urn:pulumi:dev::p::calico-fabric:index:Spine$calico-fabric:index:SwitchConfig::spine-1";

const secret = (value: string | Properties): Properties => ({
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  value,
});

describe("SwitchConfig over the plugin's protocol", () => {
  const folder = mkdtempSync(join(tmpdir(), "calico-fabric-protocol-"));
  const file = join(folder, "spine-1.conf");
  const inputs: Properties = {
    device: "spine-1",
    artifact: "router bgp 64513\n",
    connection: { transport: "file", path: "spine-1.conf" },
    numbers: { asn: "64513" },
  };
  let plugin: Plugin;
  beforeAll(async () => {
    plugin = await startPlugin(folder, URN, "spine-1");
  }, 60_000);
  afterAll(async () => {
    await plugin.stop();
    rmSync(folder, { recursive: true });
  });

  const made = async (): Promise<Properties> =>
    (await plugin.create((await plugin.check({}, inputs)).inputs)).state;

  it("has the schema of the repository", async () => {
    const schema = readFileSync(join(process.cwd(), "schema", "plugin.schema.json"), "utf8");
    expect(JSON.parse(await plugin.schema())).toEqual(JSON.parse(schema));
  });

  it("checks inputs, and fills in what need not be given", async () => {
    expect(await plugin.check({}, inputs)).toEqual({
      inputs: { ...inputs, platform: "frr", renumber: false },
      failures: [],
    });
    const { failures } = await plugin.check({}, { ...inputs, connection: { transport: "pigeon" } });
    expect(failures).toEqual([
      { property: "", reason: "connection.transport: expected one of file, ssh, https" },
    ]);
  });

  it("refuses to renumber", async () => {
    const { failures } = await plugin.check(await made(), { ...inputs, numbers: { asn: "64999" } });
    expect(failures).toEqual([
      {
        property: "",
        reason: expect.stringContaining("asn is 64513 and would become 64999") as string,
      },
    ]);
  });

  it("creates a file in the folder of the program, and keeps what ran before as a secret", async () => {
    const { id, state } = await plugin.create((await plugin.check({}, inputs)).inputs);
    expect(id).toBe("spine-1");
    expect(readFileSync(file, "utf8")).toBe(inputs["artifact"]);
    expect(state).toMatchObject({ ...inputs, drift: [], baseline: secret(""), startup: secret("") });
  });

  it("gives back as a secret what it got as one", async () => {
    const given = { ...inputs, connection: { transport: "file", path: secret("spine-1.conf") } };
    const connection = secret({ transport: "file", path: "spine-1.conf" });
    const { inputs: checked } = await plugin.check({}, given);
    expect(checked["connection"]).toEqual(connection);
    const { state } = await plugin.create(checked);
    expect(state["connection"]).toEqual(connection);
    expect((await plugin.read(state)).state["connection"]).toEqual(connection);
    rmSync(file);
    const { state: missing, inputs: shown } = await plugin.read(state);
    expect([missing["connection"], shown["connection"]]).toEqual([connection, connection]);
    expect((await plugin.update(state, checked))["connection"]).toEqual(connection);
  });

  it("tells a change from none, and another switch from the same", async () => {
    const state = await made();
    const news = (await plugin.check(state, inputs)).inputs;
    expect(await plugin.diff(state, news)).toEqual({ changes: false, replaces: [] });
    expect(await plugin.diff(state, { ...news, artifact: "other" })).toEqual({ changes: true, replaces: [] });
    expect(await plugin.diff(state, { ...news, device: "spine-2" })).toEqual({
      changes: true,
      replaces: ["device"],
    });
  });

  it("reads drift, updates and deletes", async () => {
    const state = await made();
    writeFileSync(file, "by hand\n");
    const { state: drifted, inputs: shown } = await plugin.read(state);
    expect(drifted["drift"]).toEqual(["@@ -1,1 +1,1 @@", "-by hand", "+router bgp 64513"]);
    // As if it had been asked for, so that the next preview shows it going.
    expect(shown).toEqual({ ...(await plugin.check({}, inputs)).inputs, drift: drifted["drift"] });
    const news = { ...(await plugin.check(drifted, inputs)).inputs, artifact: "router bgp 64513\n!\n" };
    expect(await plugin.diff(drifted, news)).toMatchObject({ changes: true });
    const updated = await plugin.update(drifted, news);
    expect(updated["drift"]).toEqual([]);
    expect(readFileSync(file, "utf8")).toBe("router bgp 64513\n!\n");
    await plugin.delete(updated);
    expect(existsSync(file)).toBe(false);
  });
});

describe("a resource that the plugin does not have", () => {
  it("is named", async () => {
    const folder = mkdtempSync(join(tmpdir(), "calico-fabric-protocol-"));
    const plugin = await startPlugin(folder, "urn:pulumi:dev::p::calico-fabric:index:Router::x", "x");
    await expect(plugin.create({})).rejects.toThrow("this plugin has no resource calico-fabric:index:Router");
    await plugin.stop();
    rmSync(folder, { recursive: true });
  }, 60_000);
});

describe("the plugin on a Node that is too old for it", () => {
  const startOn = (version: string) => {
    const as = `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "${version}" } });`;
    const program = `${as} require(${JSON.stringify(join(process.cwd(), "plugin", "main.cjs"))});`;
    return spawnSync(process.execPath, ["-e", program], { encoding: "utf8", timeout: 60_000 });
  };

  it.each(["18.20.8", "20.20.2", "22.17.1"])("says so in one sentence: %s", (version) => {
    const { status, stdout, stderr } = startOn(version);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(/^calico-fabric needs Node 22\.18 or newer, and Pulumi found v.* on PATH: .*\n$/);
  });
});
