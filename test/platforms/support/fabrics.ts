import { portAt, systems } from "../../../src/hardware/index.ts";
import { modelsOn, type HardwareName } from "../../../src/hardware/models/index.ts";
import type { DatacenterSpec } from "../../../src/index.ts";
import { platforms } from "../../../src/platforms/index.ts";
import { torName } from "../../../src/plan/numbering.ts";
import type { PlatformName } from "../../../src/spec/index.ts";
import { STACKS } from "../../support/fabrics.ts";
import { datacenter as lab } from "../../lab/fabrics/lab.ts";

const named = (name: string): DatacenterSpec => {
  const found = STACKS.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no fabric ${name}`);
  return found;
};

const outside = named("as-per-rack-outside");

/** Everything that keeps strangers out, failure detection, and a spine and a rack that are drained. */
const guarded = (spec: DatacenterSpec, name: string): DatacenterSpec => ({
  ...spec,
  name,
  bgp: {
    ...spec.bgp,
    passwords: { nodes: "nodes", switches: "fabric" },
    maximumAsPath: 8,
    // Of iBGP there are none.
    ...(spec.fabric?.model === "igp" ? {} : { roles: true }),
    bfd: { enabled: true },
  },
  spines: spec.spines.map((spine) => (spine.index === 1 ? { ...spine, maintenance: true } : spine)),
  racks: (spec.racks ?? []).map((rack) => (rack.index === 1 ? { ...rack, maintenance: true } : rack)),
});

/** Routers outside in every way: static, watched by BFD, with a password, another AS of the border's, private numbers taken out. */
const borders: DatacenterSpec = {
  ...outside,
  name: "borders",
  outside: {
    ...outside.outside,
    privateAsns: "remove",
    peers: (outside.outside?.peers ?? []).map((peer) =>
      peer.switch === "spine-1"
        ? {
            mode: "static" as const,
            router: peer.router,
            switch: peer.switch,
            interface: peer.interface,
            address: peer.address,
            peer: peer.peer,
            prefixes: ["0.0.0.0/0", "172.20.0.0/16"],
          }
        : { ...peer, password: "edge", bfd: true },
    ),
  },
};

/** Servers that bond by LACP over one ToR or two, but one that does not; the two have a pair of cables to each, and watch one another. */
const lacp: DatacenterSpec = {
  name: "lacp",
  fabric: { model: "igp" },
  servers: { bond: "lacp", links: 2 },
  spines: [
    { name: "spine-1", index: 0 },
    { name: "spine-2", index: 1 },
  ],
  racks: [
    {
      name: "r1",
      index: 0,
      tors: [
        { index: 0, keepalive: "192.0.2.11" },
        { index: 1, keepalive: "192.0.2.12" },
      ],
      nodes: [
        { name: "worker-1", index: 0 },
        { name: "worker-2", index: 1, bond: "active-backup" },
      ],
      hosts: [
        { name: "store-1", index: 0, daemon: "bird2", bond: "active-backup", announces: ["10.251.0.1/32"] },
      ],
    },
    { name: "r2", index: 1, nodes: [{ name: "worker-3", index: 0 }] },
  ],
  capacity: { maxNodesPerRack: 8 },
};

/** The same in both families, each node a neighbour by its address, and a rack that has nothing of it. */
const lacpDualStack: DatacenterSpec = {
  ...lacp,
  name: "lacp-dual-stack",
  fabric: { model: "as-per-server" },
  bgp: { discovery: "static" },
  ipv6: { prefix: "fd12:3456:789a::/48" },
  servers: {},
  racks: (lacp.racks ?? []).map(({ hosts: _hosts, ...rack }) =>
    rack.index === 0
      ? {
          ...rack,
          bond: "lacp",
          tors: [{ index: 0 }, { index: 1 }],
          pin: { pairDomain: 77 },
        }
      : rack,
  ),
};

/** A pair whose link is of two cables. */
const peerLinks: DatacenterSpec = {
  ...lacp,
  name: "lacp-peer-links",
  pairs: { links: 2 },
  racks: (lacp.racks ?? []).filter(({ index }) => index === 0),
};

/**
 * Uplinks of two cables, as one link each or, of one rack, as two. The first rack has aggregates to servers beside them.
 */
const uplinkAggregates: DatacenterSpec = {
  ...lacp,
  name: "uplink-aggregates",
  fabric: { model: "as-per-rack" },
  capacity: { ...lacp.capacity, maxUplinksPerSpine: 2, maxSpines: 4, maxRacks: 8 },
  uplinks: { links: 2, aggregate: "lacp" },
  ethernet: { fabric: { mtu: 9000, fec: "rs" } },
  ipv6: { prefix: "fd12:3456:789a::/48" },
  racks: [
    ...(lacp.racks ?? []).filter(({ index }) => index === 1),
    { name: "r3", index: 2, bond: "active-backup", nodes: [{ name: "worker-4", index: 0 }] },
    { name: "r4", index: 3, uplinks: { aggregate: "none" }, nodes: [{ name: "worker-5", index: 0 }] },
  ],
};

const { ipv6: _ipv6, ...inOneFamily } = uplinkAggregates;

/** The same in one family where OSPF finds the way, and watches links by BFD. */
const uplinkAggregatesByOspf: DatacenterSpec = {
  ...inOneFamily,
  name: "uplink-aggregates-igp",
  fabric: { model: "igp" },
  bgp: { bfd: { enabled: true } },
};

/** All of it in a VRF, with a router outside and routes to nowhere. */
const inVrf: DatacenterSpec = {
  name: "in-vrf",
  vrf: "k8s",
  fabric: { model: "downward-default" },
  ipv6: { prefix: "fd12:3456:789a::/48" },
  outside: {
    peers: [
      {
        mode: "static",
        router: "edge-1",
        switch: "spine-1",
        interface: "swp601",
        address: "198.51.100.1/31",
        peer: "198.51.100.0",
        ipv6: { address: "2001:db8::1/127", peer: "2001:db8::" },
        prefixes: ["0.0.0.0/0"],
      },
    ],
  },
  spines: [{ name: "spine-1", index: 0 }],
  racks: [{ name: "r1", index: 0, nodes: [{ name: "worker-1", index: 0 }] }],
};

const switchedBy = (
  technology: "plain" | "mlag" | "irf" | "trill" | "fabricpath",
  like: "l2" | "l2-dual",
): DatacenterSpec => ({
  ...named(like),
  name: `l2-${technology}`,
  fabric: { model: "l2", switching: { technology } },
});

/** Planes by every way of switching: with two ToRs in a rack where two can be one. */
const SWITCHED: readonly DatacenterSpec[] = [
  switchedBy("plain", "l2"),
  named("l2-planes"),
  switchedBy("mlag", "l2-dual"),
  switchedBy("irf", "l2-dual"),
  switchedBy("trill", "l2"),
  switchedBy("fabricpath", "l2-dual"),
];

/** What makes two switches one, of that which a platform has. */
const pairedOn = (platform: PlatformName): readonly ("mlag" | "irf" | "fabricpath")[] => {
  const { bridges } = platforms[platform];
  return (["mlag", "irf", "fabricpath"] as const).filter(
    (way) => bridges !== null && bridges.switching[way].kind !== "lacks",
  );
};

/** Pairs whose link is of several cables. */
const linkedOn = (platform: PlatformName): readonly DatacenterSpec[] => {
  const technologies = pairedOn(platform);
  return [
    ...technologies.map((technology) => ({
      ...switchedBy(technology, "l2-dual"),
      name: `l2-${technology}-links`,
      pairs: { links: 3 },
    })),
    ...(technologies.length === 0 ? [] : [peerLinks]),
  ];
};

/** Every fabric of whose switches each platform makes configurations. */
const FABRICS: readonly DatacenterSpec[] = [
  ...STACKS.filter(({ fabric }) => fabric?.model !== "l2"),
  ...SWITCHED,
  guarded(lab, "guarded"),
  guarded(named("as-per-server-dual"), "guarded-as-per-server"),
  guarded(named("igp-tors"), "guarded-igp"),
  guarded(named("unnumbered"), "guarded-unnumbered"),
  borders,
  lacp,
  lacpDualStack,
  uplinkAggregates,
  uplinkAggregatesByOspf,
  { ...named("igp"), name: "igp-ipv6", ipv6: { prefix: "fd12:3456:789a::/48" } },
  inVrf,
];

/** A port that no switch of these has another use for. */
const outward = (platform: PlatformName, at: number): string =>
  portAt(systems[platform].ports.spineDownlink, 700 + at);

/** The same fabric with every switch on one platform, whose names its ports have. */
const onPlatform = (spec: DatacenterSpec, platform: PlatformName): DatacenterSpec => {
  const { ports: _ports, ...rest } = spec;
  return {
    ...rest,
    ...(spec.outside === undefined
      ? {}
      : {
          outside: {
            ...spec.outside,
            peers: spec.outside.peers.map((peer, _, peers) => ({
              ...peer,
              interface: outward(
                platform,
                peers.findIndex((one) => one.switch === peer.switch && one.interface === peer.interface),
              ),
            })),
          },
        }),
    ...(spec.superSpines === undefined
      ? {}
      : { superSpines: spec.superSpines.map((one) => ({ ...one, platform })) }),
    spines: spec.spines.map(({ ports: _own, ...spine }) => ({ ...spine, platform })),
    racks: (spec.racks ?? []).map((rack) => ({
      ...rack,
      tors: (rack.tors ?? [{ index: 0 }]).map(({ ports: _own, ...tor }) => ({ ...tor, platform })),
    })),
  };
};

/** A switch of 32 ports or more, all alike, and what its lanes are called where that is known: of a platform that is not here its first such. */
const BROKEN_OUT: Readonly<Partial<Record<PlatformName, readonly [HardwareName, string | null]>>> = {
  eos: ["7050CX3-32S", "Ethernet{1}/{1..4}"],
  nxos: ["N9K-C9336C-FX2", "Ethernet1/{1}/{1..4}"],
  comware: ["S9850-32H", "Twenty-FiveGigE1/0/{1}:{1..4}"],
  vrp: ["CE8850-64CQ-EI", "25GE1/0/{1}:{1..4}"],
  sonic: ["AS7726-32X", null],
  cumulus: ["SN2700", "swp{1}s{0..3}"],
};

const brokenOutOn = (platform: PlatformName): readonly [HardwareName, string | null] | readonly [] => {
  const own = BROKEN_OUT[platform];
  if (own !== undefined) return own;
  const [name, model] =
    Object.entries(modelsOn(platform)).find(([, { banks }]) => banks.length === 1 && banks[0].count >= 32) ??
    [];
  return model === undefined ? [] : [name as HardwareName, model.banks[0].brokenOut ?? null];
};

/** Servers in lanes of broken-out ports, in aggregates or not; links that are slower than their ports; long packets, and how errors are corrected. */
function ethernetOn(platform: PlatformName): readonly DatacenterSpec[] {
  const [hardware, lanes] = brokenOutOn(platform);
  if (hardware === undefined) return [];
  return [
    {
      name: "ethernet",
      platforms: { spines: platform, tors: platform },
      hardware: { spines: hardware, tors: hardware },
      ethernet: { fabric: { mtu: 9000, gbps: 40, fec: "none" }, racks: { mtu: 8000, fec: "rs" } },
      ...(lanes == null ? {} : { ports: { torNode: lanes } }),
      spines: [{ name: "spine-1", index: 0 }],
      racks: [
        {
          name: "r1",
          index: 0,
          bond: "lacp",
          tors: [{ index: 0 }, { index: 1 }],
          nodes: [
            { name: "worker-1", index: 0 },
            { name: "worker-2", index: 1, bond: "active-backup" },
          ],
        },
        // Its only server is in a second lane.
        { name: "r2", index: 1, nodes: [{ name: "worker-3", index: 1 }] },
      ],
    },
  ];
}

/** Spines that only switch, with long packets; and every switch speaks LLDP. */
const planesWithLldp: DatacenterSpec = {
  ...named("as-per-rack-ethernet"),
  name: "planes-with-lldp",
  ethernet: { lldp: true, fabric: { mtu: 9000, fec: "rs" }, racks: { mtu: 8000 } },
};

/** Where ToRs reflect between nodes of which each has a network of its own with them. */
const needsNextHops = ({ name }: DatacenterSpec): boolean => name === "as-per-rack-routed";

/** All of them on one platform, but for the one that not every platform can be: `attachments.test.ts` has it refused. */
export const fabricsOn = (platform: PlatformName): readonly DatacenterSpec[] => [
  ...[...FABRICS, planesWithLldp, ...linkedOn(platform)]
    .filter(
      (spec) => !needsNextHops(spec) || platforms[platform].capabilities["next-hop-always"].kind !== "lacks",
    )
    .map((spec) => onPlatform(spec, platform)),
  ...ethernetOn(platform),
];

/** Switches of which each is unlike the others: those that stand before the outside or are drained, the first spine, and the first rack's. */
export const representatives = ({ spines, racks, outside: out }: DatacenterSpec): ReadonlySet<string> =>
  new Set([
    ...spines.slice(0, 1).map(({ name }) => name),
    ...spines.filter(({ maintenance }) => maintenance === true).map(({ name }) => name),
    ...(out?.peers ?? []).map((peer) => peer.switch),
    ...(racks ?? [])
      .slice(0, 2)
      .flatMap((rack) => (rack.tors ?? [{ index: 0 }]).slice(0, 1).map((tor) => torName(rack, tor))),
  ]);
