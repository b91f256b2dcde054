import {
  familiesOf,
  type ClusterIntent,
  type Family,
  type NodePeeringIntent,
  type PeeringIntent,
  type RackIntent,
} from "../intent/index.ts";
import { formatIpv4, type InterfaceAddress, type Ipv4, type Prefix4 } from "../net/ipv4.ts";
import type { NodeSelection } from "../plan/session.ts";
import type { CalicoVersion } from "../spec/index.ts";
import { passwordAccess } from "./access.ts";
import { filter, filterWriter, type FilterWriter } from "./filters.ts";
import { linkPeerName } from "./names.ts";
import { nameIn, object, type CalicoObject, type CalicoPlan, type NodeSettings } from "./objects.ts";
import { planeFilters, planePeers, REFLECTS_PLANE_LABEL } from "./planes.ts";
import { inRack } from "./selection.ts";
import { anycastPools, natExclusions, serviceSettings } from "./services.ts";
import { sessionSettings } from "./session-settings.ts";
import { takes } from "./versions/index.ts";

const nodesOf = (cluster: ClusterIntent, rack: RackIntent): string => inRack(cluster.rackLabel, rack.name);

/** By name: Calico's IPAM asks a node's pools in that order, so a further one is used when the first is full. No rack's name has a dot. */
const rangesOf = ({ name, pods, morePods }: RackIntent): readonly (readonly [string, Prefix4])[] => [
  [`rack-${name}`, pods],
  ...morePods.map(({ number, range }) => [`rack-${name}.${String(number)}`, range] as const),
];

const pools = (cluster: ClusterIntent, rack: RackIntent, family: Family): CalicoObject[] =>
  rangesOf(rack).map(([name, range]) => pool(cluster, rack, family, [nameIn(family, name), range]));

const pool = (
  cluster: ClusterIntent,
  rack: RackIntent,
  family: Family,
  [name, range]: readonly [string, Prefix4],
): CalicoObject =>
  object("IPPool", name, {
    cidr: family.prefix(range),
    blockSize: family.bits - 32 + cluster.blockLength,
    ipipMode: "Never",
    vxlanMode: "Never",
    natOutgoing: cluster.natOutgoing[family.name],
    nodeSelector: nodesOf(cluster, rack),
  });

/** The length of a pool's blocks is at least its own, and Calico's are not longer than 26 without need. */
const BLOCK_LENGTH = 26;

/**
 * Stable addresses of a rack's nodes. What is in a pool BIRD announces, and pods send to it with their own address; disabled, and of no node, so
 * that no pod is given an address of it.
 */
const addressPools = ({ ipv6 }: ClusterIntent, { name, addresses }: RackIntent): CalicoObject[] =>
  addresses === null
    ? []
    : familiesOf(ipv6).map((family) => {
        const length = Number(family.prefix(addresses).split("/")[1]);
        return object("IPPool", nameIn(family, `rack-${name}.nodes`), {
          cidr: family.prefix(addresses),
          blockSize: Math.max(family.bits - 32 + BLOCK_LENGTH, length),
          ipipMode: "Never",
          vxlanMode: "Never",
          natOutgoing: false,
          disabled: true,
          nodeSelector: "!all()",
        });
      });

/** Where the API does not have the field, blocks are given out as where it is true. */
const autoAllocateBlocks = (version: CalicoVersion): { readonly autoAllocateBlocks?: true } =>
  takes(version, "IPAMConfiguration", "autoAllocateBlocks") ? { autoAllocateBlocks: true } : {};

/** Calico's IPAMConfiguration is one for the cluster, by the name that Calico expects. */
const ipam = ({ version, ipam: settings, reserved, ipv6 }: ClusterIntent): CalicoObject[] => [
  ...(settings === null
    ? []
    : [object("IPAMConfiguration", "default", { ...autoAllocateBlocks(version), ...settings })]),
  ...(reserved.length === 0
    ? []
    : [
        object("IPReservation", "fabric", {
          reservedCIDRs: familiesOf(ipv6).flatMap((family) => reserved.map(family.prefix)),
        }),
      ]),
];

/** Annotated with its cluster id, a node reflects; the label lets peers select it. */
const REFLECTOR_LABEL = "route-reflector";

const selected = (cluster: ClusterIntent, rack: RackIntent, members: NodeSelection): string =>
  members === "all" ? nodesOf(cluster, rack) : `${nodesOf(cluster, rack)} && has(${REFLECTOR_LABEL})`;

/** A rack's ToRs are filtered alike, so one filter serves all; while a change is on its way one that is not has a filter of its own. */
const torFilterName = ({ name, peerings }: RackIntent, { device, policy }: PeeringIntent): string =>
  JSON.stringify(policy) === JSON.stringify(peerings[0]?.policy) ? `rack-${name}` : `rack-${name}.${device}`;

const amongName = (rack: RackIntent): string => `rack-${rack.name}-nodes`;

/** The first peering of each filter's name: others of the same are filtered alike. */
const torFilters = (rack: RackIntent): readonly (readonly [name: string, PeeringIntent])[] =>
  [...Map.groupBy(rack.peerings, (peering) => torFilterName(rack, peering))].flatMap(([name, [first]]) =>
    first === undefined ? [] : [[name, first] as const],
  );

const filters = (writer: FilterWriter, rack: RackIntent): CalicoObject[] => [
  ...torFilters(rack).map(([name, peering]) => filter(writer, name, peering)),
  ...(rack.among === null ? [] : [filter(writer, amongName(rack), rack.among)]),
];

const peerName = ({ device, members }: PeeringIntent): string =>
  typeof members === "string" ? device : linkPeerName(device, members.node);

