import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { VARIABLES } from "../../src/cli/deliver-variables.ts";
import { planOf, type Plan } from "../../src/cli/rollout/plan.ts";
import { worldOf } from "../../src/cli/rollout/world.ts";
import type { DriftReport } from "../../src/cli/print-drift.ts";
import { drift } from "../../src/cli/verbs/drift.ts";
import { rollout } from "../../src/cli/verbs/rollout.ts";
import { readWays } from "../../src/cli/ways.ts";
import { put } from "../../src/deliver/index.ts";
import { compile, type DatacenterSpec } from "../../src/index.ts";
import { wayBetween } from "../../src/review/index.ts";
import { run as goOn, type RolloutEvent, type Stage } from "../../src/rollout/index.ts";
import { startFrrSwitch, SWITCH_PASSWORD, type FrrSwitch } from "../deliver/frr-switch.ts";
import { describeWith } from "../support/prerequisites.ts";
import { run } from "../support/run.ts";
import { waitFor } from "../support/wait-for.ts";

jest.setTimeout(600_000);

const BASE: DatacenterSpec = {
  name: "dc",
  fabric: { model: "as-per-rack" },
  spines: [{ name: "s0", index: 0 }],
  racks: [0, 1].map((index) => ({ name: `r${String(index)}`, index })),
};
const HEAD: DatacenterSpec = { ...BASE, bgp: { maximumAsPath: 40 } };
const NEXT: DatacenterSpec = { ...BASE, bgp: { maximumAsPath: 30 } };

const env = { [VARIABLES.password]: SWITCH_PASSWORD };

