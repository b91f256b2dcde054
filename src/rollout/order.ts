import { consentsOf, nameOf, type Step, type StepBatch, type Way } from "../change/index.ts";
import { wayBetween, type SpecSource } from "../review/index.ts";
import { withCanary } from "./canary.ts";

/** An order of devices for a tool that changes each once, and Calico's objects after all of them. */
export interface DeviceOrder {
  /** By device: those that come before it. Of each batch all wait for all of the one before. */
  readonly after: ReadonlyMap<string, readonly string[]>;
  /** Why it is not to be gone; empty where it may be. */
  readonly refused: readonly string[];
}

const isDevice = ({ unit: { kind } }: Step): boolean =>
  kind === "switch" || kind === "bridge" || kind === "host";

const isWhole = ({ does }: Step): boolean => does === "comes" || does === "changes" || does === "goes";

/** What begins sessions of nodes anew: a rack's ToRs are to have it one after the other, and such a tool does all of them at once. */
const isOfSessions = ({ unit: { kind } }: Step): boolean =>
  kind === "peering" || kind === "among" || kind === "nodes";

/** What of a way such a tool does not do, or not in its place. */
function missed(batches: readonly StepBatch[]): readonly string[] {
  const last = batches.findLastIndex(({ steps }) => steps.some(isDevice));
  const lastOfSessions = batches.findLastIndex(({ steps }) => steps.some(isOfSessions));
  const isMissed = (step: Step, at: number): boolean => {
    if (step.unit.kind === "outside") return false;
    if (!isWhole(step)) return true;
    return !isDevice(step) && (at < last || (isOfSessions(step) && at < lastOfSessions));
  };
  const names = batches.flatMap(({ steps }, at) =>
    steps.filter((step) => isMissed(step, at)).map(({ unit }) => nameOf(unit)),
  );
  return [...new Set(names)];
}

function refusalsOf(way: Way, consent: readonly string[]): readonly string[] {
  const open = (names: readonly string[]): readonly string[] =>
    names.filter((name) => !consent.includes(name));
  const [lossy, helped] = [open(consentsOf(way)), open(missed(way.batches))];
  return [
    ...(lossy.length === 0
      ? []
      : [
          `The change loses traffic on the way (calico-fabric way says whose, and how long). If that may be, add ${lossy.join(", ")} to \`consent\` in the stack's configuration.`,
        ]),
    ...(helped.length === 0
      ? []
      : [
          `The change loses nothing only with steps that an update has no place for (a switch drained for a while, Calico's objects between two switches): make it with calico-fabric rollout, or add ${helped.join(", ")} to \`consent\` in the stack's configuration.`,
        ]),
  ];
}

/** The order of a way, as far as one change a device can have it. A pure function. */
export function deviceOrder(
  base: SpecSource,
  head: SpecSource,
  { consent, renumber }: { readonly consent: readonly string[]; readonly renumber: readonly string[] },
): DeviceOrder {
  const { refused, found } = wayBetween(base, head, { renumber });
  if (refused.length > 0)
    return { after: new Map(), refused: [`No order of the change is known: ${refused.join("; ")}`] };
  if (found === null) return { after: new Map(), refused: [] };
  const tiers = withCanary(found.way.batches)
    .map(({ steps }) =>
      steps.filter((step) => isDevice(step) && isWhole(step) && step.unit.after).map(({ unit }) => unit.name),
    )
    .filter((names) => names.length > 0);
  return {
    after: new Map(tiers.flatMap((names, at) => names.map((name) => [name, tiers[at - 1] ?? []] as const))),
    refused: refusalsOf(found.way, consent),
  };
}
