import { findWay, sideOf } from "../../src/change/index.ts";
import { compile, type DatacenterSpec } from "../../src/index.ts";
import {
  positionOf,
  run,
  stagesOf,
  takeBack,
  touched,
  withCanary,
  type Batch,
  type Stage,
} from "../../src/rollout/index.ts";
import { fabric } from "../change/sides.ts";
import { differs, fakeWorld, type FakeWorld } from "./fake-world.ts";

const BASE = fabric([2, 1]);

function planned(head: DatacenterSpec): {
  readonly stages: readonly Stage[];
  readonly batches: readonly Batch[];
} {
  const [before, after] = [compile(BASE), compile(head)];
  const batches = withCanary(findWay(sideOf(before), sideOf(after)).batches);
  return {
    stages: stagesOf(before, after, batches),
    batches: batches.map(({ steps }) => ({ lines: steps.map(({ does }) => does), others: [] })),
  };
}

const passwords = { nodes: "a-password" };
const SIGNED = planned({ ...BASE, bgp: { passwords: { nodes: "nodes" } } });
const POLICY = planned({ ...BASE, bgp: { maximumAsPath: 40 } });

const first = ({ stages: [stage] }: typeof SIGNED): Stage => {
  if (stage === undefined) throw new Error("no stage");
  return stage;
};

const went = (plan: typeof SIGNED, world: FakeWorld, more: Partial<Parameters<typeof run>[1]> = {}) =>
  run(world, { ...plan, passwords, at: 0, ...more });

const texts = ({ devices }: Stage) => new Map([...devices].map(([name, { artifact }]) => [name, artifact]));

describe("stages of a way", () => {
  it.each([
    ["a password", SIGNED, { ...BASE, bgp: { passwords: { nodes: "nodes" } } }],
    ["a policy", POLICY, { ...BASE, bgp: { maximumAsPath: 40 } }],
  ])("of %s begin with what the one spec compiles to and end with what the other does", (_, plan, head) => {
    const [start, end] = [plan.stages[0], plan.stages.at(-1)].map((stage) => stage && texts(stage));
    const compiled = (spec: DatacenterSpec) =>
      new Map(compile(spec).switches.map(({ intent, text }) => [intent.device, text]));
    expect(start).toEqual(compiled(BASE));
    expect(end).toEqual(compiled(head));
    expect(plan.stages.at(-1)?.clusters).toEqual([{ mark: null, calico: compile(head).calico }]);
    expect(plan.stages.at(-1)?.drained).toEqual([]);
  });

  it("ask each switch in the VRF that it has the fabric in by then", () => {
    const { stages } = planned({ ...BASE, vrf: "k8s" });
    const vrfs = (stage: Stage | undefined) => new Set(stage?.asked.map(({ vrf }) => vrf));
    expect(vrfs(stages[0])).toEqual(new Set([undefined]));
    expect(vrfs(stages.at(-1))).toEqual(new Set(["k8s"]));
  });

  it("drain a ToR by the mixed fabric's own text", () => {
    const drained = SIGNED.stages.find((stage) => stage.drained.length > 0);
    const [name = ""] = drained?.drained ?? [];
    expect(name).toMatch(/tor/);
    expect(drained?.devices.get(name)?.artifact).not.toBe(first(SIGNED).devices.get(name)?.artifact);
  });
});

