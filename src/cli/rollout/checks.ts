import { consentsOf, viewWay, wayText } from "../../change/index.ts";
import type { ClusterArtifact } from "../../compile/clusters.ts";
import { ClusterError, lookAtCluster, type ClusterChoice } from "../../deliver/index.ts";
import {
  foretoldSeen,
  LegFailed,
  limitsOf,
  positionOf,
  touched,
  type Stage,
  type World,
} from "../../rollout/index.ts";
import { slotsIn } from "../../text/secret-slot.ts";
import { givenPasswords } from "../device-inputs.ts";
import type { Ways } from "../ways.ts";
import { WrongCall } from "../wrong-call.ts";
import type { Journal } from "./journal.ts";
import type { RolloutOptions } from "./options.ts";
import type { Plan } from "./plan.ts";
import { prepared } from "./prepared.ts";
import { Refused } from "./refused.ts";
import type { Means } from "./world.ts";

/** @throws Refused where something is lost on the way that nobody has consented to */
export function consented({ name, way }: Plan, consent: readonly string[]): void {
  const open = consentsOf(way).filter((one) => !consent.includes(one));
  if (open.length === 0) return;
  throw new Refused(
    `${wayText(name, viewWay(way))}Nothing was begun: give --consent ${open.join(" ")} if that may be lost, or change the spec.`,
    3,
  );
}

/** @throws Refused where a step of the way is none that a run can do */
export function doable({ name, found, way }: Plan): void {
  const limits = limitsOf(found.before, found.after, way.batches);
  if (limits.length > 0) throw new Refused([`${name}: nothing was begun:`, ...limits].join("\n  "));
}

/** @throws WrongCall where a device or a password is missing, or a device changes its system */
export function equipped({ stages }: Plan, ways: Ways, secrets: Means["secrets"]): void {
  const all = [...touched(stages)];
  const unreached = all.flatMap(([device]) => (ways.has(device) ? [] : [device]));
  if (unreached.length > 0)
    throw new WrongCall(
      `there is no way to ${unreached.join(", ")}: add them to devices in the file of ways`,
    );
  const replaced = all.flatMap(([device, running]) =>
    new Set(running.flatMap((one) => one?.platform ?? [])).size > 1 ? [device] : [],
  );
  if (replaced.length > 0)
    throw new WrongCall(
      `${replaced.join(", ")}: its system changes, so it is another switch: give that another name, and have the old one go`,
    );
  const texts = all.flatMap(([, running]) => running.flatMap((one) => one?.artifact ?? []));
  const keys = stages.flatMap(({ clusters }) =>
    clusters.flatMap(({ calico }) => calico.passwords?.keys ?? []),
  );
  givenPasswords([...texts.flatMap(slotsIn), ...keys], secrets);
}

/** @throws Refused where a way changes objects of a cluster and that can't be asked, or something in it stands against them */
export async function clusterReady(
  wanted: ClusterArtifact,
  choice: ClusterChoice,
  { renumber = [] }: Pick<RolloutOptions, "renumber">,
): Promise<void> {
  try {
    const { findings } = await lookAtCluster(choice, wanted);
    const against = findings.filter(
      ({ severity, code }) => severity === "error" && !(code === "pool-changes" && renumber.length > 0),
    );
    if (against.length > 0)
      throw new Refused(against.map(({ subject, message }) => `${subject}: ${message}`).join("\n"));
  } catch (error) {
    if (!(error instanceof ClusterError)) throw error;
    throw new Refused(
      `the way changes Calico's objects, and the cluster${wanted.name === null ? "" : ` ${wanted.name}`} can't be asked: ${error.message}. Name it with --kubeconfig and --context.`,
    );
  }
}

/** Where a run begins. @throws Refused where devices run something else, or a run was begun and is not gone on with */
export async function beginning(
  plan: Plan,
  journal: Journal | undefined,
  means: Pick<Means, "ways" | "secrets" | "state">,
  options: Pick<RolloutOptions, "continue" | "back">,
): Promise<{ readonly stage: number; readonly whole: boolean }> {
  const goesOn = options.continue === true || options.back === true;
  const open = journal !== undefined && !journal.ended;
  if (open && !goesOn)
    throw new Refused(
      "a rollout was begun and did not come to its end: go on with it with --continue, or take it back with --back",
    );
  const { runs, refused } = await prepared(plan.stages, means);
  if (refused.length > 0) throw new Refused(["nothing was begun:", ...refused].join("\n  "));
  const position = positionOf(plan.stages, runs, open ? journal.stage : 0);
  if (position.kind === "lost")
    throw new Refused(
      `nothing was begun: ${position.devices.join(", ")} ${position.devices.length === 1 ? "runs" : "run"} neither what the base says nor anything on the way: is --from what runs?`,
    );
  if (!goesOn && (position.stage > 0 || !position.whole))
    throw new Refused(
      `some of it is done already, up to batch ${String(position.stage)}: go on with --continue, or take it back with --back`,
    );
  return position;
}

export async function isForetold(world: World, stage: Stage): Promise<void> {
  try {
    await foretoldSeen(world, stage);
  } catch (error) {
    if (!(error instanceof LegFailed)) throw error;
    const lines = error.troubles.flatMap(({ device, said }) =>
      said.map((words) => `${device ?? ""}: ${words}`),
    );
    throw new Refused(
      [
        "nothing was begun: what runs is not as it is foretold, so of what is changed nothing could be known",
        ...lines,
      ].join("\n  "),
    );
  }
}
