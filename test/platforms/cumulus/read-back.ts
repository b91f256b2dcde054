import type { Facts } from "../support/facts.ts";
import {
  demand,
  each,
  inRange,
  isOn,
  maybe,
  namesIn,
  number,
  readPatch,
  text,
  within,
  type At,
} from "./at.ts";
import { parse, stringify } from "yaml";
import type { EthernetIntent } from "../../../src/intent/index.ts";
import { somethingOf, type Taken } from "../support/ethernet-facts.ts";
import type { WithoutAggregates } from "../support/link-aggregates.ts";
import { inParts, type TwoParts } from "../support/rack-part.ts";
import { withVrf } from "../support/vrf-part.ts";
import { readBridge } from "./read-bridge.ts";
import { outOfVrf } from "./vrf.ts";
import { interfaces, vlans } from "./interfaces.ts";
import { policies } from "./policies.ts";
import {
  group,
  groupsOf,
  neighbor,
  neighborsOf,
  ranges,
  type GroupRead,
  type NeighborRead,
} from "./sessions.ts";
import { sessionFacts, type Router } from "./session-facts.ts";

const FAMILIES = ["ipv4-unicast", "ipv6-unicast"] as const;

interface FamilyRead {
  readonly paths: readonly [ebgp: number, ibgp: number];
  readonly networks: readonly string[];
  readonly aggregates: readonly string[];
}

const family = (at: At): FamilyRead => {
  demand(at, "enable", "on");
  return {
    paths: within(at, "multipaths", (of) => [
      inRange(of, number(of, "ebgp"), 1, 128),
      inRange(of, number(of, "ibgp"), 1, 128),
    ]),
    networks: namesIn(at, "network") ?? [],
    aggregates: namesIn(at, "aggregate-route") ?? [],
  };
};

/** `router.bgp`: what holds for every VRF. */
function service(at: At): Pick<Facts["bgp"], "asn" | "routerId"> & {
  draining: boolean;
  restart: { restart: number; stale: number } | null;
} {
  demand(at, "enable", "on");
  return {
    asn: inRange(at, number(at, "autonomous-system"), 1, 4294967295),
    routerId: text(at, "router-id"),
    draining: isOn(at, "graceful-shutdown"),
    restart: within(at, "graceful-restart", (of) => {
      const mode = text(of, "mode");
      if (mode === "off") return null;
      if (mode !== "full") throw new Error(`${of.path}: ${mode}`);
      return {
        restart: inRange(of, number(of, "restart-time"), 1, 3600),
        stale: inRange(of, number(of, "stale-routes-time"), 1, 3600),
      };
    }),
  };
}

interface ProcessRead {
  readonly families: readonly FamilyRead[];
  readonly listen: { readonly limit: number; readonly ranges: readonly [string, string][] } | null;
  readonly neighbors: readonly [string, NeighborRead][];
  readonly groups: ReadonlyMap<string, GroupRead>;
  readonly cluster: { readonly id: string; readonly outbound: boolean } | null;
}

/** `vrf.default.router.bgp`. */
function process(at: At): ProcessRead {
  demand(at, "enable", "on");
  within(at, "path-selection", (of) => {
    within(of, "multipath", (paths) => demand(paths, "aspath-ignore", "on"));
    demand(of, "routerid-compare", "on");
  });
  return {
    families: within(at, "address-family", (of) => FAMILIES.flatMap((name) => maybe(of, name, family) ?? [])),
    listen: maybe(at, "dynamic-neighbor", (of) => ({
      limit: inRange(of, number(of, "limit"), 1, 5000),
      ranges: ranges(of),
    })),
    neighbors: each(at, "neighbor", neighbor).flatMap(([name, read]) => neighborsOf(name, read)),
    groups: new Map(each(at, "peer-group", group).flatMap(([name, read]) => groupsOf(name, read))),
    cluster: maybe(at, "route-reflection", (of) => {
      demand(of, "enable", "on");
      return { id: text(of, "cluster-id"), outbound: isOn(of, "outbound-policy") };
    }),
  };
}

