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
import { ofVrf } from "../vrf-words.ts";

/** NX-API's form: a table has rows, and one row is an object by itself. */
const tableOf = <T>(name: string, row: z.ZodType<T>) => {
  const key = `ROW_${name}`;
  return z
    .looseObject({ [key]: rows(row) })
    .transform((one): readonly T[] => (one as Readonly<Record<string, readonly T[]>>)[key] ?? []);
};

/** Without rows there is no table within another, or an empty text. */
const within = <T>(name: string, row: z.ZodType<T>) =>
  z.union([tableOf(name, row), z.literal("").transform((): readonly T[] => [])]).default([]);

const DEFAULT = "default";

const isOf =
  (vrf: string) =>
  ({ "vrf-name-out": name }: { readonly "vrf-name-out": string }): boolean =>
    name === vrf;

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
      TABLE_af: within(
        "af",
        z.looseObject({
          TABLE_saf: within("saf", z.looseObject({ TABLE_neighbor: within("neighbor", neighbor) })),
        }),
      ),
    }),
  ),
});

/** `show bgp ipv4 unicast summary`. No document says whether the import policy has passed what is counted. @throws Unreadable */
export const nxosSessions =
  (vrf = DEFAULT) =>
  ([answer = ""]: readonly string[]): readonly SeenSession[] =>
    (fromJson(answer, summary)?.TABLE_vrf ?? [])
      .filter(isOf(vrf))
      .flatMap(({ TABLE_af }) => TABLE_af)
      .flatMap(({ TABLE_saf }) => TABLE_saf)
      .flatMap(({ TABLE_neighbor }) => TABLE_neighbor)
      .flatMap(({ neighborid, neighboras, state, prefixreceived }) => {
        const peer = addressIn(neighborid);
        if (peer === null) return [];
        const session = { peer, asn: asnIn(neighboras), state: state.toLowerCase() };
        return [{ ...session, received: prefixreceived ?? null, accepted: null, sent: null }];
      });

const path = z.looseObject({
  ipnexthop: z.string().optional(),
  ifname: z.string().optional(),
  clientname: z.string(),
  ubest: z.union([z.string(), z.boolean()]).optional(),
});

const prefix = z.looseObject({ ipprefix: z.string(), TABLE_path: within("path", path) });

const routes = z.looseObject({
  TABLE_vrf: tableOf(
    "vrf",
    z.looseObject({
      "vrf-name-out": z.string(),
      TABLE_addrf: within("addrf", z.looseObject({ TABLE_prefix: within("prefix", prefix) })),
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
export const nxosRoutes =
  (vrf = DEFAULT) =>
  ([answer = ""]: readonly string[]): readonly SeenRoute[] =>
    (fromJson(answer, routes)?.TABLE_vrf ?? [])
      .filter(isOf(vrf))
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
              ipnexthop === undefined || ["connected", "local"].includes(protocolOf(first.clientname))
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
  sessions: (family, vrf) => ({
    asks: asksJson(`show bgp ${family} unicast summary${ofVrf({ vrf })}`),
    read: nxosSessions(vrf),
  }),
  routes: (family, vrf) => ({
    asks: asksJson(`${SHOW_ROUTES[family]}${ofVrf({ vrf })}`),
    read: nxosRoutes(vrf),
  }),
  neighbors: { asks: asksJson("show lldp neighbors detail"), read: nxosNeighbors },
  tables: null,
  unresolvedNextHops: true,
};
