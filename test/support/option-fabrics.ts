import type { DatacenterSpec } from "../../src/index.ts";

type Peer = NonNullable<DatacenterSpec["outside"]>["peers"][number];

const cable = {
  router: "edge-1",
  switch: "spine-1",
  interface: "swp601",
  address: "198.51.100.1/31",
  peer: "198.51.100.0",
} as const;

const outside = (peer: Peer): NonNullable<DatacenterSpec["outside"]> => ({ peers: [peer], asn: 64499 });

const spines = [
  { name: "spine-1", index: 0 },
  { name: "spine-2", index: 1 },
];

/** Two nodes in the first rack, one in the second, whose only ToR is the second by index. */
const racks = [
  {
    name: "r1",
    index: 0,
    tors: [{ index: 0 }],
    nodes: [
      { name: "n1", index: 0 },
      { name: "n2", index: 1 },
    ],
  },
  { name: "r2", index: 1, nodes: [{ name: "n3", index: 0 }] },
];

const withHosts = racks.map((rack) => ({
  ...rack,
  hosts: [
    {
      name: `h-${rack.name}`,
      index: 0,
      daemon: "bird2" as const,
      announces: [`10.251.0.${String(rack.index)}/32`],
    },
  ],
}));

const base = { name: "dc", spines, racks };

/** Five stages; a pod is there that nothing stands in yet. */
const pods = {
  name: "dc",
  capacity: { maxSpines: 8, maxSuperSpines: 8 },
  superSpines: [
    { name: "ss-1", index: 0 },
    { name: "ss-2", index: 1 },
  ],
  pods: [
    { name: "p3", index: 2 },
    { name: "p1", index: 0 },
    { name: "p2", index: 1 },
  ],
  spines: [
    { name: "p1-s1", index: 0, pod: "p1" },
    { name: "p1-s2", index: 1, pod: "p1" },
    { name: "p2-s3", index: 2, pod: "p2" },
  ],
  racks: [
    { name: "r1", index: 0, pod: "p1", nodes: [{ name: "n1", index: 0 }] },
    { name: "r2", index: 1, pod: "p2", nodes: [{ name: "n2", index: 0 }] },
  ],
};

/** Two clusters that share the first rack. */
const prod = { name: "prod", index: 0, pods: "10.64.0.0/16" };
const ml = { name: "ml", index: 1, pods: "10.65.0.0/16" };
const ofClusters = racks.map((rack) => ({
  ...rack,
  cluster: "prod",
  nodes: rack.nodes.map((node) => (node.name === "n2" ? { ...node, cluster: "ml" } : node)),
}));
const ipv6 = { prefix: "fd12:3456:789a::/48" };

