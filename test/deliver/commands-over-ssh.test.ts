import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { PlatformName } from "../../src/hardware/index.ts";
import { askers } from "../../src/deliver/look/askers.ts";
import type { SshConnection, SwitchInputs } from "../../src/deliver/index.ts";
import { lookOf } from "../../src/platforms/look-of.ts";
import { slotsIn } from "../../src/text/secret-slot.ts";
import { created, driftOf, removed, updated } from "./devices-servers/bench.ts";
import { startComware } from "./devices-servers/comware-server.ts";
import { loginTo, type DeviceServer } from "./devices-servers/device-server.ts";
import { startVrp } from "./devices-servers/vrp-server.ts";
import { including } from "./matching.ts";

const SECRET = "Fabric-Secret-1";

const SYSTEMS: readonly {
  readonly name: string;
  readonly platform: PlatformName & ("comware" | "vrp");
  readonly start: () => Promise<DeviceServer>;
  /** Their ports, which are there before anybody says a word of them. */
  readonly port: RegExp;
  readonly list: string;
}[] = [
  {
    name: "Comware, in chunks",
    platform: "comware",
    start: () => startComware("chunked"),
    port: /^interface \S+GigE\S+$/gm,
    list: "ip prefix-list TO-SPINES index 30",
  },
  {
    name: "Comware, of NETCONF 1.0",
    platform: "comware",
    start: () => startComware("end-of-message"),
    port: /^interface \S+GigE\S+$/gm,
    list: "ip prefix-list TO-SPINES index 30",
  },
  {
    name: "VRP",
    platform: "vrp",
    start: () => startVrp(),
    port: /^interface \d+GE\S+$/gm,
    list: "ip ip-prefix TO-SPINES index 30",
  },
  {
    name: "VRP, which shows its log meanwhile",
    platform: "vrp",
    start: () => startVrp({ monitored: true }),
    port: /^interface \d+GE\S+$/gm,
    list: "ip ip-prefix TO-SPINES index 30",
  },
  {
    name: "VRP, which shows pages",
    platform: "vrp",
    start: () => startVrp({ paging: true }),
    port: /^interface \d+GE\S+$/gm,
    list: "ip ip-prefix TO-SPINES index 30",
  },
];

describe.each(SYSTEMS)("a switch that takes commands over SSH: $name", ({ platform, start, port, list }) => {
  const artifact = readFileSync(
    join(process.cwd(), "test/golden/platforms", platform, "guarded/r1-tor0.cfg"),
    "utf8",
  );
  let server: DeviceServer;
  let connection: SshConnection;
  let inputs: SwitchInputs;
  beforeEach(async () => {
    server = await start();
    const ports = artifact.match(port) ?? [];
    server.type("sysname tor", "vlan 7", "name theirs", "quit", ...ports.flatMap((line) => [line, "quit"]));
    server.save();
    connection = loginTo(server);
    const secrets = Object.fromEntries(slotsIn(artifact).map((name) => [name, SECRET]));
    inputs = { device: "r1-tor0", platform, artifact, secrets, connection, numbers: {}, renumber: false };
  });
  afterEach(() => server.stop());

  it("is given its configuration, which is changed, and taken off again", async () => {
    const before = server.running();
    const state = await created(inputs);
    expect(server.running()).toContain("name theirs");
    expect(server.running()).toContain(list);
    expect(server.running()).not.toContain(SECRET);
    expect(server.startup()).toBe(server.running());
    const changed = await updated(state, {
      artifact: artifact.replace("description r1-n2", "description r1-n2 moved"),
    });
    expect(server.running()).toContain("description r1-n2 moved");
    expect(server.startup()).toBe(server.running());
    await removed(changed);
    expect(server.running()).toBe(before);
    expect(server.startup()).toBe(before);
  });

  it("is left alone where it runs, and starts with, what it should", async () => {
    const state = await created(inputs);
    const asked = server.asked.length;
    expect(await driftOf(state)).toEqual([]);
    await updated({ ...state, drift: ["again"] }, {});
    expect(server.asked.slice(asked).filter((one) => server.changes.includes(one))).toEqual([]);
  });

  it("is saved where it would start with something else", async () => {
    const before = server.running();
    const state = await created(inputs);
    server.type("vlan 8", "name later", "quit");
    expect(await driftOf(state)).toEqual([
      "what the device starts with is not what runs: a restart would lose it",
    ]);
    await updated({ ...state, drift: ["not saved"] }, {});
    expect(server.running()).not.toBe(before);
    expect(server.startup()).toBe(server.running());
  });

  it("shows as drift what somebody changed, which the next update puts right", async () => {
    const state = await created(inputs);
    const whole = server.running();
    server.type("bgp 64600", "router-id 10.255.9.9", "quit");
    const drift = await driftOf(state);
    expect(drift).toContainEqual(including("router-id 10.255.2.0"));
    expect(drift.join("\n")).not.toContain(SECRET);
    await updated({ ...state, drift }, {});
    expect(server.running()).toBe(whole);
    expect(server.startup()).toBe(whole);
  });

  it("is told a new password, and no message or state of it has one in clear", async () => {
    const state = await created(inputs);
    const before = server.running();
    const secrets = Object.fromEntries(slotsIn(artifact).map((name) => [name, "Another-Secret-2"]));
    await updated(state, { secrets });
    expect(server.running()).not.toBe(before);
    expect(server.running()).not.toContain("Another-Secret-2");
  });

  it("can be asked for its sessions, and is neither locked nor changed by that", async () => {
    server.peersAre(["10.254.0.0", "10.254.0.2"]);
    const question = lookOf(platform)?.sessions("ipv4");
    const unlock = server.lockedByAnother();
    const open = askers.ssh[platform];
    const answers = await open?.("r1-tor0", connection, async (ask) => {
      const all: string[] = [];
      for (const one of question?.asks ?? []) all.push(await ask(one));
      return all;
    });
    unlock();
    expect(question?.read(answers ?? []).map(({ peer, state }) => [peer, state])).toEqual([
      ["10.254.0.0", "established"],
      ["10.254.0.2", "established"],
    ]);
  });
});
