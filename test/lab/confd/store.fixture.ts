import type { BgpPeerSpec, Datastore, Node, Resource } from "./objects.ts";

export const node = (name: string, address: string, more: Readonly<Record<string, string>> = {}): Node => ({
  metadata: {
    name,
    labels: { rack: name.slice(0, 2) },
    annotations: { "projectcalico.org/IPv4Address": `${address}/24`, ...more },
  },
});

/** The same with an address in both families; one with a cluster ID is labelled `rr`. */
export function dualNode(
  name: string,
  address: string,
  address6: string,
  more: Readonly<Record<string, string>> = {},
): Node {
  const { metadata } = node(name, address, { "projectcalico.org/IPv6Address": `${address6}/64`, ...more });
  const reflects = "projectcalico.org/RouteReflectorClusterID" in more;
  return { metadata: { ...metadata, labels: { ...metadata.labels, ...(reflects ? { rr: "" } : {}) } } };
}

export const peer = (name: string, spec: BgpPeerSpec): Resource<BgpPeerSpec> => ({
  metadata: { name },
  spec,
});

/** Three nodes in two racks, the mesh off, one pool, no peer. */
export const store = (more: Partial<Datastore> = {}): Datastore => ({
  version: "3.32",
  nodes: [node("r1-a", "10.1.0.10"), node("r1-b", "10.1.0.11"), node("r2-a", "10.2.0.10")],
  bgpConfigurations: [
    { metadata: { name: "default" }, spec: { nodeToNodeMeshEnabled: false, asNumber: 64600 } },
  ],
  bgpPeers: [],
  bgpFilters: [],
  ipPools: [{ metadata: { name: "pool" }, spec: { cidr: "10.32.0.0/16" } }],
  secrets: [],
  blocks: { "r1-a": ["10.32.0.0/26"], "r1-b": ["10.32.0.64/26"], "r2-a": ["10.32.1.0/26"] },
  ...more,
});
