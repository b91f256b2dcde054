import { CLUSTER_CODES, formatFinding } from "../../src/deliver/cluster/finding.ts";
import { judge } from "../../src/deliver/cluster/findings/index.ts";
import type { ClusterFacts } from "../../src/deliver/cluster/facts.ts";
import { STACKS } from "../support/fabrics.ts";
import { specOf } from "../support/specs.ts";
import { expectGolden } from "../support/golden.ts";
import { compile, type CompiledFabric } from "../../src/index.ts";
import { fabricOf, factsOf, installation, metadata, node, peer, pool } from "./cluster-facts.ts";

const plain = fabricOf();
const dual = fabricOf({ ipv6: { prefix: "fd12:3456:789a::/48" } });
const OPERATORS = { labels: { "app.kubernetes.io/managed-by": "tigera-operator" } };
const ADDRESS = "projectcalico.org/IPv4Address";

const env = (variables: Readonly<Record<string, string>>): Pick<ClusterFacts, "calicoNode"> => ({
  calicoNode: { namespace: "kube-system", image: "calico/node", env: variables },
});

/** Nodes of the fabric with another first address than the plan's. */
const elsewhere = [
  node("r0-n0", { [ADDRESS]: "203.0.113.10/24" }, "203.0.113.10"),
  node("r1-n0", { [ADDRESS]: "10.192.1.10/24" }, "10.192.1.10"),
];

type Case = readonly [Partial<ClusterFacts>, CompiledFabric?];

/** Each cluster by what is to be said of it. */
const cases: Readonly<Record<string, Case>> = {
  "no Calico": [{ api: "absent", stored: false }],
  "no API server, manifests": [{ api: "absent" }],
  "no API server, operator": [{ api: "absent", installation: installation({}) }],
  "an API server that does not answer": [{ api: "unavailable" }],
  "an API without a kind": [{ kinds: ["BGPPeer", "BGPConfiguration", "IPPool"] }],
  "an older release": [{ version: "v3.28.0" }],
  "a release for which objects are not": [{ version: "v3.31.7" }, fabricOf({ calico: { version: "3.32" } })],
  "a release that foretells otherwise": [{ version: "v3.32.1" }],
  "a release that can be told more": [{ version: "v3.30.0" }, fabricOf({ calico: { version: "3.28" } })],
  "a release that is too old": [{ version: "v3.27.5" }],
  "a release that is too new": [{ version: "v3.33.0" }],
  "no release that is known": [{ version: null }],
  "BGP off, operator": [{ installation: installation({ bgp: "Disabled" }) }],
  "BGP off, manifests": [env({ CALICO_NETWORKING_BACKEND: "vxlan" })],
  "passwords elsewhere": [env({ IP: "none" }), fabricOf({ bgp: { passwords: { nodes: "nodes" } } })],
  "addresses found first, as they are": [env({ IP: "autodetect" })],
  "addresses found first, and others": [{ ...env({ IP: "autodetect" }), nodes: elsewhere }],
  "addresses by interface, operator": [
    {
      ...env({ IP: "autodetect", IP_AUTODETECTION_METHOD: "interface=eth0" }),
      installation: installation({ nodeAddressAutodetectionV4: { interface: "eth0" } }),
      nodes: elsewhere,
    },
  ],
  "addresses of Kubernetes, which are others": [
    { ...env({ IP: "autodetect", IP_AUTODETECTION_METHOD: "kubernetes-internal-ip" }), nodes: elsewhere },
  ],
  "addresses in other ranges": [env({ IP: "autodetect", IP_AUTODETECTION_METHOD: "cidr=10.192.0.0/24" })],
  "addresses in the plan's ranges, and others": [{ nodes: elsewhere }],
  "addresses kept, and others": [{ ...env({ IP: "none" }), nodes: elsewhere }],
  "one address for all": [env({ IP: "10.192.0.10" })],
  "both families found": [env({ IP: "none", IP6: "autodetect" }), dual],
  "a pool for every node": [{ pools: [pool("old", {})] }],
  "a pool for every node, operator": [{ pools: [pool("default-ipv4-ippool", {}, OPERATORS)] }],
  "a pool for some nodes": [{ pools: [pool("gpu", { nodeSelector: "has(gpu)" })] }],
  "a pool in the way": [{ pools: [pool("old", { cidr: "10.0.0.0/8", disabled: true })] }],
  "a pool in the way, operator": [
    { pools: [pool("default-ipv4-ippool", { cidr: "10.32.0.0/16" }, OPERATORS)] },
  ],
  "a pool with other blocks": [{ pools: [pool("rack-r0", { cidr: "10.32.0.0/19", blockSize: 27 })] }],
  "a peer for the same ToR": [{ peers: [peer("old", { peerIP: "10.192.0.1", asNumber: 64600 })] }],
  "a peer for the same ToR as another AS": [
    { peers: [peer("old", { peerIP: "10.192.0.1:179", asNumber: 64999 })] },
  ],
  "peers for others": [
    { peers: ["a", "b", "c", "d", "e"].map((name) => peer(name, { peerIP: "192.0.2.7", asNumber: 64999 })) },
  ],
  "fields that hands have added": [
    {
      peers: [
        {
          metadata: metadata("r0-tor0", {
            managedFields: [
              { manager: "pulumi-kubernetes", fieldsV1: { "f:spec": { "f:peerIP": {}, "f:asNumber": {} } } },
              { manager: "kubectl-edit", fieldsV1: { "f:spec": { "f:localASNumber": {}, "f:peerIP": {} } } },
            ],
          }),
          spec: { peerIP: "10.192.0.1", asNumber: 64600, nodeSelector: "rack == 'r0'" },
        },
      ],
    },
  ],
  "objects that hands have made": [
    {
      pools: [
        pool(
          "rack-r0",
          { cidr: "10.32.0.0/19", blockSize: 26, nodeSelector: "rack == 'r0'" },
          { managedFields: [{ manager: "kubectl-client-side-apply", fieldsV1: {} }] },
        ),
      ],
    },
  ],
  "the mesh on": [{ configuration: null }],
  "a configuration of others": [
    {
      configuration: {
        metadata: metadata("default", {
          managedFields: [{ manager: "helm", fieldsV1: { "f:spec": { "f:serviceClusterIPs": {} } } }],
        }),
        spec: { nodeToNodeMeshEnabled: false, serviceClusterIPs: [{ cidr: "10.97.0.0/16" }] },
      },
    },
    fabricOf({ services: { clusterIps: ["10.96.0.0/16"] } }),
  ],
  "nodes of one and not of the other": [{ nodes: [node("control-1", {}), node("control-2", {})] }],
  "a node of another AS": [
    {
      nodes: [
        node("r0-n0", { "projectcalico.org/ASNumber": "64512" }),
        node("r1-n0", { "projectcalico.org/ASNumber": "64601" }),
      ],
    },
  ],
  "what may not be seen": [
    {
      unread: [{ what: "nodes", reason: 'nodes is forbidden: User "deploy" cannot list resource' }],
      nodes: [],
    },
  ],
};

