import { deviceManager } from "../../../src/deliver/devices/manager.ts";
import type { SwitchInputs, SwitchState } from "../../../src/deliver/index.ts";
import type { SwitchHeld } from "../../../src/deliver/transports/transport.ts";
import type { HttpsConnection } from "../../../src/deliver/types.ts";
import { failure } from "../devices-servers/bench.ts";
import { matching } from "../matching.ts";
import { connection, dialect, holding, inMemory, type InMemory } from "./in-memory.ts";

const inputs: SwitchInputs = {
  device: "leaf-1",
  platform: "eos",
  artifact: "vlan 10\npeer 10.0.0.1 password <secret:spines>\n",
  secrets: { spines: "Fabric-Secret-1" },
  connection,
  numbers: {},
  renumber: false,
};

const OWN = "peer 10.0.0.1 password Fabric-Secret-1";
const state: SwitchState = { ...inputs, baseline: "", startup: "", drift: [] };

const held = <T>(device: InMemory, work: (held: SwitchHeld) => Promise<T>): Promise<T> =>
  deviceManager<HttpsConnection>({ dialect, hold: (_target, then) => then(holding(device)) }).hold(
    { ...inputs, connection },
    work,
  );

const install = (device: InMemory, given = inputs) => held(device, (one) => one.install(given));

describe("a device that takes a change as commands", () => {
  it("is checked, changed under its own timer, verified and confirmed, in this order", async () => {
    const device = inMemory("hostname leaf-1");
    await install(device);
    expect(device.done).toEqual(["running: read", "check", "apply within 4 s", "running: verify", "confirm"]);
    expect(device.lines).toEqual(["hostname leaf-1", "vlan 10", OWN]);
    expect(device.startup).toBe(device.lines.join("\n"));
  });

  it("remembers what the fabric took the place of, and puts it back when the fabric goes", async () => {
    const device = inMemory("hostname leaf-1", "vlan 10");
    const before = await install(device);
    expect(before).toEqual({ baseline: "vlan 10", startup: "" });
    await held(device, (one) => one.remove({ ...state, ...before }));
    expect(device.lines).toEqual(["hostname leaf-1", "vlan 10"]);
  });

  it("takes for the fabric's own what ran whole already", async () => {
    const device = inMemory("vlan 10", OWN);
    expect(await install(device)).toEqual({ baseline: "", startup: "" });
    expect(device.done).toEqual(["running: read"]);
  });

  it("takes for the user's only what a change takes the place of", async () => {
    const device = inMemory("vlan 10", "vlan 20", OWN);
    const more = { ...state, artifact: `vlan 20\nvlan 30\n${inputs.artifact}` };
    expect(await held(device, (one) => one.change(more, state))).toEqual({
      baseline: "vlan 20",
      startup: "",
    });
  });

  it("takes for the fabric's own what of a change ran whole already", async () => {
    const device = inMemory("hostname leaf-1", "vlan 10", "vlan 20", OWN);
    const old = { ...state, baseline: "hostname leaf-1" };
    const more = { ...old, artifact: `vlan 20\n${inputs.artifact}` };
    expect(await held(device, (one) => one.change(more, old))).toEqual({
      baseline: "hostname leaf-1",
      startup: "",
    });
    expect(device.done).toEqual(["running: read"]);
  });

  it("is left alone where nothing changes, but for what was not saved", async () => {
    const device = inMemory("vlan 10", OWN);
    device.startup = "vlan 10";
    await held(device, (one) => one.change(state, state));
    expect(device.done).toEqual(["running: read", "save"]);
    expect(device.startup).toBe(device.lines.join("\n"));
  });

  it("tells drift as the commands that mend it, without passwords, and a start that differs", async () => {
    const device = inMemory("hostname leaf-1");
    const drift = () => held(device, (one) => one.drift(state));
    expect(await drift()).toEqual(["vlan 10", "peer 10.0.0.1 password ********"]);
    device.lines.push("vlan 10", OWN);
    expect(await drift()).toEqual(["what the device starts with is not what runs: a restart would lose it"]);
    device.startup = device.lines.join("\n");
    expect(await drift()).toEqual([]);
  });

  it("tells drift without the passwords that its own configuration has ciphered", async () => {
    const baseline = "ospf authentication-mode hmac-sha256 1 cipher 0822455D0A16";
    const drift = await held(inMemory("vlan 10", OWN), (one) => one.drift({ ...state, baseline }));
    expect(drift).toEqual(["ospf authentication-mode hmac-sha256 ********"]);
  });

  it("says before it comes, or changes, what of the user's stands against that, and does nothing", async () => {
    const device = inMemory("hostname leaf-1", "own vlan 10");
    for (const was of [undefined, { ...state, artifact: "vlan 9\n" }])
      expect(await failure(held(device, async (one) => one.foresee?.(inputs, was)))).toMatchObject({
        step: "check",
        message: 'leaf-1: step "check" failed: own vlan 10. Nothing was changed.',
      });
    device.lines.pop();
    await held(device, async (one) => one.foresee?.(inputs, undefined));
    expect(device.lines).toEqual(["hostname leaf-1"]);
  });

  it("remembers no delivery by itself, and says what to do instead", async () => {
    const recalled = failure(held(inMemory(), (one) => one.recall()));
    expect((await recalled).message).toMatch(
      /keeps nothing for deliveries .* Name a folder for that \(--state\), have Pulumi deliver to it/,
    );
  });
});