describeWith("a rollout on switches with FRR", ["root", "namespaces", "labPrograms"], () => {
  const { plan, switches } = compile(BASE);
  const devices = new Map<string, FrrSwitch>();
  let folder = "";
  let ways = "";

  /** Its ports that lead to no switch are there by themselves; a cable is two ends of one link. */
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "rollout-"));
    const cabled = new Set(
      plan.links.flatMap(({ ends }) => ends.map((end) => `${end.device} ${end.interface}`)),
    );
    await Promise.all(
      switches.map(async ({ intent: { device, interfaces } }) => {
        const ports = interfaces
          .map(({ name }) => name)
          .filter((name) => name !== "lo" && !cabled.has(`${device} ${name}`));
        devices.set(device, await startFrrSwitch({ name: device, ports }));
      }),
    );
    for (const { ends } of plan.links) {
      const [one, other] = ends.map((end) => ({ port: end.interface, of: devices.get(end.device) }));
      if (one?.of === undefined || other?.of === undefined) throw new Error("a cable without an end");
      const end = async ({ of, port }: { of: FrrSwitch; port: string }) => [
        "name",
        port,
        "netns",
        await of.process(),
      ];
      const [a, b] = [await end({ ...one, of: one.of }), await end({ ...other, of: other.of })];
      await run("ip", ["link", "add", ...a, "type", "veth", "peer", ...b]);
      for (const { of, port } of [one, other]) await of?.run("ip", "link", "set", port, "up");
    }
    const devicesIn = Object.fromEntries(
      [...devices].map(([name, { host, hostKey }]) => [name, { host, hostKey }]),
    );
    ways = join(folder, "ways.json");
    await writeFile(ways, JSON.stringify({ user: "root", rollbackSeconds: 60, devices: devicesIn }));
    await Promise.all(
      switches.map(({ intent: { device, platform }, text }) => {
        const { host, hostKey } = devices.get(device) as FrrSwitch;
        const connection = {
          transport: "ssh",
          host,
          hostKey,
          user: "root",
          password: SWITCH_PASSWORD,
        } as const;
        return put({ device, platform, artifact: text, connection, numbers: {}, renumber: false });
      }),
    );
  });
  afterAll(async () => {
    await Promise.all([...devices.values()].map((one) => one.stop()));
    await rm(folder, { recursive: true, force: true });
  });

  async function rolled(to: DatacenterSpec, options: object = {}) {
    const head = join(folder, "head.json");
    await writeFile(head, JSON.stringify(to));
    const { heard, console } = listening();
    const state = join(folder, "state");
    const code = await rollout(head, { format: "json", ways, state, ...options }, env, console);
    const events = heard.out
      .trim()
      .split("\n")
      .filter((line) => line.startsWith("{"))
      .map((line) => JSON.parse(line) as RolloutEvent);
    return { code, err: heard.err, events };
  }

  const from = async (spec: DatacenterSpec) => {
    const path = join(folder, "base.json");
    await writeFile(path, JSON.stringify(spec));
    return { from: path };
  };

  const longest = async (): Promise<readonly string[]> =>
    Promise.all(
      [...devices.values()].map(
        async (one) => /as-path access-list .*\{0,(\d+)\}/.exec(await one.runningConfig())?.[1] ?? "none",
      ),
    );

  const changedIn = (events: readonly RolloutEvent[]): readonly string[] =>
    events.flatMap((event) => (event.event === "device" && event.did === "changed" ? [event.device] : []));

  it("goes batch by batch, one device ahead, and knows then what runs", async () => {
    const before = await longest();
    const { code, err, events } = await rolled(HEAD, await from(BASE));
    expect([code, err]).toEqual([0, ""]);
    expect(changedIn(events)).toHaveLength(devices.size);
    const second = events.findLastIndex(({ event }) => event === "batch");
    expect(changedIn(events.slice(0, second))).toHaveLength(1);
    expect(await longest()).not.toEqual(before);
    expect((await rolled(HEAD)).code).toBe(0);
  });

  it("stops at a wrong AS number that every parser takes: it goes back, and no other switch is touched", async () => {
    const { found } = wayBetween({ value: HEAD }, { value: NEXT });
    if (found === null) throw new Error("no way");
    const made = planOf("dc", found, {});
    const names = new Set(devices.keys());
    const world = worldOf({
      ...{
        fabric: "dc",
        state: { folder: join(folder, "state") },
        secrets: {},
        clusterOf: () => ({}),
        hook: undefined,
      },
      ways: (await readWays(ways, names, names, env)).ways,
      note: () => Promise.resolve(),
      tell: () => undefined,
    });
    const running = async () => Promise.all([...devices.values()].map((one) => one.runningConfig()));
    const before = await running();
    const ending = await goOn({ ...world, patience: 8 }, { ...wrong(made), passwords: {}, at: 0 });
    expect(ending).toMatchObject({ kind: "failed", batch: 1, stage: 0, left: [] });
    expect(JSON.stringify(ending)).toMatch(/the session with .* not established/);
    expect(await running()).toEqual(before);
  });

  it("is continued where it was killed, and what is done is not done again", async () => {
    const head = join(folder, "head.json");
    await writeFile(head, JSON.stringify(NEXT));
    const args = ["rollout", head, "--ways", ways, "--state", join(folder, "state"), "--json"];
    const child = spawn(process.execPath, [join("src", "cli", "main.ts"), ...args], {
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const seen: RolloutEvent[] = [];
    createInterface(child.stdout).on("line", (line) => {
      const event = JSON.parse(line) as RolloutEvent;
      seen.push(event);
      if (event.event === "in-effect" && seen.filter((one) => one.event === "batch").length > 1)
        child.kill("SIGKILL");
    });
    await new Promise((resolve) => child.on("close", resolve));
    expect(changedIn(seen)).toHaveLength(1);
    const beside = await rolled(NEXT);
    expect([beside.code, beside.err]).toEqual([1, expect.stringContaining("--continue")]);
    const { code, err, events } = await rolled(NEXT, { continue: true });
    expect([code, err]).toEqual([0, ""]);
    expect(changedIn(events)).not.toContain(changedIn(seen)[0]);
    expect(changedIn(events)).toHaveLength(devices.size - 1);
    expect(new Set(await longest()).size).toBe(1);
  });

  it("is as it was delivered until somebody types something, which drift tells, and what is not delivered yet", async () => {
    const looked = async (spec: DatacenterSpec, options: object = {}) => {
      const file = join(folder, "spec.json");
      await writeFile(file, JSON.stringify(spec));
      const { heard, console } = listening();
      const code = await drift(file, { format: "json", ways, ...options }, env, console);
      const report = JSON.parse(heard.out) as DriftReport;
      const of = (device: string) => report.devices.find((one) => one.device === device);
      return { code, err: heard.err, of, report };
    };
    const clean = await looked(NEXT);
    expect([clean.code, clean.err]).toEqual([0, ""]);
    expect(clean.report.devices.map(({ device }) => device).toSorted()).toEqual(
      [...devices.keys()].toSorted(),
    );
    expect(clean.report.devices).toEqual(
      clean.report.devices.map(({ device }) => ({ device, remembered: true, drift: [], pending: "" })),
    );

    const ahead = await looked(HEAD);
    expect(ahead.code).toBe(0);
    expect(ahead.of("s0")).toMatchObject({
      drift: [],
      pending: expect.stringMatching(/^-.*0,29}[^]*^\+.*0,39}/m) as string,
    });
    expect((await looked(HEAD, { strict: true })).code).toBe(1);

    const asn = /router bgp (\d+)/.exec((await devices.get("s0")?.runningConfig()) ?? "")?.[1] ?? "";
    const typed = ["configure terminal", `router bgp ${asn}`, "timers bgp 30 90"].flatMap((line) => [
      "-c",
      line,
    ]);
    await devices.get("s0")?.run("vtysh", ...typed);
    const { code, of } = await looked(NEXT, { device: ["s0", "r0-tor0"] });
    expect(code).toBe(1);
    expect(of("s0")).toMatchObject({
      drift: expect.arrayContaining([expect.stringContaining("timers bgp")]) as string[],
      last: null,
    });
    expect(of("r0-tor0")).toMatchObject({ drift: [] });

    const wrong = await looked(NEXT, { device: ["s0"], ways: await elsewhere() });
    expect([wrong.code, wrong.of("s0")]).toEqual([
      1,
      { device: "s0", silent: expect.stringContaining("host key") as string },
    ]);
  });

  it("is left as it is by a change until that is to put it right, and is named with the line", async () => {
    const of = (name: string): FrrSwitch => devices.get(name) as FrrSwitch;
    const running = async () => Promise.all([...devices.values()].map((one) => one.runningConfig()));
    const before = await running();
    expect(before.join("")).toContain("timers bgp 30 90");
    const stopped = await rolled(HEAD);
    expect(stopped.code).toBe(1);
    expect(stopped.err).toMatch(/s0: .*somebody has changed it since it was delivered: .*timers bgp 30 90/);

    const { host, hostKey } = of("s0");
    const connection = { transport: "ssh", host, hostKey, user: "root", password: SWITCH_PASSWORD } as const;
    const artifact = compile(HEAD).switches.find(({ intent: { device } }) => device === "s0")?.text ?? "";
    const inputs = { device: "s0", platform: "frr", artifact, numbers: {}, renumber: false } as const;
    await expect(put({ ...inputs, connection: { ...connection, drift: "stop" } })).rejects.toMatchObject({
      step: "preflight",
      message: expect.stringContaining("timers bgp 30 90") as string,
    });
    expect(await running()).toEqual(before);

    const healing = join(folder, "healing.json");
    const there = JSON.parse(await readFile(ways, "utf8")) as object;
    await writeFile(healing, JSON.stringify({ ...there, drift: "overwrite" }));
    expect(await rolled(HEAD, { ways: healing })).toMatchObject({ code: 0, err: "" });
    expect((await running()).join("")).not.toContain("timers bgp 30 90");
  });

  it("takes leave of a neighbour before its port loses its address: that one forgets its routes at once", async () => {
    const routes = async (): Promise<unknown> =>
      JSON.parse((await devices.get("r1-tor0")?.run("vtysh", "-c", "show ip route bgp json")) ?? "");
    expect(await routes()).not.toEqual({});
    const alone = compile({ ...HEAD, racks: HEAD.racks?.slice(0, 1) ?? [] });
    const { host, hostKey } = devices.get("s0") as FrrSwitch;
    await put({
      ...{ device: "s0", platform: "frr", numbers: {}, renumber: false },
      artifact: alone.switches.find(({ intent: { device } }) => device === "s0")?.text ?? "",
      connection: { transport: "ssh", host, hostKey, user: "root", password: SWITCH_PASSWORD },
    });
    // Whoever hears nothing waits out the hold time, and then for as long as a restart may take.
    await waitFor(async () => Object.keys((await routes()) as object).length === 0, {
      what: "r1-tor0 to forget",
      withinSeconds: 6,
    });
  });

  /** Ways on which the spine's host key is another's. */
  async function elsewhere(): Promise<string> {
    const file = join(folder, "elsewhere.json");
    const of = (name: string): FrrSwitch => devices.get(name) as FrrSwitch;
    const s0 = { host: of("s0").host, hostKey: of("r0-tor0").hostKey };
    await writeFile(file, JSON.stringify({ user: "root", devices: { s0 } }));
    return file;
  }
});

/** A console, and what was said on it. */
function listening() {
  const heard = { out: "", err: "" };
  const console = {
    out: (text: string) => void (heard.out += text),
    err: (text: string) => void (heard.err += text),
  };
  return { heard, console };
}

/** The first device that is changed is told another AS number of its first peer, at every stage at which it is. */
function wrong({ stages, batches }: Plan): Pick<Plan, "stages" | "batches"> {
  const [start, next] = stages;
  const [victim = ""] = [...(next?.devices ?? [])].flatMap(([name, { artifact }]) =>
    artifact === start?.devices.get(name)?.artifact ? [] : [name],
  );
  return {
    batches,
    stages: stages.map((stage, at): Stage => {
      const one = stage.devices.get(victim);
      if (at === 0 || one === undefined) return stage;
      const artifact = one.artifact.replace(/(neighbor \S+ remote-as )\d+/, "$164999");
      return { ...stage, devices: new Map([...stage.devices, [victim, { ...one, artifact }]]) };
    }),
  };
}
