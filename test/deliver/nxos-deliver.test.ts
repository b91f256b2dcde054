import { nxosModel, nxosTexts, startNxos, type NxosBench } from "./benches/nxos.ts";
import { created, driftOf, failure, removed, updated } from "./devices-servers/bench.ts";
import { PASSWORD } from "./devices-servers/login.ts";
import { selfSigned } from "./devices-servers/certificate.ts";
import { describeFaults, lost, UNTRUSTED, type FaultCase } from "./devices-servers/faults.ts";
import { pass } from "./devices-servers/nxos-device.ts";
import { matching } from "./matching.ts";

const { artifact: FABRIC, more: MORE, mark } = nxosTexts;

const certificate = selfSigned();
const benches: NxosBench[] = [];
afterEach(() => Promise.all(benches.splice(0).map(({ stop }) => stop())));

async function start(): Promise<NxosBench> {
  const bench = await startNxos(certificate);
  benches.push(bench);
  return bench;
}

describe("a delivery to NX-OS over NX-API", () => {
  it("leaves what is others' alone, and has the device start with what it runs", async () => {
    const { inputs, running, startup, left } = await start();
    await created(inputs);
    const text = running();
    expect(text).toContain("  neighbor 192.0.2.9\n    remote-as 65009\n");
    expect(text).toContain("  neighbor 10.254.0.0\n");
    expect(startup()).toBe(text);
    expect(left()).toEqual([]);
  });

  it("shows no drift after it, and what somebody changed by hand", async () => {
    const { device, inputs } = await start();
    const state = await created(inputs);
    expect(await driftOf(state)).toEqual([]);
    device.running.type("no ip prefix-list PODS");
    expect((await driftOf(state)).join("\n")).toContain("ip prefix-list PODS");
  });

  it("tells as drift that a restart would lose what runs", async () => {
    const { device, inputs } = await start();
    const state = await created(inputs);
    device.startup = "";
    expect(await driftOf(state)).toEqual([
      "what the device starts with is not what runs: a restart would lose it",
    ]);
  });

  it("changes nothing where all of it runs, and saves what was not saved", async () => {
    const { device, server, inputs, running, startup } = await start();
    const state = await created(inputs);
    device.startup = "";
    server.asked.length = 0;
    await updated(state, { artifact: `${FABRIC}!\n` });
    expect(server.asked.flat().filter((command) => /^scheduler|^checkpoint/.test(command))).toEqual([]);
    expect(startup()).toBe(running());
  });

  it("changes, and then takes off no more than the fabric's", async () => {
    const { inputs, running, startup, left } = await start();
    const before = running();
    const state = await updated(await created(inputs), { artifact: MORE });
    expect(running()).toContain(mark);
    await removed(state);
    expect([running(), startup()]).toEqual([before, before]);
    expect(left()).toEqual([]);
  });

  it("waits for another's lock, until it is off or its time is up", async () => {
    const { device, inputs, left } = await start();
    device.volatile.add("calico-fabric-lock-5900-0123abcd-89abcdef-99-ann-build7");
    device.perLook = 500;
    await created(inputs);
    expect(device.running.running()).toContain("neighbor 10.254.0.0");
    expect(left()).toEqual([]);
  });

  it("goes back by itself where nobody comes back, and the next delivery clears up", async () => {
    const { device, server, inputs, running, left } = await start();
    const state = await created(inputs);
    const old = running();
    server.faults({ at: /^ip prefix-list PODS seq 20/m, afterwards: () => (server.cutOff = true) });
    const told = await failure(updated(state, { artifact: MORE }));
    expect(told.message).toMatch(
      /step "roll back" failed: verify failed .* The device goes back by itself within 180 s of being changed, and starts with what it ran before/,
    );
    expect(running()).toContain(mark);
    pass(device, nxosModel, 180);
    expect(running()).toBe(old);
    server.cutOff = false;
    pass(device, nxosModel, 500);
    await updated(state, { artifact: MORE });
    expect(running()).toContain(mark);
    expect(left()).toEqual([]);
  });

  it("undoes first what a run left that was killed in the middle of a change", async () => {
    const { device, server, inputs, running, left } = await start();
    const state = await created(inputs);
    const old = running();
    server.faults({ at: /^ip prefix-list PODS seq 20/m, afterwards: () => (server.cutOff = true) });
    await failure(updated(state, { artifact: MORE }));
    server.cutOff = false;
    // Its lock is that of this process, which lives: another's would count for nothing.
    device.volatile.clear();
    expect(await driftOf(state)).toEqual([]);
    expect(running()).toBe(old);
    expect(left()).toEqual([]);
  });

  it("takes off what a run left that was killed while it took its timer off", async () => {
    const { device, inputs, running, left } = await start();
    device.jobs.set("calico-fabric-0123abcd", ["terminal dont-ask"]);
    await created(inputs);
    expect(running()).toContain("10.254.0.0");
    expect(left()).toEqual([]);
  });

  it("says where the device does not go back any more, and leaves what it could go back to", async () => {
    const { device, server, inputs, running, left } = await start();
    const state = await created(inputs);
    device.full = true;
    server.faults({ at: ROLL_BACK, after: 1, refuse: "Rollback is busy" });
    const told = await failure(updated(state, { artifact: MORE }));
    expect(told.message).toMatch(
      /step "roll back" failed: .*checkpoint calico-fabric-[0-9a-f]{8} atomic; Rollback is busy\)\. The device does not go back by itself any more/,
    );
    expect(running()).toContain(mark);
    expect(left()).toEqual([matching(/^calico-fabric-[0-9a-f]{8}$/)]);
  });

  it("is had by one of two deliveries at a time", async () => {
    const { inputs, running, left } = await start();
    await Promise.all([created(inputs), created(inputs)]);
    expect(running()).toContain("10.254.0.0");
    expect(left()).toEqual([]);
  });

  it("leaves to others the locks that they are about to drop", async () => {
    const { device, server, inputs, left } = await start();
    const theirs = "calico-fabric-lock-9000-0123abcd-89abcdef-99-ann-build7";
    server.faults({ at: /^dir volatile:/m, after: 2, meanwhile: () => device.volatile.add(theirs) });
    await created(inputs);
    expect(left()).toEqual([theirs]);
  });

  it("is not held up by what others take off at the same time", async () => {
    const { device, server, inputs, running, left } = await start();
    const dead = "calico-fabric-lock-4000-0123abcd-89abcdef-99-ann-build7";
    device.volatile.add(dead);
    server.faults({
      at: new RegExp(`^delete volatile:${dead}`, "m"),
      meanwhile: () => void device.volatile.delete(dead),
    });
    await created(inputs);
    expect(running()).toContain("10.254.0.0");
    expect(left()).toEqual([]);
  });

  it("masks the password where the device repeats it", async () => {
    const { server, inputs } = await start();
    server.faults({ at: /password/, refuse: "Invalid input (at token 4: 'Fabric-Secret-1')" });
    const told = await failure(created(inputs));
    expect(told.message).toContain("password ********; Invalid input (at token 4: '********')");
    expect(told.message).not.toContain("Fabric-Secret-1");
  });

  it("never has the password in an address", async () => {
    const { server, inputs } = await start();
    await created(inputs);
    expect(server.addresses.join("\n")).not.toContain(PASSWORD);
  });
});

