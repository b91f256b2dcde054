import {
  familiesOf,
  type ClusterIntent,
  type Family,
  type NodeIntent,
  type PlaneIntent,
} from "../intent/index.ts";
import type { CalicoVersion } from "../spec/index.ts";
import { filter, filterWriter } from "./filters.ts";
import { nameIn, object, type CalicoObject } from "./objects.ts";
import { sessionSettings } from "./session-settings.ts";

/** The label that says which plane a node reflects in. */
export const REFLECTS_PLANE_LABEL = "reflects-plane";

const reflectorsOf = ({ index }: PlaneIntent): string => `${REFLECTS_PLANE_LABEL} == '${String(index)}'`;
/** Calico's `!=` is also true of a node without the label. */
const clientsOf = ({ index }: PlaneIntent): string => `${REFLECTS_PLANE_LABEL} != '${String(index)}'`;

const nameOf = ({ index }: PlaneIntent, what: string): string => `plane-${String(index)}-${what}`;

/**
 * A node that reflects in one plane is a client in the others, and Calico has it reflect to every peer that it has: so a client rejects
 * on export all that it was told. A reflector rejects what it would send by another plane's port: it has heard that as a client there.
 */
export function planeFilters(cluster: ClusterIntent): readonly CalicoObject[] {
  const { planes } = cluster;
  const writer = filterWriter(cluster);
  return planes.flatMap((plane) => {
    const others = planes.filter((other) => other !== plane);
    const ofOthers = others.map((other) => ({
      action: "Reject",
      source: "RemotePeers",
      interface: other.interface,
    }));
    return [
      filter(writer, nameOf(plane, "clients"), { policy: plane.client, ownRoutesOnly: true }),
      filter(
        writer,
        nameOf(plane, "reflectors"),
        { policy: plane.reflector, ownRoutesOnly: false },
        ofOthers,
      ),
    ];
  });
}

type Role = "clients" | "reflectors";

/** Plane 0 has the addresses by which Calico knows its nodes, so labels select both ends, in both families at once. */
function selectedPeers(version: CalicoVersion, plane: PlaneIntent): readonly CalicoObject[] {
  const peer = (role: Role, nodeSelector: string, peerSelector: string): CalicoObject =>
    object("BGPPeer", nameOf(plane, role), {
      nodeSelector,
      peerSelector,
      ...sessionSettings(version, plane, "node"),
      sourceAddress: "UseNodeIP",
      filters: [nameOf(plane, role)],
    });
  return [
    peer("clients", clientsOf(plane), reflectorsOf(plane)),
    peer("reflectors", reflectorsOf(plane), "all()"),
  ];
}

/**
 * Calico knows no address of a node in another plane than 0, so each is dialled by its address: by all reflectors of the plane, and a
 * reflector also by the clients. Without a source address the kernel takes the node's own in the plane.
 */
function addressedPeers(
  version: CalicoVersion,
  plane: PlaneIntent,
  nodes: readonly NodeIntent[],
  family: Family,
): readonly CalicoObject[] {
  const reflectors = nodes.filter(({ reflectsPlane }) => reflectsPlane === plane.index);
  const peer = (role: Role, node: NodeIntent, from: Readonly<Record<string, string>>): CalicoObject[] => {
    const at = node.planes.find((port) => port.plane === plane.index);
    if (at === undefined) return [];
    return [
      object("BGPPeer", `${nameIn(family, nameOf(plane, role))}.${node.name}`, {
        ...from,
        peerIP: family.address(at.address.address),
        asNumber: node.asn,
        ...sessionSettings(version, plane, "node"),
        sourceAddress: "None",
        filters: [nameOf(plane, role)],
      }),
    ];
  };
  const dialledByReflectors = nodes.flatMap((node) => {
    if (!reflectors.includes(node)) return peer("reflectors", node, { nodeSelector: reflectorsOf(plane) });
    // Not by itself: Calico passes over a node's own address in plane 0 only.
    return reflectors
      .filter((other) => other !== node)
      .flatMap((other) => peer("reflectors", node, { node: other.name }));
  });
  return [
    ...reflectors.flatMap((node) => peer("clients", node, { nodeSelector: clientsOf(plane) })),
    ...dialledByReflectors,
  ];
}

/** The sessions of all planes. */
export function planePeers({ version, planes, racks, ipv6 }: ClusterIntent): readonly CalicoObject[] {
  const nodes = racks.flatMap((rack) => rack.nodes);
  return planes.flatMap((plane) =>
    plane.index === 0
      ? selectedPeers(version, plane)
      : familiesOf(ipv6).flatMap((family) => addressedPeers(version, plane, nodes, family)),
  );
}
