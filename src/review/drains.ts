import type { CompiledFabric } from "../compile.ts";
import { drainLines, drainsOf, shutTogether } from "../simulate/index.ts";
import type { Side } from "./part.ts";
import type { DrainReview } from "./types.ts";

const drainedIn = (fabric: CompiledFabric | undefined): ReadonlySet<string> =>
  new Set(fabric?.switches.flatMap(({ intent }) => (intent.draining ? [intent.device] : [])));

const NONE: DrainReview = { begins: [], ends: [], lines: [], missed: [] };

/**
 * Which switches go into maintenance and which come out of it, and what the simulator knows of those that are in it afterwards. A large
 * fabric is simulated by a smaller one, in which nothing is drained: what would be missed is not known there.
 */
export function compareDrains(before: Side | null, after: Side | null): DrainReview {
  if (after === null) return NONE;
  const [was, is] = [drainedIn(before?.fabric), drainedIn(after.fabric)];
  const there = new Set(after.fabric.switches.map(({ intent }) => intent.device));
  const begins = [...is].filter((device) => !was.has(device));
  const ends = [...was].filter((device) => !is.has(device) && there.has(device));
  if (is.size === 0) return { ...NONE, ends };
  if (!after.whole)
    return {
      begins,
      ends,
      lines: [],
      missed: begins.map((device) => `${device}: not known what it carries`),
    };
  const { simulation } = after.simulated;
  const drains = drainsOf(simulation);
  const together = shutTogether(simulation, drains);
  const harmful = drains.filter(
    ({ device, carries, lost }) => !was.has(device) && carries.count + lost.count > 0,
  );
  return {
    begins,
    ends,
    lines: drainLines(drains, together),
    missed: drainLines(harmful, begins.length > 0 ? together : null),
  };
}
