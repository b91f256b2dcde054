import type { HttpsConnection, SwitchInputs } from "../../src/deliver/index.ts";
import { created, driftOf, failure, removed, updated } from "./devices-servers/bench.ts";
import { PASSWORD, type ApiServer, type Fault } from "./devices-servers/api-server.ts";
import { selfSigned } from "./devices-servers/certificate.ts";
import { serveEapi } from "./devices-servers/eapi-server.ts";
import { eosDevice, pass, type ConfigSession, type EosDevice } from "./devices-servers/eos-device.ts";
import { lines } from "./devices-servers/lines.ts";
import { faultTable } from "./devices-servers/table.ts";

const BEFORE = `hostname tor-1
username fabric secret sha512 $6$nobody
interface Ethernet1
   description somebody else's
router bgp 65000
   neighbor 192.0.2.9 remote-as 65009
`;

const FABRIC = `ip prefix-list PODS
   seq 10 permit 10.64.0.0/10 ge 24 le 32
!
router bgp 65000
   neighbor SPINES peer group
   neighbor SPINES password 0 <secret:spines>
   neighbor 10.254.0.0 peer group SPINES
   neighbor 10.254.0.0 remote-as 64513
`;

const MORE = FABRIC.replace("le 32\n", "le 32\n   seq 20 permit 10.192.0.0/16 eq 24\n");

const SECRET = "Fabric-Secret-1";

