import { adapt } from "../../../src/compare/index.ts";
import type { DatacenterSpec } from "../../../src/index.ts";
import type { Random } from "../../fuzz/random.ts";
import type { AnySpec } from "../../support/specs.ts";
import { reflectsOnNodes, ROUTED_VARIANTS } from "../../support/variants.ts";
import { hostOf, outsidePeer } from "./specs.ts";

type Bgp = NonNullable<DatacenterSpec["bgp"]>;
type Rack = AnySpec["racks"][number];

/** Something that somebody changes; what comes of it may be no sound spec, or the same one. */
type Change = (random: Random, spec: AnySpec) => AnySpec;

const withBgp = (spec: AnySpec, bgp: Partial<Bgp>): AnySpec => ({ ...spec, bgp: { ...spec.bgp, ...bgp } });

const inPools =
  (pools: NonNullable<DatacenterSpec["pools"]>): Change =>
  (_, spec) => ({ ...spec, pools: { ...spec.pools, ...pools } });

/** A list without one of its members; the last stays. */
const without = <T>(random: Random, list: readonly T[]): readonly T[] =>
  list.length < 2 ? list : list.toSpliced(random.below(list.length), 1);

const above = (list: readonly { readonly index: number }[]): number =>
  Math.max(-1, ...list.map(({ index }) => index)) + 1;

/** Something of one rack. */
const inRack =
  (change: (random: Random, rack: Rack) => Partial<Rack>): Change =>
  (random, spec) => {
    const at = random.below(spec.racks.length);
    return {
      ...spec,
      racks: spec.racks.map((rack, one) => (one === at ? { ...rack, ...change(random, rack) } : rack)),
    };
  };

/** Another password, none, or one where there was none. */
const otherPassword =
  (whose: "switches" | "nodes"): Change =>
  (random, spec) => {
    const { [whose]: own, ...others } = spec.bgp?.passwords ?? {};
    const none = own !== undefined && random.chance(0.5);
    return withBgp(spec, {
      passwords: none ? others : { ...others, [whose]: own === undefined ? "old" : "new" },
    });
  };