const APPLY = /^ip prefix-list PODS seq 20/m;
const ARM = /^scheduler job/m;
const DISARM = /^no scheduler schedule/m;
/** The first is the line of the job. */
const ROLL_BACK = /^rollback running-config/m;
const SAVE = /^copy running-config startup-config/m;
const WAS_PUT_BACK = /What ran before was put back and is what runs now/;

describe("a change of NX-OS whose answer is lost while the device is still at it", () => {
  it("is undone once the device is through with it", async () => {
    const { device, server, inputs, running, left } = await start();
    const state = await created(inputs);
    const old = running();
    const landed = new Promise<void>((resolve) =>
      server.faults({
        at: APPLY,
        cut: "before",
        meanwhile: () =>
          setTimeout(() => {
            device.running.type(mark);
            resolve();
          }, 300),
      }),
    );
    expect((await failure(updated(state, { artifact: MORE }))).message).toMatch(WAS_PUT_BACK);
    await landed;
    expect(running()).toBe(old);
    expect(left()).toEqual([]);
  });

  it("leaves the timer on where lines take effect after it was rolled back", async () => {
    const { device, server, inputs, running } = await start();
    const state = await created(inputs);
    const old = running();
    server.faults(
      { at: APPLY, cut: "before" },
      { at: ROLL_BACK, after: 1, afterwards: () => void device.running.type(mark) },
    );
    expect((await failure(updated(state, { artifact: MORE }))).message).toMatch(
      /what runs after it is not what ran before\)\. The device goes back by itself within 180 s/,
    );
    expect(running()).toContain(mark);
    pass(device, nxosModel, 180);
    expect(running()).toBe(old);
  });
});

