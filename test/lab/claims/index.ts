import { anycastNearest } from "./anycast-nearest.ts";
import { addressesPing } from "./addresses-ping.ts";
import { allPodsPing, clustersApart } from "./all-pods-ping.ts";
import { bfdDetects } from "./bfd-detects.ts";
import { bfdUp } from "./bfd-up.ts";
import { blocksEverywhere } from "./blocks-everywhere.ts";
import { changeLost } from "./change-lost.ts";
import type { Claim } from "./claim.ts";
import { clustersMeetAndPart } from "./clusters-meet.ts";
import { clusterDriftShownAndHealed } from "./cluster-drift.ts";
import { killedUpHeals, pairsAgree } from "./cut-off.ts";
import { destroyRestores } from "./destroy-restores.ts";
import { driftShownAndHealed } from "./drift.ts";
import { ecmpOverSpines } from "./ecmp-over-spines.ts";
import { afterFailures } from "./after-failure.ts";
import { drainLost } from "./drain-lost.ts";
import { falsePathStopped } from "./false-path.ts";
import { fibEqual } from "./fib-equal.ts";
import { gracefulRestart } from "./graceful-restart.ts";
import { gracefulRestartLost } from "./graceful-restart-lost.ts";
import { gtsmOn } from "./gtsm-on.ts";
import { hostDaemons } from "./host-daemons.ts";
import { intruderRefused } from "./intruder-refused.ts";
import { ipv6ComesAndGoes } from "./ipv6-comes-and-goes.ts";
import { intruderWithoutPassword } from "./intruder-without-password.ts";
import { passwordsComeAndGo } from "./passwords-come-and-go.ts";
import { noHostRoutes } from "./no-host-routes.ts";
import { networkMade } from "./network-made.ts";
import { nodeAddsNeighbor } from "./node-adds-neighbor.ts";
import { nodeAddsNothing } from "./node-adds-nothing.ts";
import { nodeJoins } from "./node-joins.ts";
import { nodeNextHops } from "./node-next-hops.ts";
import { ecmpOverPlanes, planesIsolated } from "./planes.ts";
import { outsideConditional } from "./outside-conditional.ts";
import { outsideMarks } from "./outside-marks.ts";
import { podTellsRack } from "./pod-tells-rack.ts";
import { rackAddsNothing } from "./rack-adds-nothing.ts";
import { ribEqual } from "./rib-equal.ts";
import { defaultStopped, floodStopped, foreignPrefixStopped } from "./rogue-node.ts";
import { secondUpUnchanged } from "./second-up-unchanged.ts";
import { sessionsUp } from "./sessions-up.ts";
import { timersAgreed } from "./timers-agreed.ts";
import { traced } from "./traced.ts";
import { verifyAsForetold, verifyTells } from "./verify.ts";

export type { Claim, Finding } from "./claim.ts";

/** In the order in which they are looked at: first what only looks, then what changes the lab and puts it back. */
export const claims: readonly Claim[] = [
  sessionsUp,
  timersAgreed,
  allPodsPing,
  clustersApart,
  addressesPing,
  blocksEverywhere,
  noHostRoutes,
  podTellsRack,
  networkMade,
  ecmpOverSpines,
  nodeNextHops,
  ecmpOverPlanes,
  planesIsolated,
  ribEqual,
  fibEqual,
  traced,
  verifyAsForetold,
  hostDaemons,
  ...afterFailures,
  verifyTells,
  anycastNearest,
  outsideConditional,
  outsideMarks,
  gracefulRestart,
  gracefulRestartLost,
  ...drainLost,
  gtsmOn,
  foreignPrefixStopped,
  defaultStopped,
  floodStopped,
  falsePathStopped,
  intruderRefused,
  intruderWithoutPassword,
  passwordsComeAndGo,
  bfdUp,
  bfdDetects,
  clustersMeetAndPart,
  secondUpUnchanged,
  driftShownAndHealed,
  clusterDriftShownAndHealed,
  nodeAddsNothing,
  nodeAddsNeighbor,
  nodeJoins,
  rackAddsNothing,
  ipv6ComesAndGoes,
  killedUpHeals,
  pairsAgree,
  ...changeLost,
  destroyRestores,
];
