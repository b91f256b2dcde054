import { z } from "zod";
import {
  asksJson,
  Unreadable,
  type Look,
  type SeenNeighbor,
  type SeenRoute,
  type SeenSession,
} from "../look.ts";
import { addressIn, asnIn, prefixIn } from "../looks/address.ts";
import { count, fromJson, rows } from "../looks/json.ts";

/** NX-API's form: a table has rows, one row is an object by itself, and without rows there is no table or an empty text. */
const tableOf = <T>(name: string, row: z.ZodType<T>) =>
  z
    .union([
      z
        .looseObject({ [`ROW_${name}`]: rows(row) })
        .transform((one) => (one as Record<string, readonly T[]>)[`ROW_${name}`] ?? []),
      z.literal("").transform((): readonly T[] => []),
    ])
    .default([]);

const isDefault = ({ "vrf-name-out": vrf }: { readonly "vrf-name-out": string }): boolean =>
  vrf === "default";

const neighbor = z.looseObject({
  neighborid: z.string(),
  neighboras: z.union([z.string(), z.number()]).optional(),
  state: z.string(),
  prefixreceived: count.optional(),
});

const summary = z.looseObject({
  TABLE_vrf: tableOf(
    "vrf",
    z.looseObject({
      "vrf-name-out": z.string(),
      TABLE_af: tableOf(
        "af",
        z.looseObject({
          TABLE_saf: tableOf("saf", z.looseObject({ TABLE_neighbor: tableOf("neighbor", neighbor) })),
        }),
      ),
    }),
  ),
});

/**
 * `show bgp ipv4 unicast summary`. Without soft reconfiguration a route that the import policy denies is not kept, so what is counted is what
 * was accepted. Routes that were told are not counted. @throws Unreadable
 */
export const nxosSessions = ([answer = ""]: readonly string[]): readonly SeenSession[] =>
  (fromJson(answer, summary)?.TABLE_vrf ?? [])
    .filter(isDefault)
    .flatMap(({ TABLE_af }) => TABLE_af)
    .flatMap(({ TABLE_saf }) => TABLE_saf)
    .flatMap(({ TABLE_neighbor }) => TABLE_neighbor)
    .flatMap(({ neighborid, neighboras, state, prefixreceived }) => {
      const peer = addressIn(neighborid);
      if (peer === null) return [];
      const session = { peer, asn: asnIn(neighboras), state: state.toLowerCase(), received: null };
      return [{ ...session, accepted: prefixreceived ?? null, sent: null }];
    });

const path = z.looseObject({
  ipnexthop: z.string().optional(),
  ifname: z.string().optional(),
  clientname: z.string(),
  ubest: z.union([z.string(), z.boolean()]).optional(),
});

const prefix = z.looseObject({ ipprefix: z.string(), TABLE_path: tableOf("path", path) });

const routes = z.looseObject({
  TABLE_vrf: tableOf(
    "vrf",
    z.looseObject({
      "vrf-name-out": z.string(),
      TABLE_addrf: tableOf("addrf", z.looseObject({ TABLE_prefix: tableOf("prefix", prefix) })),
    }),
  ),
});

/** The adjacency manager and HSRP have a host route for every neighbour of a connected network: to us these are as its own. */
const PROTOCOLS: Readonly<Record<string, string>> = {
  direct: "connected",
  am: "local",
  hmm: "local",
  hsrp: "local",
};

/** `bgp-65001`, `ospf-1`, `ospfv3-1`. */
function protocolOf(client: string): string {
  const [word = client] = client.split("-");
  if (word.startsWith("ospf")) return "ospf";
  return PROTOCOLS[word] ?? word;
}

/** `show ip route`, `show ipv6 route`; the best of a prefix's ways. @throws Unreadable */
export const nxosRoutes = ([answer = ""]: readonly string[]): readonly SeenRoute[] =>
  (fromJson(answer, routes)?.TABLE_vrf ?? [])
    .filter(isDefault)
    .flatMap(({ TABLE_addrf }) => TABLE_addrf)
    .flatMap(({ TABLE_prefix }) => TABLE_prefix)
    .flatMap(({ ipprefix, TABLE_path }) => {
      const network = prefixIn(ipprefix);
      if (network === null) throw new Unreadable(ipprefix);
      const best = TABLE_path.filter(({ ubest }) => ubest === true || ubest === "true");
      const [first] = best;
      if (first === undefined) return [];
      const nextHops = best
        .filter(({ ifname }) => ifname !== "Null0")
        .map(({ ipnexthop, ifname }) => ({
          address:
            ipnexthop === undefined || protocolOf(first.clientname) === "connected"
              ? null
              : addressIn(ipnexthop),
          interface: ifname ?? null,
        }));
      return [{ prefix: network, protocol: protocolOf(first.clientname), nextHops }];
    });

const lldp = z.looseObject({
  TABLE_nbor_detail: tableOf(
    "nbor_detail",
    z.looseObject({
      l_port_id: z.string(),
      sys_name: z.string().optional(),
      port_id: z.string().optional(),
      port_desc: z.string().optional(),
    }),
  ),
});

/** What NX-OS writes where a neighbour tells nothing. */
const told = (text: string | undefined): text is string =>
  text !== undefined && !["", "null", "not advertised"].includes(text);

/** `show lldp neighbors detail`. Null of nothing: `feature lldp` is off. @throws Unreadable */
export const nxosNeighbors = ([answer = ""]: readonly string[]): readonly SeenNeighbor[] | null =>
  fromJson(answer, lldp)?.TABLE_nbor_detail.map(
    ({ l_port_id: port, sys_name: name, port_id, port_desc }) => ({
      port,
      device: told(name) ? name : "",
      remotePorts: [port_id, port_desc].filter(told),
    }),
  ) ?? null;

const SHOW_ROUTES = { ipv4: "show ip route", ipv6: "show ipv6 route" } as const;

/** NX-OS 9.3 and later, asked by NX-API. */
export const nxosLook: Look = {
  sessions: (family) => ({ asks: asksJson(`show bgp ${family} unicast summary`), read: nxosSessions }),
  routes: (family) => ({ asks: asksJson(SHOW_ROUTES[family]), read: nxosRoutes }),
  neighbors: { asks: asksJson("show lldp neighbors detail"), read: nxosNeighbors },
  tables: null,
};
