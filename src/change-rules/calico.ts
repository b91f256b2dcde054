import type { CalicoObject } from "../calico/index.ts";
import { each, IN_PLACE, moves, remade, resets, type ChangeRule, type FieldRules } from "./rule.ts";

/** What is true of every pool that has to become another: new pods go elsewhere first, and it is empty before it goes. */
const EMPTIED: readonly string[] = [
  `keep it from new pods: kubectl patch ippools.projectcalico.org <object> --type merge -p '{"spec":{"disabled":true}}'`,
  "start the pods that have an address of it anew, until calicoctl ipam show --show-blocks counts none",
  "make this change with <name> and the rack's ToRs under renumber: the pool is deleted and made anew; with manifests, kubectl delete it before they are applied",
];

/** Calico's API server has always refused both ("IPPool CIDR cannot be modified"); so do the rules of its definitions since 3.32. */
const POOL_RANGE: ChangeRule = {
  manner: "refused",
  consequence:
    "Calico's API refuses it, and switches, which come first, would refuse the routes of all pods that are there",
  way: [
    "leave it, and give the rack a further pool beside it: append the new range to pools.pods, raise capacity.maxPodPoolsPerRack, and add the number that the pool has there to the rack's morePods",
    ...EMPTIED,
  ],
  named: "name",
};

const POOL_BLOCKS: ChangeRule = {
  manner: "refused",
  consequence:
    "Calico's API refuses it, and switches, which come first, would refuse the routes of blocks of the other length",
  way: [
    "leave it: a pool's blocks are as long as they were when it was made, and new pools of the same fabric have the same",
    "where it must be: move the pods off the fabric's pools (to nodes of another cluster, or stop them), so that calicoctl ipam show --show-blocks counts none",
    "make this change with every pool under renumber: each is deleted and made anew; with manifests, kubectl delete them before they are applied",
  ],
  named: "name",
};

/** Calico's IPPool: https://docs.tigera.io/calico/latest/reference/resources/ippool */
const POOL: FieldRules = {
  "metadata.name": remade("a pool that goes takes its pods' routes with it: they are in no pool any more"),
  "spec.cidr": POOL_RANGE,
  "spec.blockSize": POOL_BLOCKS,
  ...each(moves("pods of nodes that it no longer selects keep its addresses"), "spec.nodeSelector"),
  ...each(
    IN_PLACE,
    "spec.natOutgoing",
    "spec.disabled",
    "spec.allowedUses",
    "spec.assignmentMode",
    "spec.namespaceSelector",
  ),
  "spec.disableBGPExport": resets("nodes stop or begin to announce its blocks"),
  ...each(
    resets("packets between nodes are wrapped or no longer, node by node"),
    "spec.ipipMode",
    "spec.vxlanMode",
  ),
};

const SESSION_ANEW = "BIRD starts the session anew";
const OTHER_NODES = "nodes that it no longer selects lose the session, and others gain it";

/** Calico's BGPPeer: https://docs.tigera.io/calico/latest/reference/resources/bgppeer */
const PEER: FieldRules = {
  "metadata.name": remade("the sessions of the one end, and those of the other begin"),
  ...each(
    moves(OTHER_NODES),
    "spec.node",
    "spec.nodeSelector",
    "spec.peerSelector",
    "spec.localWorkloadSelector",
  ),
  ...each(
    resets(SESSION_ANEW),
    "spec.peerIP",
    "spec.asNumber",
    "spec.localASNumber",
    "spec.keepaliveTime",
    "spec.maxRestartTime",
    "spec.ttlSecurity",
    "spec.password",
    "spec.sourceAddress",
    "spec.reachableBy",
    "spec.nextHopMode",
    "spec.keepOriginalNextHop",
    "spec.numAllowedLocalASNumbers",
    "spec.reversePeering",
  ),
  // BIRD compares filters by what they do, and sends anew what differs.
  "spec.filters": IN_PLACE,
};

/** Calico's BGPConfiguration: https://docs.tigera.io/calico/latest/reference/resources/bgpconfig */
const CONFIGURATION: FieldRules = {
  "metadata.name": remade("Calico reads the one that is named default"),
  "spec.nodeToNodeMeshEnabled": resets("every node begins or ends a session with every other"),
  ...each(
    resets("every session of every node that has no AS number of its own is started anew"),
    "spec.asNumber",
  ),
  ...each(
    resets("BIRD is started anew on every node"),
    "spec.listenPort",
    "spec.bindMode",
    "spec.localWorkloadPeeringIPV4",
    "spec.localWorkloadPeeringIPV6",
  ),
  ...each(
    resets("every session of the node mesh is started anew"),
    "spec.nodeMeshPassword",
    "spec.nodeMeshMaxRestartTime",
  ),
  ...each(
    IN_PLACE,
    "spec.serviceClusterIPs",
    "spec.serviceExternalIPs",
    "spec.serviceLoadBalancerIPs",
    "spec.serviceLoadBalancerAggregation",
    "spec.communities",
    "spec.prefixAdvertisements",
    "spec.ignoredInterfaces",
    "spec.logSeverityScreen",
    "spec.ipv4NormalRoutePriority",
    "spec.ipv4ElevatedRoutePriority",
    "spec.ipv6NormalRoutePriority",
    "spec.ipv6ElevatedRoutePriority",
    "spec.programClusterRoutes",
  ),
};

const FILTER: FieldRules = {
  "metadata.name": remade("peers name their filters, and are told the new name before the old one goes"),
  ...each(IN_PLACE, "spec.exportV4", "spec.importV4", "spec.exportV6", "spec.importV6"),
};

/** What is given out already stays: the settings hold for what comes. */
const IPAM: FieldRules = {
  "metadata.name": remade("Calico reads the one that is named default"),
  ...each(
    IN_PLACE,
    "spec.strictAffinity",
    "spec.autoAllocateBlocks",
    "spec.maxBlocksPerHost",
    "spec.ipCooldownSeconds",
    "spec.kubeVirtVMAddressPersistence",
  ),
};

const RESERVATION: FieldRules = {
  "metadata.name": remade("for a moment nothing is reserved"),
  // Pods that have a reserved address keep it.
  "spec.reservedCIDRs": IN_PLACE,
};

/** Every field of every object of Calico's, by its path. */
export const CALICO_RULES: Readonly<Record<CalicoObject["kind"], FieldRules>> = {
  IPPool: POOL,
  BGPPeer: PEER,
  BGPConfiguration: CONFIGURATION,
  BGPFilter: FILTER,
  IPAMConfiguration: IPAM,
  IPReservation: RESERVATION,
};
