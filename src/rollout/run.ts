import { LegFailed, foretoldSeen, goLeg } from "./leg.ts";
import { legBetween } from "./legs.ts";
import type { Ending, Trouble } from "./events.ts";
import type { Passwords } from "./objects.ts";
import type { Stage } from "./stages.ts";
import type { World } from "./world.ts";

/** A batch as it is gone and told. */
export interface Batch {
  readonly lines: readonly string[];
  /** What of it whoever runs it has to change: routers outside, switches without a text. */
  readonly others: readonly string[];
}

export interface RunOptions {
  readonly stages: readonly Stage[];
  /** One between each two stages. */
  readonly batches: readonly Batch[];
  readonly passwords: Passwords;
  /** The stage that devices are at, or after which they are. */
  readonly at: number;
  /** After which batch to stop; undefined to go on to the end. */
  readonly pauseAfter?: number | undefined;
  /** Seconds between a batch and the next, at whose end it is looked at again. Default 0. */
  readonly soak?: number;
  /** What others have to change for the next batch is said to be done. Default false. */
  readonly othersDone?: boolean;
}

const troublesOf = (error: unknown): readonly Trouble[] => {
  if (error instanceof LegFailed) return error.troubles;
  throw error;
};

function stageAt(stages: readonly Stage[], at: number): Stage {
  const stage = stages[at];
  if (stage === undefined) throw new RangeError(`no stage ${String(at)}`);
  return stage;
}

/**
 * Takes back batches, the last first, until so many are left.
 * @param partly whether some of the batch after `from` is done as well
 * @returns how many are left for certain, and what could not be taken back; empty where all was
 */
export async function takeBack(
  world: World,
  { stages, passwords }: Pick<RunOptions, "stages" | "passwords">,
  { from, to, partly }: { readonly from: number; readonly to: number; readonly partly: boolean },
): Promise<{ readonly stage: number; readonly left: readonly Trouble[] }> {
  const first = partly ? from + 1 : from;
  for (let at = first; at > to; at -= 1) {
    const leg = legBetween(stageAt(stages, at), stageAt(stages, at - 1), passwords);
    world.tell({ event: "back", batch: at, seconds: world.now() });
    try {
      await goLeg(world, leg);
    } catch (error) {
      return { stage: at - 1, left: troublesOf(error) };
    }
    await world.note(at - 1);
  }
  return { stage: to, left: [] };
}

/** The last stage at which no switch is drained for the change: where a fabric may stay. */
export function restBefore(stages: readonly Stage[], at: number): number {
  for (let stage = at; stage > 0; stage -= 1) if (stageAt(stages, stage).drained.length === 0) return stage;
  return 0;
}

/** Between two batches: waits, and looks again. @throws LegFailed with what shows only now */
async function soaked(world: World, stage: Stage, seconds: number): Promise<void> {
  if (seconds === 0) return;
  await world.pause(seconds);
  try {
    await foretoldSeen(world, stage, 0);
  } catch (error) {
    throw new LegFailed(troublesOf(error).map((trouble) => ({ ...trouble, step: "soak" })));
  }
  world.tell({ event: "soaked", for: seconds, seconds: world.now() });
}

/** Goes batch by batch. What fails stops all later ones, and is taken back as far as to where no switch is drained for it. */
export async function run(world: World, options: RunOptions): Promise<Ending> {
  const { stages, batches, passwords, soak = 0, pauseAfter } = options;
  let { othersDone = false } = options;
  for (let at = options.at; at < batches.length; at += 1) {
    const { lines, others } = batches[at] ?? { lines: [], others: [] };
    if (others.length > 0 && !othersDone)
      return {
        kind: "paused",
        stage: at,
        why: `batch ${String(at + 1)} is also for whoever runs ${others.join(", ")}: have that changed, then continue`,
      };
    othersDone = false;
    world.tell({ event: "batch", batch: at + 1, batches: batches.length, lines });
    try {
      await goLeg(world, legBetween(stageAt(stages, at), stageAt(stages, at + 1), passwords));
      await world.note(at + 1);
      await soaked(world, stageAt(stages, at + 1), at + 1 < batches.length ? soak : 0);
    } catch (error) {
      const troubles = troublesOf(error);
      for (const trouble of troubles)
        world.tell({ event: "failed", batch: at + 1, seconds: world.now(), ...trouble });
      const back = await takeBack(world, options, { from: at, to: restBefore(stages, at), partly: true });
      return { kind: "failed", batch: at + 1, troubles, ...back };
    }
    const why = await world.hook(at + 1, batches.length);
    if (why !== null) return { kind: "paused", stage: at + 1, why };
    if (at + 1 === pauseAfter && at + 1 < batches.length)
      return { kind: "paused", stage: at + 1, why: `as asked after batch ${String(pauseAfter)}` };
  }
  return { kind: "done", stage: batches.length };
}
