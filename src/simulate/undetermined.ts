import { firstFamily } from "../intent/index.ts";
import { isUndetermined, rank } from "./bgp/decision.ts";
import { NO_PATH } from "./bgp/paths.ts";
import { candidates, multipathOf } from "./bgp/select.ts";
import { sentTo } from "./bgp/settle.ts";
import { decisionOf } from "./bgp/software.ts";
import type { Machine } from "./bgp/machine.ts";
import { item } from "./item.ts";
import type { Simulation } from "./simulate.ts";

/** A router of which it can't be foretold which of equal paths it takes for the best. */
export interface Undetermined {
  readonly device: string;
  /** Prefixes of which it tells its neighbours one path or another, or forwards by one or another. */
  readonly prefixes: readonly string[];
}

/** Whether its neighbours would hear something else of one path than of the other. */
const isToldApart = (machine: Machine, router: number, prefix: number, one: number, other: number): boolean =>
  item(machine.channels.groups, router).some(
    (group) =>
      !group.addPaths &&
      machine.policies.permits(group.exports, prefix) &&
      sentTo(machine, router, group, one) !== sentTo(machine, router, group, other),
  );

/** Whether the choice between paths that tie is left to time or to the release, and somebody notices. */
function isOpen({ machine, health, states }: Simulation, router: number, prefix: number): boolean {
  const state = item(states, prefix);
  const best = state.best[router] ?? NO_PATH;
  if (best <= NO_PATH) return false;
  const held: number[] = [];
  candidates(machine, health, prefix, state, router, held);
  if (held.length < 2) return false;
  const [decision, rules] = [decisionOf(item(machine.network.routers, router)), item(machine.rules, router)];
  const all = machine.paths.all;
  const open = held.filter(
    (path) =>
      path !== best &&
      rank(rules, health.decision, item(all, path), item(all, best)) === 0 &&
      isUndetermined(decision, health.decision, item(all, path), item(all, best)),
  );
  if (open.length === 0) return false;
  const installed = new Set(multipathOf(machine, health, router, held, best));
  const hops = new Set([...installed].map((path) => item(all, path).attributes.nextHop));
  return open.some(
    (path) =>
      !hops.has(item(all, path).attributes.nextHop) || isToldApart(machine, router, prefix, path, best),
  );
}

/** Routers whose platform decides between equal paths by what nobody foretells. Reachability is no question of it: each of them leads there. */
export function undetermined(simulation: Simulation): readonly Undetermined[] {
  const { network, machine } = simulation;
  const family = firstFamily(network.ipv6);
  return network.routers.flatMap((router, at) => {
    const { tieBreaks } = decisionOf(router);
    if (tieBreaks.length === 1 && !tieBreaks[0].includes("kept")) return [];
    const prefixes = machine.prefixes.all.flatMap((prefix, number) =>
      isOpen(simulation, at, number) ? [family.prefix(prefix)] : [],
    );
    return prefixes.length === 0 ? [] : [{ device: router.name, prefixes }];
  });
}
