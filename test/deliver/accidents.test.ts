import { setTimeout as pause } from "node:timers/promises";
import { put, type SshConnection } from "../../src/deliver/index.ts";
import { formatDelivery, parseRecord } from "../../src/deliver/record.ts";
import { sameConfiguration } from "../../src/platforms/frr/blocks.ts";
import { describeWith } from "../support/prerequisites.ts";
import { waitFor } from "../support/wait-for.ts";
import { spawnPut } from "./cli-put.ts";
import { inputsFor, interposeReload, leftovers } from "./frr-over-ssh.ts";
import { startFrrSwitch, type FrrSwitch } from "./frr-switch.ts";
import { including, matching } from "./matching.ts";
import { ARTIFACT, FOREIGN } from "./switch-texts.ts";

jest.setTimeout(180_000);

/** How far apart two deliveries begin, in milliseconds; `LAB_PAIRS=20` spreads so many pairs over 5 s. */
const PAIRS = Number(process.env["LAB_PAIRS"] ?? 0);
const OFFSETS =
  PAIRS < 2
    ? [0, 500, 1500]
    : Array.from({ length: PAIRS }, (_, index) => Math.round((5_000 * index) / (PAIRS - 1)));

const OTHER = ARTIFACT.replaceAll("timers 3 9", "timers 5 15");

