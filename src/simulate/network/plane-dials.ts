import type { ClusterIntent, NodeIntent, PlaneIntent } from "../../intent/index.ts";
import type { Dial } from "./types.ts";

/** Whom a node dials in a plane: a reflector every other node, a client the reflectors. */
function dialsIn(node: NodeIntent, plane: PlaneIntent, nodes: readonly NodeIntent[]): readonly Dial[] {
  const reflects = node.reflectsPlane === plane.index;
  const policy = reflects ? plane.reflector : plane.client;
  const own = node.planes.findIndex((port) => port.plane === plane.index);
  return nodes
    .filter((peer) => peer !== node && (reflects || peer.reflectsPlane === plane.index))
    .flatMap((peer): readonly Dial[] => {
      const at = peer.planes.find((port) => port.plane === plane.index);
      if (at === undefined) return [];
      // Calico compares cluster ids where it knows the peer as a node: by its address in plane 0.
      const known = plane.index === 0 ? peer.reflectorCluster : null;
      return [
        {
          address: at.address.address,
          source: null,
          prepends: 0,
          remoteAsn: peer.asn,
          ttlSecurityHops: plane.ttlSecurityHops,
          ...(plane.password === undefined ? {} : { password: plane.password }),
          reflects: node.reflectorCluster !== null && node.reflectorCluster !== known,
          nextHopSelf: false,
          ownRoutesOnly: !reflects,
          passesOnBy: reflects ? own : null,
          originatesDefault: false,
          imports: policy.imports.rules,
          exports: policy.exports.rules,
        },
      ];
    });
}

/** The sessions of a node in all planes. */
export function planeDials(node: NodeIntent, { planes, racks }: ClusterIntent): readonly Dial[] {
  if (planes.length === 0) return [];
  const nodes = racks.flatMap((rack) => rack.nodes);
  return planes.flatMap((plane) => dialsIn(node, plane, nodes));
}
