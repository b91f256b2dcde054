import type { DatacenterSpec } from "../../src/index.ts";

type Mapping = Readonly<Record<string, unknown>>;

const isMapping = (value: unknown): value is Mapping =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Fields that are of IPv4 where there is any. */
const IPV4_PINS = new Set([
  "plane",
  "spineLinks",
  "spineLinkAddresses",
  "subnet",
  "pods",
  "pairAddress",
  "uplinks",
  "uplinkAddresses",
  "address",
  "serverLinks",
  "planes",
]);

const unpinned = (one: Mapping): Mapping =>
  isMapping(one["pin"])
    ? { ...one, pin: Object.fromEntries(Object.entries(one["pin"]).filter(([key]) => !IPV4_PINS.has(key))) }
    : one;

const each = (value: unknown, change: (one: Mapping, at: number) => Mapping): readonly unknown[] =>
  Array.isArray(value) ? value.map((one, at) => change(one as Mapping, at)) : [];

/** The same design with IPv6 alone: what it has of IPv4 is left out, or said in IPv6 where it has to be said. */
export function withoutIpv4(spec: DatacenterSpec): DatacenterSpec {
  const { pools, services, calico, outside, spines, racks, ...rest } = spec as unknown as Mapping;
  const ids = ["spineLoopbacks", "torLoopbacks", "nodePlanes"];
  const kept = (record: unknown, fields: (name: string) => boolean): Mapping =>
    Object.fromEntries(Object.entries((record ?? {}) as Mapping).filter(([name]) => fields(name)));
  const said = (services ?? {}) as Mapping;
  const ranges = Object.fromEntries(
    ["clusterIps", "externalIps", "loadBalancerIps"].flatMap((kind, k) =>
      Array.isArray(said[kind])
        ? [[kind, said[kind].map((_, at) => `fd00:96:${String(k)}:${String(at)}::/112`)]]
        : [],
    ),
  );
  let announced = 0;
  const host = (one: Mapping): Mapping => {
    const { announces, ...others } = unpinned(one);
    const count = Array.isArray(announces) ? announces.length : 0;
    const daemon = others["daemon"] === "bird1" ? "bird2" : others["daemon"];
    return {
      ...others,
      daemon,
      ipv6: {
        announces: Array.from(
          { length: count },
          () => `fd12:3456:789a:500::${(++announced).toString(16)}/128`,
        ),
      },
    };
  };
  const rack = (one: Mapping): Mapping => ({
    ...unpinned(one),
    ...(Array.isArray(one["tors"]) ? { tors: each(one["tors"], unpinned) } : {}),
    nodes: each(one["nodes"], unpinned),
    hosts: each(one["hosts"], host),
  });
  const peer = (one: Mapping, at: number): Mapping => {
    const { address: _a, peer: _p, accept: _c, announces: _n, prefixes: _x, ipv6: _i, ...others } = one;
    const network = `2001:db8:${String(at)}:`;
    return { ...others, ipv6: { address: `${network}:2/64`, peer: `${network}:1` } };
  };
  return {
    ...rest,
    ipv6: { prefix: "fd12:3456:789a::/48", only: true, services: ranges },
    pools: kept(pools, (name) => ids.includes(name) || name.endsWith("Asns")),
    services: kept(services, (name) => !(name in ranges)),
    calico: kept(calico, (name) => name !== "natExclusions" && name !== "reserved"),
    ...(isMapping(outside) ? { outside: { ...outside, peers: each(outside["peers"], peer) } } : {}),
    spines: each(spines, unpinned),
    racks: each(racks, rack),
  } as unknown as DatacenterSpec;
}
