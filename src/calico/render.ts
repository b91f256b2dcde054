import type { ClusterIntent, NodePeeringIntent, PeeringIntent, RackIntent } from "../intent/index.ts";
import { formatInterfaceAddress, formatIpv4, formatPrefix, type Ipv4 } from "../net/ipv4.ts";
import type { NodeSelection } from "../plan/session.ts";
import { filter } from "./filters.ts";
import { object, type CalicoObject, type CalicoPlan, type NodeSettings } from "./objects.ts";
import { planeFilters, planePeers, REFLECTS_PLANE_LABEL } from "./planes.ts";
import { sessionSettings } from "./session-settings.ts";

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

/** Calico's IPAMConfiguration is one for the cluster, by the name that Calico expects. */
const ipam = ({ ipam: settings, reserved }: ClusterIntent): CalicoObject[] => [
  ...(settings === null
    ? []
    : [object("IPAMConfiguration", "default", { autoAllocateBlocks: true, ...settings })]),
  ...(reserved.length === 0
    ? []
    : [object("IPReservation", "fabric", { reservedCIDRs: reserved.map(formatPrefix) })]),
];

/** Annotated with its cluster id, a node reflects; the label lets peers select it. */
const REFLECTOR_LABEL = "route-reflector";

const selected = (cluster: ClusterIntent, rack: RackIntent, members: NodeSelection): string =>
  members === "all" ? inRack(cluster, rack) : `${inRack(cluster, rack)} && has(${REFLECTOR_LABEL})`;

const torFilterName = (rack: RackIntent): string => `rack-${rack.name}`;
const amongName = (rack: RackIntent): string => `rack-${rack.name}-nodes`;

/** A rack's ToRs are filtered alike, so one filter serves all. */
const filters = (rack: RackIntent): CalicoObject[] => [
  ...rack.peerings.slice(0, 1).map((peering) => filter(torFilterName(rack), peering)),
  ...(rack.among === null ? [] : [filter(amongName(rack), rack.among)]),
];

/** One object for the rack, not one a node: nodes that join are selected by their label. */
const torPeer = (cluster: ClusterIntent, rack: RackIntent, peering: PeeringIntent): CalicoObject =>
  object("BGPPeer", peering.device, {
    nodeSelector: selected(cluster, rack, peering.members),
    peerIP: formatIpv4(peering.address),
    asNumber: peering.remoteAsn,
    ...sessionSettings(peering, "switch"),
    sourceAddress: "UseNodeIP",
    filters: [torFilterName(rack)],
  });

/** Each end of the peerings is a node; Calico makes the peering of the other direction itself. */
const nodePeer = (cluster: ClusterIntent, rack: RackIntent, among: NodePeeringIntent): CalicoObject =>
  object("BGPPeer", amongName(rack), {
    nodeSelector: selected(cluster, rack, among.members),
    peerSelector: selected(cluster, rack, among.peers),
    ...sessionSettings(among, "node"),
    sourceAddress: "UseNodeIP",
    filters: [amongName(rack)],
  });

const peers = (cluster: ClusterIntent, rack: RackIntent): CalicoObject[] => [
  ...rack.peerings.map((peering) => torPeer(cluster, rack, peering)),
  ...(rack.among === null ? [] : [nodePeer(cluster, rack, rack.among)]),
];

function reflectorLabel(cluster: Ipv4 | null, plane: number | null): Readonly<Record<string, string>> {
  if (cluster === null) return {};
  return plane === null ? { [REFLECTOR_LABEL]: "true" } : { [REFLECTS_PLANE_LABEL]: String(plane) };
}

/** The node's AS by annotation: a string there, so that every 4-byte number fits. */
const nodes = (cluster: ClusterIntent, rack: RackIntent): NodeSettings[] =>
  rack.nodes.map(({ name, asn, address, cordoned, reflectorCluster, reflectsPlane }) => ({
    name,
    cordoned,
    rack: rack.name,
    labels: {
      [cluster.rackLabel]: rack.name,
      ...reflectorLabel(reflectorCluster, reflectsPlane),
    },
    annotations: {
      "projectcalico.org/ASNumber": String(asn),
      "projectcalico.org/IPv4Address": formatInterfaceAddress(address),
      ...(reflectorCluster === null
        ? {}
        : { "projectcalico.org/RouteReflectorClusterID": formatIpv4(reflectorCluster) }),
    },
  }));

/** Calico's objects and node settings for a cluster. */
export const renderCalico = (cluster: ClusterIntent): CalicoPlan => ({
  pools: cluster.racks.map((rack) => pool(cluster, rack)),
  ipam: ipam(cluster),
  filters: [...cluster.racks.flatMap(filters), ...planeFilters(cluster)],
  nodes: cluster.racks.flatMap((rack) => nodes(cluster, rack)),
  peers: [...cluster.racks.flatMap((rack) => peers(cluster, rack)), ...planePeers(cluster)],
  configuration: object("BGPConfiguration", "default", { nodeToNodeMeshEnabled: cluster.nodeToNodeMesh }),
});
