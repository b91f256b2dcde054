import { Locked, withLock } from "../../deliver/index.ts";
import { legBetween, run, takeBack, type Ending, type World } from "../../rollout/index.ts";
import { wayBetween, type SpecSource } from "../../review/index.ts";
import { VARIABLES } from "../deliver-variables.ts";
import { secretsFrom, stateFrom, type Environment } from "../environment.ts";
import type { ExitCode } from "../exit-codes.ts";
import { beginning, clusterReady, consented, doable, equipped, isForetold } from "../rollout/checks.ts";
import { contextsOf } from "../rollout/contexts.ts";
import { isSameSpec, lockOf, readJournal, writeJournal, type Journal } from "../rollout/journal.ts";
import type { RolloutOptions } from "../rollout/options.ts";
import { changedClusters, planOf, type Plan } from "../rollout/plan.ts";
import { endingText, eventText } from "../rollout/print.ts";
import { Refused } from "../rollout/refused.ts";
import { worldOf, type Means } from "../rollout/world.ts";
import { readSource } from "../source.ts";
import type { Console } from "../streams.ts";
import { readWays } from "../ways.ts";
import { WrongCall } from "../wrong-call.ts";
import { notBothStandardInput } from "./diff.ts";

async function went(
  plan: Plan,
  stage: number,
  world: World,
  means: Pick<Means, "secrets">,
  options: Pick<RolloutOptions, "back" | "continue" | "pauseAfter" | "soak">,
): Promise<Ending> {
  const { stages, batches } = plan;
  const passwords = means.secrets;
  if (options.back === true) {
    // Devices may be as they were while objects of the next batch are not: what nothing was done of is taken back as well.
    const partly = stage < batches.length;
    const back = await takeBack(world, { stages, passwords }, { from: stage, to: 0, partly });
    return back.left.length === 0
      ? { kind: "done", stage: 0 }
      : { kind: "failed", batch: back.stage + 1, troubles: [], ...back };
  }
  return await run(world, {
    stages,
    batches,
    passwords,
    at: stage,
    pauseAfter: options.pauseAfter,
    soak: options.soak ?? 0,
    othersDone: options.continue === true,
  });
}

/** Whether nothing of the next batch can be done yet. Of one that was begun, what devices run says nothing of objects, nor of what others have changed. */
function isAtRest(
  { stages, batches }: Plan,
  { stage, whole }: { readonly stage: number; readonly whole: boolean },
  secrets: Means["secrets"],
  options: Pick<RolloutOptions, "back" | "continue">,
): boolean {
  if (!whole || options.back === true) return false;
  const [from, to] = [stages[stage], stages[stage + 1]];
  if (options.continue !== true || from === undefined || to === undefined) return true;
  return batches[stage]?.others.length === 0 && legBetween(from, to, secrets).clusters.length === 0;
}

const EXIT: Readonly<Record<Ending["kind"], ExitCode>> = { done: 0, paused: 3, failed: 1 };

/** The spec that runs: named, or what the last run brought; of one that is gone on with, its own. @throws WrongCall */
async function baseOf(
  options: RolloutOptions,
  head: { readonly value: unknown },
  journal: Journal | undefined,
): Promise<SpecSource> {
  if (journal !== undefined && !journal.ended) {
    if (!isSameSpec(journal.head, head.value))
      throw new WrongCall(
        "a rollout of another spec was begun and did not come to its end: give that spec, with --continue or --back",
      );
    if (options.from !== undefined && !isSameSpec(journal.base, (await readSource(options.from)).value))
      throw new WrongCall(
        "the rollout that was begun is from another spec than --from names: leave --from out, with --continue or --back",
      );
    return { value: journal.base };
  }
  if (options.from !== undefined) return await readSource(options.from);
  if (journal !== undefined) return { value: journal.head };
  throw new WrongCall("say what runs, with --from: nothing is known of an earlier rollout here");
}

