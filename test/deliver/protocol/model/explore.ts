import { begin, transitionsOf } from "./transitions.ts";
import { beginning, keyOf, type World } from "./world.ts";

export interface Explored {
  readonly states: number;
  readonly transitions: number;
  /** What does not hold, with the way to it; the first of each kind. */
  readonly broken: readonly string[];
}

/** What holds in every state. Each says what is wrong, or nothing. */
export const INVARIANTS: readonly { readonly says: string; readonly holds: (world: World) => boolean }[] = [
  {
    says: "what the device starts from is whole, and what was decided last",
    holds: ({ starts, truth }) => starts === truth,
  },
  {
    says: "while nothing is under way, what was decided last runs: nothing is undone, nothing is half",
    holds: ({ held, running, truth }) =>
      held?.state === "armed" || held?.state === "rolling" ? true : running === truth,
  },
  {
    says: "while nothing is under way, what was decided last is remembered",
    holds: ({ held, record, truth }) => held?.state === "decided" || record === truth,
  },
  {
    says: "what is to be put back is what ran when nothing was under way",
    holds: ({ held, truth }) =>
      held?.state !== "armed" && held?.state !== "rolling" ? true : held.before === truth,
  },
];

const STEP = "what a deliverer reports is true";
const END = "from everywhere, without a further fault, the device gets free with all in agreement";
export const CLAIMS: readonly string[] = [...INVARIANTS.map(({ says }) => says), STEP, END];

const settled = ({ held, scripts, running, starts, record, truth }: World): boolean =>
  held === null && scripts.length === 0 && running === truth && starts === truth && record === truth;

/** Everything that can happen with so many faults, breadth first: the way to what is broken is a shortest one. */
export function explore(faults: number, deliverers: 1 | 2): Explored {
  const keys = new Map<string, number>();
  const worlds: World[] = [];
  const from: { readonly parent: number; readonly label: string }[] = [];
  const before: number[][] = [];
  const broken = new Map<string, string>();
  let transitions = 0;
  const wayTo = (index: number): string => {
    const labels: string[] = [];
    for (let at = index; at > 0; at = from[at]?.parent ?? 0) labels.unshift(from[at]?.label ?? "");
    return labels.join("\n    ");
  };
  const note = (says: string, index: number, last = ""): void => {
    if (!broken.has(says))
      broken.set(
        says,
        `${says}:\n    ${wayTo(index)}${last && `\n    ${last}`}\n    ${JSON.stringify(worlds[index])}`,
      );
  };
  const add = (world: World, parent: number, label: string): number => {
    const key = keyOf(world);
    const known = keys.get(key);
    if (known !== undefined) return known;
    const index = worlds.push(world) - 1;
    keys.set(key, index);
    from.push({ parent, label });
    before.push([]);
    for (const { says, holds } of INVARIANTS) if (!holds(world)) note(says, index);
    return index;
  };
  add(begin(beginning(faults, deliverers)), 0, "");
  for (let at = 0; at < worlds.length; at += 1) {
    const world = worlds[at];
    if (world === undefined) break;
    for (const { label, next, fault, broken: wrong } of transitionsOf(world)) {
      transitions += 1;
      const index = add(next, at, label);
      if (!fault) before[index]?.push(at);
      if (wrong !== undefined) note(`${STEP}: ${wrong}`, at, label);
    }
  }
  // Backwards from where all is settled, by what is no fault.
  const ends = new Set<number>(worlds.flatMap((world, index) => (settled(world) ? [index] : [])));
  for (const at of ends) for (const one of before[at] ?? []) ends.add(one);
  worlds.forEach((_, index) => {
    if (!ends.has(index)) note(END, index);
  });
  return { states: worlds.length, transitions, broken: [...broken.values()] };
}
