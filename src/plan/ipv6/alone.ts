import { overlaps, type InterfaceAddress, type Prefix4 } from "../../net/ipv4.ts";
import {
  containsAddress6,
  containsPrefix6,
  formatPrefix6,
  networkOf6,
  type Pool6,
  type Prefix6,
} from "../../net/ipv6.ts";
import type { Pool4 } from "../../net/pool.ts";
import type { Datacenter, HostSpec, OutsidePeerSpec } from "../../spec/index.ts";
import { foreignNumbers } from "./foreign-numbers.ts";
import { rangesOf6, unitsOf, type Ipv6Spec, type PlacedPool } from "./places.ts";
import { SERVICE_KINDS } from "./services.ts";

/*
 * A datacenter without IPv4. Plans count by numbers of 32 bits, of which IPv6 is the image; here those are made up, each range as large as the
 * IPv6 range that it stands for, or as there is room for. No router is given one, but as a router's or a cluster's id.
 */

/** Whole eighths of the numbers that no route to a martian is refused for; what is made up stands in the first that no id is in. */
const FREE: readonly Prefix4[] = [0x2000_0000, 0x4000_0000, 0x8000_0000].map((base) => ({ base, length: 3 }));

/** Parts of it, by their place in 32 of equal size. */
const PART_LENGTH = 8;
const PARTS = {
  links: 0,
  spineLinks: 1,
  serverLinks: 2,
  planes: 3,
  nodes: 4,
  hosts: 5,
  services: 6,
  outside: 7,
  foreign: 8,
  superSpineLinks: 9,
} as const;

/** Pods need more room: the last quarter. */
const PODS = { part: 24, length: 5 } as const;

type Made = keyof typeof PARTS;

/** Whether a pool's numbers are made up where there is no IPv4; the others are of ids. */
export const isMadeUp = (pool: string): boolean => pool === "pods" || pool in PARTS;

/** Pools of ids: they are said, as ever. */
const idPools = ({ pools, superSpines, spines, racks }: Datacenter): readonly Prefix4[] => [
  ...pools.superSpineLoopbacks,
  ...pools.spineLoopbacks,
  ...pools.torLoopbacks,
  ...pools.nodePlanes,
  ...[...superSpines, ...spines, ...racks.flatMap(({ tors }) => tors)].flatMap(({ pin: { loopback } }) =>
    loopback === undefined ? [] : [{ base: loopback, length: 32 }],
  ),
];

/** Where numbers are made up. */
function groundOf(dc: Datacenter): Prefix4 {
  const ids = idPools(dc);
  const [first] = FREE;
  const free = FREE.find((eighth) => !ids.some((id) => overlaps(eighth, id))) ?? first;
  if (free === undefined) throw new RangeError("no ground for numbers");
  return free;
}

const partOf = (ground: Prefix4, part: Made): Prefix4 => ({
  base: ground.base + PARTS[part] * 2 ** (32 - PART_LENGTH),
  length: PART_LENGTH,
});

const podsOf = (ground: Prefix4): Prefix4 => ({
  base: ground.base + PODS.part * 2 ** (32 - PART_LENGTH),
  length: PODS.length,
});

/** The part of this number of so many equal ones, or less of it where less will do. */
const slice = ({ base, length }: Prefix4, at: number, of: number, wanted: number): Prefix4 => {
  const whole = length + Math.ceil(Math.log2(of));
  return { base: base + at * 2 ** (32 - whole), length: Math.min(32, Math.max(whole, wanted)) };
};

/** One for each range in IPv6, with a place for each object that it has one for. */
function poolFor(dc: Datacenter, spec: Ipv6Spec, pool: PlacedPool, part: Prefix4): Pool4 {
  const units = unitsOf(dc, spec)[pool];
  const ranges: Pool6 = rangesOf6(spec, pool);
  return ranges.map(({ length }, at) => slice(part, at, ranges.length, units.ipv4 - (units.ipv6 - length)));
}

/** Ranges of services: with room for this many addresses in each, that one may be asked for by its number. */
const SERVICES_LENGTH = 16;

function servicesFor(spec: Ipv6Spec, part: Prefix4) {
  const all = SERVICE_KINDS.flatMap((kind) => (spec.services[kind] ?? []).map((range) => ({ kind, range })));
  const placed = all.map(({ kind, range }, at) => ({
    kind,
    range: slice(part, at, 2 ** (SERVICES_LENGTH - part.length), range.length - 96),
  }));
  return Object.fromEntries(
    SERVICE_KINDS.map((kind) => [kind, placed.filter((one) => one.kind === kind).map(({ range }) => range)]),
  ) as unknown as Readonly<Record<(typeof SERVICE_KINDS)[number], Prefix4[]>>;
}

/** Networks of links to the outside, each as small as its hosts let it be. */
interface Network {
  readonly network: Prefix6;
  readonly hosts: readonly bigint[];
}

function networksOf(peers: readonly OutsidePeerSpec[]): readonly Network[] {
  const ends = peers.flatMap(({ ipv6 }) =>
    ipv6?.address === undefined || ipv6.peer === undefined
      ? []
      : [{ network: networkOf6(ipv6.address), hosts: [ipv6.address.address, ipv6.peer] }],
  );
  return [...Map.groupBy(ends, ({ network }) => formatPrefix6(network)).values()]
    .flatMap((some) =>
      some.slice(0, 1).map(({ network }) => ({
        network,
        hosts: [...new Set(some.flatMap(({ hosts }) => hosts))].sort((a, b) => (a < b ? -1 : 1)),
      })),
    )
    .filter(isSound);
}

