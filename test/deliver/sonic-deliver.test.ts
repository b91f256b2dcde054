import {
  put,
  takeOff,
  type SshConnection,
  type SwitchInputs,
  type SwitchState,
} from "../../src/deliver/index.ts";
import { sonicDialect } from "../../src/platforms/sonic/change/dialect.ts";
import { SEPARATOR } from "../../src/platforms/sonic/change/text.ts";
import type { ConfigDb } from "../platforms/device-model/config-db.ts";
import { describeWith } from "../support/prerequisites.ts";
import { created, driftOf, failure, removed, updated } from "./devices-servers/bench.ts";
import { faultTable } from "./devices-servers/table.ts";
import { startSonicSwitch, type SonicSwitch } from "./sonic-switch.ts";

jest.setTimeout(180_000);

const OWNERS: ConfigDb = {
  DEVICE_METADATA: {
    localhost: {
      hostname: "leaf7",
      docker_routing_config_mode: "split-unified",
      frr_mgmt_framework_config: "true",
    },
  },
  PORT: {
    Ethernet0: { lanes: "1", speed: "25000", admin_status: "down", description: "as it came" },
    Ethernet48: { lanes: "49", speed: "100000" },
  },
  INTERFACE: { Ethernet0: {}, "Ethernet0|10.0.0.0/31": {} },
  NTP_SERVER: { "192.0.2.123": {} },
};

const OWNERS_FRR = "frr defaults traditional\nip route 198.51.100.0/24 blackhole\n";

const text = (db: ConfigDb, ...frr: readonly string[]): string =>
  JSON.stringify({ config_db: db, "frr.conf": frr });

const DB: ConfigDb = {
  DEVICE_METADATA: {
    localhost: {
      bgp_asn: "64600",
      docker_routing_config_mode: "split-unified",
      frr_mgmt_framework_config: "true",
    },
  },
  LOOPBACK_INTERFACE: { Loopback0: {}, "Loopback0|10.255.2.0/32": {} },
  PORT: { Ethernet48: { admin_status: "up", description: "spine-1 Ethernet0" } },
  INTERFACE: { Ethernet48: {}, "Ethernet48|10.254.0.1/31": {} },
};

const FRR = [
  "ip prefix-list PODS seq 10 permit 10.64.0.0/10",
  "router bgp 64600",
  " bgp router-id 10.255.2.0",
  " no bgp ebgp-requires-policy",
  " neighbor 10.254.0.0 remote-as 64513",
  " neighbor 10.254.0.0 password <secret:spines>",
  "exit",
];

const FABRIC = text(DB, ...FRR);

/** A server's port comes to it, which a factory had routed, and the list has a second entry. */
const MORE = text(
  {
    ...DB,
    PORT: { ...DB["PORT"], Ethernet0: { admin_status: "up", description: "r1-n1" } },
    VLAN: { Vlan10: { vlanid: "10", description: "rack r1" } },
    VLAN_MEMBER: { "Vlan10|Ethernet0": { tagging_mode: "untagged" } },
  },
  ...FRR.slice(0, 1),
  "ip prefix-list PODS seq 20 permit 10.192.0.0/16",
  ...FRR.slice(1),
);

const SECRET = "Fabric-Secret-1";