const findingsOf = ([more, fabric = plain]: Case) => judge(factsOf(fabric, more), fabric);

describe("what a live cluster is found to be", () => {
  it("is nothing where the fabric stands as it is planned", () => {
    for (const fabric of [...STACKS.map(compile), dual]) {
      const version = `v${fabric.cluster.version}.0`;
      const ranges = fabric.cluster.nodeRanges.length;
      expect(ranges).toBeGreaterThan(0);
      expect(judge(factsOf(fabric, { version, ...env({ IP: "none" }) }), fabric)).toEqual([]);
    }
  });

  it("is said with a way out, errors first", () => {
    const text = Object.entries(cases).flatMap(([name, one]) => [
      `# ${name}`,
      ...findingsOf(one).map(formatFinding),
      "",
    ]);
    expectGolden("golden/cluster/findings.txt", text.join("\n"));
    for (const one of Object.values(cases)) {
      const severities = findingsOf(one).map(({ severity }) => severity);
      expect(severities.length).toBeGreaterThan(0);
      expect(severities).toEqual(severities.toSorted());
    }
  });

  it("has a case for each code", () => {
    const raised = new Set(Object.values(cases).flatMap((one) => findingsOf(one).map(({ code }) => code)));
    expect(CLUSTER_CODES.filter((code) => !raised.has(code))).toEqual([]);
  });

  it("does not take for another's what an earlier state of the fabric has left", () => {
    const larger = compile(specOf(1, [1, 1, 1]));
    const { pools, peers } = factsOf(larger);
    expect(judge(factsOf(plain, { pools, peers }), plain)).toEqual([]);
  });
});
