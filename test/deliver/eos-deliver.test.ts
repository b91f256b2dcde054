import { EOS_BEFORE, eosModel, eosTexts, startEos, type EosBench } from "./benches/eos.ts";
import { created, driftOf, failure, removed, updated } from "./devices-servers/bench.ts";
import { PASSWORD } from "./devices-servers/login.ts";
import { selfSigned } from "./devices-servers/certificate.ts";
import { pass, type ConfigSession } from "./devices-servers/eos-device.ts";
import { describeFaults, IMPATIENT, lost, UNTRUSTED, type FaultCase } from "./devices-servers/faults.ts";
import { matching } from "./matching.ts";

const { artifact: FABRIC, more: MORE, mark } = eosTexts;

const certificate = selfSigned();
const benches: EosBench[] = [];
afterEach(() => Promise.all(benches.splice(0).map(({ stop }) => stop())));

async function start(): Promise<EosBench> {
  const bench = await startEos(certificate);
  benches.push(bench);
  return bench;
}

describe("a delivery to EOS over its command API", () => {
  it("leaves what is others' alone, and has the device start with what it runs", async () => {
    const { inputs, running, startup, left } = await start();
    await created(inputs);
    const text = running();
    expect(text).toContain("   neighbor 192.0.2.9 remote-as 65009\n");
    expect(text).toContain("   neighbor 10.254.0.0 remote-as 64513\n");
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
    expect(server.asked.flat().filter((command) => /commit|copy/.test(command))).toEqual([]);
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

  it("goes back by itself where nobody comes back, and the next delivery clears up", async () => {
    const { device, server, inputs, running, left } = await start();
    const state = await created(inputs);
    const old = running();
    server.faults({ at: /commit timer/, afterwards: () => (server.cutOff = true) });
    const told = await failure(updated(state, { artifact: MORE }));
    expect(told.message).toMatch(
      /step "roll back" failed: verify failed .* The device goes back by itself within 10 s of being changed, and starts with what it ran before/,
    );
    expect(running()).toContain(mark);
    pass(device, eosModel, 10);
    expect(running()).toBe(old);
    server.cutOff = false;
    pass(device, eosModel, 500);
    await updated(state, { artifact: MORE });
    expect(running()).toContain(mark);
    expect(left()).toEqual([]);
  });

  it("undoes first what a run left that was killed in the middle of a change", async () => {
    const { device, server, inputs, running, left } = await start();
    const state = await created(inputs);
    const old = running();
    server.faults({ at: /commit timer/, afterwards: () => (server.cutOff = true) });
    await failure(updated(state, { artifact: MORE }));
    server.cutOff = false;
    // Its lock is that of this process, which lives: another's would count for nothing.
    for (const name of device.sessions.keys()) if (name.includes("-lock-")) device.sessions.delete(name);
    expect(await driftOf(state)).toEqual([]);
    expect(running()).toBe(old);
    expect(left()).toEqual([]);
  });

  it("says where the device does not go back any more, and leaves what it could go back to", async () => {
    const { device, server, inputs, running, left } = await start();
    const state = await created(inputs);
    device.full = true;
    server.faults({ at: /^configure replace/m, refuse: "Error: cannot replace" });
    const told = await failure(updated(state, { artifact: MORE }));
    expect(told.message).toMatch(
      /step "roll back" failed: .*configure replace flash:calico-fabric-[0-9a-f]{8}\.cfg; Error: cannot replace\)\. The device does not go back by itself any more/,
    );
    expect(running()).toContain(mark);
    expect(left()).toEqual([matching(/^calico-fabric-[0-9a-f]{8}\.cfg$/)]);
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
    server.faults({
      at: /^show configuration sessions detail/m,
      after: 3,
      meanwhile: () => device.sessions.set(theirs, open()),
    });
    await created(inputs);
    expect(left()).toEqual([theirs]);
  });

  it("is not held up by what others take off at the same time", async () => {
    const { device, server, inputs, running, left } = await start();
    const dead = "calico-fabric-lock-4000-0123abcd-89abcdef-99-ann-build7";
    device.sessions.set(dead, open());
    server.faults({
      at: new RegExp(`${dead} abort`),
      meanwhile: () => void device.sessions.delete(dead),
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

const open = (): ConfigSession => ({ state: "pending", model: eosModel(EOS_BEFORE), base: EOS_BEFORE });
const COMMIT = /^configure session calico-fabric-\w+ commit$/m;
const APPLY = /commit timer/;
const CHECK = /^seq 20/m;
const WAS_PUT_BACK = /What ran before was put back and is what runs now/;

const cases: readonly FaultCase<EosBench>[] = [
  ...UNTRUSTED,
  {
    fault: "a line is refused",
    faults: () => [{ at: CHECK, refuse: "Invalid input (at token 1: '20')" }],
    ends: "old",
    step: "check",
    says: /seq 20 permit 10.192.0.0\/16 eq 24; Invalid input \(at token 1: '20'\)\. Nothing was changed/,
  },
  ...lost<EosBench>("the check", CHECK, () => ({ ends: "old", step: "check", says: /Nothing was changed/ })),
  ...lost<EosBench>("the change", APPLY, () => ({ ends: "old", step: "apply", says: WAS_PUT_BACK })),
  {
    fault: "the device is busy at the change",
    faults: () => [{ at: APPLY, cut: "busy" }],
    ends: "old",
    step: "apply",
    says: /the device is busy/,
  },
  {
    fault: "another's timer runs at the change",
    faults: () => [{ at: APPLY, refuse: "Another session is pending commit timer" }],
    ends: "old",
    step: "apply",
    says: /Another session is pending commit timer/,
  },
  {
    fault: "a connection that was kept is closed while verifying",
    faults: () => [{ at: /^show running-config$/m, after: 1, cut: "after" }],
    ends: "new",
  },
  {
    fault: "connection lost while verifying",
    faults: () => [
      { at: /^show running-config$/m, after: 1, cut: "after" },
      { at: /^show running-config$/m, after: 2, cut: "after" },
    ],
    ends: "old",
    step: "verify",
    says: WAS_PUT_BACK,
  },
  {
    fault: "a session stays down",
    arrange: ({ device }) => {
      device.onCommit = () => device.up.clear();
    },
    connection: { rollbackSeconds: 1 },
    ends: "old",
    step: "verify",
    says: /sessions that were up are not up again within \d s: 192\.0\.2\.9/,
  },
  ...lost<EosBench>("the confirmation", COMMIT, () => ({ ends: "new" })),
  {
    fault: "the timer runs out before the confirmation",
    faults: ({ device }) => [{ at: COMMIT, meanwhile: () => pass(device, eosModel, 100) }],
    ends: "old",
    step: "confirm",
    says: WAS_PUT_BACK,
  },
  {
    fault: "the timer runs out while verifying",
    faults: ({ device }) => [
      { at: /^show ip bgp summary/m, after: 1, afterwards: () => pass(device, eosModel, 60) },
    ],
    ends: "old",
    step: "confirm",
    says: /what was verified does not run any more/,
  },
  {
    fault: "the device cannot save",
    arrange: ({ device }) => {
      device.full = true;
    },
    ends: "old",
    step: "confirm",
    says: /No space left on device.*What ran before was put back/,
  },
  ...lost<EosBench>("saving", /write memory/, () => ({ ends: "new" })),
  {
    fault: "connection lost after saving, twice",
    faults: () => [
      { at: /write memory/, cut: "after" },
      { at: /write memory/, after: 1, cut: "after" },
    ],
    ends: "old",
    step: "confirm",
    says: WAS_PUT_BACK,
  },
  {
    fault: "somebody changes the device in the meantime",
    faults: ({ device }) => [
      { at: CHECK, afterwards: () => void device.running.type("ip route 198.51.100.0/24 Null0") },
    ],
    theirs: "ip route 198.51.100.0/24 Null0\n",
    ends: "old",
    step: "apply",
    says: /somebody else changed the device/,
  },
  {
    fault: "another delivery has it",
    arrange: ({ device }) =>
      device.sessions.set("calico-fabric-lock-9000-0123abcd-89abcdef-99-ann-build7", open()),
    connection: IMPATIENT,
    ends: "old",
    step: "lock",
    says: /not free within .* s: ann-build7, process 99, has the device, at most 4000 s more/,
  },
  {
    fault: "somebody's own commit timer runs",
    arrange: ({ device }) => device.sessions.set("maintenance", { ...open(), state: "pendingCommitTimer" }),
    connection: IMPATIENT,
    ends: "old",
    step: "lock",
    says: /the commit timer of the configuration session maintenance runs/,
  },
  {
    fault: "no configuration session is free",
    arrange: ({ device }) =>
      [1, 2, 3, 4, 5].forEach((n) => device.sessions.set(`theirs-${String(n)}`, open())),
    ends: "old",
    step: "lock",
    says: /Maximum number of pending sessions has been reached/,
  },
  {
    fault: "an older release",
    arrange: ({ device }) => {
      device.version = "4.21.5F";
    },
    ends: "old",
    step: "preflight",
    says: /4\.23 or newer is needed/,
  },
];

describe("a fault of a delivery to EOS", () => {
  describeFaults("EOS: faults of a change", start, { changed: MORE, mark }, cases);
});
