import { endsOf, indexIntents, type EndSettings, type IntentIndex } from "../change/index.ts";
import { tablesIn, type TableUse } from "../compare/index.ts";
import { intentsOf, type CompiledFabric } from "../compile.ts";
import { firstFamily } from "../intent/index.ts";
import type { WayReview } from "../review/index.ts";
import { networkOf, unmatchedPeer, type SimulationInput } from "../simulate/index.ts";

/** All that a rule may ask of a fabric. What takes long is worked out when it is first asked for. */
export interface RuleContext extends CompiledFabric {
  /** What every device is to do: what its configuration is written from. */
  readonly intents: SimulationInput;
  /** The same by device. */
  readonly intentOf: IntentIndex;
  /** BGP sessions that both ends are configured for, as the intents alone have them. */
  readonly sessions: readonly SessionView[];
  /** Peers that one end alone is configured for, with the reason. */
  readonly lone: readonly LonePeer[];
  /** Every table of a switch whose size is known. */
  readonly tables: readonly TableUse[];
  /** What becomes of what runs; null where nobody says what does. */
  readonly change: ChangeView | null;
}

/** A session, each end with the settings that it runs with. */
export type SessionView = readonly [EndSettings, EndSettings];

export interface LonePeer {
  readonly device: string;
  readonly peer: string;
  readonly reason: string;
}

/** A change, its way, and what may lose something on it. */
export interface ChangeView extends Pick<WayReview, "refused" | "way"> {
  /** By name, as `calico-fabric way` has them. */
  readonly consent: readonly string[];
}

/** Worked out once. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** What rules are asked of. @param change what runs against this fabric; default nobody says */
export function ruleContext(fabric: CompiledFabric, change: (() => ChangeView) | null = null): RuleContext {
  const intents = intentsOf(fabric);
  return contextOf(fabric, intents, change);
}

/** The same of devices that do something else than the spec says. */
export function contextOf(
  fabric: CompiledFabric,
  intents: SimulationInput,
  change: (() => ChangeView) | null = null,
): RuleContext {
  const intentOf = indexIntents(intents);
  const network = once(() => networkOf(intents));
  const family = firstFamily(intents.cluster.ipv6);
  const sessions = once(() =>
    network().sessions.map((one) => endsOf(network(), one, { intents: intentOf, family })),
  );
  const tables = once(() => tablesIn(fabric));
  const changed = once(() => change?.() ?? null);
  return {
    ...fabric,
    intents,
    intentOf,
    get sessions() {
      return sessions();
    },
    get lone() {
      const { unmatched } = network();
      return unmatched.map((one) => ({
        device: one.device,
        peer: unmatchedPeer(network(), one),
        reason: one.reason,
      }));
    },
    get tables() {
      return tables();
    },
    get change() {
      return changed();
    },
  };
}