describe("a change that fails", () => {
  const old = ["hostname leaf-1"];

  it("is refused by the device's check, and nothing was changed", async () => {
    const device = inMemory(...old);
    device.fails.set("check", "invalid");
    expect(await failure(install(device))).toMatchObject({
      step: "check",
      message: 'leaf-1: step "check" failed: invalid. Nothing was changed.',
    });
    expect(device.done).toEqual(["running: read", "check"]);
  });

  it("is undone where the device refuses it", async () => {
    const device = inMemory(...old);
    device.fails.set("apply within 4 s", "no room");
    expect((await failure(install(device))).message).toBe(
      'leaf-1: step "apply" failed: no room. What ran before was put back and is what runs now; what the device starts with is as it was.',
    );
    expect(device.lines).toEqual(old);
  });

  it("is undone where something is left to do, which is told without passwords", async () => {
    const device = inMemory(...old);
    device.onApply = () => void device.lines.splice(1);
    const told = await failure(install(device));
    expect(told).toMatchObject({ step: "verify" });
    expect(told.message).toContain("not in effect: vlan 10 / peer 10.0.0.1 password ********.");
    expect(device.lines).toEqual(old);
  });

  it("is undone where a session stays down that it does not touch", async () => {
    const device = inMemory(...old);
    device.up.add("192.0.2.9");
    device.onApply = () => device.up.clear();
    const short = { ...inputs, connection: { ...connection, rollbackSeconds: 1 } };
    const told = await failure(
      deviceManager<HttpsConnection>({ dialect, hold: (_target, then) => then(holding(device)) }).hold(
        { ...short, connection: short.connection },
        (one) => one.install(short),
      ),
    );
    expect(told).toMatchObject({
      step: "verify",
      detail: "sessions that were up are not up again within 1 s: 192.0.2.9",
    });
    expect(device.lines).toEqual(old);
  });

  it("is not held up by a session that it ends itself: that is told", async () => {
    const said: string[] = [];
    const write = jest.spyOn(process.stderr, "write").mockImplementation((text) => {
      said.push(String(text));
      return true;
    });
    try {
      const device = inMemory(...old);
      device.up.add("10.0.0.1");
      device.onApply = () => device.up.clear();
      await install(device);
      expect(device.startup).toContain("vlan 10");
    } finally {
      write.mockRestore();
    }
    expect(said).toEqual([
      matching(/^leaf-1: 10\.0\.0\.1: this change ends the session, or alters what both/),
    ]);
  });

  it("goes on as soon as the sessions are up again", async () => {
    const device = inMemory(...old);
    device.up.add("192.0.2.9");
    device.onApply = () => {
      device.up.clear();
      setTimeout(() => device.up.add("192.0.2.9"), 100);
    };
    await install(device);
    expect(device.done.at(-1)).toBe("confirm");
  });

  const broken = (device: InMemory, words: string): void => {
    device.onApply = () => {
      throw new TypeError(words);
    };
  };

  it("is undone where it fails in a way that no step foresees, which is told without passwords", async () => {
    const device = inMemory(...old);
    broken(device, "nobody foresaw: password Fabric-Secret-1");
    await expect(install(device)).rejects.toThrow(
      /^leaf-1: nobody foresaw: password \*{8}\. What ran before was put back and is what runs now/,
    );
    expect(device.lines).toEqual(old);
  });

  it("says how that went too where the device can't go back then", async () => {
    const device = inMemory(...old);
    broken(device, "nobody foresaw");
    device.fails.set("revert", "connection lost");
    expect((await failure(install(device))).message).toMatch(
      /step "roll back" failed: the change failed \(nobody foresaw\), then putting back what ran before failed \(connection lost\)\. The device goes back by itself within 4 s/,
    );
  });

  it("is undone where it can't be saved", async () => {
    const device = inMemory(...old);
    device.fails.set("confirm", "no space left");
    expect(await failure(install(device))).toMatchObject({ step: "confirm", detail: "no space left" });
    expect([device.lines, device.startup]).toEqual([old, "hostname leaf-1"]);
  });

  it("says what failed, what failed next and when the device goes back by itself", async () => {
    const device = inMemory(...old);
    device.onApply = () => void device.lines.splice(1);
    device.fails.set("revert", "connection lost");
    expect((await failure(install(device))).message).toMatch(
      /^leaf-1: step "roll back" failed: verify failed \(not in effect: .*\), then putting back what ran before failed \(connection lost\)\. The device goes back by itself within 4 s of being changed/,
    );
  });

  it("says where what ran before did not come back to the letter", async () => {
    const device = inMemory(...old);
    device.onApply = () => {
      device.lines.splice(1);
      device.before = ["hostname other"];
    };
    expect((await failure(install(device))).message).toMatch(
      /what runs now is not what ran before to the letter: look at the difference/,
    );
  });
});
