import { familiesOf } from "../intent/index.ts";
import type { Look, SeenDevice } from "../platforms/look.ts";
import type { GivenBlock } from "./blocks.ts";
import { cableDifferences, foretoldCables, type ForetoldCable } from "./cables.ts";
import { distinct, failuresSeen, withConsequences } from "./consequences.ts";
import { lost, odd, type Difference, type Found } from "./difference.ts";
import { foretellIn, type Foretold, type ForetoldIn, type WholeIn } from "./foretell.ts";
import { routeDifferences } from "./routes.ts";
import { sessionDifferences } from "./sessions.ts";
import { silentNodes } from "./silent-nodes.ts";
import { tableDifferences } from "./tables.ts";

/** A device that was heard. */
export interface Heard extends SeenDevice {
  readonly look: Pick<Look, "unresolvedNextHops">;
}

export interface Verified {
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

const unread = ({ unread: all }: SeenDevice): readonly Found[] =>
  all.map(({ about, words }) =>
    (about === "sessions" || about === "routes" ? lost : odd)(
      "answer-unreadable",
      words,
      "whether its release is one that is known, and the user may ask this",
    ),
  );

/** What one that only switches was not asked of is not there, and held against nothing. */
function routingDifferences(device: string, seen: Heard, families: readonly ForetoldIn[]): readonly Found[] {
  const unresolvedNextHops = seen.look.unresolvedNextHops ?? false;
  return families.flatMap((foretold) => {
    const { name } = foretold.family;
    const [sessions, routes] = [seen.sessions[name], seen.routes[name]];
    const own = foretold.sessions(device);
    const mayBeKept = (peer: string): boolean => own.unmatched.has(peer);
    return [
      ...(sessions === undefined ? [] : sessionDifferences(own, sessions)),
      ...(routes === undefined
        ? []
        : routeDifferences(foretold.routes(device), routes, {
            ...foretold.judge,
            unresolvedNextHops,
            mayBeKept,
          })),
    ];
  });
}

/** Of a device on which LLDP does not run nothing is known. */
const cablesSeen = ({ neighbors }: Heard, cables: readonly ForetoldCable[]): readonly Found[] =>
  neighbors === undefined || neighbors === null ? [] : cableDifferences(cables, neighbors);

const otherDifferences = (seen: Heard, cables: readonly ForetoldCable[]): readonly Found[] => [
  ...cablesSeen(seen, cables),
  ...tableDifferences(seen.tables ?? []),
];

/** What is wrong with sessions and routes, and which of it follows from what is broken. */
function routing(families: readonly WholeIn[], seen: ReadonlyMap<string, Heard>): readonly Difference[] {
  const against = (all: readonly ForetoldIn[]): readonly Difference[] =>
    [...seen].flatMap(([device, one]) =>
      routingDifferences(device, one, all).map((found) => ({ ...found, device })),
    );
  const whole = against(families);
  const broken = families.map((foretold) => ({
    after: foretold.after,
    failures: distinct([...seen].flatMap(([device, one]) => failuresSeen(device, foretold, one))),
  }));
  if (broken.every(({ failures }) => failures.length === 0)) return whole;
  return withConsequences(whole, against(broken.map(({ failures, after }) => after(failures))));
}

const sum = (lists: readonly (readonly unknown[] | undefined)[]): number =>
  lists.reduce((total, list = []) => total + list.length, 0);

const counted = (seen: ReadonlyMap<string, Heard>): readonly DeviceCount[] =>
  [...seen].map(([device, { sessions, routes, neighbors }]) => ({
    device,
    sessions: sum(Object.values(sessions)),
    routes: sum(Object.values(routes)),
    neighbors: neighbors?.length ?? null,
  }));

/** Where cables alone are asked for, a device that does not know its own is no good news. */
const silentOnCables = ({ neighbors }: Heard, cables: readonly ForetoldCable[]): readonly Found[] =>
  (neighbors === undefined || neighbors === null) && cables.length > 0
    ? [
        odd(
          "cable-unseen",
          `it tells nothing of LLDP, so of its ${String(cables.length)} cables nothing is known`,
          "whether LLDP runs on it: `ethernet.lldp` turns it on where a switch has it off; on Linux install lldpd",
        ),
      ]
    : [];

/** Holds what devices say of their cables alone against the plan: nothing is simulated. @param seen by device */
export function verifyCables(plan: Foretold["plan"], seen: ReadonlyMap<string, Heard>): Verified {
  const cables = foretoldCables(plan);
  const differences = [...seen].flatMap(([device, one]) => {
    const own = cables.get(device) ?? [];
    return [...unread(one), ...cablesSeen(one, own), ...silentOnCables(one, own)].map((found) => ({
      ...found,
      device,
    }));
  });
  return { differences, devices: counted(seen), guessedBlocks: 0 };
}

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
  const others = [...seen].flatMap(([device, one]) =>
    [...unread(one), ...otherDifferences(one, cables.get(device) ?? [])].map((found) => ({
      ...found,
      device,
    })),
  );
  return {
    differences: [
      ...others,
      ...routing(families, seen),
      ...families.flatMap((one) => silentNodes(foretold, one, seen)),
    ],
    devices: counted(seen),
    guessedBlocks: families.reduce((total, { blocks }) => total + blocks.guessed, 0),
  };
}
