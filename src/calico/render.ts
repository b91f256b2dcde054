import type { ClusterIntent, PeeringIntent, RackIntent } from "../intent/index.ts";
import { formatInterfaceAddress, formatIpv4, formatPrefix } from "../net/ipv4.ts";
import type { RoutePolicy } from "../plan/session.ts";
import type { CalicoObject, CalicoPlan, NodeSettings } from "./objects.ts";

const object = (
  kind: CalicoObject["kind"],
  name: string,
  spec: Readonly<Record<string, unknown>>,
): CalicoObject => ({ apiVersion: "projectcalico.org/v3", kind, metadata: { name }, spec });

/** Calico's selector for the nodes of a rack. Names are DNS labels, so nothing in them needs quoting. */
const inRack = (cluster: ClusterIntent, rack: RackIntent): string => `${cluster.rackLabel} == '${rack.name}'`;

const pool = (cluster: ClusterIntent, rack: RackIntent): CalicoObject =>
  object("IPPool", `rack-${rack.name}`, {
    cidr: formatPrefix(rack.pods),
    blockSize: cluster.blockLength,
    ipipMode: "Never",
    vxlanMode: "Never",
    natOutgoing: cluster.natOutgoing,
    nodeSelector: inRack(cluster, rack),
  });

/** What matches is accepted; everything else is rejected, so nothing falls through to Calico's own rules. */
const importRules = ({ rules }: RoutePolicy): readonly object[] => [
  ...rules.map(({ prefix, minLength, maxLength }) => ({
    action: "Accept",
    cidr: formatPrefix(prefix),
    matchOperator: "In",
    prefixLength: { min: minLength, max: maxLength },
  })),
  { action: "Reject" },
];

/**
 * What leaves the rack's pool is rejected. The rest falls through to Calico's own rules, which announce a node's blocks and keep
 * each pod's /32 to themselves: an accept here would come before them and let every pod out.
 */
const exportRules = (rack: RackIntent): readonly object[] => [
  { action: "Reject", cidr: formatPrefix(rack.pods), matchOperator: "NotIn" },
];

const filter = (rack: RackIntent): CalicoObject =>
  object("BGPFilter", `rack-${rack.name}`, {
    exportV4: exportRules(rack),
    importV4: importRules(rack.policy.imports),
  });

/** One object for the rack, not one a node: nodes that join are selected by their label. */
const peer = (cluster: ClusterIntent, rack: RackIntent, peering: PeeringIntent): CalicoObject =>
  object("BGPPeer", peering.device, {
    nodeSelector: inRack(cluster, rack),
    peerIP: formatIpv4(peering.address),
    asNumber: peering.remoteAsn,
    keepaliveTime: `${String(peering.keepalive)}s`,
    maxRestartTime: `${String(peering.restart)}s`,
    ...(peering.ttlSecurityHops === null ? {} : { ttlSecurity: peering.ttlSecurityHops }),
    sourceAddress: "UseNodeIP",
    filters: [`rack-${rack.name}`],
  });

/** The node's AS by annotation: a string there, so that every 4-byte number fits. */
const nodes = (cluster: ClusterIntent, rack: RackIntent): NodeSettings[] =>
  rack.nodes.map((node) => ({
    name: node.name,
    rack: rack.name,
    labels: { [cluster.rackLabel]: rack.name },
    annotations: {
      "projectcalico.org/ASNumber": String(node.asn),
      "projectcalico.org/IPv4Address": formatInterfaceAddress(node.address),
    },
  }));

/** Calico's objects and node settings for a cluster. */
export const renderCalico = (cluster: ClusterIntent): CalicoPlan => ({
  pools: cluster.racks.map((rack) => pool(cluster, rack)),
  filters: cluster.racks.map(filter),
  nodes: cluster.racks.flatMap((rack) => nodes(cluster, rack)),
  peers: cluster.racks.flatMap((rack) => rack.peerings.map((peering) => peer(cluster, rack, peering))),
  configuration: object("BGPConfiguration", "default", { nodeToNodeMeshEnabled: cluster.nodeToNodeMesh }),
});
