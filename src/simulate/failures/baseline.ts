import { targetsOf, type Destination, type Target } from "../forwarding/destinations.ts";
import { hopsOf, type Lookup } from "../forwarding/hops.ts";
import { blankVerdicts, tiersOf, type Verdicts } from "../forwarding/judge.ts";
import { verdictsOf } from "../forwarding.ts";
import { item } from "../item.ts";
import type { Simulation } from "../simulate.ts";
import { resolversOf } from "./resolvers.ts";
import { upstreamOf, type Upstream } from "./upstream.ts";

/** How the flows run while all is up: what failures are compared with. */
export interface Baseline {
  readonly simulation: Simulation;
  readonly tiers: Int8Array;
  readonly targets: readonly {
    readonly target: Target;
    readonly verdicts: Verdicts;
    readonly upstream: Upstream;
  }[];
  /** By prefix: the prefixes by which next hops of its paths resolve in OSPF. */
  readonly resolvers: readonly (readonly number[])[];
  /** Room to work in. */
  readonly scratch: Verdicts;
}

export function baselineOf(simulation: Simulation, destinations: readonly Destination[]): Baseline {
  const { network, machine, health, states } = simulation;
  const tiers = tiersOf(network);
  const lookup: Lookup = (router, prefix) => item(states, prefix).forwarding[router] ?? 0;
  const count = network.routers.length;
  const targets = targetsOf(machine, destinations).map((target) => {
    const hops = (router: number) => hopsOf(machine, health, lookup, target, router);
    return { target, verdicts: verdictsOf(simulation, target, tiers), upstream: upstreamOf(count, hops) };
  });
  return {
    simulation,
    tiers,
    targets,
    resolvers: resolversOf(simulation),
    scratch: blankVerdicts(count),
  };
}