interface StaticRead {
  readonly discards: readonly string[];
  readonly statics: readonly string[];
}

function staticRoutes(at: At): StaticRead {
  const routes = each(at, "static", (route, prefix) => {
    const type = prefix.includes(":") ? "ipv6" : "ipv4";
    demand(route, "address-family", `${type}-unicast`);
    const dropped = maybe(route, "distance", (of) =>
      within(of, "254", (path) =>
        within(path, "via", (via) =>
          within(via, "blackhole", (hole) => (demand(hole, "type", "blackhole"), true)),
        ),
      ),
    );
    const led = each(route, "via", (via, gateway) => {
      demand(via, "type", `${type}-address`);
      return (namesIn(via, "interface") ?? []).map((port) => `${prefix} via ${gateway} ${port}`);
    }).flatMap(([, ways]) => ways);
    if (dropped === null && led.length === 0) throw new Error(`${route.path}: leads nowhere`);
    return { discards: dropped === null ? [] : [prefix], statics: led };
  });
  return {
    discards: routes.flatMap(([, { discards }]) => discards),
    statics: routes.flatMap(([, { statics }]) => statics),
  };
}

const sorted = (texts: readonly string[]): readonly string[] => [...texts].sort();

/** A session that graceful restart outlives, and ends all the same at a NOTIFICATION, can't be said: none is between switches then. */
function outlives(neighbors: ProcessRead["neighbors"], groups: ProcessRead["groups"]): boolean {
  const between = neighbors.filter(([, { group: name }]) => groups.get(name)?.passive === false);
  const restarting = between.filter(([, { restarts }]) => restarts);
  if (restarting.length > 0 && restarting.length < between.length)
    throw new Error("some sessions between switches restart with grace, and some don't");
  return between.length === 0 || restarting.length > 0;
}

/** Paths are as many in both families. */
function pathsOf(families: readonly FamilyRead[]): readonly [number, number] {
  const [first, ...rest] = families;
  if (first === undefined || rest.some(({ paths }) => paths.join() !== first.paths.join()))
    throw new Error("multipaths differ");
  return first.paths;
}

