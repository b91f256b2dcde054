import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deviceManager } from "../../../src/deliver/devices/manager.ts";
import type { SwitchInputs, SwitchState } from "../../../src/deliver/index.ts";
import { memoryIn, type Memory } from "../../../src/deliver/memory/index.ts";
import type { SwitchHeld } from "../../../src/deliver/transports/transport.ts";
import type { HttpsConnection } from "../../../src/deliver/types.ts";
import { failure } from "../devices-servers/bench.ts";
import { connection, dialect, holding, inMemory, type InMemory } from "./in-memory.ts";

const inputs: SwitchInputs = {
  device: "leaf/1",
  platform: "eos",
  artifact: "vlan 10\nvlan 11\n",
  connection,
  numbers: {},
  renumber: false,
};

const MORE = "vlan 10\nvlan 12\n";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "calico-fabric-memory-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const memory = (passphrase?: string, place = inputs): Memory =>
  memoryIn({ folder, ...(passphrase === undefined ? {} : { passphrase }) }, place);

const file = (): string => join(folder, "leaf%2F1.json");

/** Whoever delivers is killed before he writes down the end. */
const killed = (): Memory => ({
  ...memory(),
  keep: () => Promise.reject(new Error("killed")),
});

const held = <T>(device: InMemory, given: Memory, work: (held: SwitchHeld) => Promise<T>): Promise<T> =>
  deviceManager<HttpsConnection>({ dialect, hold: (_target, then) => then(holding(device)) }).hold(
    { ...inputs, connection, memory: given },
    work,
  );

const install = (device: InMemory, given = memory()) =>
  held(device, given, (one) => one.install(inputs, true));

const recalled = (device: InMemory, given = memory()) => held(device, given, (one) => one.recall());

/** Changes what is remembered to another text, as `deliver put` does. */
const change = (device: InMemory, artifact: string, given = memory()) =>
  held(device, given, async (one) => {
    const record = await one.recall();
    if (record === undefined) throw new Error("nothing is remembered");
    const was: SwitchState = { ...inputs, ...record, drift: [] };
    await one.change({ ...was, artifact }, was, true);
  });

