import type { Family } from "../intent/index.ts";
import type { FabricPlan } from "../plan/types.ts";
import type { SeenDevice } from "../platforms/look.ts";
import { simulate, type Failure, type SimulationInput } from "../simulate/index.ts";
import { blocksGiven, blocksSeen, racksIn, type Blocks, type GivenBlock } from "./blocks.ts";
import { foretoldRoutes, type ForetoldRoute } from "./foretold-routes.ts";
import { sessionsForetoldBy, type ForetoldSessions } from "./foretold-sessions.ts";
import { withinAny } from "./network.ts";
import type { RouteJudge } from "./routes.ts";

/** A fabric as it should be. */
export interface Foretold {
  readonly plan: FabricPlan;
  readonly input: SimulationInput;
}

/** All that is foretold in one address family. */
export interface ForetoldIn {
  readonly family: Family;
  readonly judge: Omit<RouteJudge, "unresolvedNextHops" | "mayBeKept">;
  readonly sessions: (device: string) => ForetoldSessions;
  readonly routes: (device: string) => readonly ForetoldRoute[];
}

/** The whole fabric's, with the blocks of pod addresses that are there. */
export interface WholeIn extends ForetoldIn {
  readonly blocks: Blocks;
  /** The same of what failures leave. */
  readonly after: (failures: readonly Failure[]) => ForetoldIn;
}

/** The ranges in which nobody but the fabric has routes. */
const fabricRanges = ({ ranges }: FabricPlan) => [
  ...ranges.pods,
  ...ranges.nodes,
  ...ranges.spineLoopbacks,
  ...ranges.torLoopbacks,
  ...ranges.links,
  ...ranges.planes,
  ...ranges.anycast,
];

function judgeIn({ ranges, ...plan }: FabricPlan, family: Family): ForetoldIn["judge"] {
  const inServices = withinAny(family, [...ranges.services, ...ranges.singleServices]);
  const inPods = withinAny(family, ranges.pods);
  const singlePods = ranges.longestPodRoute > ranges.blockLength;
  const isSingle = (prefix: string): boolean => prefix.endsWith(`/${String(family.bits)}`);
  return {
    isFabrics: withinAny(family, fabricRanges({ ...plan, ranges })),
    comesAndGoes: (prefix) => inServices(prefix) || (singlePods && isSingle(prefix) && inPods(prefix)),
  };
}

/** @param given the blocks of all nodes; null where the devices' own routes are to tell */
export function foretellIn(
  { plan, input }: Foretold,
  family: Family,
  seen: ReadonlyMap<string, SeenDevice>,
  given: readonly GivenBlock[] | null,
): WholeIn {
  const torsOf = (rack: string): readonly string[] =>
    plan.racks.find(({ name }) => name === rack)?.tors.map(({ device }) => device) ?? [];
  const blocks =
    given === null
      ? blocksSeen(racksIn(input), family, seen, torsOf)
      : blocksGiven(racksIn(input), family, given);
  const judge = judgeIn(plan, family);
  const after = (failures: readonly Failure[]): ForetoldIn => {
    const simulation = simulate({ ...input, blocks: blocks.of }, failures);
    const sessions = sessionsForetoldBy(simulation, blocks.isGuessed);
    const known = new Map<string, readonly ForetoldRoute[]>();
    return {
      family,
      judge,
      sessions: (device) => sessions(device, family),
      routes(device) {
        const routes = known.get(device) ?? foretoldRoutes(simulation, device, family);
        known.set(device, routes);
        return routes;
      },
    };
  };
  return { ...after([]), blocks, after };
}
