import { silentSessions } from "../faults.ts";
import type { PodRouting } from "../entries.ts";
import type { Network } from "../network.ts";
import { viewKnown, type SimulationView } from "../view.ts";
import { foldedEntries } from "./entries.ts";
import { foldedReachability } from "./reachability.ts";
import { simulateFolded } from "./simulate.ts";
import { foldedSizes } from "./sizes.ts";
import { foldedTables } from "./tables.ts";

/** A large network as a whole, and how much of it was simulated for that. */
export interface FoldedView {
  readonly view: SimulationView;
  readonly prefixes: number;
  /** Of the prefixes: those that the others are alike to. */
  readonly simulated: number;
}

/**
 * As `viewSimulation`, from one prefix of each kind; null where the network can't be folded: it speaks OSPF, has bridges, or switches in
 * maintenance, of which it is asked who still crosses them.
 * @throws RangeError for a name that no router has
 */
export function viewFolded(
  network: Network,
  devices: readonly string[],
  hostRoutes: PodRouting,
): FoldedView | null {
  if (network.routers.some(({ draining }) => draining)) return null;
  const folded = simulateFolded(network);
  if (folded === null) return null;
  const known = {
    tables: { network, ...foldedTables(folded) },
    sizes: foldedSizes(folded),
    entries: foldedEntries(folded),
    entriesByPod: foldedEntries(folded, hostRoutes),
    silent: silentSessions(folded),
    reachability: foldedReachability(folded),
    drains: [],
    shutTogether: null,
  };
  const prefixes = folded.machine.prefixes.all.length;
  return { view: viewKnown(known, devices), prefixes, simulated: folded.states.size };
}
