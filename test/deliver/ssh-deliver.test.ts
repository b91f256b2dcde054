import { switchConfig } from "../../src/deliver/index.ts";
import { describeWith } from "../support/prerequisites.ts";
import { inputsFor, leftovers } from "./frr-over-ssh.ts";
import { startFrrSwitch, SWITCH_PASSWORD, type FrrSwitch } from "./frr-switch.ts";
import { ARTIFACT, FOREIGN } from "./switch-texts.ts";

// Each takes some seconds on a machine of its own.
jest.setTimeout(60_000);

describeWith("delivery to FRR over SSH", ["root", "namespaces", "labPrograms"], () => {
  let sw: FrrSwitch;
  beforeEach(async () => {
    sw = await startFrrSwitch({ name: "deliver", config: FOREIGN });
  });
  afterEach(() => sw.stop());

  it("comes to a switch, finds nothing to do again, heals what was typed by hand, and leaves as it came", async () => {
    const inputs = inputsFor(sw);
    const before = await sw.runningConfig();

    const { id, outs } = await switchConfig.create(inputs);
    expect(id).toBe("tor-1");
    expect(outs).toEqual({ ...inputs, baseline: before, startup: FOREIGN, drift: [] });
    const running = await sw.runningConfig();
    expect(running).toContain("router bgp 64600\n");
    expect(running).toContain("ip route 192.0.2.0/24 blackhole\n");
    expect(running).toContain("description not the fabric's\n");
    expect(running).not.toMatch(/65010|hand made/);
    expect(await sw.frrConf()).toContain("router bgp 64600\n");
    expect((await switchConfig.read(id, outs)).props.drift).toEqual([]);

    await sw.vtysh(
      "configure",
      "router bgp 64600",
      "neighbor SPINES timers 10 30",
      "neighbor SPINES password other",
    );
    const { props } = await switchConfig.read(id, outs);
    expect(props.drift).toEqual([
      "router bgp 64600\n no neighbor SPINES password ********",
      "router bgp 64600\n no neighbor SPINES timers 10 30",
      "router bgp 64600\n neighbor SPINES password ********",
      "router bgp 64600\n neighbor SPINES timers 3 9",
    ]);
    const { outs: healed } = await switchConfig.update(id, props, inputs);
    expect(await sw.runningConfig()).toBe(running);
    expect((await switchConfig.read(id, healed)).props.drift).toEqual([]);

    await switchConfig.delete(id, healed);
    expect(await sw.runningConfig()).toBe(before);
    expect(await sw.frrConf()).toBe(FOREIGN);
    expect(await leftovers(sw)).toBe("");
  });

  it("touches nothing when all of it runs already, and still takes it off later", async () => {
    await switchConfig.create(inputsFor(sw));
    await sw.run("cp", "/etc/frr/frr.conf", "/run/after-first");
    const { outs } = await switchConfig.create(inputsFor(sw));
    await sw.run("cmp", "/etc/frr/frr.conf", "/run/after-first");
    expect(outs.baseline).not.toContain("router bgp");
    await switchConfig.delete("tor-1", outs);
    expect(await sw.runningConfig()).not.toMatch(/router bgp|prefix-list/);
  });

  it("leaves what others added since when it goes", async () => {
    const { outs } = await switchConfig.create(inputsFor(sw));
    await sw.vtysh("configure", "ip route 203.0.113.0/24 blackhole");
    await switchConfig.delete("tor-1", outs);
    expect(await sw.runningConfig()).toContain("ip route 203.0.113.0/24 blackhole\n");
    expect(await sw.frrConf()).toContain("ip route 203.0.113.0/24 blackhole\n");
  });

  it("renumbers and drops blocks in one update, with a password for a login", async () => {
    const { outs } = await switchConfig.create(inputsFor(sw));
    const artifact = ARTIFACT.replaceAll("64600", "64700").replace(/interface swp1[^!]*!\n/, "");
    const news = { ...inputsFor(sw, { password: SWITCH_PASSWORD }), artifact };
    const { outs: updated } = await switchConfig.update("tor-1", outs, news);
    const running = await sw.runningConfig();
    expect(running).toContain("router bgp 64700\n");
    expect(running).not.toContain("64600");
    // What the fabric gives up comes back as it was.
    expect(running).toContain("description hand made\n");
    expect((await switchConfig.read("tor-1", updated)).props.drift).toEqual([]);
  });
});