/** Small fabrics in which each option of the spec has something to say, one at least. */
export const OPTION_FABRICS: readonly DatacenterSpec[] = [
  {
    ...base,
    fabric: { model: "as-per-rack", spine: { kind: "routed" } },
    racks: withHosts,
    bgp: { passwords: { nodes: "nodes" }, bfd: { enabled: true } },
    // The first release whose BGPPeer has a keepalive.
    calico: { version: "3.32", natOutgoing: true },
    services: { clusterIps: ["10.96.0.0/16"] },
    capacity: { maxPodPoolsPerRack: 2 },
    outside: outside({ ...cable, mode: "full", asn: 64496 }),
  },
  {
    ...base,
    fabric: {
      model: "as-per-rack",
      inRack: { kind: "route-reflector", on: "nodes" },
    },
    racks: racks.map((rack) => ({
      ...rack,
      nodes: [
        { name: `rr-${rack.name}`, index: 9, reflector: true },
        ...rack.nodes,
        { name: `other-rr-${rack.name}`, index: 10, reflector: true },
      ],
    })),
    anycast: [{ address: "203.0.113.250", servers: ["n1", "n3"] }],
    outside: outside({ ...cable, mode: "static" }),
  },
  {
    ...base,
    fabric: { model: "as-per-server" },
    racks: withHosts,
    pools: { rackAsns: ["64600-65534", 3356] },
  },
  { ...base, fabric: { model: "as-per-server" }, ipv6 },
  { ...base, fabric: { model: "as-per-cluster" }, racks: withHosts },
  {
    ...base,
    fabric: { model: "as-per-rack", spine: { kind: "ethernet" } },
    capacity: { maxSpines: 4 },
    ipv6,
  },
  { ...base, fabric: { model: "downward-default" }, ipv6 },
  { ...base, fabric: { model: "igp" }, bgp: { bfd: { enabled: true } } },
  {
    ...base,
    fabric: { model: "l2", planes: 1, switching: { technology: "mlag" } },
    racks: racks.map((rack) => ({
      ...rack,
      tors: [{ index: 0 }, { index: 1 }],
      nodes: rack.nodes.map((node) => (node.name === "n2" ? { ...node, reflectsPlane: 0 } : node)),
    })),
  },
  {
    ...base,
    fabric: { model: "l2", planes: 2 },
    racks: racks.map((rack) => ({
      ...rack,
      nodes: rack.nodes.map((node) =>
        node.name === "n1" ? node : { ...node, reflectsPlane: node.name === "n2" ? 0 : 1 },
      ),
    })),
    ipv6,
  },
  { ...base, fabric: { model: "l2", planes: 2 }, racks: [{ name: "r1", index: 0 }] },
  // Two ToRs that are one to servers, and watch one another.
  {
    ...base,
    platforms: { spines: "eos", tors: "eos" },
    servers: { bond: "lacp" },
    racks: withHosts.map((rack) => ({
      ...rack,
      tors: [
        { index: 0, keepalive: `192.0.2.${String(2 * rack.index)}` },
        { index: 1, keepalive: `192.0.2.${String(2 * rack.index + 1)}` },
      ],
    })),
  },
  // Switches whose network is the fabric's.
  { ...base, platforms: { spines: "linux", tors: "linux" } },
  // Room for several links to a spine.
  { ...base, fabric: { model: "igp" }, capacity: { maxUplinksPerSpine: 2, maxRacks: 64 } },
  {
    ...base,
    fabric: { model: "downward-default" },
    capacity: { maxUplinksPerSpine: 2, maxRacks: 64 },
  },
  // Servers that have links of their own.
  { ...base, fabric: { model: "as-per-server" }, servers: { attachment: "routed" }, ipv6 },
  // Several clusters, one of which has no rack yet.
  {
    ...base,
    fabric: { model: "as-per-cluster" },
    capacity: { maxRacks: 8 },
    bgp: { discovery: "static", passwords: { nodes: "nodes" } },
    clusters: [{ ...prod, calico: { version: "3.32", natOutgoing: true } }, ml],
    racks: ofClusters,
  },
  {
    ...base,
    capacity: { maxRacks: 8 },
    clusters: [
      { name: "spare", index: 9, pods: "10.66.0.0/16", services: { loadBalancerIps: ["198.18.6.0/24"] } },
      prod,
      ml,
    ],
    racks: racks.map((rack) => ({ ...rack, cluster: "prod" })),
  },
  // Servers whose network is written, as it comes to them.
  { ...base, servers: { network: "ifupdown2" } },
  // Switches that have hardware models.
  { ...base, platforms: { spines: "eos", tors: "eos" } },
  // Two families with all that comes from others: services, hosts, and routers outside that have more than the default.
  ...(["full", "static"] as const).map((mode) => ({
    ...base,
    fabric: { model: "as-per-rack" as const },
    racks: withHosts,
    services: {
      clusterIps: ["10.96.0.0/16"],
      externalIps: ["198.18.0.0/24"],
      loadBalancerIps: ["198.18.3.0/24"],
    },
    calico: { natOutgoing: true },
    outside:
      mode === "full"
        ? outside({
            ...cable,
            mode,
            asn: 64496,
            accept: ["172.20.0.0/16"],
            announces: ["172.20.0.0/16"],
            ipv6: { accept: [] },
          })
        : outside({ ...cable, mode, prefixes: ["172.20.0.0/16"], ipv6: { prefixes: [] } }),
    ipv6,
  })),
  // Without IPv4.
  {
    ...base,
    fabric: { model: "as-per-rack" },
    ipv6: { ...ipv6, only: true },
    racks: racks.map((rack) => ({
      ...rack,
      hosts: [{ name: `h-${rack.name}`, index: 0, daemon: "bird2" as const, ipv6: { announces: [] } }],
    })),
  },
  pods,
  { ...pods, capacity: { ...pods.capacity, maxUplinksPerSuperSpine: 3 } },
  { ...pods, ipv6 },
  // Planes, two of which have two super-spines.
  {
    ...pods,
    superSpines: [0, 1, 2, 0].map((plane, index) => ({ name: `ss-${String(index + 1)}`, index, plane })),
  },
  { ...pods, platforms: { superSpines: "cumulus" }, hardware: { superSpines: "SN2700" } },
  // Hardware whose tables are known.
  {
    ...base,
    platforms: { spines: "cumulus", tors: "cumulus" },
    hardware: { spines: "SN2700", tors: "SN2410" },
  },
];
