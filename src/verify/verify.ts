import { familiesOf, type Family } from "../intent/index.ts";
import type { FabricPlan } from "../plan/types.ts";
import { isEstablished, type Look, type SeenDevice } from "../platforms/look.ts";
import { simulate, type Simulation, type SimulationInput } from "../simulate/index.ts";
import { blocksGiven, blocksSeen, type Blocks, type GivenBlock } from "./blocks.ts";
import { cableDifferences, foretoldCables, type ForetoldCable } from "./cables.ts";
import { lost, odd, type Difference, type Found } from "./difference.ts";
import { foretoldRoutes } from "./foretold-routes.ts";
import { sessionsForetoldBy, type ForetoldSessions } from "./foretold-sessions.ts";
import { withinAny } from "./network.ts";
import { routeDifferences, type RouteJudge } from "./routes.ts";
import { sessionDifferences } from "./sessions.ts";
import { tableDifferences } from "./tables.ts";

/** A fabric as it should be. */
export interface Foretold {
  readonly plan: FabricPlan;
  readonly input: SimulationInput;
}

/** A device that was heard. */
export interface Heard extends SeenDevice {
  readonly look: Pick<Look, "unresolvedNextHops">;
}

export interface Verified {
  /** By device in the order in which they were heard. */
  readonly differences: readonly Difference[];
  readonly devices: readonly DeviceCount[];
  /** Blocks of pod addresses of which it is not known which node of the rack has them. */
  readonly guessedBlocks: number;
}

/** How much of a device was held against what was foretold. */
export interface DeviceCount {
  readonly device: string;
  readonly sessions: number;
  readonly routes: number;
  /** Null where it was not asked, or LLDP does not run. */
  readonly neighbors: number | null;
}

/** All that is foretold in one address family, with the blocks that are there. */
interface InFamily {
  readonly family: Family;
  readonly simulation: Simulation;
  readonly sessions: (device: string) => ForetoldSessions;
  readonly judge: Omit<RouteJudge, "unresolvedNextHops">;
  readonly blocks: Blocks;
}

/** The ranges in which nobody but the fabric has routes. */
const fabricRanges = ({ ranges }: FabricPlan) => [
  ...ranges.pods,
  ...ranges.nodes,
  ...ranges.spineLoopbacks,
  ...ranges.torLoopbacks,
  ...ranges.links,
  ...ranges.planes,
];

function judgeIn({ ranges, ...plan }: FabricPlan, family: Family): InFamily["judge"] {
  const inServices = withinAny(family, ranges.services);
  const inPods = withinAny(family, ranges.pods);
  const singlePods = ranges.longestPodRoute > ranges.blockLength;
  const isSingle = (prefix: string): boolean => prefix.endsWith(`/${String(family.bits)}`);
  return {
    isFabrics: withinAny(family, fabricRanges({ ...plan, ranges })),
    comesAndGoes: (prefix) => inServices(prefix) || (singlePods && isSingle(prefix) && inPods(prefix)),
  };
}

function foretellIn(
  { plan, input }: Foretold,
  family: Family,
  seen: ReadonlyMap<string, SeenDevice>,
  given: readonly GivenBlock[] | null,
): InFamily {
  const torsOf = (rack: string): readonly string[] =>
    plan.racks.find(({ name }) => name === rack)?.tors.map(({ device }) => device) ?? [];
  const blocks =
    given === null
      ? blocksSeen(input.cluster, family, seen, torsOf)
      : blocksGiven(input.cluster, family, given);
  const simulation = simulate({ ...input, blocks: blocks.of });
  const sessions = sessionsForetoldBy(simulation);
  return {
    family,
    simulation,
    sessions: (device) => sessions(device, family),
    judge: judgeIn(plan, family),
    blocks,
  };
}

const unread = ({ unread: all }: SeenDevice): readonly Found[] =>
  all.map(({ about, words }) =>
    (about === "sessions" || about === "routes" ? lost : odd)(
      "answer-unreadable",
      words,
      "whether its release is one that is known, and the user may ask this",
    ),
  );

/** Where the spec's routers are not asked of routes, as of one that only switches, there is nothing to hold them against. */
function differencesOf(
  device: string,
  seen: Heard,
  families: readonly InFamily[],
  cables: readonly ForetoldCable[],
): readonly Found[] {
  return [
    ...unread(seen),
    ...families.flatMap(({ family, sessions }) => {
      const there = seen.sessions[family.name];
      return there === undefined ? [] : sessionDifferences(sessions(device), there);
    }),
    ...families.flatMap(({ family, simulation, judge }) => {
      const there = seen.routes[family.name];
      const unresolvedNextHops = seen.look.unresolvedNextHops ?? false;
      return there === undefined
        ? []
        : routeDifferences(foretoldRoutes(simulation, device, family), there, {
            ...judge,
            unresolvedNextHops,
          });
    }),
    ...(seen.neighbors === undefined || seen.neighbors === null
      ? []
      : cableDifferences(cables, seen.neighbors)),
    ...tableDifferences(seen.tables ?? []),
  ];
}

/** Nodes whose sessions stand, and that tell of no block: no pod runs there, or what they tell is refused. */
function silentNodes(
  { input }: Foretold,
  { family, sessions, blocks }: InFamily,
  seen: ReadonlyMap<string, SeenDevice>,
): readonly Difference[] {
  const standing = new Set(
    [...seen].flatMap(([device, { sessions: all }]) => {
      const up = new Set((all[family.name] ?? []).filter(isEstablished).map(({ peer }) => peer));
      return sessions(device).sessions.flatMap((one) => (up.has(one.peer) ? [one.device] : []));
    }),
  );
  return input.cluster.racks.flatMap((rack) =>
    rack.nodes
      .filter((node) => standing.has(node.name) && blocks.of(node, rack).length === 0)
      .map(({ name }) => ({
        ...odd(
          "nothing-accepted",
          `no switch has a block of its pods${family.name === "ipv6" ? " in IPv6" : ""}`,
          "whether pods run there; if so, the import policies of its ToRs, and what it tells",
        ),
        device: name,
      })),
  );
}

const sum = (lists: readonly (readonly unknown[] | undefined)[]): number =>
  lists.reduce((total, list = []) => total + list.length, 0);

/**
 * Holds what devices say against what the simulator foretells, by the intents and the blocks of pod addresses that are there.
 *
 * @param seen by device
 * @param given the blocks of all nodes; null where the devices' own routes are to tell
 */
export function verify(
  foretold: Foretold,
  seen: ReadonlyMap<string, Heard>,
  given: readonly GivenBlock[] | null = null,
): Verified {
  const families = familiesOf(foretold.plan.ipv6).map((family) => foretellIn(foretold, family, seen, given));
  const cables = foretoldCables(foretold.plan);
  const differences = [...seen].flatMap(([device, one]) =>
    differencesOf(device, one, families, cables.get(device) ?? []).map((found) => ({ ...found, device })),
  );
  return {
    differences: [...differences, ...families.flatMap((one) => silentNodes(foretold, one, seen))],
    devices: [...seen].map(([device, { sessions, routes, neighbors }]) => ({
      device,
      sessions: sum(Object.values(sessions)),
      routes: sum(Object.values(routes)),
      neighbors: neighbors?.length ?? null,
    })),
    guessedBlocks: families.reduce((total, { blocks }) => total + blocks.guessed, 0),
  };
}
