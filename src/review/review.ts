import { judgeChange, recordOf, refusedOf } from "../change-rules/index.ts";
import { compileSpec, intentsOf, type CompiledFabric } from "../compile.ts";
import { isError, type Diagnostic } from "../diagnostics/index.ts";
import { faultsOf, networkOf } from "../simulate/index.ts";
import type { DatacenterSpec } from "../spec/index.ts";
import { compareDrains } from "./drains.ts";
import { compareFailures } from "./failures.ts";
import { simulatedPart, type Side } from "./part.ts";
import { renumberedBetween } from "./renumbered.ts";
import { indexIntents } from "./session-ends.ts";
import { compareSessions, type SessionSide } from "./sessions.ts";
import { compareSizes } from "./sizes.ts";
import { compareSubjects, describeObjects, describeSwitches } from "./subjects.ts";
import type { Guarded, Review, SideError } from "./types.ts";
import { verdictOf } from "./verdict.ts";

export interface ReviewOptions {
  /** Switches whose numbers may change, by name. Default none. */
  readonly renumber?: readonly string[];
}

/** A spec as it was read: its value, or why it has none. A value of null is a datacenter that is not there (yet, or any more). */
export interface SpecSource {
  readonly value: unknown;
  readonly diagnostics?: readonly Diagnostic[];
}

interface Read {
  readonly side: Side | null;
  readonly diagnostics: readonly Diagnostic[];
}

function read({ value: spec, diagnostics = [] }: SpecSource): Read {
  if (spec === null || diagnostics.length > 0) return { side: null, diagnostics };
  const compilation = compileSpec(spec);
  if (!compilation.ok) return { side: null, diagnostics: compilation.diagnostics };
  const { fabric } = compilation;
  // It compiled, so it is one.
  const own = { spec: spec as DatacenterSpec, fabric };
  return { side: { ...own, ...simulatedPart(own) }, diagnostics: fabric.warnings };
}

const errorsOf = (side: SideError["side"], { diagnostics }: Read): readonly SideError[] =>
  diagnostics.filter(isError).map((diagnostic) => ({ side, diagnostic }));

const namesIn = (fabric: CompiledFabric | undefined): readonly string[] =>
  fabric === undefined
    ? []
    : [
        ...fabric.switches.flatMap(({ intent }) => [
          intent.device,
          ...intent.interfaces.map(({ name }) => name),
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

/** What deployment would refuse, or takes with a consequence, by the same rules. */
function guardedBetween(
  before: CompiledFabric,
  after: CompiledFabric,
  renumber: ReadonlySet<string>,
): readonly Guarded[] {
  const changes = judgeChange(recordOf(before), recordOf(after));
  const refusals = new Set(refusedOf(changes, renumber));
  return changes
    .filter((one) => refusals.has(one) || (one.named !== null && renumber.has(one.named)))
    .map((one) => ({ ...one, allowed: !refusals.has(one) }));
}

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
  const errors = [...errorsOf("base", before), ...errorsOf("head", after)];
  const [old, now] = [before.side, after.side];
  const name = (now ?? old)?.fabric.plan.name ?? "the datacenter";
  if (errors.length > 0) return refused(name, errors);
  const found = {
    name,
    errors,
    warnings: after.diagnostics,
    switches: compareSubjects(describeSwitches(old?.fabric ?? null), describeSwitches(now?.fabric ?? null)),
    objects: compareSubjects(describeObjects(old?.fabric ?? null), describeObjects(now?.fabric ?? null)),
    sessions: compareSessions(sessionSide(old), sessionSide(now)),
    guarded: old && now ? guardedBetween(old.fabric, now.fabric, new Set(renumber)) : [],
    renumbered: old && now ? renumberedBetween(old.fabric, now.fabric, new Set(renumber)) : [],
    drains: compareDrains(old, now),
    sizes: compareSizes(old?.simulated.simulation ?? null, now?.simulated.simulation ?? null),
    part: [old, now].some((side) => side?.whole === false),
    failures: compareFailures(old, now),
    names: new Set([...namesIn(old?.fabric), ...namesIn(now?.fabric)]),
  };
  return { ...found, verdict: verdictOf(found, now === null ? [] : faultsOf(now.simulated.simulation)) };
}