describeWith("an accident on the way", ["root", "namespaces", "labPrograms"], () => {
  let sw: FrrSwitch;
  let before: string;
  beforeEach(async () => {
    sw = await startFrrSwitch({ name: "accidents", config: FOREIGN });
    before = await sw.runningConfig();
  });
  afterEach(() => sw.stop());

  const shell = (script: string): Promise<string> => sw.run("sh", "-c", script);
  const deliver = (artifact: string, connection: Partial<SshConnection> = {}) =>
    put({ ...inputsFor(sw, connection), artifact });
  const isOver = async (): Promise<boolean> =>
    (await leftovers(sw)).replace("calico-fabric.json", "").trim() === "";
  const over = (): Promise<boolean> =>
    waitFor(isOver, { what: "the guard to be through", withinSeconds: 60 });
  const oldAndNothingElse = async (): Promise<void> => {
    await over();
    expect(await sw.runningConfig()).toBe(before);
    expect(await sw.frrConf()).toBe(FOREIGN);
  };
  /** What runs, what it starts with and what it remembers are of one delivery. */
  const agreesOn = async (artifact: string): Promise<void> => {
    const running = await sw.runningConfig();
    expect(sameConfiguration(await sw.frrConf(), running)).toBe(true);
    const record = parseRecord(await shell("cat /etc/frr/calico-fabric.json"));
    expect(formatDelivery(record, record)).toContain(JSON.stringify(artifact).slice(1, -1));
    expect(running).toContain(artifact === OTHER ? "timers 5 15" : "timers 3 9");
  };

  it("like a kill leaves nothing that undoes the next run's work", async () => {
    await interposeReload(
      sw,
      `case "$*" in *--reload*/candidate.d/*) [ -e /run/applied ] || { : >/run/applied; sleep 5; } ;; esac
       real "$@"`,
    );
    const child = spawnPut(inputsFor(sw, { rollbackSeconds: 30 }));
    await waitFor(() => shell("test -e /run/applied").then(() => true), { what: "the change to begin" });
    child.kill("SIGKILL");
    expect((await deliver(OTHER)).kind).toBe("installed");
    await agreesOn(OTHER);
    await over();
    // Longer than what the first had begun could still go on.
    await waitFor(() => shell("! pgrep -f '[r]eal-reload'").then(() => true), {
      what: "the first one's reload to end",
    });
    await agreesOn(OTHER);
  });

  it.each(OFFSETS)("of two deliveries %i ms apart is none: one waits for the other", async (offset) => {
    const later = pause(offset).then(async () => (await deliver(OTHER)).kind);
    const kinds = [(await deliver(ARTIFACT)).kind, await later];
    expect(kinds.sort()).toEqual(["changed", "installed"]);
    await over();
    const last = (await sw.runningConfig()).includes("timers 5 15") ? OTHER : ARTIFACT;
    await agreesOn(last);
  });

  it("as a full disk is told, and changes nothing", async () => {
    await shell("mount -o remount,size=64k /etc/frr; cat /dev/zero >/etc/frr/filler 2>/dev/null; true");
    await expect(deliver(ARTIFACT)).rejects.toMatchObject({ message: including("No space left on device") });
    await shell("rm /etc/frr/filler");
    await oldAndNothingElse();
    expect((await deliver(ARTIFACT)).kind).toBe("installed");
    await agreesOn(ARTIFACT);
  });

  it("as a disk that fills up or can't be written any more while the change is made is told, and it is rolled back", async () => {
    // What was verified is noted on the disk, before the confirmation: that takes no room, and can't be read-only.
    const harms = [
      [
        "confirm",
        "mount -o remount,size=64k /etc/frr; cat /dev/zero >/etc/frr/filler 2>/dev/null",
        "rm /etc/frr/filler",
      ],
      ["verify", "mount -o remount,ro /etc/frr", "mount -o remount,rw /etc/frr"],
    ] as const;
    await interposeReload(sw, `case "$*" in *--reload*/candidate.d/*) . /run/harm ;; esac; real "$@"`);
    for (const [step, harm, mended] of harms) {
      await sw.run("sh", "-c", `printf '%s\\n' "$1" >/run/harm`, "sh", harm);
      await expect(deliver(ARTIFACT)).rejects.toMatchObject({
        step,
        message: including("What ran before was put back and is what runs now"),
      });
      expect(await sw.runningConfig()).toBe(before);
      expect(await sw.frrConf()).toBe(FOREIGN);
      await shell(`${mended}; : >/run/harm`);
      await oldAndNothingElse();
    }
    expect((await deliver(ARTIFACT)).kind).toBe("installed");
    await agreesOn(ARTIFACT);
  });

  it("that left frr.conf other than what runs is healed by the next delivery", async () => {
    await deliver(ARTIFACT);
    await shell("head -c 300 /etc/frr/frr.conf >/run/cut; cat /run/cut >/etc/frr/frr.conf");
    expect(await deliver(ARTIFACT)).toEqual({
      kind: "changed",
      lines: matching(/frr\.conf is not what runs/),
    });
    await agreesOn(ARTIFACT);
  });

  it("at the confirmation ends in the truth: the answer is asked for again", async () => {
    await interposeReload(sw, `case "$*" in *--test*/candidate.d/*) : >/run/once ;; esac; real "$@"`);
    // The connection ends right after frr.conf was replaced.
    await shell(`
      mount -t tmpfs tmpfs /usr/local/bin
      cat >/usr/local/bin/sync <<'END'
#!/bin/sh
if [ -e /run/once ] && [ "$1" = /etc/frr ] && ! ls /etc/frr/.calico-fabric/*.* >/dev/null 2>&1 && mv /run/once /run/done; then
  kill -9 $(pgrep -f 'sshd: root@notty')
fi
exec /usr/bin/sync "$@"
END
      chmod +x /usr/local/bin/sync`);
    expect((await deliver(ARTIFACT)).kind).toBe("installed");
    await shell("test -e /run/done");
    await agreesOn(ARTIFACT);
    await over();
    await agreesOn(ARTIFACT);
  });

  it("like a login script that prints is none", async () => {
    await shell("echo 'echo Welcome; echo to the switch >&2' >/root/.bashrc");
    expect((await deliver(ARTIFACT)).kind).toBe("installed");
    expect((await deliver(ARTIFACT)).kind).toBe("unchanged");
    await agreesOn(ARTIFACT);
    const failure = deliver(`${ARTIFACT}frobnicate\n`);
    await expect(failure).rejects.toMatchObject({
      detail: matching(/^line \d+: % Unknown command[^]*frobnicate$/),
    });
  });

  it("like bgpd's end during the change is told, and ends as before once bgpd is back", async () => {
    await interposeReload(
      sw,
      `case "$*" in *--reload*/candidate.d/*) kill -9 "$(cat /run/frr/bgpd.pid)" ;; esac; real "$@"`,
    );
    await expect(deliver(ARTIFACT, { timeoutSeconds: 20 })).rejects.toMatchObject({
      step: "roll back",
      message: including("The switch goes on trying by itself until it has managed"),
    });
    expect(await sw.frrConf()).toBe(FOREIGN);
    await shell("/usr/lib/frr/bgpd -d -A 127.0.0.1 && vtysh -b");
    await oldAndNothingElse();
  });
});