/** By the words that a finding says. */
export const CHANGES: Readonly<Record<string, Change>> = {
  "a spine comes": (_, spec) => {
    const index = above(spec.spines);
    return { ...spec, spines: [...spec.spines, { name: `s${String(index)}`, index }] };
  },
  "a spine goes": (random, spec) => ({ ...spec, spines: [...without(random, spec.spines)] }),
  "a rack comes": (random, spec) => {
    const index = above(spec.racks);
    const name = `r${String(index)}`;
    const reflector = reflectsOnNodes(spec.fabric) ? { reflector: true } : {};
    return {
      ...spec,
      racks: [
        ...spec.racks,
        {
          name,
          index,
          tors: Array.from({ length: 1 + random.below(2) }, (_, tor) => ({ index: tor })),
          nodes: [{ name: `${name}-n0`, index: 0, ...reflector }],
        },
      ],
    };
  },
  "a rack goes": (random, spec) => ({ ...spec, racks: [...without(random, spec.racks)] }),
  "a second ToR comes or goes": inRack((_, { tors = [{ index: 0 }] }) => ({
    tors: tors.length === 1 ? [...tors, { index: 1 }] : tors.slice(0, 1),
  })),
  "a node comes": inRack((_, { name, nodes = [] }) => {
    const index = above(nodes);
    return { nodes: [...nodes, { name: `${name}-n${String(index)}`, index }] };
  }),
  "a node goes": inRack((random, { nodes = [] }) => ({ nodes: [...without(random, nodes)] })),
  "a host comes or goes": inRack((random, { index, hosts = [] }) => ({
    hosts:
      hosts.length > 0 && random.chance(0.5)
        ? hosts.slice(1)
        : [...hosts, hostOf(random, index, above(hosts))],
  })),
  "a router outside comes or goes": (random, { outside, ...spec }) => {
    const peers = outside?.peers ?? [];
    if (peers.length > 0 && random.chance(0.5)) {
      const fewer = peers.slice(1);
      return fewer.length === 0 ? spec : { ...spec, outside: { ...outside, peers: fewer } };
    }
    const [first, ...more] = spec.spines.map(({ name }) => name);
    if (first === undefined) return { ...spec, ...(outside === undefined ? {} : { outside }) };
    const peer = outsidePeer(random, peers.length + 1, random.pick([first, ...more, "r0-tor0"]));
    return { ...spec, outside: { ...outside, peers: [...peers, peer] } };
  },
  timers: (random, spec) =>
    withBgp(spec, { keepalive: random.pick([4, 10]), connectRetry: random.pick([3, 20]) }),
  "switches' passwords": otherPassword("switches"),
  "nodes' passwords": otherPassword("nodes"),
  "BFD on or off": (_, spec) => withBgp(spec, { bfd: { enabled: spec.bgp?.bfd?.enabled !== true } }),
  "graceful restart on or off": (_, spec) =>
    withBgp(spec, { gracefulRestart: { enabled: spec.bgp?.gracefulRestart?.enabled === false } }),
  "roles on or off": (_, spec) => withBgp(spec, { roles: spec.bgp?.roles !== true }),
  "neighbours said or found": (_, spec) =>
    withBgp(spec, { discovery: spec.bgp?.discovery === "static" ? "dynamic" : "static" }),
  "paths' length": (_, spec) => withBgp(spec, { maximumAsPath: spec.bgp?.maximumAsPath === 30 ? 40 : 30 }),
  "communities of services": (random, spec) => ({
    ...spec,
    services: {
      loadBalancerIps: ["198.18.3.0/24"],
      ...spec.services,
      communities: [random.pick(["64499:301", "64499:302"])],
    },
  }),
  "communities outside": (random, spec) =>
    spec.outside === undefined
      ? spec
      : {
          ...spec,
          outside: { ...spec.outside, communities: { out: [random.pick(["64500:1", "64500:2"])] } },
        },
  "filters wider or narrower": (_, spec) => ({
    ...spec,
    pools: {
      ...spec.pools,
      pods: Array.isArray(spec.pools?.pods) ? "10.32.0.0/11" : ["10.32.0.0/11", "10.128.0.0/11"],
    },
  }),
  "services come or go": (_, { services, ...spec }) =>
    services === undefined ? { ...spec, services: { externalIps: ["198.18.0.0/24"] } } : spec,
  "spines' AS numbers": inPools({ spineAsns: "64400-64500" }),
  "racks' AS numbers": inPools({ rackAsns: "4200100000-4200199999" }),
  "nodes' AS numbers": inPools({ nodeAsns: "4210000000-4219999999" }),
  "ToRs' loopbacks": inPools({ torLoopbacks: "10.255.4.0/23" }),
  "spines' loopbacks": inPools({ spineLoopbacks: "10.255.7.0/24" }),
  "links' addresses": inPools({ links: "10.247.0.0/16" }),
  "a spine's maintenance": (random, spec) => {
    const at = random.below(spec.spines.length);
    return {
      ...spec,
      spines: spec.spines.map((spine, one) =>
        one === at ? { ...spine, maintenance: spine.maintenance !== true } : spine,
      ),
    };
  },
  "a ToR's maintenance": inRack((random, { tors = [{ index: 0 }] }) => {
    const at = random.below(tors.length);
    return {
      tors: tors.map((tor, one) => (one === at ? { ...tor, maintenance: tor.maintenance !== true } : tor)),
    };
  }),
  "another platform for a spine": (random, spec) => {
    const at = random.below(spec.spines.length);
    return {
      ...spec,
      spines: spec.spines.map((spine, one) =>
        one === at ? { ...spine, platform: random.pick(["eos", "nxos", "frr"]) } : spine,
      ),
    };
  },
  "IPv6 comes or goes": (_, { ipv6, ...spec }) => {
    if (ipv6 === undefined) return { ...spec, ipv6: { prefix: "fd12:3456:789a::/48" } };
    return ipv6.only === true ? { ...spec, ipv6 } : spec;
  },
  "another model": (random, spec) => {
    const [first, ...more] = ROUTED_VARIANTS.map(({ fabric }) => fabric);
    if (first === undefined) return spec;
    const made = adapt(spec, random.pick([first, ...more]));
    return { ...made, racks: made.racks ?? [] };
  },
};

const [FIRST = "", ...MORE] = Object.keys(CHANGES);

/** One to three kinds of change together, and their names. */
export function changed(
  random: Random,
  spec: AnySpec,
): { readonly kinds: readonly string[]; readonly spec: AnySpec } {
  const kinds = Array.from({ length: 1 + random.below(3) }, () => random.pick([FIRST, ...MORE]));
  return { kinds, spec: kinds.reduce((made, kind) => CHANGES[kind]?.(random, made) ?? made, spec) };
}