const dialling = (
  cluster: ClusterIntent,
  rack: RackIntent,
  members: PeeringIntent["members"],
): Readonly<Record<string, string>> =>
  typeof members === "string" ? { nodeSelector: selected(cluster, rack, members) } : { node: members.node };

/**
 * One object for the rack, not one a node: nodes that join are selected by their label. Where each node has a link of its own a ToR has another
 * address to each, so there it is one a node.
 */
const torPeer = (
  cluster: ClusterIntent,
  rack: RackIntent,
  peering: PeeringIntent,
  family: Family,
): CalicoObject =>
  object("BGPPeer", nameIn(family, peerName(peering)), {
    ...dialling(cluster, rack, peering.members),
    peerIP: family.address(peering.address),
    asNumber: peering.remoteAsn,
    ...(peering.localAsn === undefined ? {} : { localASNumber: peering.localAsn }),
    ...sessionSettings(cluster.version, peering, "switch"),
    // The kernel takes the node's own on its link: by its stable address the ToR would not know it yet.
    sourceAddress: rack.addresses === null ? "UseNodeIP" : "None",
    filters: [torFilterName(rack, peering)],
  });

/** Each end of the peerings is a node; Calico makes the peering of the other direction itself, and those of every family that both have. */
const nodePeer = (cluster: ClusterIntent, rack: RackIntent, among: NodePeeringIntent): CalicoObject =>
  object("BGPPeer", amongName(rack), {
    nodeSelector: selected(cluster, rack, among.members),
    peerSelector: selected(cluster, rack, among.peers),
    ...sessionSettings(cluster.version, among, "node"),
    sourceAddress: "UseNodeIP",
    filters: [amongName(rack)],
  });

const peers = (cluster: ClusterIntent, rack: RackIntent): CalicoObject[] => [
  ...rack.peerings.flatMap((peering) =>
    familiesOf(cluster.ipv6).map((family) => torPeer(cluster, rack, peering, family)),
  ),
  ...(rack.among === null ? [] : [nodePeer(cluster, rack, rack.among)]),
];

function reflectorLabel(cluster: Ipv4 | null, plane: number | null): Readonly<Record<string, string>> {
  if (cluster === null) return {};
  return plane === null ? { [REFLECTOR_LABEL]: "true" } : { [REFLECTS_PLANE_LABEL]: String(plane) };
}

const ADDRESS_ANNOTATIONS = {
  ipv4: "projectcalico.org/IPv4Address",
  ipv6: "projectcalico.org/IPv6Address",
} as const;

const addresses = ({ ipv6 }: ClusterIntent, at: InterfaceAddress): Readonly<Record<string, string>> =>
  Object.fromEntries(
    familiesOf(ipv6).map((family) => [ADDRESS_ANNOTATIONS[family.name], family.interfaceAddress(at)]),
  );

/** As confd reads it: only with this value, for services of every kind. */
const ANNOUNCES_NO_SERVICE = { "node.kubernetes.io/exclude-from-external-load-balancers": "true" };

/** The node's AS by annotation: a string there, so that every 4-byte number fits. */
const nodes = (cluster: ClusterIntent, rack: RackIntent): NodeSettings[] =>
  rack.nodes.map(({ name, asn, address, cordoned, announcesServices, reflectorCluster, reflectsPlane }) => ({
    name,
    cordoned,
    rack: rack.name,
    labels: {
      [cluster.rackLabel]: rack.name,
      ...reflectorLabel(reflectorCluster, reflectsPlane),
      ...(announcesServices ? {} : ANNOUNCES_NO_SERVICE),
    },
    annotations: {
      "projectcalico.org/ASNumber": String(asn),
      ...addresses(cluster, address),
      ...(reflectorCluster === null
        ? {}
        : { "projectcalico.org/RouteReflectorClusterID": formatIpv4(reflectorCluster) }),
    },
  }));

function accessOf(cluster: ClusterIntent): Pick<CalicoPlan, "passwords"> {
  const passwords = passwordAccess(cluster);
  return passwords === null ? {} : { passwords };
}

/** Calico's own rules add these, which leave pods to them: what a filter of ours accepts comes to none of them. */
const prefixAdvertisements = ({ marks, ipv6 }: ClusterIntent): object =>
  marks.length === 0
    ? {}
    : {
        prefixAdvertisements: familiesOf(ipv6).flatMap((family) =>
          marks.flatMap(({ ranges, communities }) =>
            ranges.map((range) => ({ cidr: family.prefix(range), communities })),
          ),
        ),
      };

/** Calico's objects and node settings for a cluster. */
export const renderCalico = (cluster: ClusterIntent): CalicoPlan => ({
  ...accessOf(cluster),
  rackLabel: cluster.rackLabel,
  pools: [
    ...cluster.racks.flatMap((rack) => [
      ...familiesOf(cluster.ipv6).flatMap((family) => pools(cluster, rack, family)),
      ...addressPools(cluster, rack),
    ]),
    ...anycastPools(cluster),
    ...natExclusions(cluster),
  ],
  ipam: ipam(cluster),
  filters: [
    ...cluster.racks.flatMap((rack) => filters(filterWriter(cluster), rack)),
    ...planeFilters(cluster),
  ],
  nodes: cluster.racks.flatMap((rack) => nodes(cluster, rack)),
  peers: [...cluster.racks.flatMap((rack) => peers(cluster, rack)), ...planePeers(cluster)],
  configuration: object("BGPConfiguration", "default", {
    // Every session is one of a BGPPeer, also where all nodes of a rack mesh.
    nodeToNodeMeshEnabled: false,
    ...serviceSettings(cluster),
    ...prefixAdvertisements(cluster),
  }),
});
