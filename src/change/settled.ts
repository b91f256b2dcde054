import { firstFamily } from "../intent/index.ts";
import {
  acceptedPrefixes,
  placeOf,
  type Failure,
  type Network,
  type Simulation,
  type SimulationInput,
} from "../simulate/index.ts";
import type { Simulated } from "./once.ts";
import { endsOf, indexIntents, type EndSettings, type IntentIndex } from "./session-ends.ts";

/** A mixed fabric at rest. */
export interface Settled {
  readonly intents: SimulationInput;
  readonly index: IntentIndex;
  readonly simulation: Simulation;
  /** Sessions that are up, by what tells them apart; with their position in the network. */
  readonly sessions: ReadonlyMap<string, number>;
  /** Of sessions that are down though both ends are configured for one another, why. */
  readonly faults: readonly string[];
}

type Session = Network["sessions"][number];

const nameAt = ({ routers }: Network, { ends }: Session, end: 0 | 1): string =>
  routers[ends[end].router]?.name ?? "";

/** By the names and the addresses of both ends, in order. */
const keyOf = (network: Network, session: Session): string =>
  ([0, 1] as const)
    .map((end) => `${nameAt(network, session, end)} ${String(session.ends[end].address)}`)
    .sort()
    .join(" -- ");

export const sessionNames = (network: Network, at: number): readonly [string, string] => {
  const session = network.sessions[at];
  if (session === undefined) throw new RangeError(`no session ${String(at)}`);
  return [nameAt(network, session, 0), nameAt(network, session, 1)];
};

export function settingsOf(
  { simulation: { network }, index }: Pick<Settled, "simulation" | "index">,
  at: number,
): readonly [EndSettings, EndSettings] {
  const session = network.sessions[at];
  if (session === undefined) throw new RangeError(`no session ${String(at)}`);
  return endsOf(network, session, { intents: index, family: firstFamily(network.ipv6) });
}

/** Sessions over which more prefixes come than an end takes: it ends them, and does not begin them again by itself. */
function overLimit(
  simulation: Simulation,
  index: IntentIndex,
): readonly { readonly at: number; readonly why: string }[] {
  const accepted = acceptedPrefixes(simulation);
  const { network } = simulation;
  return network.sessions.flatMap((_, at) => {
    const ends = settingsOf({ simulation, index }, at);
    return ([0, 1] as const).flatMap((end) => {
      const { device, settings } = ends[end];
      const limit = settings["maximumPrefixes"];
      // What comes to the second end leaves from the first.
      const count = accepted[2 * at + (end === 1 ? 0 : 1)] ?? 0;
      return typeof limit === "number" && count > limit
        ? [
            {
              at,
              why: `${device} takes ${String(limit)} prefixes from ${ends[end === 0 ? 1 : 0].device}, and is told ${String(count)}`,
            },
          ]
        : [];
    });
  });
}

const failureOf = (network: Network, at: number): Failure => {
  const session = network.sessions[at];
  if (session === undefined) throw new RangeError(`no session ${String(at)}`);
  return { kind: "session", devices: sessionNames(network, at), network: placeOf(network, session) };
};

/** What a mixed fabric comes to: sessions that its ends agree on, less those that carry more than an end takes. */
export function settle(intents: SimulationInput, { network, after }: Simulated): Settled {
  const index = indexIntents(intents);
  const ended = new Map<number, string>();
  for (;;) {
    const failures = [...ended.keys()].map((at) => failureOf(network, at));
    const simulation = after(failures);
    const more = overLimit(simulation, index).filter(({ at }) => !ended.has(at));
    for (const { at, why } of more) ended.set(at, why);
    if (more.length > 0) continue;
    const sessions = new Map(
      network.sessions.flatMap((session, at) =>
        simulation.health.channels[2 * at] === 1 ? [[keyOf(network, session), at] as const] : [],
      ),
    );
    return { intents, index, simulation, sessions, faults: [...ended.values()] };
  }
}