/** Ends of a link that nobody has given, and of one whose ends are not in one network: the checks find them. */
const isSound = ({ network, hosts }: Network): boolean =>
  hosts.every((host) => containsAddress6(network, host));

/** A link between two, or a network with room for 254. */
const networkLength = ({ length }: Prefix6): number => Math.max(24, length - 96);

/** The number of a host in its network: where there are no more than four addresses that of IPv6, else by order. */
function hostIn({ network, hosts }: Network, address: bigint): number {
  const own = Number(address - network.base);
  return network.length >= 126 ? own : 1 + hosts.indexOf(address);
}

type Lists = ReturnType<typeof foreignNumbers>;

function peerFor(peer: OutsidePeerSpec, networks: readonly Network[], part: Prefix4, lists: Lists) {
  const { address, peer: other } = peer.ipv6 ?? {};
  const at =
    address === undefined
      ? -1
      : networks.findIndex(({ network }) => formatPrefix6(network) === formatPrefix6(networkOf6(address)));
  const found = networks[at];
  const ends =
    found === undefined || address === undefined || other === undefined
      ? {}
      : ends4(found, part.base + at * 256, address.address, other);
  const numbers = (list: readonly Prefix6[]): Prefix4[] => list.map(lists);
  if (peer.mode === "default-only") return { ...peer, ...ends };
  if (peer.mode === "static") {
    const { prefixes } = peer.ipv6 ?? {};
    return { ...peer, ...ends, ...(prefixes === undefined ? {} : { prefixes: numbers(prefixes) }) };
  }
  const { accept, announces } = peer.ipv6 ?? {};
  return {
    ...peer,
    ...ends,
    ...(accept === undefined ? {} : { accept: numbers(accept) }),
    ...(announces === undefined ? {} : { announces: numbers(announces) }),
  };
}

function ends4(found: Network, base: number, address: bigint, peer: bigint) {
  const own: InterfaceAddress = {
    address: base + hostIn(found, address),
    length: networkLength(found.network),
  };
  return { address: own, peer: base + hostIn(found, peer) };
}

/** The number of what a host announces: in a range of pools.hosts, address by address. Null for what is beyond them. */
function announcedIn(ranges: Pool6, pool: Pool4, prefix: Prefix6): Prefix4 | null {
  const at = ranges.findIndex((range) => containsPrefix6(range, prefix));
  const [range, numbers] = [ranges[at], pool[at]];
  if (range === undefined || numbers === undefined) return null;
  const offset = prefix.base - range.base;
  const length = prefix.length - 96;
  const fits = length >= numbers.length && offset < 2n ** BigInt(32 - numbers.length);
  return fits ? { base: numbers.base + Number(offset), length } : null;
}

/** The part of a range of IPv6 that has numbers. */
const countedPart = (range: Prefix6, { length }: Prefix4): Prefix6 => ({
  base: range.base,
  length: Math.max(range.length, length + 96),
});

/** Where hosts may announce from, where there is no IPv4. */
export const hostRanges6 = (dc: Datacenter): Pool6 =>
  dc.ipv6 === undefined
    ? []
    : rangesOf6(dc.ipv6, "hosts").flatMap((range, at) => {
        const numbers = dc.pools.hosts[at];
        return numbers === undefined ? [] : [countedPart(range, numbers)];
      });

const announced = ({ ipv6 }: HostSpec, ranges: Pool6, pool: Pool4): Prefix4[] =>
  (ipv6?.announces ?? []).flatMap((prefix) => announcedIn(ranges, pool, prefix) ?? []);

/** The datacenter with numbers in the place of IPv4's, where it has none; else as it is. */
export function withNumbers(dc: Datacenter): Datacenter {
  if (dc.ipv6?.only !== true) return dc;
  const spec: Ipv6Spec = { ...dc.ipv6, numbering: "own" };
  const ground = groundOf(dc);
  const made = (pool: Exclude<Made, "services" | "outside" | "foreign">): Prefix4[] => [
    ...poolFor(dc, spec, pool, partOf(ground, pool)),
  ];
  const hosts = made("hosts");
  const peers = dc.outside?.peers ?? [];
  const networks = networksOf(peers);
  const lists = foreignNumbers(peers, partOf(ground, "foreign"), idPools(dc));
  return {
    ...dc,
    ipv6: spec,
    pools: {
      ...dc.pools,
      links: made("links"),
      spineLinks: made("spineLinks"),
      superSpineLinks: made("superSpineLinks"),
      serverLinks: made("serverLinks"),
      planes: made("planes"),
      nodes: made("nodes"),
      hosts,
      pods: [...poolFor(dc, spec, "pods", podsOf(ground))],
    },
    services: { ...dc.services, ...servicesFor(spec, partOf(ground, "services")) },
    racks: dc.racks.map((rack) => ({
      ...rack,
      hosts: rack.hosts.map((host) => ({
        ...host,
        announces: announced(host, rangesOf6(spec, "hosts"), hosts),
      })),
    })),
    ...(dc.outside === undefined
      ? {}
      : {
          outside: {
            ...dc.outside,
            peers: peers.map((peer) => peerFor(peer, networks, partOf(ground, "outside"), lists)),
          },
        }),
  };
}
