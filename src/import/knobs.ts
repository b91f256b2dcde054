import { MOST_CAPACITY } from "../spec/capacity.ts";
import { ANYCAST } from "./anycast-knobs.ts";
import { valueIn, type Design, type SpecObject, type SpecValue } from "./design.ts";
import { CLUSTER } from "./cluster/knobs.ts";
import { FABRIC } from "./fabric-variants.ts";
import type { Knob } from "./knob.ts";
import { OUTSIDE } from "./outside-knobs.ts";

const fixed = (path: string, values: readonly SpecValue[], word = /(?:)/): Knob => ({
  path: path.split("."),
  values: ({ left }) => (left.has(word) ? values : []),
});

/** Any number within the range that an unexplained line has. */
const numberIn = (path: string, least: number, most: number, word: RegExp): Knob => ({
  path: path.split("."),
  values: ({ left }) => left.numbers(word).filter((number) => number >= least && number <= most),
});

/** What is there, and each of some beside it. */
const oneMore = (path: readonly string[], design: Design, more: readonly string[]): readonly SpecValue[] => {
  const there = valueIn(design, path);
  const list = Array.isArray(there) ? (there as readonly SpecValue[]) : [];
  return more.filter((one) => !list.includes(one)).map((one) => [...list, one]);
};

const listOf = (path: string, word: RegExp): Knob => ({
  path: path.split("."),
  values: ({ left, design }) => oneMore(path.split("."), design, left.prefixes(word)),
});

const listOf6 = (path: string, word: RegExp): Knob => ({
  path: path.split("."),
  values: ({ left, design }) =>
    valueIn(design, ["ipv6"]) === undefined ? [] : oneMore(path.split("."), design, left.prefixes6(word)),
});

const powers = (most: number): readonly number[] =>
  Array.from({ length: Math.log2(most) + 1 }, (_, power) => 2 ** power);

/** How many racks there may be follows from how many routes a session may carry, which grows by as many with each. */
const MAX_RACKS: Knob = {
  path: ["capacity", "maxRacks"],
  values: ({ left, fabric }) => {
    if (fabric === null) return powers(256);
    const { routesInFabric, routesFromRack, routesPerNode } = fabric.plan.limits;
    const now = fabric.datacenter.capacity.maxRacks;
    return left
      .numbers(/max/)
      .map((limit) => now + (limit - routesInFabric) / (routesFromRack - routesPerNode))
      .filter((racks) => Number.isInteger(racks) && racks >= 1 && racks <= MOST_CAPACITY.maxRacks);
  },
};

/** The /48 around an address, as sites have one, with numbers that are an image of IPv4's or the other's own: all lines hang on both. */
const IPV6: Knob = {
  path: ["ipv6"],
  values: ({ left, design }) =>
    valueIn(design, ["ipv6"]) !== undefined
      ? []
      : [
          ...new Set(
            left
              .prefixes6(/address|INTERFACE/)
              .flatMap((text) => /^((?:[0-9a-f]+:){3})/.exec(text.toLowerCase())?.[1] ?? [])
              .map((head) => `${head}:/48`),
          ),
        ].flatMap((prefix) => [{ prefix }, { prefix, numbering: "own" }]),
};

const NODE_ASNS: Knob = {
  path: ["pools", "nodeAsns"],
  values: ({ left }) =>
    left
      .numbers(/remote-as|as-number/)
      .filter((asn) => asn >= 64_512 && asn < 4_294_967_295)
      .map((asn) => [String(asn)]),
};

/** With its numbers at once: on with others than those that run is farther away than off. */
const BFD: Knob = {
  path: ["bgp", "bfd"],
  values: ({ left, design }) => {
    if (!left.has(/bfd/) || valueIn(design, ["bgp", "bfd"]) !== undefined) return [];
    const first = (word: RegExp, name: string): SpecObject => {
      const [number] = left.numbers(word).filter((one) => one >= 2);
      return number === undefined ? {} : { [name]: number };
    };
    return [
      {
        enabled: true,
        ...first(/multiplier/, "detectMultiplier"),
        ...first(/transmit|min-tx|interval/, "transmit"),
        ...first(/receive|min_rx|min-rx/, "receive"),
      },
    ];
  },
};

/** Tried in this order, round after round, until nothing gets better. */
export const KNOBS: readonly Knob[] = [
  ...FABRIC,
  IPV6,
  fixed("bgp.discovery", ["static", "dynamic"]),
  numberIn("bgp.gracefulRestart.restart", 1, 4095, /restart/i),
  numberIn("bgp.gracefulRestart.stale", 1, 4095, /stale/),
  fixed("bgp.gracefulRestart.enabled", [false, true], /restart/i),
  numberIn("bgp.gracefulRestart.forwardingHold", 0, 10_000, /work-queue|coalesce/),
  numberIn("bgp.keepalive", 1, 60, /timers|keepalive/i),
  numberIn("bgp.connectRetry", 1, 120, /connect|retry|idle-restart/),
  fixed("bgp.roles", [true], /role/),
  fixed("bgp.passwords.switches", ["switches"], /\*{8}/),
  fixed("bgp.passwords.nodes", ["nodes"], /\*{8}/),
  BFD,
  fixed("bgp.bfd.enabled", [true], /bfd/),
  numberIn("bgp.bfd.detectMultiplier", 2, 255, /multiplier/),
  numberIn("bgp.bfd.transmit", 10, 60_000, /transmit|min-tx|interval/),
  numberIn("bgp.bfd.receive", 10, 60_000, /receive|min_rx|min-rx/),
  {
    path: ["bgp", "maximumAsPath"],
    // A pattern of further numbers, or how many there may be in all.
    values: ({ left }) => {
      const counted = left.numbers(/as-?path|maxas/);
      return counted.flatMap((number) => [number, number + 1]).filter((most) => most <= 255);
    },
  },
  numberIn("fabric.ospf.hello", 1, 60, /ospf/),
  fixed("calico.ipam", [{ strictAffinity: true }], / (?:le|eq|less-equal) \d/),
  NODE_ASNS,
  numberIn("capacity.maxNodesPerRack", 1, MOST_CAPACITY.maxNodesPerRack, /limit|max/),
  fixed("capacity.maxTorsPerRack", [2, 1], /max/),
  fixed("capacity.maxUplinksPerSpine", [1, 2, 3, 4], /max|address/),
  fixed("capacity.maxSpines", powers(64), /max|address/),
  fixed("capacity.maxPodPoolsPerRack", powers(16), /max/),
  MAX_RACKS,
  listOf("services.clusterIps", /permit|serviceClusterIPs/),
  listOf("services.externalIps", /serviceExternalIPs/),
  listOf("services.loadBalancerIps", /serviceLoadBalancerIPs/),
  listOf6("ipv6.services.clusterIps", /permit|serviceClusterIPs/),
  listOf6("ipv6.services.externalIps", /serviceExternalIPs/),
  listOf6("ipv6.services.loadBalancerIps", /serviceLoadBalancerIPs/),
  ...ANYCAST,
  ...CLUSTER,
  ...OUTSIDE,
];