function readSet(at: At): Facts {
  const known =
    maybe(at, "bridge", (of) =>
      within(of, "domain", (all) => within(all, "br_default", (bridge) => namesIn(bridge, "vlan"))),
    ) ?? [];
  const ports = interfaces(at);
  const router = within(at, "router", (of) => ({
    bgp: within(of, "bgp", service),
    ospf: maybe(of, "ospf", (ospf) => (demand(ospf, "enable", "on"), true)) ?? false,
    policies: within(of, "policy", policies),
  }));
  const vrf = within(at, "vrf", (of) =>
    within(of, "default", (own) =>
      within(own, "router", (all) => ({
        bgp: within(all, "bgp", process),
        ospf: maybe(all, "ospf", (ospf) => (demand(ospf, "enable", "on"), text(ospf, "router-id"))),
        ...staticRoutes(all),
      })),
    ),
  );
  const { asn, routerId, draining, restart } = router.bgp;
  const { families, listen, neighbors, groups, cluster } = vrf.bgp;
  const interfaceFacts = Object.fromEntries(
    ports.map(([name, { description, addresses }]) => [name, { description, addresses }]),
  );
  const portsOf = (all: readonly (readonly [string, { linked?: boolean; unnumbered?: boolean }])[]): string =>
    [
      ...new Set(
        all.flatMap(([name, one]) =>
          one.linked === true || one.unnumbered === true ? [name.split(" ")[0]] : [],
        ),
      ),
    ]
      .sort()
      .join();
  if (portsOf(ports) !== portsOf(neighbors))
    throw new Error("ports without addresses are not those of neighbours");
  const used = new Set<string>();
  const of: Router = { asn, draining, interfaces: interfaceFacts, policies: router.policies, groups, used };
  const sessions = Object.fromEntries([
    ...(listen?.ranges ?? []).map(([range, name]) => [range, sessionFacts(of, name, null)] as const),
    ...neighbors.map(([address, one]) => [address, sessionFacts(of, one.group, one)] as const),
  ]);
  const all = [
    ...[...groups.keys()].map((name) => `group ${name}`),
    ...[...router.policies.maps.keys()].map((name) => `route map ${name}`),
    ...[...router.policies.lists.keys()].map((name) => `prefix list ${name}`),
    ...[...router.policies.asPaths.keys()].map((name) => `AS path list ${name}`),
  ];
  const idle = all.filter((one) => !used.has(one));
  if (idle.length > 0) throw new Error(`nothing uses ${idle.join(", ")}`);
  const reflecting = Object.values(sessions).some(({ reflects }) => reflects);
  const naming = Object.values(sessions).some(({ nextHopSelf }) => nextHopSelf === "unless-adjacent");
  if ((cluster !== null) !== reflecting || (cluster !== null && cluster.id !== routerId))
    throw new Error("route reflection is not as its clients");
  if ((cluster?.outbound ?? false) !== naming) throw new Error("route maps are not as what they change");
  const speaking = ports.flatMap(([name, { ospf }]) => (ospf === null ? [] : [[name, ospf] as const]));
  if (
    router.ospf !== speaking.length > 0 ||
    (vrf.ospf ?? routerId) !== routerId ||
    router.ospf !== (vrf.ospf !== null)
  )
    throw new Error("OSPF is not as its interfaces");
  const [ebgpPaths, ibgpPaths] = pathsOf(families);
  return {
    interfaces: interfaceFacts,
    vlans: vlans(known, ports),
    bgp: {
      asn,
      routerId,
      ebgpPaths,
      ibgpPaths,
      // FRR counts all ranges together, those of each family.
      listenLimit: listen === null ? null : listen.limit / families.length,
      networks: sorted(families.flatMap(({ networks }) => networks)),
      aggregates: sorted(families.flatMap(({ aggregates }) => aggregates)),
      restart: restart === null ? null : { ...restart, afterNotification: outlives(neighbors, groups) },
    },
    sessions,
    discards: sorted(vrf.discards),
    statics: sorted(vrf.statics),
    ospf: router.ospf ? { paths: null, interfaces: Object.fromEntries(speaking) } : null,
  };
}

/** The facts of a patch for NVUE. */
const readRouted = (content: string): Facts => readPatch(content, readSet);

type Map = Readonly<Record<string, unknown>>;
type Interfaces = Readonly<Record<string, Map>>;

const written = (set: Map): string =>
  stringify([{ set }], {
    version: "1.1",
    singleQuote: true,
    defaultStringType: "QUOTE_SINGLE",
    defaultKeyType: "PLAIN",
    lineWidth: 0,
    aliasDuplicateObjects: false,
  });

const FEC: Readonly<Record<string, EthernetIntent["fec"]>> = { rs: "rs", baser: "fc", off: "none" };

function saidIn({ mtu, speed, fec }: Map): EthernetIntent {
  const [, gbps] = typeof speed === "string" ? (/^(1|10|25|40|50|100)G$/.exec(speed) ?? []) : [];
  const mode = typeof fec === "string" ? FEC[fec] : undefined;
  if (
    (mtu !== undefined && typeof mtu !== "number") ||
    (speed !== undefined && gbps === undefined) ||
    (fec !== undefined && mode === undefined)
  )
    throw new Error(`no speed, or MTU, or error correction: ${JSON.stringify([mtu, speed, fec])}`);
  return {
    ...(typeof mtu === "number" ? { mtu } : {}),
    ...(gbps === undefined ? {} : { gbps: Number(gbps) }),
    ...(mode === undefined ? {} : { fec: mode }),
  };
}

