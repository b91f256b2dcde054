export { simulate, simulateNetwork, simulateOnly, type Simulation } from "./simulate.ts";
export { UnsettledNetwork } from "./unsettled.ts";
export {
  asnOn,
  connect,
  clustersOf,
  networkOf,
  routersOf,
  sessionsIn,
  type BlocksOf,
  type Network,
  type FabricRole,
  type PeerSettings,
  type Role,
  type SimulationInput,
} from "./network.ts";
export { bridgesOf } from "./network/bridges.ts";
export { switchRouter } from "./network/routers.ts";
export {
  bgpTable,
  forwardingTable,
  type BgpPath,
  type BgpRoute,
  type ForwardingRoute,
  type NextHop,
} from "./tables.ts";
export { tableSizes, type TableSizes } from "./sizes.ts";
export { acceptedPrefixes } from "./accepted.ts";
export { drainLines, drainsOf, shutTogether, type Drain, type ShutTogether } from "./drains.ts";
export {
  forwardingEntries,
  type DeviceEntries,
  type Entries,
  type PodRouting,
  type StandsFor,
} from "./entries.ts";
export { faultsOf } from "./faults.ts";
export { undetermined, type Undetermined } from "./undetermined.ts";
export { representative, standIns } from "./representative.ts";
export { pairsIn, reachability, type Reachability } from "./forwarding.ts";
export {
  coverOf,
  destinationText,
  firstPodOf,
  holderOf,
  nodeDestinations,
  podDestinations,
  type Destination,
} from "./forwarding/destinations.ts";
export { walk, type Walk, type Way, type WayHop } from "./forwarding/walk.ts";
export { type Pair, type PairCount, type PairFindings } from "./forwarding/findings.ts";
export {
  analyseFailures,
  analyseSets,
  daemonFailures,
  singleFailures,
  type Failure,
  type FailureImpact,
  type Impact,
} from "./failures.ts";
export { atRest, during, eachPair, type Fate, type Moment, type Outage } from "./outage.ts";
export { unmatchedPeer } from "./unmatched.ts";
export { placeOf } from "./failures/types.ts";
export { viewRouter, viewSimulation, type RouterView, type SimulationView, type TablesView } from "./view.ts";
export { routerText, simulationText, verdictLine, type SimulationTextOptions } from "./text.ts";
export { viewFolded, type FoldedView } from "./symmetry/index.ts";
