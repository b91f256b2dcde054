import { NOTHING, put, type Tree } from "../../platforms/tree-change/tree.ts";
import { isSecret, stepOf } from "../../platforms/cumulus/change/commands.ts";
import type { Step } from "../error.ts";
import { type Nvue, record, textOf } from "./rest.ts";

/** How far a revision of NVUE's has come. */
export interface Revision {
  readonly state: string;
  /** What NVUE says of it: why it is invalid, or could not be applied. */
  readonly words: string;
}

/** What is sent to a revision so that it moves on. NVIDIA documents `apply` and `save` over REST, and the timer at `nv config apply --confirm` alone. */
export const MOVES = {
  apply: (seconds: number) => ({
    state: "apply",
    "auto-prompt": { ays: "ays_yes" },
    "state-controls": { confirm: seconds },
  }),
  applyForGood: { state: "apply", "auto-prompt": { ays: "ays_yes" } },
  confirm: { state: "confirm_yes" },
  revert: { state: "confirm_no" },
  save: { state: "save", "auto-prompt": { ays: "ays_yes" } },
} as const;

/** States in which the switch is at work, or waits for whoever applied it. */
const MOVING = new Set([
  "apply",
  "applying",
  "ays",
  "verify",
  "verifying",
  "ignore_fail",
  "confirm",
  "confirm_yes",
  "confirm_no",
]);

export const isMoving = ({ state }: Revision): boolean => MOVING.has(state);

export const isWaiting = ({ state }: Revision): boolean => state === "confirm";

function revisionOf(said: unknown): Revision {
  const { state, transition } = record(said);
  const { issue, progress } = record(transition);
  const issues = Object.values(record(issue)).map((one) => textOf(record(one)["message"]).trim());
  return { state: textOf(state), words: issues.filter((text) => text !== "").join("; ") || textOf(progress) };
}

/** All revisions by their number or name. */
export async function revisions(nvue: Nvue, step: Step): Promise<ReadonlyMap<string, Revision>> {
  const all = record(await nvue.get(step, "/revision"));
  return new Map(Object.entries(all).map(([id, said]) => [id, revisionOf(said)]));
}

/** One revision; some releases answer with a map of it by its number. */
export async function revision(nvue: Nvue, step: Step, id: string): Promise<Revision> {
  const said = record(await nvue.get(step, `/revision/${encodeURIComponent(id)}`));
  return revisionOf(Object.hasOwn(said, id) ? said[id] : said);
}

export async function move(nvue: Nvue, step: Step, id: string, body: unknown): Promise<void> {
  await nvue.send(step, "PATCH", `/revision/${encodeURIComponent(id)}`, body);
}

/** Clears a revision away that was never applied. Nothing hangs on it: it has no effect. */
export async function discard(nvue: Nvue, id: string): Promise<void> {
  await nvue.send("release", "DELETE", `/revision/${encodeURIComponent(id)}`).catch(() => undefined);
}

/** What goes, as a tree that ends in nulls, and what comes; each null where that is nothing. */
function patchesOf(commands: readonly string[]): readonly Tree[] {
  const steps = commands.map(stepOf);
  const [gone, coming] = (["unset", "set"] as const).map((does) =>
    steps
      .filter((step) => step.does === does)
      .reduce((tree, step) => put(tree, step.path, step.does === "set" ? step.value : null) as Tree, NOTHING),
  );
  return [gone, coming].filter((tree) => tree !== undefined && tree !== NOTHING) as Tree[];
}

/** Passwords that are sent, by where they stand. */
export const secretsIn = (
  commands: readonly string[],
): readonly (readonly [path: readonly string[], text: string])[] =>
  commands
    .map(stepOf)
    .flatMap((step) =>
      step.does === "set" && isSecret(step.path) && typeof step.value === "string"
        ? [[step.path, step.value] as const]
        : [],
    );

/**
 * A new revision with a change in it, which has no effect yet. What goes is sent before what comes: of one request that has both for one
 * object NVUE says no order.
 *
 * @throws DeliveryError of the step where NVUE refuses a part of it; then nothing is left of it
 */
export async function stage(nvue: Nvue, step: Step, commands: readonly string[]): Promise<string> {
  const [id] = Object.keys(record(await nvue.send(step, "POST", "/revision")));
  if (id === undefined) throw new Error("NVUE named no revision");
  try {
    for (const patch of patchesOf(commands))
      await nvue.send(step, "PATCH", `/?rev=${encodeURIComponent(id)}`, patch);
  } catch (error) {
    await discard(nvue, id);
    throw error;
  }
  return id;
}