const cases: readonly FaultCase<NxosBench>[] = [
  ...UNTRUSTED,
  ...lost<NxosBench>("arming the timer", ARM, () => ({ ends: "old", step: "arm", says: WAS_PUT_BACK })),
  {
    fault: "the device does not take the job",
    faults: () => [{ at: ARM, refuse: "% Scheduler: remote user, no password" }],
    ends: "old",
    step: "arm",
    says: /remote user, no password/,
  },
  {
    fault: "a line is refused",
    faults: () => [{ at: APPLY, refuse: "% Invalid command" }],
    ends: "old",
    step: "apply",
    says: /PODS seq 20 permit 10.192.0.0\/16 eq 24; % Invalid command\. What ran before was put back/,
  },
  ...lost<NxosBench>("the change", APPLY, () => ({ ends: "old", step: "apply", says: WAS_PUT_BACK })),
  {
    fault: "the device is busy at the change",
    faults: () => [{ at: APPLY, cut: "busy" }],
    ends: "old",
    step: "apply",
    says: /the device is busy/,
  },
  {
    fault: "a connection that was kept is closed while verifying",
    faults: () => [{ at: /^show bgp ipv4/m, after: 1, cut: "after" }],
    ends: "new",
  },
  {
    fault: "connection lost while verifying",
    faults: () => [
      { at: /^show bgp ipv4/m, after: 1, cut: "after" },
      { at: /^show bgp ipv4/m, after: 2, cut: "after" },
    ],
    ends: "old",
    step: "verify",
    says: WAS_PUT_BACK,
  },
  {
    fault: "a session stays down",
    arrange: ({ device }) => {
      device.onLine = () => device.up.clear();
    },
    connection: { rollbackSeconds: 1 },
    ends: "old",
    step: "verify",
    says: /sessions that were up are not up again within \d s: 192\.0\.2\.9/,
  },
  ...lost<NxosBench>("taking the timer off", DISARM, () => ({ ends: "new" })),
  {
    fault: "the timer runs out while verifying",
    faults: ({ device }) => [
      { at: /^show bgp ipv4/m, after: 1, afterwards: () => pass(device, nxosModel, 600) },
    ],
    ends: "old",
    step: "confirm",
    says: WAS_PUT_BACK,
  },
  {
    fault: "the device cannot save",
    arrange: ({ device }) => {
      device.full = true;
    },
    ends: "old",
    step: "confirm",
    says: /no space left on device.*What ran before was put back/,
  },
  ...lost<NxosBench>("saving", SAVE, () => ({ ends: "new" })),
  {
    fault: "connection lost after saving, twice",
    faults: () => [
      { at: SAVE, cut: "after" },
      { at: SAVE, after: 1, cut: "after" },
    ],
    ends: "old",
    step: "confirm",
    says: WAS_PUT_BACK,
  },
  {
    fault: "an older release, without the scheduler",
    arrange: ({ device }) => {
      device.version = "7.0(3)I7(6)";
      device.scheduler = false;
    },
    ends: "old",
    step: "preflight",
    says: /9\.3\(1\) or newer is needed; "feature scheduler" is off/,
  },
  {
    fault: "as many checkpoints as there may be",
    arrange: ({ device }) => {
      for (let n = 0; n < 10; n++) device.checkpoints.set(`theirs-${String(n)}`, "");
    },
    ends: "old",
    step: "preflight",
    says: /it has 10 checkpoints and keeps no more/,
  },
];

describe("a fault of a delivery to NX-OS", () => {
  describeFaults("NX-OS: faults of a change", start, { changed: MORE, mark }, cases);
});
