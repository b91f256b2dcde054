import type { Diagnostic } from "../../diagnostics/index.ts";
import type { Datacenter } from "../../spec/index.ts";
import type { LayoutRules } from "../lay-out.ts";
import { checkAnycast } from "./anycast.ts";
import { checkAsns } from "./asns.ts";
import { checkAttachments } from "./attachments.ts";
import { checkBfd } from "./bfd.ts";
import { checkBlocks } from "./blocks.ts";
import { inEachCluster } from "../cluster-views.ts";
import { checkCapacity } from "./capacity.ts";
import { checkClusterIds } from "./cluster-ids.ts";
import { checkClusters } from "./clusters.ts";
import { checkDuplicates } from "./duplicates.ts";
import { checkEthernet } from "./ethernet.ts";
import { checkGracefulRestart } from "./graceful-restart.ts";
import { checkHosts } from "./hosts.ts";
import { checkIpv6 } from "./ipv6.ts";
import { checkIpv6Pins } from "./ipv6-pins.ts";
import { checkMaintenance } from "./maintenance.ts";
import { checkOffsets } from "./offsets.ts";
import { checkOutsideCables } from "./outside-cables.ts";
import { checkOutsideDefault } from "./outside-default.ts";
import { checkOutsideRoutes } from "./outside-routes.ts";
import { checkPasswords } from "./passwords.ts";
import { checkPeerLinks } from "./peer-links.ts";
import { checkPins } from "./pins.ts";
import { checkPorts } from "./ports.ts";
import { checkProfiles } from "./profiles.ts";
import { checkRackPairs } from "./rack-pairs.ts";
import { checkRackVlans } from "./rack-vlans.ts";
import { checkFurtherPools } from "./further-pools.ts";
import { checkPods } from "./pods.ts";
import { checkPools } from "./pools.ts";
import { checkReservations } from "./reservations.ts";
import { checkPublicAsns } from "./public-asns.ts";
import { checkServices } from "./services.ts";
import { checkRoles } from "./roles.ts";
import { checkUnusedOptions } from "./unused-options.ts";
import { checkUplinkAggregates } from "./uplink-aggregates.ts";
import { checkUplinks } from "./uplinks.ts";

/** Whether a spec that is sound in form can be numbered. No findings of severity error mean that `layOut` will succeed. */
export const checkNumbering = (dc: Datacenter, rules: LayoutRules): readonly Diagnostic[] => [
  ...checkDuplicates(dc),
  ...checkClusters(dc),
  ...checkPods(dc),
  ...checkCapacity(dc, rules),
  ...checkOffsets(dc, rules),
  ...checkPools(dc, rules),
  ...inEachCluster(dc, (one) => [
    ...checkReservations(one),
    ...checkBlocks(one),
    ...checkFurtherPools(one),
    ...checkServices(one, rules),
  ]),
  ...checkPins(dc, rules),
  ...checkClusterIds(dc, rules),
  ...checkAsns(dc, rules.asns),
  ...checkPublicAsns(dc, rules.asns),
  ...checkBfd(dc, rules),
  ...checkGracefulRestart(dc),
  ...checkHosts(dc, rules),
  ...checkMaintenance(dc, rules),
  ...checkIpv6(dc, rules),
  ...checkIpv6Pins(dc, rules),
  ...checkAnycast(dc, rules),
  ...checkUplinks(dc, rules),
  ...checkUplinkAggregates(dc, rules),
  ...checkPorts(dc, rules),
  ...checkProfiles(dc),
  ...checkRackVlans(dc, rules),
  ...checkRackPairs(dc, rules),
  ...checkPeerLinks(dc, rules),
  ...checkAttachments(dc, rules),
  ...checkUnusedOptions(dc, rules),
  ...checkEthernet(dc, rules),
  ...checkOutsideCables(dc, rules),
  ...checkOutsideRoutes(dc, rules),
  ...checkOutsideDefault(dc, rules),
  ...checkPasswords(dc, rules),
  ...checkRoles(dc, rules),
];
