import { intentsOf, type CompiledFabric } from "../compile.ts";
import { faultsOf, networkOf } from "../simulate/index.ts";
import { compareDrains } from "./drains.ts";
import { compareFailures } from "./failures.ts";
import { guardedBetween } from "./guarded.ts";
import { simulatedPart, type Side } from "./part.ts";
import { errorsBetween, read, type Read, type SpecSource } from "./read.ts";
import { renumberedBetween } from "./renumbered.ts";
import { findWay, indexIntents, sideOf, viewWay, type WayView } from "../change/index.ts";
import { losesIpv4, movedNodes, renumbersIpv6 } from "./several.ts";
import { compareSessions, type SessionSide } from "./sessions.ts";
import { compareSizes } from "./sizes.ts";
import { compareSubjects, describeObjects, describeSwitches } from "./subjects.ts";
import type { Review, SideError } from "./types.ts";
import { verdictOf } from "./verdict.ts";

export interface ReviewOptions {
  /** Switches whose numbers may change, by name. Default none. */
  readonly renumber?: readonly string[];
}

const sideRead = ({ own }: Read): Side | null => (own === null ? null : { ...own, ...simulatedPart(own) });

const namesIn = (fabric: CompiledFabric | undefined): readonly string[] =>
  fabric === undefined
    ? []
    : [
        ...fabric.switches.flatMap(({ intent }) => [
          intent.device,
          ...intent.interfaces.map(({ name }) => name),
          ...intent.linkPeers.map((peer) => peer.interface),
        ]),
        ...fabric.plan.racks.flatMap(({ name, nodes, hosts }) => [
          name,
          ...[...nodes, ...hosts].map((server) => server.name),
        ]),
        ...describeObjects(fabric).map(({ name }) => name),
      ];

/** All of it: which sessions there are is quickly known, also in a large fabric. */
function sessionSide(side: Side | null): SessionSide | null {
  if (side === null) return null;
  const intents = intentsOf(side.fabric);
  return { network: networkOf(intents), intents: indexIntents(intents) };
}

/** Where nothing runs, or nothing is to run, there is nothing between the two; none is foretold where nodes go from one cluster to another, nor where IPv4 goes. */
const wayBetween = (old: Side | null, now: Side | null): WayView | null =>
  old === null ||
  now === null ||
  movedNodes(old.fabric, now.fabric).length > 0 ||
  losesIpv4(old.fabric, now.fabric)
    ? null
    : viewWay(findWay(sideOf(old.fabric), sideOf(now.fabric)));

/** Without a fabric that can be built on both sides there is nothing to compare. */
const refused = (name: string, errors: readonly SideError[]): Review => {
  const found = {
    name,
    errors,
    warnings: [],
    switches: [],
    objects: [],
    sessions: [],
    guarded: [],
    renumbered: [],
    drains: compareDrains(null, null),
    sizes: [],
    part: false,
    failures: null,
    way: null,
    names: new Set<string>(),
  };
  return { ...found, verdict: verdictOf(found, []) };
};

/**
 * What becomes of a datacenter when its spec changes: every line, session, number and table that is not as it was, and whether
 * what runs is touched. A pure function.
 */
export function reviewSpecs(
  base: SpecSource,
  head: SpecSource,
  { renumber = [] }: ReviewOptions = {},
): Review {
  const [before, after] = [read(base), read(head)];
  const errors = errorsBetween(before, after);
  const [old, now] = [sideRead(before), sideRead(after)];
  const name = (now ?? old)?.fabric.plan.name ?? "the datacenter";
  if (errors.length > 0) return refused(name, errors);
  const renumbered = old && now ? renumberedBetween(old.fabric, now.fabric, new Set(renumber)) : [];
  const found = {
    name,
    errors,
    warnings: after.diagnostics,
    switches: compareSubjects(describeSwitches(old?.fabric ?? null), describeSwitches(now?.fabric ?? null)),
    objects: compareSubjects(describeObjects(old?.fabric ?? null), describeObjects(now?.fabric ?? null)),
    sessions: compareSessions(sessionSide(old), sessionSide(now)),
    guarded: old && now ? guardedBetween(old.fabric, now.fabric, new Set(renumber)) : [],
    renumbered,
    drains: compareDrains(old, now),
    sizes: compareSizes(old?.simulated.simulation ?? null, now?.simulated.simulation ?? null),
    part: [old, now].some((side) => side?.whole === false),
    failures: compareFailures(old, now),
    way: renumbersIpv6(renumbered) ? null : wayBetween(old, now),
    names: new Set([...namesIn(old?.fabric), ...namesIn(now?.fabric)]),
  };
  return { ...found, verdict: verdictOf(found, now === null ? [] : faultsOf(now.simulated.simulation)) };
}
