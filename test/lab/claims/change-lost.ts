import { planOf, type Plan } from "../../../src/cli/rollout/plan.ts";
import { compile, type DatacenterSpec } from "../../../src/index.ts";
import { consentsOf } from "../../../src/change/index.ts";
import { wayBetween } from "../../../src/review/index.ts";
import { allPairs, formatLosses, INTERVAL, startFlows, type Losses } from "../flows.ts";
import { startFollowing } from "../following.ts";
import type { Lab } from "../lab.ts";
import { LAB_PASSWORDS } from "../passwords.ts";
import { rolledOut, type Told } from "../rolled-out.ts";
import { atRest } from "./at-rest.ts";
import { CHANGE_KINDS, type ChangeKind } from "./change-kinds.ts";
import type { Claim, Finding } from "./claim.ts";

/** Replies of each flow before a change and after it. */
const REPLIES = 50;

/**
 * What is foretold is pairs, each one way, for as long as it may be. A ping goes one way and its reply the other, so a pair that is lost loses the
 * pings of two flows: to its address, and from there.
 */
const FACTOR = 2;

/** One way of a change. */
interface Went {
  readonly batches: number;
  readonly seconds: number;
  readonly losses: Losses;
  /** Pair-seconds, on the whole way. */
  readonly foretold: number;
  readonly seen: number;
  /** Batches in which something was foretold or seen, and what; and which of them lost more than they may. */
  readonly told: readonly string[];
  readonly faults: readonly string[];
}

const devicesOf = (...specs: readonly DatacenterSpec[]): readonly string[] => [
  ...new Set(specs.flatMap((spec) => compile(spec).switches.map(({ intent }) => intent.device))),
];

/** Whether a node is there before and after. */
function staying(...specs: readonly DatacenterSpec[]): (node: string) => boolean {
  const nodes = specs.map(
    (spec) => new Set(compile(spec).plan.racks.flatMap((rack) => rack.nodes.map(({ name }) => name))),
  );
  return (node) => nodes.every((names) => names.has(node));
}

function planned(base: DatacenterSpec, head: DatacenterSpec, renumber: readonly string[]): Plan {
  const { name, refused, found } = wayBetween({ value: base }, { value: head }, { renumber });
  if (found === null) throw new Error(`there is no way: ${refused.join("; ")}`);
  return planOf(name, found, LAB_PASSWORDS);
}

/** Which batch was under way, from 0; what is lost before the first, or after the last, is theirs. */
function batchAt(told: Told, at: number): number {
  const begun = told.flatMap(({ event, at: time }) => (event.event === "batch" ? [time] : []));
  return Math.max(
    0,
    begun.findLastIndex((time) => time <= at),
  );
}

const inSeconds = (seconds: number): string => `${seconds.toFixed(1)} pair-seconds`;

async function go(lab: Lab, base: DatacenterSpec, head: DatacenterSpec): Promise<Went> {
  const renumber = devicesOf(base, head);
  const { way } = planned(base, head, renumber);
  const flows = await startFlows(lab, allPairs(lab, staying(base, head)));
  const following = startFollowing(lab);
  const begun = performance.now();
  let told: Told;
  let seconds: number;
  try {
    await flows.more(REPLIES);
    told = await rolledOut(lab, { base, head, renumber, consent: consentsOf(way) });
    seconds = (performance.now() - begun) / 1000;
    await following.stop();
    await flows.more(REPLIES);
  } catch (error) {
    await following.stop().catch(() => undefined);
    await flows.stop();
    throw error;
  }
  const losses = await flows.stop();
  const seen = way.batches.map(() => 0);
  for (const at of losses.at) {
    const batch = batchAt(told, at);
    seen[batch] = (seen[batch] ?? 0) + INTERVAL / 1000;
  }
  const batches = way.batches.map(({ losses: foretold }, at) => ({
    at: at + 1,
    foretold: foretold.reduce((sum, { pairs, partly, ms }) => sum + ((pairs + partly) * ms) / 1000, 0),
    seen: seen[at] ?? 0,
  }));
  const sayings = batches.flatMap((one) =>
    one.foretold === 0 && one.seen === 0
      ? []
      : [
          {
            ok: one.seen <= FACTOR * one.foretold,
            said: `batch ${String(one.at)}: ${inSeconds(one.seen)} lost, ${inSeconds(one.foretold)} foretold`,
          },
        ],
  );
  return {
    batches: batches.length,
    seconds,
    losses,
    foretold: batches.reduce((sum, one) => sum + one.foretold, 0),
    seen: batches.reduce((sum, one) => sum + one.seen, 0),
    told: sayings.map(({ said }) => said),
    faults: sayings.flatMap(({ ok, said }) => (ok ? [] : [said])),
  };
}

const wentText = (what: string, { batches, seconds, losses, foretold, seen, told }: Went): string =>
  [
    `${what}: ${String(batches)} batches in ${seconds.toFixed(0)} s, ${inSeconds(foretold)} foretold, ${inSeconds(seen)} seen: ${formatLosses(losses)}`,
    ...told,
  ].join("\n        ");

/** There and back again. What devices come to have is there before, and what goes is taken away after. */
async function thereAndBack(lab: Lab, { from, to }: ChangeKind, spec: DatacenterSpec): Promise<Finding> {
  const [base, head] = [from?.(spec) ?? spec, to(spec)];
  if (from !== undefined) await lab.up(base, { refresh: false });
  await atRest(lab);
  await lab.install(head);
  const there = await go(lab, base, head);
  await atRest(lab);
  const back = await go(lab, head, base);
  return {
    ok: there.faults.length + back.faults.length === 0,
    figure: there.losses.lost + back.losses.lost,
    unit: `pings lost of ${String(there.losses.sent + back.losses.sent)}`,
    detail: [wentText("there", there), wentText("back", back)].join("\n      "),
  };
}

const claim = (kind: ChangeKind): Claim => ({
  id: `change-lost/${kind.id}`,
  says: `${kind.what}, rolled out and taken back: no batch of which nothing is foretold loses a ping, and no other more than ${String(FACTOR)} pings for each that its lost pairs and seconds come to`,
  byHand: true,
  appliesTo: (fabric, datacenter) => fabric.model !== "l2" && (kind.appliesTo?.(fabric, datacenter) ?? true),
  async run(lab) {
    const spec = lab.spec();
    try {
      return await thereAndBack(lab, kind, spec);
    } finally {
      await lab.up(spec);
      await atRest(lab);
    }
  },
});

export const changeLost: readonly Claim[] = CHANGE_KINDS.map(claim);
