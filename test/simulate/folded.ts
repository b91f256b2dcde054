import {
  bgpTable,
  forwardingEntries,
  forwardingTable,
  networkOf,
  reachability,
  simulateNetwork,
  tableSizes,
  type PodRouting,
} from "../../src/simulate/index.ts";
import {
  foldedEntries,
  foldedReachability,
  foldedSizes,
  foldedTables,
  simulateFolded,
} from "../../src/simulate/symmetry/index.ts";
import { compile, intentsOf, type DatacenterSpec } from "../../src/index.ts";

/** How much of a network was simulated, and of how much it was the whole. */
export interface Folding {
  readonly prefixes: number;
  readonly simulated: number;
  readonly routes: number;
}

const BY_POD: PodRouting = { kind: "host-routes", podsPerNode: 110 };

/** Holds what a folded network says against what the whole one does, router by router and route by route; null where it was not folded. */
export function expectFolded(spec: DatacenterSpec): Folding | null {
  const network = networkOf(intentsOf(compile(spec)));
  const folded = simulateFolded(network);
  if (folded === null) return null;
  const whole = simulateNetwork(network);
  const tables = foldedTables(folded);
  let routes = 0;
  for (const { name } of network.routers) {
    const [bgp, forwarding] = [bgpTable(whole, name), forwardingTable(whole, name)];
    routes += bgp.length + forwarding.length;
    expect({ name, bgp: tables.bgp(name) }).toEqual({ name, bgp });
    expect({ name, forwarding: tables.forwarding(name) }).toEqual({ name, forwarding });
  }
  expect(foldedSizes(folded)).toEqual(tableSizes(whole));
  expect(foldedEntries(folded)).toEqual(forwardingEntries(whole));
  expect(foldedEntries(folded, BY_POD)).toEqual(forwardingEntries(whole, BY_POD));
  expect(foldedReachability(folded)).toEqual(reachability(whole));
  return { prefixes: whole.states.length, simulated: folded.states.size, routes };
}
