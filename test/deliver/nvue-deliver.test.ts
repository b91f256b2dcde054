import type { HttpsConnection, SwitchInputs } from "../../src/deliver/index.ts";
import type { NvueTree } from "../platforms/device-model/nvue.ts";
import { SECRET, type Bench } from "./benches/bench.ts";
import { cumulusTexts, startCumulus } from "./benches/cumulus.ts";
import { PASSWORD } from "./devices-servers/login.ts";
import { created, driftOf, failure, removed, updated } from "./devices-servers/bench.ts";
import { selfSigned } from "./devices-servers/certificate.ts";
import type { NvueFault, NvueServer } from "./devices-servers/nvue-server.ts";
import { faultTable } from "./devices-servers/table.ts";

const { artifact: FABRIC, more: MORE } = cumulusTexts;

/** NVUE takes it, and does not apply it: no such group. */
const INVALID = MORE.replace("peer-group: 'SPINES'", "peer-group: 'SPINE'");

const NEXT = "Fabric-Secret-2";

describe("Cumulus Linux over NVUE", () => {
  const certificate = selfSigned();
  const table = faultTable("Cumulus Linux: faults of a change");
  afterAll(() => table.print());

  let bench: Bench<NvueServer>;
  let device: NvueServer;
  let inputs: SwitchInputs;
  beforeEach(async () => {
    bench = await startCumulus(certificate);
    ({ server: device, inputs } = bench);
  });
  afterEach(() => bench.stop());

  const pending = (): readonly string[] => bench.left();

  it("creates, leaves what is others' alone, and has the switch start with what it runs", async () => {
    const before = device.applied;
    await created(inputs);
    expect(device.applied).toMatchObject({
      system: { hostname: "leaf7" },
      interface: {
        eth0: { ip: { vrf: "mgmt" } },
        swp49: { description: "spine-1 swp1", link: { mtu: 9000 } },
      },
      vrf: { default: { router: { bgp: { "peer-group": { SPINES: { password: SECRET } } } } } },
    });
    expect(device.applied["vrf"]).toMatchObject(before["vrf"] as object);
    expect(device.startup).toEqual(device.applied);
    expect(pending()).toEqual([]);
  });

  it("shows no drift after it, and what somebody changed by hand", async () => {
    const state = await created(inputs);
    expect(await driftOf(state)).toEqual([]);
    device.applied = { ...device.applied, router: {} };
    device.startup = device.applied;
    expect(await driftOf(state)).toContain('nv set router policy prefix-list PODS type "ipv4"');
  });

  it("tells that a restart would lose what runs, where nothing is saved by itself, and saves it", async () => {
    const state = await created(inputs);
    device.startup = {};
    expect(await driftOf(state)).toEqual([
      "what the device starts with is not what runs: a restart would lose it",
    ]);
    device.asked.length = 0;
    await updated(state, { artifact: `${FABRIC}\n` });
    expect(device.asked.filter((one) => /"apply"|^POST/.test(one))).toEqual([]);
    expect(device.startup).toEqual(device.applied);
  });

  it("saves where the switch does not by itself", async () => {
    device.autoSave = false;
    await created(inputs);
    expect(device.startup).toEqual(device.applied);
  });

  it("changes, and then takes off no more than the fabric's", async () => {
    const before = device.applied;
    const state = await updated(await created(inputs), { artifact: MORE, secrets: { spines: "Another-1" } });
    expect(JSON.stringify(device.applied)).toContain("10.192.0.0/16");
    expect(JSON.stringify(device.applied)).toContain("Another-1");
    await removed(state);
    expect(device.applied).toEqual(before);
    expect(device.startup).toEqual(before);
    expect(pending()).toEqual([]);
  });

  it("asks a release before 5.12 for its neighbours in its own way", async () => {
    device.build = "Cumulus Linux 5.9.1";
    device.onApply = () => device.up.clear();
    const state = created({ ...inputs, connection: { ...device.connection, rollbackSeconds: 1 } });
    expect((await failure(state)).message).toMatch(
      /sessions that were up are not up again within \d s: 192\.0\.2\.9/,
    );
  });

  interface Case {
    readonly fault: string;
    readonly faults?: readonly NvueFault[];
    readonly arrange?: () => void;
    readonly artifact?: string;
    readonly connection?: Partial<HttpsConnection>;
    /** What runs afterwards, and what the switch starts with. */
    readonly ends: "old" | "new" | "neither";
    /** In which state its revision is left. Default none. */
    readonly leaves?: string;
    /** None where the delivery gets there nevertheless. */
    readonly step?: string;
    readonly says?: RegExp;
  }

  const PATCH = /^PATCH \/nvue_v1\/\?rev=.*10\.192\.0\.0/;
  const APPLY = /"state":"apply"/;
  const POLL = /^GET \/nvue_v1\/revision\/[0-9]+ /;
  const CONFIRM = /"state":"confirm_yes"/;
  const SAVE = /"state":"save"/;
  const BACK = /What ran before was put back and is what runs now/;
  const cuts = ["before", "within", "after"] as const;

  const cases: readonly Case[] = [
    {
      fault: "a part of it is refused",
      faults: [{ at: PATCH, refuse: `'${NEXT}' is not of the type 'integer'` }],
      ends: "old",
      step: "check",
      says: /'\*{8}' is not of the type 'integer' \(HTTP 400\)\. Nothing was changed/,
    },
    ...cuts.map((cut): Case => ({
      fault: `connection lost ${cut} the check`,
      faults: [{ at: PATCH, cut }],
      ends: "old",
      step: "check",
    })),
    {
      fault: "the switch finds it invalid",
      artifact: INVALID,
      ends: "old",
      step: "apply",
      says: /invalid: Config invalid at vrf\.default\.router\.bgp\.neighbor\.10\.254\.0\.0: peer-group SPINE does not exist.*put back/,
    },
    {
      fault: "connection lost before the change",
      faults: [{ at: APPLY, cut: "before" }],
      ends: "old",
      step: "apply",
      says: BACK,
    },
    {
      fault: "connection lost within the answer to the change",
      faults: [{ at: APPLY, cut: "within" }],
      ends: "new",
    },
    { fault: "connection lost after the change", faults: [{ at: APPLY, cut: "after" }], ends: "new" },
    { fault: "connection lost while it is applied", faults: [{ at: POLL, cut: "after" }], ends: "new" },
    {
      fault: "the switch is busy at the change",
      faults: [{ at: APPLY, cut: "busy" }],
      ends: "old",
      step: "apply",
      says: /the device is busy/,
    },
    {
      fault: "the switch knows no timer over this interface",
      arrange: () => (device.withoutTimer = true),
      ends: "old",
      step: "apply",
      says: /would not go back by itself.*put back/,
    },
    {
      fault: "somebody changes the switch in the meantime",
      faults: [
        { at: PATCH, afterwards: () => (device.applied = { ...device.applied, service: { ntp: {} } }) },
      ],
      ends: "old",
      step: "check",
      says: /somebody changed what runs in the meantime.*Nothing was changed/,
    },
    {
      fault: "connection lost while verifying, for good",
      faults: [
        { at: /neighbor\?rev=operational/, times: 3, afterwards: () => (asked += 1) },
        { at: /$/, times: 999, cut: "before" },
      ],
      connection: { timeoutSeconds: 1, rollbackSeconds: 2 },
      ends: "old",
      step: "roll back",
      says: /goes back by itself within 2 s/,
    },
    {
      fault: "a session stays down",
      arrange: () => (device.onApply = () => device.up.clear()),
      connection: { rollbackSeconds: 1 },
      ends: "old",
      step: "verify",
      says: /sessions that were up are not up again within \d s: 192\.0\.2\.9.*put back/,
    },
    ...cuts.map((cut): Case => ({
      fault: `connection lost ${cut} the confirmation`,
      faults: [{ at: CONFIRM, cut }],
      ends: "new",
    })),
    {
      fault: "the timer runs out before the confirmation",
      faults: [{ at: CONFIRM, meanwhile: () => device.pass(60) }],
      ends: "old",
      step: "confirm",
      says: /came too late.*put back/,
    },
    {
      fault: "the timer runs out while verifying",
      faults: [{ at: /neighbor\?rev=operational/, times: 3, afterwards: () => device.pass(60) }],
      ends: "old",
      step: "confirm",
    },
    {
      fault: "the switch is at it for longer than it may",
      arrange: () => (device.work = 1_000_000),
      connection: { timeoutSeconds: 0.5, rollbackSeconds: 2 },
      ends: "old",
      leaves: "apply",
      step: "roll back",
      says: /apply failed \(it is still at it\).*\(it is still at it\)\. The device goes back by itself within 2 s/,
    },
    {
      fault: "the old password is shown as stars",
      arrange: () => (device.stars = device.withoutTimer = true),
      ends: "neither",
      step: "roll back",
      says: /as the change left them: vrf default router bgp peer-group SPINES password\)\. The device does not go back by itself any more/,
    },
    {
      fault: "somebody changes the switch after it was verified",
      faults: [
        { at: CONFIRM, afterwards: () => (device.applied = { ...device.applied, service: { ntp: {} } }) },
      ],
      ends: "old",
      step: "confirm",
      says: /somebody changed what runs since it was verified.*put back/,
    },
    {
      fault: "connection lost after the confirmation, for good",
      faults: [
        { at: CONFIRM, cut: "after", afterwards: () => (lost = true) },
        { at: /$/, times: 999, cut: "before", isOn: () => lost },
      ],
      connection: { timeoutSeconds: 0.5 },
      ends: "new",
      step: "roll back",
      says: /The device does not go back by itself any more: it runs the change/,
    },
    {
      fault: "connection lost after saving, for a while",
      arrange: () => (device.autoSave = false),
      faults: [
        { at: SAVE, cut: "after", afterwards: () => (lost = true) },
        { at: /rev=applied/, cut: "before", isOn: () => lost },
      ],
      ends: "new",
    },
    {
      fault: "connection lost after saving, until it is too late",
      arrange: () => (device.autoSave = false),
      faults: [
        { at: SAVE, cut: "after", afterwards: () => (lost = true) },
        { at: /rev=applied/, times: 3, cut: "before", isOn: () => lost },
      ],
      connection: { timeoutSeconds: 0.1 },
      ends: "old",
      step: "read",
      says: BACK,
    },
    {
      fault: "the switch cannot save",
      arrange: () => (device.full = true),
      connection: { timeoutSeconds: 1 },
      ends: "old",
      step: "confirm",
      says: /No space left on device.*put back/,
    },
    ...cuts.map((cut): Case => ({
      fault: `connection lost ${cut} saving`,
      arrange: () => (device.autoSave = cut === "before"),
      faults: [{ at: SAVE, cut }],
      ends: "new",
    })),
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
      says: /refused the credentials \(HTTP 401\).*in the group nvapply/,
    },
    {
      fault: "another's change waits for its confirmation",
      arrange: () =>
        device.revisions.set("77", {
          state: "confirm",
          tree: device.applied,
          base: device.applied,
          issue: {},
          deadline: Infinity,
          working: 0,
          seconds: 60,
        }),
      connection: { timeoutSeconds: 0.2, rollbackSeconds: 0.1 },
      ends: "old",
      step: "lock",
      says: /another change is under way \(revision 77: confirm\)/,
    },
    {
      fault: "a run that was killed left a change unconfirmed",
      arrange: () =>
        device.revisions.set("77", {
          state: "confirm",
          tree: device.applied,
          base: device.applied,
          issue: {},
          deadline: Date.now() + 300,
          working: 0,
          seconds: 60,
        }),
      ends: "new",
    },
    {
      fault: "a release with other words",
      arrange: () => (device.build = "Cumulus Linux 5.15.0"),
      ends: "old",
      step: "preflight",
      says: /5\.9 to 5\.14/,
    },
  ];
  /** How often sessions have been asked for: twice before the change, once for each family, and then again. */
  let asked = 0;
  /** Whether the connection is lost by now. */
  let lost = false;

  it.each(cases.map((one) => [one.fault, one] as const))("%s", async (fault, one) => {
    const state = await created(inputs);
    const old = JSON.stringify(device.applied);
    one.arrange?.();
    asked = 0;
    lost = false;
    device.faults(
      ...(one.faults ?? []).map((each) => (each.times === 999 ? { isOn: () => asked === 3, ...each } : each)),
    );
    const delivery = updated(state, {
      artifact: one.artifact ?? MORE,
      secrets: { spines: NEXT },
      connection: { ...device.connection, ...one.connection },
    });
    const told = one.step === undefined ? undefined : await failure(delivery);
    await delivery.catch(() => undefined);
    device.pass(one.fault.endsWith("for good") ? 60 : 0);
    const which = (tree: NvueTree): string => {
      const { service: _service, ...rest } = tree;
      const text = JSON.stringify(rest);
      return text === old ? "old" : text.includes("10.192.0.0/16") ? "new" : "neither";
    };
    table.add(fault, `${which(device.applied)} runs, ${which(device.startup)} starts`, told?.message ?? "");
    expect({ runs: which(device.applied), starts: which(device.startup) }).toEqual({
      runs: one.ends,
      starts: one.ends,
    });
    expect(told?.step).toBe(one.step);
    expect(JSON.stringify([device.applied, device.startup])).not.toContain("****");
    if (one.says !== undefined) expect(told?.message).toMatch(one.says);
    expect(told?.message ?? "").not.toContain("Fabric-Secret");
    expect(told?.message ?? "").not.toContain(PASSWORD);
    if (one.step !== "lock")
      expect(pending().filter((each) => each !== "confirm_fail" && each !== one.leaves)).toEqual([]);
  });
});
