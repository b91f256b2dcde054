import type { ClusterFacts } from "../../src/deliver/cluster/facts.ts";
import type { Installation, Metadata, Node, Peer, Pool } from "../../src/deliver/cluster/objects.ts";
import { compile, type CompiledFabric, type DatacenterSpec } from "../../src/index.ts";
import { specOf } from "../support/specs.ts";

export const metadata = (name: string, more: Partial<Metadata> = {}): Metadata => ({
  name,
  labels: {},
  annotations: {},
  managedFields: [],
  ...more,
});

export const pool = (name: string, spec: Partial<Pool["spec"]>, more: Partial<Metadata> = {}): Pool => ({
  metadata: metadata(name, more),
  spec: { cidr: "192.168.0.0/16", nodeSelector: "all()", disabled: false, ...spec },
});

export const peer = (name: string, spec: Peer["spec"]): Peer => ({ metadata: metadata(name), spec });

export const installation = (calicoNetwork: Installation["spec"]["calicoNetwork"]): Installation => ({
  metadata: metadata("default"),
  spec: { calicoNetwork },
});

export const node = (
  name: string,
  annotations: Readonly<Record<string, string>>,
  address = "203.0.113.1",
): Node => ({
  metadata: metadata(name, { annotations }),
  status: { addresses: [{ type: "InternalIP", address }] },
});

/** Two racks of a node each, and what else is asked for. */
export const fabricOf = (more: Partial<DatacenterSpec> = {}): CompiledFabric =>
  compile({ ...specOf(1, [1, 1]), ...more });

export const KINDS = [
  "BGPConfiguration",
  "BGPFilter",
  "BGPPeer",
  "IPAMConfiguration",
  "IPPool",
  "IPReservation",
];

/** A cluster that the fabric was put in as it is, but for what is said. */
export function factsOf({ calico }: CompiledFabric, more: Partial<ClusterFacts> = {}): ClusterFacts {
  return {
    url: "https://192.0.2.1:6443",
    api: "served",
    kinds: KINDS,
    stored: true,
    version: "v3.30.2",
    calicoNode: {
      namespace: "calico-system",
      image: "quay.io/calico/node:v3.30.2",
      env: {
        IP: "autodetect",
        IP_AUTODETECTION_METHOD: "cidr=10.192.0.0/16",
        CALICO_NETWORKING_BACKEND: "bird",
      },
    },
    installation: null,
    pools: calico.pools.map(({ metadata: { name }, spec }) => pool(name, spec as Partial<Pool["spec"]>)),
    peers: calico.peers.map(({ metadata: { name }, spec }) => peer(name, spec)),
    configuration: { metadata: metadata("default"), spec: calico.configuration.spec },
    nodes: calico.nodes.map(({ name, annotations }) => node(name, annotations)),
    unread: [],
    ...more,
  };
}
