import { move, versionOf, withScripts, type Script, type Version, type World } from "./world.ts";

/** What a step of a script does: the world after it, and whether it goes on, has answered, or waits for something else. */
export interface Stepped {
  readonly world: World;
  readonly then: "on" | "waits" | { readonly answer: string };
}

const answer = (world: World, text: string): Stepped => ({ world, then: { answer: text } });
const on = (world: World): Stepped => ({ world, then: "on" });
const waits = (world: World): Stepped => ({ world, then: "waits" });

/** The state of delivery `of` as its own scripts see it. */
const stateOf = ({ held }: World, of: number) => (held?.of === of ? held.state : "none");

const change = (world: World, fields: Partial<NonNullable<World["held"]>>): World =>
  world.held === null ? world : { ...world, held: { ...world.held, ...fields } };

/** What `look` does: others' deliveries have a guard, and what is over and unheard is cleared away. */
export function look(world: World): World {
  const { held } = world;
  if (held === null) return world;
  const over = held.state === "over" || held.state === "rolled-back" || held.state === "confirmed";
  if (over && !held.connected) return move(world, "none", "other");
  return held.guard ? world : change(world, { guard: true });
}

type Steps = readonly ((world: World, script: Script) => Stepped)[];

/** The scripts as what they do to the device, one atomic step after another. */
const SCRIPTS: Readonly<Record<Script["kind"], Steps>> = {
  lock: [
    (world, { of }) => {
      if (world.held !== null) return waits(look(world));
      if (world.full) return answer(world, "failed");
      const held = {
        of,
        state: "staged" as const,
        candidate: false,
        before: 0 as Version,
        start: -1 as Version,
        recordWritten: false,
        connected: true,
        guard: false,
      };
      return on({ ...move(world, "staged", "owner"), held });
    },
    (world, { of }) =>
      stateOf(world, of) === "none"
        ? answer(world, "failed")
        : answer(change(world, { guard: true }), "locked"),
  ],
  // A part of it never gets the name of the whole.
  store: [
    (world, { of }) =>
      stateOf(world, of) === "staged" && !world.full
        ? answer(change(world, { candidate: true }), "stored")
        : answer(world, "failed"),
  ],
  arm: [
    // What runs is read twice alike: nothing is on the way.
    (world, { of }) =>
      stateOf(world, of) === "staged" && world.held?.guard === true && world.running !== -1 && !world.full
        ? on(change(world, { before: world.running }))
        : answer(world, "failed"),
    (world, { of }) =>
      stateOf(world, of) === "staged"
        ? answer(move(world, "armed", "owner"), "armed")
        : answer(world, "failed"),
  ],
  apply: [
    (world, { of }) => (stateOf(world, of) === "armed" ? on(world) : answer(world, "failed")),
    (world) => on({ ...world, running: -1 }),
    (world, { of }) => answer({ ...world, running: versionOf(of) }, "applied"),
  ],
  confirm: [
    (world, { of }) => {
      const state = stateOf(world, of);
      if (state !== "armed") return on(world);
      const sound = world.held?.guard === true && world.running === versionOf(of) && !world.full;
      return sound ? on(change(world, { start: world.running })) : answer(world, "failed");
    },
    (world, { of }) => on(stateOf(world, of) === "armed" ? move(world, "decided", "owner") : world),
    (world, { of }) => on(stateOf(world, of) === "decided" ? writeRecord(world) : world),
    (world, { of }) => {
      const next = stateOf(world, of) === "decided" ? move(world, "confirmed", "owner") : world;
      return answer(next, stateOf(next, of));
    },
  ],
  rollBack: [
    (world, { of }) => on(stateOf(world, of) === "armed" ? move(world, "rolling", "owner") : world),
    (world, { of }) => {
      const state = stateOf(world, of);
      if (state === "staged") return answer(move(world, "over", "owner"), "over");
      return state === "rolling" || state === "armed" ? waits(look(world)) : answer(world, state);
    },
  ],
  release: [
    (world, { of }) => on(stateOf(world, of) === "staged" ? move(world, "over", "owner") : world),
    (world, { of }) => {
      const state = stateOf(world, of);
      const clears = state === "over" || state === "rolled-back" || state === "confirmed";
      return answer(clears ? move(world, "none", "owner") : world, "released");
    },
  ],
  putBack: [
    (world) => on({ ...world, running: -1 }),
    (world) => answer({ ...world, running: world.held?.before ?? -1 }, "put back"),
  ],
};

export function writeRecord(world: World): World {
  const { held } = world;
  if (held === null || held.recordWritten) return world;
  return change({ ...world, record: versionOf(held.of) }, { recordWritten: true });
}

export function stepScript(world: World, script: Script): Stepped {
  const step = SCRIPTS[script.kind][script.at];
  if (step === undefined) throw new Error(`${script.kind} has no step ${String(script.at)}`);
  return step(world, script);
}

/** The world with a script moved on by one step, or ended. */
export function advance(world: World, script: Script, ends: boolean): World {
  const others = world.scripts.filter((one) => one !== script);
  return withScripts(world, ends ? others : [...others, { ...script, at: script.at + 1 }]);
}
