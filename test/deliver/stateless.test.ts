import { put, takeOff } from "../../src/deliver/index.ts";
import { sameConfiguration } from "../../src/platforms/frr/blocks.ts";
import { describeWith } from "../support/prerequisites.ts";
import { waitFor } from "../support/wait-for.ts";
import { spawnPut } from "./cli-put.ts";
import { inputsFor, interposeReload, leftovers } from "./frr-over-ssh.ts";
import { startFrrSwitch, type FrrSwitch } from "./frr-switch.ts";
import { including } from "./matching.ts";
import { ARTIFACT, FOREIGN } from "./switch-texts.ts";

jest.setTimeout(180_000);

const RECORD = "/etc/frr/calico-fabric.json";

describeWith("delivery by someone who keeps no state", ["root", "namespaces", "labPrograms"], () => {
  let sw: FrrSwitch;
  beforeEach(async () => {
    sw = await startFrrSwitch({ name: "stateless", config: FOREIGN });
  });
  afterEach(() => sw.stop());

  const remembers = async (): Promise<boolean> =>
    (await sw.run("sh", "-c", `ls ${RECORD} 2>/dev/null; true`)) !== "";

  it("installs, finds nothing to do again, heals, changes, and leaves the switch as it came", async () => {
    const inputs = inputsFor(sw);
    const before = await sw.runningConfig();
    expect(await put(inputs, { preview: true })).toEqual({ kind: "installed", lines: "" });
    expect(await sw.runningConfig()).toBe(before);
    expect(await put(inputs)).toEqual({ kind: "installed", lines: "" });
    const running = await sw.runningConfig();
    expect(running).toContain("router bgp 64600\n");
    expect((await sw.run("stat", "-c", "%a %U", RECORD)).trim()).toBe("600 root");

    await sw.run("cp", "/etc/frr/frr.conf", "/run/after-first");
    expect(await put(inputs)).toEqual({ kind: "unchanged", lines: "" });
    await sw.run("cmp", "/etc/frr/frr.conf", "/run/after-first");

    await sw.vtysh("configure", "router bgp 64600", "neighbor SPINES timers 10 30");
    const drifted = { kind: "changed", lines: including("neighbor SPINES timers 3 9") };
    expect(await put(inputs, { preview: true })).toEqual(drifted);
    expect(await put(inputs)).toEqual(drifted);
    expect(await sw.runningConfig()).toBe(running);

    const artifact = ARTIFACT.replace(/interface swp1[^!]*!\n/, "");
    const { kind, lines } = await put({ ...inputs, artifact });
    expect(kind).toBe("changed");
    expect(lines).toContain("-interface swp1\n");
    // What the fabric gives up comes back as it was.
    expect(await sw.runningConfig()).toContain("description hand made\n");

    expect(await takeOff(inputs)).toEqual({ kind: "removed", lines: "" });
    expect(await sw.runningConfig()).toBe(before);
    expect(await sw.frrConf()).toBe(FOREIGN);
    expect(await leftovers(sw)).toBe("");
    expect(await takeOff(inputs)).toEqual({ kind: "absent", lines: "" });
  });

  it("refuses another number until the switch is named, and what FRR refuses, and changes nothing then", async () => {
    const inputs = inputsFor(sw);
    const before = await sw.runningConfig();
    await expect(put({ ...inputs, artifact: "router bgp 1\n neighbour x\n" })).rejects.toMatchObject({
      step: "check",
    });
    expect(await remembers()).toBe(false);
    expect(await sw.runningConfig()).toBe(before);

    await put(inputs);
    const running = await sw.runningConfig();
    const moved = { ...inputs, artifact: ARTIFACT.replaceAll("64600", "64700"), numbers: { asn: "64700" } };
    await expect(put(moved)).rejects.toMatchObject({
      step: "check",
      message: including("asn is 64600 and would become 64700"),
    });
    expect(await sw.runningConfig()).toBe(running);
    expect((await put({ ...moved, renumber: true })).kind).toBe("changed");
    await takeOff(inputs);
    expect(await sw.runningConfig()).toBe(before);
  });

  it("is as if it had never come when it was killed half way", async () => {
    const before = await sw.runningConfig();
    await interposeReload(
      sw,
      `real "$@"; code=$?
       case "$*" in *--reload*/candidate.d/frr.conf) [ -e /run/applied ] || { : >/run/applied; tail -f /dev/null; } ;; esac
       exit $code`,
    );
    const child = spawnPut(inputsFor(sw, { rollbackSeconds: 3 }));
    const isThere = (path: string) => sw.run("test", "-e", path).then(() => true);
    await waitFor(() => isThere("/run/applied"), { what: "the candidate to be applied" });
    child.kill("SIGKILL");
    await waitFor(async () => sameConfiguration(await sw.runningConfig(), before), {
      what: "the switch to roll back",
    });
    expect(await remembers()).toBe(false);
    expect((await put(inputsFor(sw))).kind).toBe("installed");
    expect((await takeOff(inputsFor(sw))).kind).toBe("removed");
    expect(await sw.runningConfig()).toBe(before);
  });

  it("says so when what the switch remembers is not a record", async () => {
    await sw.run("sh", "-c", `echo mine >${RECORD}`);
    await expect(put(inputsFor(sw))).rejects.toMatchObject({
      step: "read",
      message: including("is not what a delivery wrote"),
    });
  });
});
