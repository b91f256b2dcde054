import { isDeepStrictEqual } from "node:util";
import { sideOf, type Side, type Way } from "../../../src/change/index.ts";
import { unitsBetween } from "../../../src/change/units.ts";
import { worldOf } from "../../../src/change/world.ts";
import { wayBetween } from "../../../src/review/index.ts";
import { isSame } from "../../../src/text/json.ts";
import { leaveOf, type Pair } from "./pairs.ts";
import { comparable, endOf, retrace } from "./retraced.ts";
import { leastOfBatches, leastOfMoves } from "./truth.ts";

/** What became of a pair. */
export interface Judged {
  readonly outcome: "refused" | "lossless" | "least" | "best found";
  /** Why it is refused. */
  readonly reason: string;
  readonly faults: readonly string[];
  /** Milliseconds of the processor until the way was found. */
  readonly ms: number;
  readonly way: Way | null;
  /** Whether every order was tried. */
  readonly brute: boolean;
}

/** Units above which not every order is tried. */
const MOST_UNITS = 6;
const MOST_STATES = 150;

const processorMs = (begin: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1000;
};

/** A way held against every other: in batches of whole devices, then with drains and one peer after the other. */
function againstTruth(before: Side, after: Side, way: Way): readonly string[] | null {
  const { units } = unitsBetween(before, after);
  if (way.racks.looked !== way.racks.all || units.length > MOST_UNITS) return null;
  if (way.cost === 0) return [];
  const world = worldOf(before, after, units);
  const batches = leastOfBatches(world);
  const moves = leastOfMoves(world, way.cost, MOST_STATES);
  return [
    ...(batches < way.cost
      ? [`it loses ${String(way.cost)}, and an order of whole devices ${String(batches)}`]
      : []),
    ...(moves.kind === "least" && moves.cost < way.cost && !way.gaveUp
      ? [`it loses ${String(way.cost)}, and an order of moves ${String(moves.cost)}`]
      : []),
  ];
}

export function judge(pair: Pair): Judged {
  const [base, head] = pair.specs;
  const [renumber, begin] = [leaveOf(pair), process.cpuUsage()];
  const { refused, found } = wayBetween({ value: base }, { value: head }, { renumber });
  const ms = processorMs(begin);
  if (found === null)
    return { outcome: "refused", reason: refused[0] ?? "", faults: [], ms, way: null, brute: false };
  const { way } = found;
  const [before, after] = [sideOf(found.before), sideOf(found.after)];
  // A large one takes its time, and is no other by being large.
  const again =
    way.simulated > 300
      ? found
      : wayBetween({ value: structuredClone(base) }, { value: structuredClone(head) }, { renumber }).found;
  const truth = againstTruth(before, after, way);
  return {
    outcome: way.cost === 0 ? "lossless" : way.gaveUp ? "best found" : "least",
    reason: "",
    ms,
    way,
    brute: truth !== null,
    faults: [
      ...(truth ?? []),
      ...retrace(before, after, way, pair.seed),
      ...(isSame(again?.way, way) ? [] : ["another way is found the second time"]),
      ...(isDeepStrictEqual(endOf(before, after, way), comparable(after.intents))
        ? []
        : ["it does not end in what is wanted"]),
    ],
  };
}