/** What stands in `link`, and ports that are nothing but broken out. */
export function take(content: string): Taken {
  const [{ set }] = parse(content, { version: "1.1" }) as readonly [{ readonly set: Map }];
  const ports: Record<string, EthernetIntent> = {};
  const breakouts: Record<string, string> = {};
  const left = Object.entries(set["interface"] as Interfaces).flatMap(([name, one]) => {
    const { link: inLink, ...more } = one as { readonly link?: Map };
    if (inLink === undefined) return [[name, one] as const];
    const { mtu, speed, fec, breakout, ...rest } = inLink;
    if (breakout !== undefined) {
      const said = Object.keys(breakout as object).map((mode) => /^([24])x(10|25|50)G$/.exec(mode));
      if (said.length !== 1 || Object.keys(rest).length > 0 || JSON.stringify(more) !== '{"type":"swp"}')
        throw new Error(`${name} is broken out, and something else`);
      breakouts[name] = `${said[0]?.[1] ?? ""}x${said[0]?.[2] ?? ""}`;
      return [];
    }
    const said = saidIn({ mtu, speed, fec });
    if (Object.keys(said).length > 0) ports[name] = said;
    const kept: Map = Object.keys(rest).length > 0 ? { link: rest } : {};
    return [[name, { ...more, ...kept }] as const];
  });
  const ethernet = somethingOf({ ports, breakouts });
  return ethernet === undefined
    ? { rest: content, ethernet }
    : { rest: written({ ...set, interface: Object.fromEntries(left) }), ethernet };
}

/** The link between the two of a pair, and the interface on it. */
const PEER = /^peerlink(?:\.4094)?$/;

/** Ports in the bridge or in a bond, and what they are in, are those of a switch that only switches. */
function split(content: string): TwoParts {
  const whole = parse(content, { version: "1.1" }) as readonly [{ readonly set: Map }];
  const { interface: all, bridge, mlag, ...rest } = whole[0].set as Map & { readonly interface: Interfaces };
  const members = Object.values(all).flatMap(({ bond }) =>
    Object.keys((bond as { readonly member?: object } | undefined)?.member ?? {}),
  );
  if (members.length === 0) return { routed: content, switched: null };
  const switches = ([name, one]: readonly [string, Map]): boolean =>
    one["bridge"] !== undefined || members.includes(name) || PEER.test(name);
  const part = (tree: Map, takes: (entry: readonly [string, Map]) => boolean): string =>
    written({ ...tree, interface: Object.fromEntries(Object.entries(all).filter(takes)) });
  return {
    routed: part({ ...rest, bridge }, (entry) => !switches(entry)),
    switched: part({ bridge, ...(mlag === undefined ? {} : { mlag }) }, switches),
  };
}

/** Bonds with addresses: their ports go, and that they have them. @throws Error where a port is something else, too */
function linkAggregates(content: string): WithoutAggregates {
  const [{ set }] = parse(content, { version: "1.1" }) as readonly [{ readonly set: Map }];
  const all = set["interface"] as Interfaces;
  const found = Object.fromEntries(
    Object.entries(all).flatMap(([name, { bond, ip }]) => {
      const members = Object.keys((bond as { readonly member?: object } | undefined)?.member ?? {});
      if (ip === undefined || members.length === 0) return [];
      const described = members.map((port) => {
        const { description, link, type, ...more } = all[port] ?? {};
        if (JSON.stringify([link, type, more]) !== '[{"state":{"up":{}}},"swp",{}]')
          throw new Error(`${port} is no port of ${name}`);
        return [port, String(description)] as const;
      });
      return [[name, Object.fromEntries(described)] as const];
    }),
  );
  if (Object.keys(found).length === 0) return { rest: content, linkAggregates: undefined };
  const inside = Object.values(found).flatMap((one) => Object.keys(one));
  const left = Object.entries(all)
    .filter(([name]) => !inside.includes(name))
    .map(([name, { bond, ...own }]) => [
      name,
      found[name] === undefined && bond !== undefined ? { bond, ...own } : own,
    ]);
  return {
    rest: written({ ...set, interface: Object.fromEntries(left) as Interfaces }),
    linkAggregates: found,
  };
}

const outsideVrfs = inParts(take, split, readRouted, readBridge, linkAggregates);

/** The same where it may be in a VRF. */
export const readBack = withVrf(outOfVrf, outsideVrfs);
