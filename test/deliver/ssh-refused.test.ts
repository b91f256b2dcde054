import { switchConfig } from "../../src/deliver/index.ts";
import { describeWith } from "../support/prerequisites.ts";
import { waitFor } from "../support/wait-for.ts";
import { inputsFor, interposeReload, leftovers } from "./frr-over-ssh.ts";
import { startFrrSwitch, type FrrSwitch } from "./frr-switch.ts";
import { ARTIFACT, FOREIGN } from "./switch-texts.ts";
import { including, matching } from "./matching.ts";

// Each takes some seconds on a machine of its own.
jest.setTimeout(60_000);

describeWith("a delivery that fails", ["root", "namespaces", "labPrograms"], () => {
  let sw: FrrSwitch;
  let before: string;
  beforeEach(async () => {
    sw = await startFrrSwitch({ name: "refused", config: FOREIGN });
    before = await sw.runningConfig();
  });
  afterEach(() => sw.stop());

  const asBefore = async (): Promise<boolean> =>
    (await sw.runningConfig()) === before && (await sw.frrConf()) === FOREIGN && (await leftovers(sw)) === "";

  it("at the syntax changes nothing", async () => {
    const artifact = `${ARTIFACT}frobnicate now\n`;
    await expect(switchConfig.create({ ...inputsFor(sw), artifact })).rejects.toMatchObject({
      step: "check",
      device: "tor-1",
      detail: matching(/^line \d+: % Unknown command.*frobnicate now$/),
      message: including("Nothing on the switch was changed."),
    });
    expect(await asBefore()).toBe(true);
  });

  it("at a misspelled word that FRR's checker names and ends well all the same changes nothing", async () => {
    const artifact = `rout-map FROM-SPINES permit 10\n${ARTIFACT}`;
    await expect(switchConfig.create({ ...inputsFor(sw), artifact })).rejects.toMatchObject({
      step: "check",
      detail: including("% Unknown command[4]: rout-map FROM-SPINES permit 10"),
    });
    expect(await asBefore()).toBe(true);
  });

  it("at a line that FRR refuses, having taken the others, is rolled back", async () => {
    const artifact = ARTIFACT.replace(
      "password Fabric-Secret-1",
      "password Fabric-Secret-1\n neighbor SPINES remote-as 1",
    );
    const failure = switchConfig.create({ ...inputsFor(sw), artifact });
    await expect(failure).rejects.toMatchObject({
      step: "apply",
      detail: matching(/peer-group[^]*not in effect: router bgp 64600 \/ neighbor /i),
      message: including("What ran before was put back and is what runs now; frr.conf is as it was."),
    });
    await expect(failure).rejects.not.toMatchObject({ message: including("Fabric-Secret-1") });
    expect(await asBefore()).toBe(true);
  });

  it("as the connection dies is rolled back by the switch itself", async () => {
    await interposeReload(
      sw,
      `real "$@"; code=$?
       case "$*" in *--reload*/candidate.d/frr.conf) : >/run/applied; tail -f /dev/null ;; esac
       exit $code`,
    );
    const failure = expect(switchConfig.create(inputsFor(sw, { rollbackSeconds: 30 }))).rejects.toMatchObject(
      {
        step: "apply",
        message: including("The switch puts back what ran before by itself within 30 s"),
      },
    );
    await waitFor(() => sw.run("test", "-e", "/run/applied").then(() => true), {
      what: "the candidate to be applied",
    });
    expect(await sw.runningConfig()).toContain("router bgp 64600");
    await sw.run("sh", "-c", 'kill $(ps -o pid= --ppid "$(cat /run/sshd/sshd.pid)")');
    await failure;
    await waitFor(asBefore, { what: "the switch to roll back" });
  });

  it("because it took too long finds that the switch has rolled back", async () => {
    await interposeReload(
      sw,
      `case "$*" in *--test*/candidate.d/frr.conf)
         [ ! -e /run/applied ] || until ls /etc/frr/.calico-fabric/rolled-back.* >/dev/null 2>&1; do sleep 0.1; done ;;
       *--reload*/candidate.d/frr.conf) : >/run/applied ;;
       esac
       real "$@"`,
    );
    await expect(switchConfig.create(inputsFor(sw, { rollbackSeconds: 8 }))).rejects.toMatchObject({
      step: "verify",
      message: including("What ran before was put back"),
    });
    expect(await asBefore()).toBe(true);
  });

  it("and whose roll-back fails too says so, and the switch tries again by itself", async () => {
    await interposeReload(
      sw,
      `case "$*" in *--reload*/candidate.d/frr.conf) real "$@"; exit 1 ;;
       *--test*/candidate.d/frr.conf) [ ! -e /run/once ] || { echo no comparison today >&2; exit 1; }; : >/run/once ;;
       */before.d/frr.conf) [ -e /run/healed ] || { echo no reload today; exit 1; } ;;
       esac
       real "$@"`,
    );
    await expect(switchConfig.create(inputsFor(sw, { rollbackSeconds: 4 }))).rejects.toMatchObject({
      step: "roll back",
      message: matching(
        /verify failed \(no comparison today\), then putting back what ran before failed \(no reload today\)\. The switch goes on trying by itself/,
      ),
    });
    await sw.run("touch", "/run/healed");
    await waitFor(asBefore, { what: "the switch to roll back" });
  });

  it("for want of frr-reload.py says so before anything is done", async () => {
    await sw.run("mount", "--bind", "/dev/null", "/usr/lib/frr/frr-reload.py");
    await expect(switchConfig.create(inputsFor(sw))).rejects.toMatchObject({
      step: "preflight",
      detail: "the switch lacks frr-reload.py (package frr-pythontools)",
    });
    expect(await asBefore()).toBe(true);
  });

  it("for want of a daemon says so, for FRR drops its lines without a word", async () => {
    await sw.run("sh", "-c", 'kill "$(cat /run/frr/bgpd.pid)"');
    await waitFor(async () => !(await sw.vtysh("show daemons")).includes("bgpd"), { what: "bgpd to end" });
    await expect(switchConfig.create(inputsFor(sw))).rejects.toMatchObject({
      step: "preflight",
      detail: "the switch lacks a running bgpd",
    });
    expect(await sw.frrConf()).toBe(FOREIGN);
  });
});
