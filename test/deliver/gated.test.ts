import { DeliveryError, inspect, prepare, put, switchConfig, takeOff } from "../../src/deliver/index.ts";
import type { Before } from "../../src/deliver/types.ts";
import { describeWith } from "../support/prerequisites.ts";
import { inputsFor, leftovers } from "./frr-over-ssh.ts";
import { startFrrSwitch, type FrrSwitch } from "./frr-switch.ts";
import { ARTIFACT, FOREIGN } from "./switch-texts.ts";

jest.setTimeout(180_000);

const RECORD = "/etc/frr/calico-fabric.json";

describeWith("delivery behind a gate", ["root", "namespaces", "labPrograms"], () => {
  let sw: FrrSwitch;
  beforeEach(async () => {
    sw = await startFrrSwitch({ name: "gated", config: FOREIGN });
  });
  afterEach(() => sw.stop());

  const changed = () => ({ ...inputsFor(sw), artifact: ARTIFACT.replace(/interface swp1[^!]*!\n/, "") });
  const refusing = async (): Promise<void> => {
    throw new DeliveryError({ step: "verify", device: "sw", detail: "not as foretold", advice: "" });
  };

  it("has the change in effect when it is asked, and puts back what ran where it refuses", async () => {
    await put(inputsFor(sw));
    const before = await sw.runningConfig();
    let seen = "";
    const gate = async (): Promise<void> => {
      seen = await sw.runningConfig();
      await refusing();
    };
    await expect(put(changed(), { gate })).rejects.toThrow(/not as foretold.*What ran before was put back/);
    expect(before).not.toContain("description hand made");
    expect(seen).toContain("description hand made");
    expect(await sw.runningConfig()).toBe(before);
    expect(await leftovers(sw)).toBe("calico-fabric.json");
    await expect(takeOff(inputsFor(sw), { gate: refusing })).rejects.toThrow("not as foretold");
    expect(await sw.runningConfig()).toBe(before);
    expect((await put(changed(), { gate: () => Promise.resolve() })).kind).toBe("changed");
    expect(await put(changed(), { gate: refusing })).toEqual({ kind: "unchanged", lines: "" });
  });

  it("is prepared where what runs is the base, whoever put it there, and remembers it from then on", async () => {
    const base = inputsFor(sw);
    const none = { base: null, head: base };
    expect(await prepare(base, none)).toBeNull();
    await expect(prepare(base, { base, head: changed() })).rejects.toThrow(/does not run what the base says/);
    await put(base);
    await sw.run("rm", RECORD);
    const running = await sw.runningConfig();
    expect(await prepare(base, { base, head: changed() })).toBe(base.artifact);
    expect(await sw.runningConfig()).toBe(running);
    expect(await prepare(base, { base, head: changed() })).toBe(base.artifact);
    await put(changed());
    // What was there before the fabric came was not known to who adopted it; the fabric's own lines go all the same.
    expect(await sw.runningConfig()).not.toContain("interface swp1\n description spine-1");

    await sw.vtysh("configure", "router bgp 64600", "neighbor SPINES timers 10 30");
    await expect(prepare(base, { base, head: base })).rejects.toThrow(
      /somebody has changed it.*SPINES timers/s,
    );
    await put(base);
    // Pulumi changes it, which has a state of its own: what the switch remembers is to be true of that as well.
    const { baseline, startup } = JSON.parse(await sw.run("cat", RECORD)) as Before;
    await switchConfig.update("sw", { ...base, baseline, startup, drift: [] }, changed());
    expect(await inspect(changed())).toEqual({ remembered: true, drift: [], pending: "" });
    const wrong = { ...base, artifact: `${base.artifact}router bgp 64600\n no such line\nexit\n` };
    await expect(prepare(base, { base, head: wrong })).rejects.toThrow(/step "check"/);
  });
});
