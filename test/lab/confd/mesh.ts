import { symbolOf } from "./family.ts";
import { bgpSettings, type NodeFacts } from "./node-facts.ts";
import type { Datastore } from "./objects.ts";
import { passwordOf, secondsOf, type Peer } from "./peers.ts";

/** The node-to-node mesh: on unless BGPConfiguration `default` turns it off; route reflectors are not part of it. */
export function meshPeersOf(store: Datastore, all: readonly NodeFacts[], node: NodeFacts): readonly Peer[] {
  const settings = bgpSettings(store, "default");
  if (settings.nodeToNodeMeshEnabled === false || node.clusterId !== null || node.address === null) return [];
  const { address } = node;
  const restart = settings.nodeMeshMaxRestartTime;
  return all.flatMap((peer): Peer[] =>
    peer.address === null || peer.address === address || peer.clusterId !== null
      ? []
      : [
          {
            name: `Mesh_${symbolOf(peer.address)}`,
            address: peer.address,
            port: peer.listenPort,
            asn: peer.asn,
            localAsn: null,
            nodeAsn: node.asn,
            sourceAddress: address,
            ttlSecurityHops: null,
            filters: [],
            passive: peer.address > address,
            restartSeconds: restart === undefined ? null : secondsOf(restart),
            keepaliveSeconds: null,
            password: passwordOf(store, settings.nodeMeshPassword),
            nextHop: "auto",
            allowLocalAs: null,
            reflectorClusterId: null,
            reachableBy: null,
          },
        ],
  );
}
