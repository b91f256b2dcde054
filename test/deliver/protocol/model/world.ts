import { MOVES, type Mover, type StateName } from "../../../../src/deliver/protocol/states.ts";

/** A configuration: 0 is what ran before all, 1 and 2 are what the two deliverers bring; -1 is one on the way from one to another. */
export type Version = -1 | 0 | 1 | 2;

/** Deliveries are 1, 2 (first of each deliverer) and 3, 4 (its second try); the deliverer of delivery d is (d - 1) % 2 + 1. */
export const versionOf = (delivery: number): 1 | 2 => (delivery % 2 === 1 ? 1 : 2);

/** A script that runs on the device: it goes on when its connection has ended. */
export interface Script {
  readonly kind: "lock" | "store" | "arm" | "apply" | "confirm" | "rollBack" | "release" | "putBack";
  readonly of: number;
  readonly at: number;
}

/** What delivery has the device, in which state; its folder. */
export interface Transaction {
  readonly of: number;
  readonly state: StateName;
  readonly candidate: boolean;
  readonly before: Version;
  /** What is written under the token's second name. */
  readonly start: Version;
  readonly recordWritten: boolean;
  /** Whether its owner's connection stands. */
  readonly connected: boolean;
  readonly guard: boolean;
}

export type Step = "lock" | "store" | "arm" | "apply" | "confirm" | "rollBack" | "release" | "done";

export interface Deliverer {
  readonly delivery: number;
  readonly step: Step;
  /** Whether a script of the step is under way and an answer awaited. */
  readonly asked: boolean;
  readonly connected: boolean;
  readonly reported: "" | "success" | "failure" | "unknown";
  readonly alive: boolean;
}

export interface World {
  readonly running: Version;
  readonly starts: Version;
  readonly record: Version;
  /** What was decided last: what has to be true when nothing is under way. */
  readonly truth: Version;
  readonly full: boolean;
  readonly held: Transaction | null;
  readonly scripts: readonly Script[];
  readonly deliverers: readonly [Deliverer, Deliverer];
  /** Faults that may still happen. */
  readonly faults: number;
}

export interface Transition {
  readonly label: string;
  readonly fault: boolean;
  readonly next: World;
  /** What does not hold in the step itself. */
  readonly broken?: string;
}

const fresh = (delivery: number): Deliverer => ({
  delivery,
  step: "lock",
  asked: false,
  connected: true,
  reported: "",
  alive: true,
});

/** @param deliverers how many come; the second of one never does */
export const beginning = (faults: number, deliverers: 1 | 2): World => ({
  running: 0,
  starts: 0,
  record: 0,
  truth: 0,
  full: false,
  held: null,
  scripts: [],
  deliverers: [fresh(1), deliverers === 2 ? fresh(2) : { ...fresh(2), step: "done", alive: false }],
  faults,
});

/** The first deliverer's second try; undefined when it has had it, and for the second one, who only comes between. */
export const again = ({ delivery }: Deliverer): Deliverer | undefined =>
  delivery === 1 ? fresh(3) : undefined;

/** Moves that the exploration made, as `from to by`. */
export const made = new Set<string>();

/** Changes the state of what is held by a move of the table. @throws Error for a move that is not there */
export function move(world: World, to: StateName | "none", by: Mover): World {
  const from = world.held?.state ?? "none";
  const allowed = MOVES.some(
    (one) => one.from === from && one.to === to && (one.by as readonly Mover[]).includes(by),
  );
  if (!allowed) throw new Error(`${by} moves ${from} to ${to}`);
  made.add(`${from} ${to} ${by}`);
  if (to === "none" || world.held === null) return { ...world, held: null };
  const held = { ...world.held, state: to };
  // The token becomes the file that the device starts from.
  return to === "decided"
    ? { ...world, held, starts: held.start, truth: versionOf(held.of) }
    : { ...world, held };
}

export const withScripts = (world: World, scripts: readonly Script[]): World => ({
  ...world,
  scripts: [...scripts].sort((a, b) => a.of - b.of || a.kind.localeCompare(b.kind) || a.at - b.at),
});

export const withDeliverer = (world: World, which: 0 | 1, change: Partial<Deliverer>): World => {
  const deliverers = [...world.deliverers] as [Deliverer, Deliverer];
  deliverers[which] = { ...deliverers[which], ...change };
  return { ...world, deliverers };
};

/** A world as a key: two are the same when these are. */
export function keyOf(world: World): string {
  const { running, starts, record, truth, full, held, scripts, deliverers, faults } = world;
  let key = `${String(running)}${String(starts)}${String(record)}${String(truth)}${full ? "f" : ""}${String(faults)}|`;
  if (held !== null) {
    const { of, state, candidate, before, start, recordWritten, connected, guard } = held;
    key += `${String(of)}${state}${String(before)}${String(start)}${candidate ? "c" : ""}${recordWritten ? "r" : ""}${connected ? "u" : ""}${guard ? "g" : ""}`;
  }
  for (const { kind, of, at } of scripts) key += `|${kind}${String(of)}${String(at)}`;
  for (const { delivery, step, asked, connected, reported, alive } of deliverers)
    key += `/${String(delivery)}${step}${reported}${asked ? "a" : ""}${connected ? "u" : ""}${alive ? "l" : ""}`;
  return key;
}