describe("what is remembered of a device in a folder", () => {
  it("is what was put there, and what that took the place of", async () => {
    const device = inMemory("hostname leaf-1", "vlan 10");
    await install(device);
    expect(await recalled(device)).toMatchObject({ artifact: inputs.artifact, baseline: "vlan 10" });
  });

  it("is nothing of a device that the fabric has left", async () => {
    const device = inMemory("hostname leaf-1");
    await install(device);
    await held(device, memory(), async (one) => {
      const record = await one.recall();
      await one.remove({ ...inputs, ...record, baseline: "", startup: "", drift: [] }, true);
    });
    expect(await recalled(device)).toBeUndefined();
    expect(device.lines).toEqual(["hostname leaf-1"]);
  });

  it("is nothing where the device refused the change, and changed none where it can't be written down", async () => {
    const device = inMemory("hostname leaf-1");
    device.fails.set("apply within 4 s", "no room");
    await failure(install(device));
    expect(await recalled(device)).toBeUndefined();
    writeFileSync(join(folder, "taken"), "");
    const nowhere = memoryIn({ folder: join(folder, "taken", "below") }, inputs);
    device.done.length = 0;
    expect(await failure(install(device, nowhere))).toMatchObject({ step: "write" });
    expect(device.done).toEqual(["running: read"]);
    expect(await failure(recalled(device, nowhere))).toMatchObject({ step: "read" });
  });

  it("is the change of a run that was killed once the device had it, with what that took the place of", async () => {
    const device = inMemory("vlan 10");
    await expect(install(device, killed())).rejects.toThrow("killed");
    expect(device.lines).toEqual(["vlan 10", "vlan 11"]);
    expect(await recalled(device)).toMatchObject({ artifact: inputs.artifact, baseline: "vlan 10" });
  });

  it.each(["check", "apply within 4 s"])(
    "is nothing of a first delivery that failed at %s, whatever the user types next",
    async (step) => {
      const device = inMemory("hostname leaf-1");
      device.fails.set(step, "invalid");
      await failure(install(device));
      expect(existsSync(file())).toBe(false);
      device.lines.push("vlan 10");
      expect(await recalled(device)).toBeUndefined();
    },
  );

  it("is nothing of a first delivery that clashed with what the user has: none was begun", async () => {
    const device = inMemory("own vlan 10");
    const begin = jest.fn(() => Promise.resolve());
    expect(await failure(install(device, { ...memory(), begin }))).toMatchObject({
      step: "check",
      detail: "own vlan 10",
    });
    expect(begin).not.toHaveBeenCalled();
    expect(existsSync(file())).toBe(false);
  });

  it("is what was there before where the device refused a change, whatever the user types next", async () => {
    const device = inMemory("hostname leaf-1");
    await install(device);
    const before = readFileSync(file(), "utf8");
    device.fails.set("check", "invalid");
    await expect(change(device, MORE)).rejects.toThrow("invalid");
    expect(readFileSync(file(), "utf8")).toBe(before);
    device.lines.push("vlan 12");
    expect(await recalled(device)).toMatchObject({ artifact: inputs.artifact });
  });

  it("is still what was begun where nobody knows what the device runs", async () => {
    const device = inMemory("hostname leaf-1");
    device.fails.set("confirm", "connection lost").set("revert", "connection lost");
    expect(await failure(install(device))).toMatchObject({ step: "roll back" });
    device.fails.clear();
    expect(await recalled(device)).toMatchObject({ artifact: inputs.artifact });
  });

  it.each([
    ["lacks a part of it", ["hostname leaf-1", "vlan 10"]],
    ["has something that clashes with it", ["hostname leaf-1", "vlan 10", "vlan 11", "own vlan 11"]],
  ])("is nothing of a first delivery that was killed where the device %s", async (_, lines) => {
    const device = inMemory("hostname leaf-1");
    await expect(install(device, killed())).rejects.toThrow("killed");
    device.lines = lines;
    expect(await recalled(device)).toBeUndefined();
  });

  it("is what was there before where the device went back after its run was killed", async () => {
    const device = inMemory("hostname leaf-1");
    await install(device);
    const before = [...device.lines];
    await expect(change(device, MORE, killed())).rejects.toThrow("killed");
    device.lines = before;
    expect(await recalled(device)).toMatchObject({ artifact: inputs.artifact });
  });

  it("is the later of two changes whose runs were killed", async () => {
    const device = inMemory("hostname leaf-1");
    await install(device);
    await expect(change(device, MORE, killed())).rejects.toThrow("killed");
    const between = [...device.lines];
    await expect(change(device, "vlan 13\n", killed())).rejects.toThrow("killed");
    expect(await recalled(device)).toMatchObject({ artifact: "vlan 13\n" });
    device.lines = between;
    expect(await recalled(device)).toMatchObject({ artifact: MORE });
  });

  it("is either change where somebody has altered the device since: nothing of the fabric's is left on it", async () => {
    const device = inMemory("hostname leaf-1");
    await install(device);
    await expect(change(device, MORE, killed())).rejects.toThrow("killed");
    device.lines = ["hostname leaf-1", "vlan 11", "vlan 12", "vlan 99"];
    await change(device, "vlan 20\n");
    expect([...device.lines].sort()).toEqual(["hostname leaf-1", "vlan 20", "vlan 99"]);
  });

  it("is not taken for another switch's, and is for one that was set up anew at its address", async () => {
    const device = inMemory("hostname leaf-1");
    await install(device);
    const anew = { ...connection, certificate: `SHA256:${"1".repeat(64)}` };
    expect(await recalled(device, memory(undefined, { ...inputs, connection: anew }))).toMatchObject({
      artifact: inputs.artifact,
    });
    const other = { ...inputs, connection: { ...anew, host: "192.0.2.2" } };
    expect((await failure(recalled(device, memory(undefined, other)))).message).toMatch(
      /is of the switch at 192\.0\.2\.1, which has another pin too\. Nothing on the device was changed\. If it was exchanged, remove that file/,
    );
  });

  it.each([
    ["no JSON", "mine\n"],
    ["of another form", '{"version": 2}\n'],
  ])("is refused where it is %s", async (_, text) => {
    const device = inMemory("hostname leaf-1");
    await install(device);
    writeFileSync(file(), text);
    expect(await failure(recalled(device))).toMatchObject({
      step: "read",
      detail: `${file()} can't be used: it is not what a delivery wrote`,
    });
  });
});

describe("passwords that were on a device before the fabric", () => {
  const THEIRS = "peer 10.0.0.1 password 7 0822455D0A16";
  const take = (device: InMemory, line: string) =>
    held(device, memory(), (one) => one.install({ ...inputs, artifact: `${line}\n` }, true));

  it.each([
    THEIRS,
    "ospf authentication-mode hmac-sha256 1 cipher 0822455D0A16",
    "ospf authentication-mode simple cipher 0822455D0A16",
    "ipv6 ospf authentication ipsec spi 256 sha1 passphrase 7 0822455D0A16",
  ])("are never written down as %s: without a passphrase nothing is changed", async (line) => {
    const device = inMemory(line, "vlan 9");
    const told = await failure(take(device, line));
    expect(told.message).toMatch(
      /Nothing was changed\. Give a passphrase \(CALICO_FABRIC_STATE_PASSPHRASE\)/,
    );
    expect(device.done).toEqual(["running: read"]);
  });

  it("are sealed with it, and come back with it alone", async () => {
    const device = inMemory(THEIRS, "vlan 9");
    device.startup = "";
    await held(device, memory("correct horse"), (one) =>
      one.install({ ...inputs, artifact: `${THEIRS}\nvlan 10\n` }, true),
    );
    const { baseline } = (JSON.parse(readFileSync(file(), "utf8")) as { delivered: { baseline: object } })
      .delivered;
    expect(Object.keys(baseline)).toEqual(["salt", "nonce", "tag", "text"]);
    expect(await recalled(device, memory("correct horse"))).toMatchObject({ baseline: THEIRS });
    for (const [passphrase, words] of [
      ["battery staple", /sealed with another passphrase, or was altered/],
      [undefined, /sealed with a passphrase, and none is given/],
    ] as const)
      expect((await failure(recalled(device, memory(passphrase)))).message).toMatch(words);
  });
});