/** `rollout SPEC`: a change made batch by batch, each held against what is foretold of it. */
export async function rollout(
  file: string,
  options: RolloutOptions,
  env: Environment,
  console: Console,
): Promise<ExitCode> {
  const state = stateFrom(options.state, env);
  if (state === undefined)
    throw new WrongCall(`name a folder in which the run is written down: --state, or ${VARIABLES.state}`);
  if (options.from !== undefined) notBothStandardInput(options.from, file);
  const head = await readSource(file);
  const fabric = nameIn(head.value);
  try {
    return await withLock(lockOf(state.folder, fabric), async () => {
      const journal = await readJournal(state.folder, fabric);
      const base = await baseOf(options, head, journal);
      return await rolledOut({ base, head, journal, fabric }, { ...options, env, state, console });
    });
  } catch (error) {
    if (error instanceof Locked || error instanceof Refused) {
      console.err(`error: ${error.message}\n`);
      return error instanceof Refused ? error.code : 1;
    }
    throw error;
  }
}

const nameIn = (spec: unknown): string => {
  const name: unknown = (spec as { readonly name?: unknown } | null | undefined)?.name;
  return typeof name === "string" ? name : "datacenter";
};

interface Call extends Omit<RolloutOptions, "state"> {
  readonly env: Environment;
  readonly state: Means["state"];
  readonly console: Console;
}

interface Question {
  readonly base: SpecSource;
  readonly head: SpecSource;
  readonly journal: Journal | undefined;
  readonly fabric: string;
}

async function rolledOut({ base, head, journal, fabric }: Question, call: Call): Promise<ExitCode> {
  const { console, state, env, format } = call;
  const { name, refused, found } = wayBetween(base, head, { renumber: call.renumber ?? [] });
  if (refused.length > 0) throw new Refused([`${name}: refused`, ...refused].join("\n  "));
  if (found === null)
    throw new Refused(`${name}: there is nothing yet, or nothing is to stay: deliver it as a whole`);
  const { secrets = {} } = secretsFrom(env);
  const plan = planOf(name, found, secrets);
  if (plan.batches.length === 0) {
    console.out(
      format === "json"
        ? `${JSON.stringify({ event: "end", kind: "done", stage: 0 })}\n`
        : `${name}: nothing changes\n`,
    );
    return 0;
  }
  doable(plan);
  if (call.back !== true) consented(plan, call.consent ?? []);
  const names = new Set(plan.stages.flatMap(({ devices }) => [...devices.keys()]));
  const { ways } = await readWays(call.ways, names, names, env);
  equipped(plan, ways, secrets);
  const { clusters } = found.after;
  const clusterOf = contextsOf(clusters, call);
  const changed = changedClusters(plan, secrets);
  for (const one of clusters) if (changed.has(one.mark)) await clusterReady(one, clusterOf(one.mark), call);
  const position = await beginning(plan, journal, { ways, secrets, state }, call);
  const note = (stage: number, ended = false): Promise<void> =>
    writeJournal(state.folder, fabric, { version: 1, base: base.value, head: head.value, stage, ended });
  const world = worldOf({
    ...{ fabric, ways, state, secrets, note, hook: call.hook },
    clusterOf,
    tell: (event) => {
      console.out(format === "json" ? `${JSON.stringify(event)}\n` : eventText(event));
    },
  });
  const stage = plan.stages[position.stage];
  if (stage !== undefined && isAtRest(plan, position, secrets, call)) await isForetold(world, stage);
  await note(position.stage);
  const ending = await went(plan, position.stage, world, { secrets }, call);
  await ended(ending, call.back === true, note, { base: base.value, state, fabric });
  console.out(
    format === "json"
      ? `${JSON.stringify({ event: "end", ...ending, seconds: world.now() })}\n`
      : endingText(name, ending, plan.batches.length, world.now()),
  );
  return EXIT[ending.kind];
}

/** Writes down how it ended: what runs then, and what is still to be gone on with. */
async function ended(
  ending: Ending,
  back: boolean,
  note: (stage: number, ended?: boolean) => Promise<void>,
  { base, state, fabric }: Pick<Means, "state" | "fabric"> & { readonly base: unknown },
): Promise<void> {
  // A run of which nothing is left has the base run, as if it had never been begun.
  if (
    ending.stage === 0 &&
    (back || ending.kind === "failed") &&
    !(ending.kind === "failed" && ending.left.length > 0)
  )
    await writeJournal(state.folder, fabric, { version: 1, base, head: base, stage: 0, ended: true });
  else await note(ending.stage, ending.kind === "done");
}