describeWith("delivery to SONiC over SSH", ["root", "namespaces", "labPrograms"], () => {
  const table = faultTable("SONiC: faults of a change");
  let sw: SonicSwitch;
  let inputs: SwitchInputs;
  let state: SwitchState;
  beforeAll(async () => {
    sw = await startSonicSwitch({ name: "sonic", config: OWNERS_FRR }, OWNERS);
    const { host, port, user, hostKey, privateKey } = sw;
    inputs = {
      device: "leaf7",
      platform: "sonic",
      artifact: FABRIC,
      secrets: { spines: SECRET },
      connection: {
        transport: "ssh",
        host,
        port,
        user,
        hostKey,
        privateKey,
        rollbackSeconds: 30,
        timeoutSeconds: 20,
      },
      numbers: { asn: "64600" },
      renumber: false,
    };
  });
  afterAll(async () => {
    table.print();
    await sw.stop();
  });

  it("creates, leaves what is others' alone, and has the switch start with what it runs", async () => {
    state = await created(inputs);
    expect(await sw.configDb()).toMatchObject({
      PORT: {
        Ethernet0: OWNERS["PORT"]?.["Ethernet0"],
        Ethernet48: { lanes: "49", description: "spine-1 Ethernet0" },
      },
      INTERFACE: { "Ethernet0|10.0.0.0/31": {}, "Ethernet48|10.254.0.1/31": {} },
      NTP_SERVER: { "192.0.2.123": {} },
    });
    expect(await sw.startupDb()).toEqual(await sw.configDb());
    for (const frr of [await sw.runningConfig(), await sw.frrConf()]) {
      expect(frr).toContain(`neighbor 10.254.0.0 password ${SECRET}`);
      expect(frr).toContain("ip route 198.51.100.0/24 blackhole");
    }
    expect(await sw.leftovers()).toBe("");
  });

  it("shows no drift after it, and what somebody changed by hand in either part", async () => {
    expect(await driftOf(state)).toEqual([]);
    const db = await sw.configDb();
    await sw.setDb({ ...db, PORT: { ...db["PORT"], Ethernet48: { lanes: "49", speed: "100000" } } });
    await sw.vtysh("configure", "no ip prefix-list PODS");
    const drift = (await driftOf(state)).join("\n");
    expect(drift).toContain('{"op":"add","path":"/PORT/Ethernet48/description","value":"spine-1 Ethernet0"}');
    expect(drift).toContain("ip prefix-list PODS seq 10 permit 10.64.0.0/10");
    state = await updated({ ...state, drift: [drift] }, {});
    expect(await sw.configDb()).toEqual(db);
    expect(await driftOf(state)).toEqual([]);
  });

  it("tells that a restart would lose what runs, and has it start so", async () => {
    await sw.run("sh", "-c", "echo '{}' >/etc/sonic/config_db.json");
    expect(await driftOf(state)).toEqual([
      "what the switch starts with is not what runs: a restart would lose it",
    ]);
    state = await updated({ ...state, drift: ["it"] }, {});
    expect(await sw.startupDb()).toEqual(await sw.configDb());
  });

  interface Case {
    readonly fault: string;
    readonly faults?: readonly string[];
    readonly arrange?: () => Promise<unknown>;
    readonly artifact?: string;
    readonly connection?: Partial<SshConnection>;
    readonly step: string;
    readonly says: RegExp;
  }

  const BACK = /What ran before was put back and is what runs now/;
  const cases: readonly Case[] = [
    {
      fault: "SONiC's models refuse the patch",
      faults: ["apply-patch-dry fail"],
      step: "check",
      says: /orchagent does not answer.*Nothing on the switch was changed/,
    },
    {
      fault: "FRR refuses a line",
      artifact: text(DB, ...FRR, "router bgq 1"),
      step: "check",
      says: /router bgq 1.*Nothing on the switch was changed/,
    },
    { fault: "the patch fails", faults: ["apply-patch fail"], step: "apply", says: BACK },
    {
      fault: "putting back fails at first",
      faults: ["apply-patch fail", "rollback fail"],
      step: "apply",
      says: BACK,
    },
    {
      fault: "connection lost before the change",
      faults: ["apply-patch cut"],
      step: "apply",
      says: /puts back what ran before by itself within 30 s/,
    },
    {
      fault: "connection lost after the change",
      faults: ["apply-patch cut-after"],
      step: "apply",
      says: /puts back what ran before by itself within 30 s/,
    },
    {
      fault: "the timer runs out while the patch is applied",
      faults: ["apply-patch hang"],
      connection: { rollbackSeconds: 3 },
      // Whether the patch ends before what runs is looked at is a matter of time.
      step: "apply|verify",
      says: BACK,
    },
    {
      fault: "a mode in which SONiC writes FRR's file",
      arrange: async () => {
        const db = await sw.configDb();
        const { localhost = {} } = db["DEVICE_METADATA"] ?? {};
        await sw.setDb({
          ...db,
          DEVICE_METADATA: { localhost: { ...localhost, docker_routing_config_mode: "separated" } },
        });
        return () => sw.setDb(db);
      },
      step: "preflight",
      says: /docker_routing_config_mode is separated/,
    },
    {
      fault: "another host key",
      connection: { hostKey: `SHA256:${"A".repeat(43)}` },
      step: "connect",
      says: /No password or key was sent/,
    },
    {
      fault: "a user whose key is refused",
      connection: { user: "nobody" },
      step: "connect",
      says: /refused the credentials/,
    },
  ];
  /** A delivery of somebody who goes soon, as its folder on the switch says. */
  const LOCKED = `
id=0123456789abcdef
mkdir -p /etc/sonic/.calico-fabric/$id
: >/etc/sonic/.calico-fabric/staged.$id
setsid sleep 1 >/dev/null 2>&1 &
born=$(sed 's/.*) //' /proc/$!/stat | cut -d ' ' -f 20)
{ cat /proc/sys/kernel/random/boot_id; echo "$! $born"; echo 'ann@build7, process 7'; echo '600 600'; } >/etc/sonic/.calico-fabric/$id/owner`;

  it.each(cases.map((one) => [one.fault, one] as const))("%s", async (fault, one) => {
    const [db, frr, startup] = [await sw.configDb(), await sw.runningConfig(), await sw.startupDb()];
    const undo = await one.arrange?.();
    await sw.fault(...(one.faults ?? []));
    const told = await failure(
      updated(state, {
        artifact: one.artifact ?? MORE,
        connection: { ...inputs.connection, ...one.connection } as SshConnection,
      }),
    );
    if (typeof undo === "function") await (undo as () => Promise<unknown>)();
    await freed();
    const isOld =
      JSON.stringify(await sw.configDb()) === JSON.stringify(db) && (await sw.runningConfig()) === frr;
    const startsOld = JSON.stringify(await sw.startupDb()) === JSON.stringify(startup);
    table.add(
      fault,
      `${isOld ? "old" : "another"} runs, ${startsOld ? "old" : "another"} starts`,
      told.message,
    );
    expect({ isOld, startsOld }).toEqual({ isOld: true, startsOld: true });
    expect(told.step).toMatch(new RegExp(`^(?:${one.step})$`));
    expect(told.message).toMatch(one.says);
    expect(told.message).not.toContain(SECRET);
  });

  /** Waits until the guard has put back what ran. Whoever comes next clears the rest away. */
  async function freed(): Promise<void> {
    const end = performance.now() + 40_000;
    while (
      /^(?:armed|rolling)\./m.test(
        await sw.run("sh", "-c", "ls -A /etc/sonic/.calico-fabric 2>/dev/null; true"),
      )
    ) {
      if (performance.now() > end) throw new Error("what ran was not put back");
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  it("has the change where the connection is lost within the confirmation, once it is decided", async () => {
    await sw.fault("delete-checkpoint cut");
    state = await updated(state, { artifact: MORE });
    expect(await sw.startupDb()).toEqual(await sw.configDb());
    expect(await sw.configDb()).toMatchObject({ VLAN: { Vlan10: { description: "rack r1" } } });
    expect(await sw.frrConf()).toContain("10.192.0.0/16");
    state = await updated(state, { artifact: FABRIC });
    expect(await driftOf(state)).toEqual([]);
    expect(await sw.leftovers()).toBe("");
  });

  it("waits for another delivery, changes both parts, and then takes off no more than the fabric's", async () => {
    await sw.run("sh", "-c", LOCKED);
    state = await updated(state, { artifact: MORE });
    expect(await sw.configDb()).toMatchObject({
      VLAN_MEMBER: { "Vlan10|Ethernet0": { tagging_mode: "untagged" } },
    });
    expect((await sw.configDb())["INTERFACE"]).not.toHaveProperty("Ethernet0");
    expect(await sw.frrConf()).toContain("10.192.0.0/16");
    expect(await driftOf(state)).toEqual([]);
    await removed(state);
    expect(await sw.configDb()).toEqual(OWNERS);
    expect(await sw.startupDb()).toEqual(OWNERS);
    expect(await sw.runningConfig()).not.toContain("router bgp");
    expect(await sw.frrConf()).toContain("ip route 198.51.100.0/24 blackhole");
    expect(await sw.leftovers()).toBe("");
  });

  it("leaves FRR to a switch that only switches, and takes the fabric's part of it off one that comes to", async () => {
    const frr = await sw.runningConfig();
    const { VLAN, VLAN_MEMBER, PORT } = (JSON.parse(MORE) as { config_db: ConfigDb }).config_db;
    const bridge = await created({
      ...inputs,
      artifact: JSON.stringify({ config_db: { PORT, VLAN, VLAN_MEMBER } }),
    });
    expect(await sw.configDb()).toMatchObject({ VLAN: { Vlan10: { vlanid: "10" } } });
    expect(await driftOf(bridge)).toEqual([]);
    expect(await sw.runningConfig()).toBe(frr);
    const routed = await updated(bridge, { artifact: FABRIC });
    for (const text of [await sw.runningConfig(), await sw.frrConf()]) {
      expect(text).toContain("neighbor 10.254.0.0 remote-as 64513");
      expect(text).toContain("ip route 198.51.100.0/24 blackhole");
    }
    const again = await updated(routed, { artifact: bridge.artifact });
    expect(await sw.runningConfig()).toBe(frr);
    expect(await sw.frrConf()).not.toContain("router bgp");
    expect(await driftOf(again)).toEqual([]);
    await removed(again);
    expect(await sw.configDb()).toEqual(OWNERS);
    expect(await sw.runningConfig()).toBe(frr);
  });

  it("remembers deliveries itself for those who keep no state, and forgets them when the fabric goes", async () => {
    const remembered = async (): Promise<boolean> =>
      (await sw.run("sh", "-c", "ls /etc/sonic/calico-fabric.json 2>/dev/null; true")) !== "";
    const [db, frr] = [await sw.configDb(), await sw.runningConfig()];
    expect(await put(inputs)).toEqual({ kind: "installed", lines: "" });
    expect(await sw.run("stat", "-c", "%a %U", "/etc/sonic/calico-fabric.json")).toBe("600 root\n");
    expect(await put(inputs)).toEqual({ kind: "unchanged", lines: "" });
    const change = async (): Promise<readonly string[]> => {
      const running = `${JSON.stringify(await sw.configDb())}\n${SEPARATOR}\n${await sw.runningConfig()}`;
      return sonicDialect.change({ running, was: FABRIC, wanted: FABRIC, baseline: "" }).commands;
    };
    expect(await change()).toEqual([]);
    await sw.vtysh("configure", "no ip prefix-list PODS");
    expect(await change()).toContain("ip prefix-list PODS seq 10 permit 10.64.0.0/10");
    expect(await put(inputs)).toMatchObject({ kind: "changed" });
    await sw.fault("apply-patch fail");
    await failure(put({ ...inputs, artifact: MORE }));
    expect(await put(inputs)).toEqual({ kind: "unchanged", lines: "" });
    expect((await put({ ...inputs, artifact: MORE })).kind).toBe("changed");
    expect(await sw.frrConf()).toContain("10.192.0.0/16");
    expect(await takeOff(inputs)).toEqual({ kind: "removed", lines: "" });
    expect([await sw.configDb(), await sw.runningConfig()]).toEqual([db, frr]);
    expect(await remembered()).toBe(false);
    expect(await takeOff(inputs)).toEqual({ kind: "absent", lines: "" });
    expect(await sw.leftovers()).toBe("");
  });
});