describe("EOS over its command API", () => {
  const certificate = selfSigned();
  const table = faultTable("EOS: faults of a change");
  afterAll(() => table.print());

  let device: EosDevice;
  let server: ApiServer;
  let inputs: SwitchInputs;
  beforeEach(async () => {
    device = eosDevice(lines, BEFORE);
    device.up.add("192.0.2.9");
    server = await serveEapi(device, lines, certificate);
    inputs = {
      device: "tor-1",
      platform: "eos",
      artifact: FABRIC,
      secrets: { spines: SECRET },
      connection: server.connection,
      numbers: {},
      renumber: false,
    };
  });
  afterEach(() => server.stop());

  const clean = () => ({
    files: [...device.flash.keys()],
    open: [...device.sessions.values()].filter(({ state }) => state !== "completed").length,
  });

  it("creates, leaves what is others' alone, and has the device start with what it runs", async () => {
    await created(inputs);
    const running = device.running.running();
    expect(running).toContain("   neighbor 192.0.2.9 remote-as 65009\n");
    expect(running).toContain("   neighbor 10.254.0.0 remote-as 64513\n");
    expect(device.startup).toBe(running);
    expect(clean()).toEqual({ files: [], open: 0 });
  });

  it("shows no drift after it, and what somebody changed by hand", async () => {
    const state = await created(inputs);
    expect(await driftOf(state)).toEqual([]);
    device.running.type("no ip prefix-list PODS");
    expect((await driftOf(state)).join("\n")).toContain("ip prefix-list PODS");
  });

  it("is through at once where all of it runs, and saves what was not saved", async () => {
    const state = await created(inputs);
    device.startup = "";
    server.asked.length = 0;
    await updated(state, { secrets: { spines: SECRET }, renumber: true, artifact: `${FABRIC}!\n` });
    expect(server.asked.flat().filter((command) => /commit|copy/.test(command))).toEqual([]);
    expect(device.startup).toBe(device.running.running());
  });

  it("tells that a restart would lose what runs", async () => {
    const state = await created(inputs);
    device.startup = "";
    expect(await driftOf(state)).toEqual([
      "what the device starts with is not what runs: a restart would lose it",
    ]);
  });

  it("changes, and then takes off no more than the fabric's", async () => {
    const before = device.running.running();
    const state = await updated(await created(inputs), { artifact: MORE });
    expect(device.running.running()).toContain("seq 20 permit 10.192.0.0/16 eq 24");
    await removed(state);
    expect(device.running.running()).toBe(before);
    expect(device.startup).toBe(before);
    expect(clean()).toEqual({ files: [], open: 0 });
  });

  interface Case {
    readonly fault: string;
    readonly faults?: readonly Fault[];
    readonly arrange?: () => void;
    readonly connection?: Partial<HttpsConnection>;
    /** What runs afterwards, and what the device starts with. */
    readonly ends: "old" | "new";
    /** None where the delivery gets there nevertheless. */
    readonly step?: string;
    readonly says?: RegExp;
  }

  const later = (seconds: number) => () => pass(device, lines, seconds);
  const COMMIT = /commit$/;
  const APPLY = /commit timer/;
  const CHECK = /^seq 20/m;

  const cases: readonly Case[] = [
    {
      fault: "a line is refused",
      faults: [{ at: CHECK, refuse: "Invalid input (at token 1: '20')" }],
      ends: "old",
      step: "check",
      says: /seq 20 permit 10.192.0.0\/16 eq 24; Invalid input \(at token 1: '20'\)\. Nothing was changed/,
    },
    ...(["before", "within", "after"] as const).map((cut): Case => {
      const says = /Nothing was changed/;
      return {
        fault: `connection lost ${cut} the check`,
        faults: [{ at: CHECK, cut }],
        ends: "old",
        step: "check",
        says,
      };
    }),
    ...(["before", "within", "after"] as const).map((cut): Case => {
      const says = /What ran before was put back and is what runs now/;
      return {
        fault: `connection lost ${cut} the change`,
        faults: [{ at: APPLY, cut }],
        ends: "old",
        step: "apply",
        says,
      };
    }),
    {
      fault: "the device is busy at the change",
      faults: [{ at: APPLY, cut: "busy" }],
      ends: "old",
      step: "apply",
      says: /the device is busy/,
    },
    {
      fault: "another's timer runs at the change",
      faults: [{ at: APPLY, refuse: "Another session is pending commit timer" }],
      ends: "old",
      step: "apply",
      says: /Another session is pending commit timer/,
    },
    {
      fault: "connection lost while verifying",
      faults: [{ at: /^show ip bgp summary/m, times: 2, afterwards: () => undefined, cut: "after" }],
      ends: "old",
      step: "verify",
    },
    {
      fault: "a session stays down",
      arrange: () => {
        device.onCommit = () => device.up.clear();
      },
      connection: { rollbackSeconds: 1 },
      ends: "old",
      step: "verify",
      says: /sessions that were up are not up again within 1 s: 192\.0\.2\.9/,
    },
    ...(["before", "within", "after"] as const).map((cut): Case => {
      return { fault: `connection lost ${cut} the confirmation`, faults: [{ at: COMMIT, cut }], ends: "new" };
    }),
    {
      fault: "the timer runs out before the confirmation",
      faults: [{ at: COMMIT, meanwhile: later(100) }],
      ends: "old",
      step: "confirm",
    },
    {
      fault: "the timer runs out while verifying",
      faults: [{ at: /^show ip bgp summary/m, times: 2, afterwards: later(60) }],
      ends: "old",
      step: "confirm",
      says: /what was verified does not run any more/,
    },
    {
      fault: "the device cannot save",
      arrange: () => {
        device.full = true;
      },
      ends: "old",
      step: "confirm",
      says: /No space left on device.*What ran before was put back/,
    },
    ...(["before", "within", "after"] as const).map((cut): Case => {
      return {
        fault: `connection lost ${cut} saving`,
        faults: [{ at: /write memory/, cut }],
        ends: cut === "before" ? "old" : "new",
      };
    }),
    {
      fault: "somebody changes the device in the meantime",
      faults: [{ at: CHECK, afterwards: () => void device.running.type("ntp server 192.0.2.1") }],
      ends: "old",
      step: "apply",
      says: /somebody else changed the device/,
    },
    {
      fault: "another certificate",
      connection: { certificate: `SHA256:${"0".repeat(64)}` },
      ends: "old",
      step: "connect",
      says: /No password was sent/,
    },
    {
      fault: "a wrong password",
      connection: { password: "wrong-secret" },
      ends: "old",
      step: "connect",
      says: /refused the credentials/,
    },
    {
      fault: "another delivery has it",
      arrange: () => device.sessions.set("calico-fabric-lock-9000-0123abcd-ann-build7-99", open()),
      connection: { timeoutSeconds: 0.15, rollbackSeconds: 0.1 },
      ends: "old",
      step: "lock",
      says: /not free within .* s: ann-build7-99 has the device, at most 4000 s more/,
    },
    {
      fault: "somebody's own commit timer runs",
      arrange: () => {
        device.sessions.set("maintenance", { ...open(), state: "pendingCommitTimer" });
      },
      connection: { timeoutSeconds: 0.15, rollbackSeconds: 0.1 },
      ends: "old",
      step: "lock",
      says: /the commit timer of the configuration session maintenance runs/,
    },
    {
      fault: "no configuration session is free",
      arrange: () => [1, 2, 3, 4, 5].forEach((n) => device.sessions.set(`theirs-${String(n)}`, open())),
      ends: "old",
      step: "lock",
      says: /Maximum number of pending sessions has been reached/,
    },
    {
      fault: "an older release",
      arrange: () => {
        device.version = "4.21.5F";
      },
      ends: "old",
      step: "preflight",
      says: /4\.23 or newer is needed/,
    },
  ];

  const open = (): ConfigSession => ({
    state: "pending",
    model: lines(BEFORE),
    base: BEFORE,
  });

  it.each(cases.map((one) => [one.fault, one] as const))("%s", async (fault, one) => {
    const state = await created(inputs);
    const old = device.running.running();
    one.arrange?.();
    server.faults(...(one.faults ?? []));
    const delivery = updated(state, {
      artifact: MORE,
      connection: { ...server.connection, ...one.connection },
    });
    const told = one.step === undefined ? undefined : await failure(delivery);
    await delivery.catch(() => undefined);
    const which = (text: string): string =>
      text === old ? "old" : text.includes("seq 20 permit") ? "new" : "neither";
    const ours = device.running.running().replace("ntp server 192.0.2.1\n", "");
    table.add(fault, `${which(ours)} runs, ${which(device.startup)} starts`, told?.message ?? "");
    expect({ runs: which(ours), starts: which(device.startup) }).toEqual({
      runs: one.ends,
      starts: one.ends,
    });
    expect(told?.step).toBe(one.step);
    if (one.says !== undefined) expect(told?.message).toMatch(one.says);
    expect(told?.message ?? "").not.toContain(SECRET);
    expect(told?.message ?? "").not.toContain(PASSWORD);
    if (one.step !== "lock") expect(clean()).toEqual({ files: [], open: 0 });
  });
});
