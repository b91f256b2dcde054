import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { DatacenterSpec } from "../../../src/index.ts";
import { findWay, sideOf } from "../../../src/change/index.ts";
import { compile } from "../../../src/index.ts";
import { formatLosses, pairsAcross, startFlows, type Losses } from "../flows.ts";
import type { Lab } from "../lab.ts";
import { rollout, type Line, type Rolled, type RolloutCall } from "../rollouts.ts";
import { atRest } from "./at-rest.ts";
import type { Claim, Finding } from "./claim.ts";

/** Replies of each flow before and after. */
const REPLIES = 50;

/** Pings between all racks while something is done. */
async function watched<T>(lab: Lab, work: () => Promise<T>): Promise<{ readonly result: T; losses: Losses }> {
  const flows = await startFlows(lab, pairsAcross(lab, null));
  try {
    await flows.more(REPLIES);
    const result = await work();
    await flows.more(REPLIES);
    return { result, losses: await flows.stop() };
  } catch (error) {
    await flows.stop();
    throw error;
  }
}

/** Pairs times seconds that the way is foretold to lose. */
const foretold = (from: DatacenterSpec, to: DatacenterSpec): number =>
  findWay(sideOf(compile(from)), sideOf(compile(to))).cost / 1000;

const devicesIn = (lines: readonly Line[]): readonly string[] => [
  ...new Set(lines.flatMap((line) => (line.event === "in-effect" ? [line.device] : []))),
];

const troubleOf = ({ code, said, lines }: Rolled): string => {
  const failed = lines.flatMap((line) => (line.event === "failed" ? line.said : []));
  return `it ended with ${String(code)}: ${[...failed, said].join("; ").slice(0, 1500)}`;
};

interface Leg extends RolloutCall {
  readonly what: string;
  readonly from: DatacenterSpec;
}

async function gone(lab: Lab, state: string, leg: Leg): Promise<{ sent: number; said: string; ok: boolean }> {
  const { result, losses } = await watched(lab, () => rollout(lab, state, leg));
  const end = result.lines.at(-1);
  if (result.code !== 0) return { sent: losses.sent, said: `${leg.what}: ${troubleOf(result)}`, ok: false };
  const seconds = end !== undefined && "seconds" in end ? end.seconds.toFixed(0) : "?";
  const cost = String(foretold(leg.from, leg.to));
  return {
    sent: losses.sent,
    ok: losses.lost === 0 && cost === "0",
    said: `${leg.what}: foretold ${cost} pair-seconds, ${formatLosses(losses)}, ${String(devicesIn(result.lines).length)} switches in ${seconds} s`,
  };
}

const STATE = "change";

/** Of a fabric whose racks have two ToRs each. */
const hasTwo: Claim["appliesTo"] = ({ model }, { racks }) =>
  model === "as-per-rack" && racks.every(({ tors }) => tors.length === 2);

/** A change there and back, with pings all along. */
function thereAndBack(
  kind: string,
  what: string,
  change: (spec: DatacenterSpec) => DatacenterSpec,
  killed = false,
): Claim {
  return {
    id: `change-lost/${kind}`,
    says: `${what}, rolled out and taken off again batch by batch, loses as many pings as foretold: none`,
    ...(hasTwo === undefined ? {} : { appliesTo: hasTwo }),
    async run(lab): Promise<Finding> {
      const spec = lab.spec();
      const changed = change(spec);
      await atRest(lab);
      try {
        await lab.install(changed);
        const on = await (killed ? killedAndContinued : gone)(lab, STATE, {
          what: "on",
          from: spec,
          to: changed,
        });
        await atRest(lab);
        const off = await gone(lab, STATE, { what: "off", from: changed, to: spec });
        return {
          ok: on.ok && off.ok,
          figure: on.sent + off.sent,
          unit: "pings",
          detail: `${on.said}; ${off.said}`,
        };
      } finally {
        await rm(join(lab.dir, `rollout-${STATE}`), { recursive: true, force: true });
        await lab.up(spec);
        await atRest(lab);
      }
    },
  };
}

/** Kills a run once the second batch's first change is in effect and not confirmed, and goes on with it. */
async function killedAndContinued(
  lab: Lab,
  state: string,
  leg: Leg,
): Promise<{ sent: number; said: string; ok: boolean }> {
  let batch = 0;
  const killAt = (line: Line): boolean => {
    if (line.event === "batch") batch = line.batch;
    return line.event === "in-effect" && batch > 1;
  };
  const { result, losses } = await watched(lab, async () => {
    const first = await rollout(lab, state, { ...leg, killAt });
    const refused = await rollout(lab, state, leg);
    const second = await rollout(lab, state, { ...leg, options: ["--continue"] });
    return { first, refused, second };
  });
  const { first, refused, second } = result;
  const again = devicesIn(second.lines).filter((device) =>
    first.lines.some((line) => line.event === "device" && line.device === device && line.did === "changed"),
  );
  const faults = [
    ...(first.code === null ? [] : [`the first was not killed: ${troubleOf(first)}`]),
    ...(refused.code === 1 && refused.said.includes("--continue")
      ? []
      : [`a run beside it was not refused: ${troubleOf(refused)}`]),
    ...(second.code === 0 ? [] : [troubleOf(second)]),
  ];
  return {
    sent: losses.sent,
    ok: faults.length === 0 && losses.lost === 0,
    said: [
      ...faults,
      `${leg.what}, killed in batch ${String(batch)} and continued: ${formatLosses(losses)}, ${String(again.length)} of the switches had a second turn, as their steps have it`,
    ].join("; "),
  };
}

const spineAdded = (spec: DatacenterSpec): DatacenterSpec => ({
  ...spec,
  spines: [...spec.spines, { name: "spine-3", index: 2 }],
});

const rackPassword = (spec: DatacenterSpec): DatacenterSpec => ({
  ...spec,
  racks: (spec.racks ?? []).map((rack, at) => (at === 0 ? { ...rack, password: "one-rack" } : rack)),
});

const policy = (spec: DatacenterSpec): DatacenterSpec => ({
  ...spec,
  bgp: { ...spec.bgp, maximumAsPath: 40 },
});

export const changeLost: readonly Claim[] = [
  thereAndBack("policy", "a longest AS path of 40 in all switches' policies", policy),
  thereAndBack("spine", "a third spine", spineAdded),
  thereAndBack(
    "password",
    "a password of a rack's nodes, killed in its second batch and continued",
    rackPassword,
    true,
  ),
];