describe("a run", () => {
  it("ends with all devices and objects as wanted, one device ahead of the others", async () => {
    const world = fakeWorld(first(POLICY));
    expect(await went(POLICY, world)).toEqual({ kind: "done", stage: POLICY.batches.length });
    expect(world.runs).toEqual(texts(POLICY.stages.at(-1) as Stage));
    const [batch, ...others] =
      Map.groupBy(
        world.events.flatMap((event) =>
          event.event === "batch" || event.event === "in-effect" ? [event] : [],
        ),
        ({ event }) => event,
      ).get("batch") ?? [];
    expect(batch).toBeDefined();
    expect(others.length).toBeGreaterThan(0);
    expect(world.events.findIndex(({ event }) => event === "device")).toBeLessThan(
      world.events.findLastIndex(({ event }) => event === "batch"),
    );
  });

  it("changes Calico's peers between what their ToR has in effect and its confirmation", async () => {
    const world = fakeWorld(first(SIGNED));
    expect((await went(SIGNED, world)).kind).toBe("done");
    const peers = world.did.findIndex((one) => one.startsWith("BGPPeer"));
    expect(world.did[peers - 1]).toMatch(/BGPPeer|Secret|Role/);
    expect(world.did.slice(peers)).toContainEqual(expect.stringMatching(/tor/));
    expect(world.did).toContain("Secret bgp-passwords comes");
    expect(JSON.stringify([world.events, world.did])).not.toContain(passwords.nodes);
  });

  it("stops at the canary that is not as foretold, has it go back, and touches no other", async () => {
    const world = fakeWorld(first(POLICY), {
      otherwise: (inEffect) => [...inEffect].map((device) => differs(device)),
    });
    const ending = await went(POLICY, world);
    expect(ending).toMatchObject({ kind: "failed", stage: 0, batch: 1, left: [] });
    expect(ending.kind === "failed" && ending.troubles[0]?.said[0]).toContain("is active; look: the cable");
    expect(world.runs).toEqual(texts(first(POLICY)));
    expect(world.did).toHaveLength(1);
  });

  it("has every device of a batch go back when one of it refuses", async () => {
    const last = POLICY.stages.length - 1;
    const names = [...touched(POLICY.stages.slice(last - 1)).keys()];
    expect(names.length).toBeGreaterThan(1);
    const refuses = [POLICY.stages[last]?.devices.get(names[0] ?? "")?.artifact];
    const world = fakeWorld(POLICY.stages[last - 1] as Stage, { refuses });
    const ending = await went(POLICY, world, { at: last - 1 });
    const rest = POLICY.stages.slice(0, last).findLastIndex(({ drained }) => drained.length === 0);
    expect(ending).toMatchObject({ kind: "failed", stage: rest, left: [] });
    expect(world.runs).toEqual(texts(POLICY.stages[rest] as Stage));
    expect(ending.kind === "failed" && ending.troubles[0]?.said[0]).toContain("% Unknown command");
  });

  it("leaves no switch drained when a later step fails", async () => {
    const world = fakeWorld(first(SIGNED), {
      otherwise: (inEffect, stage) =>
        stage === SIGNED.stages[2] && inEffect.size > 0 ? [differs("r1-tor0")] : [],
    });
    const ending = await went(SIGNED, world);
    expect(ending).toMatchObject({ kind: "failed", batch: 2, stage: 0, left: [] });
    expect(world.runs).toEqual(texts(first(SIGNED)));
    expect(world.noted.at(-1)).toBe(0);
  });

  it("takes back a batch that goes wrong only while it is waited", async () => {
    let soaking = false;
    const world = fakeWorld(first(POLICY), { otherwise: () => (soaking ? [differs("spine-1")] : []) });
    const slow: FakeWorld = {
      ...world,
      pause: async (seconds) => {
        soaking = seconds === 20;
      },
      deliver: async (...args) => {
        soaking = false;
        return await world.deliver(...args);
      },
    };
    expect(await went(POLICY, slow, { soak: 20 })).toMatchObject({
      kind: "failed",
      batch: 1,
      stage: 0,
      troubles: [{ device: "spine-1", step: "soak" }],
    });
    expect(world.runs).toEqual(texts(first(POLICY)));
  });

  it("pauses where it is asked to, where a hook stops it, and before what others have to change", async () => {
    expect(await went(POLICY, fakeWorld(first(POLICY)), { pauseAfter: 1 })).toMatchObject({
      kind: "paused",
      stage: 1,
    });
    const hook = (batch: number) => (batch === 1 ? "not now" : null);
    expect(await went(POLICY, fakeWorld(first(POLICY), { hook }))).toEqual({
      kind: "paused",
      stage: 1,
      why: "not now",
    });
    const batches = POLICY.batches.map((batch, at) => (at === 1 ? { ...batch, others: ["edge-1"] } : batch));
    const paused = await went({ ...POLICY, batches }, fakeWorld(first(POLICY)));
    expect(paused).toMatchObject({ kind: "paused", stage: 1 });
    const world = fakeWorld(POLICY.stages[1] as Stage);
    expect(await went({ ...POLICY, batches }, world, { at: 1, othersDone: true })).toMatchObject({
      kind: "done",
    });
  });
});

describe("a run that was killed", () => {
  const killedIn = (plan: typeof SIGNED, stage: number) => {
    const world = fakeWorld(plan.stages[stage] as Stage);
    const after = texts(plan.stages[stage + 1] as Stage);
    const [some] = touched(plan.stages.slice(stage, stage + 2)).keys();
    const runs = new Map(world.runs).set(some ?? "", after.get(some ?? "") ?? null);
    return { some, runs };
  };

  it.each([0, 1, 2, 3])("in batch %d + 1 is found where its devices are, and goes on", async (stage) => {
    const { runs, some } = killedIn(SIGNED, stage);
    const position = positionOf(SIGNED.stages, runs, stage);
    expect(position).toMatchObject({ kind: "found", stage });
    const world = fakeWorld(SIGNED.stages[stage] as Stage);
    const there: FakeWorld = {
      ...world,
      deliver: (change, gate) =>
        change.device === some && change.to?.artifact === runs.get(some)
          ? Promise.resolve("unchanged")
          : world.deliver(change, gate),
    };
    expect(await went(SIGNED, there, { at: stage })).toMatchObject({ kind: "done" });
    expect(world.runs.get("r1-tor1")).toBe(texts(SIGNED.stages.at(-1) as Stage).get("r1-tor1"));
  });

  it("is taken back to where it began", async () => {
    const stage = 2;
    const world = fakeWorld(SIGNED.stages[stage] as Stage);
    const to = { from: stage, to: 0, partly: false };
    expect(await takeBack(world, { ...SIGNED, passwords }, to)).toEqual({ stage: 0, left: [] });
    expect(world.runs).toEqual(texts(first(SIGNED)));
  });

  it("has no batch done for certain that could not all be taken back", async () => {
    const stage = 2;
    const world = fakeWorld(SIGNED.stages[stage] as Stage, { otherwise: () => [differs("spine-1")] });
    const to = { from: stage, to: 0, partly: false };
    const back = await takeBack(world, { ...SIGNED, passwords }, to);
    expect(back).toMatchObject({ stage: stage - 1, left: [{ device: "spine-1" }, { device: "r0-tor0" }] });
    expect(world.noted).toEqual([]);
  });

  it("is not gone on with where a device runs what the way never has it run", () => {
    const runs = new Map([...texts(first(SIGNED))].map(([name, text]) => [name, `${text}!`] as const));
    const known = new Map([...texts(first(SIGNED)), ["r1-tor0", runs.get("r1-tor0") ?? null]]);
    expect(positionOf(SIGNED.stages, known, 0)).toEqual({ kind: "lost", devices: ["r1-tor0"] });
  });
});
