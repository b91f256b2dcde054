import { z } from "zod";
import type { Family } from "../../intent/index.ts";
import {
  asksJson,
  Unreadable,
  type Look,
  type SeenNeighbor,
  type SeenRoute,
  type SeenSession,
  type SeenTable,
} from "../look.ts";
import { addressIn, asnIn, prefixIn } from "../looks/address.ts";
import { count, fromJson } from "../looks/json.ts";
import { ofVrf } from "../vrf-words.ts";

type FamilyName = Family["name"];

const asn = z.union([z.string(), z.number()]);

const summaryPeer = z.looseObject({
  peerState: z.string(),
  asn: asn.optional(),
  prefixReceived: count.optional(),
  prefixAccepted: count.optional(),
});

const DEFAULT = "default";

/** Of each VRF. Without BGP there are none. */
const byVrf = <T>(vrf: z.ZodType<T>) => z.looseObject({ vrfs: z.record(z.string(), vrf) });

const summary = byVrf(z.looseObject({ peers: z.record(z.string(), summaryPeer).optional() }));

const detail = byVrf(
  z.looseObject({
    peerList: z
      .array(
        z.looseObject({
          peerAddress: z.string(),
          prefixesSent: count.optional(),
          v6PrefixesSent: count.optional(),
        }),
      )
      .optional(),
  }),
);

const SENT = { ipv4: "prefixesSent", ipv6: "v6PrefixesSent" } as const;

/** The summary, and the details of each neighbour for what was told it: those may be missing. @throws Unreadable */
export const eosSessions =
  (family: FamilyName, vrf = DEFAULT) =>
  ([answer = "", details = ""]: readonly string[]): readonly SeenSession[] => {
    const told = new Map(
      (fromJson(details, detail)?.vrfs[vrf]?.peerList ?? []).map((one) => [
        addressIn(one.peerAddress),
        one[SENT[family]] ?? null,
      ]),
    );
    return Object.entries(fromJson(answer, summary)?.vrfs[vrf]?.peers ?? {}).flatMap(([name, one]) => {
      const peer = addressIn(name);
      if (peer === null) return [];
      return [
        {
          peer,
          asn: asnIn(one.asn),
          state: one.peerState.toLowerCase(),
          received: one.prefixReceived ?? null,
          accepted: one.prefixAccepted ?? null,
          sent: told.get(peer) ?? null,
        },
      ];
    });
  };

const route = z.looseObject({
  routeType: z.string(),
  routeAction: z.string().optional(),
  vias: z
    .array(z.looseObject({ nexthopAddr: z.string().optional(), interface: z.string().optional() }))
    .optional(),
});

const routes = z.looseObject({ routes: z.record(z.string(), route) });

/** Older releases write IPv6's without a VRF. */
const table = z.union([
  byVrf(routes.partial()),
  routes.transform((all): { readonly vrfs: Readonly<Record<string, typeof all>> } => ({
    vrfs: { [DEFAULT]: all },
  })),
]);

/** `eBGP`, `ospfIntraArea`: the protocol is in the word. Aggregates that BGP makes are its own, and drop. */
function protocolOf(type: string): string {
  const small = type.toLowerCase();
  if (small.includes("bgp")) return "bgp";
  return small.startsWith("ospf") ? "ospf" : small;
}

/** `show ip route`, `show ipv6 route`. @throws Unreadable */
export const eosRoutes =
  (vrf = DEFAULT) =>
  ([answer = ""]: readonly string[]): readonly SeenRoute[] =>
    Object.entries(fromJson(answer, table)?.vrfs[vrf]?.routes ?? {}).map(([text, one]) => {
      const prefix = prefixIn(text);
      if (prefix === null) throw new Unreadable(text);
      const vias = one.routeAction === "drop" ? [] : (one.vias ?? []);
      const nextHops = vias
        .filter(({ interface: port }) => port !== "Null0")
        .map(({ nexthopAddr, interface: port }) => ({
          address: nexthopAddr === undefined || nexthopAddr === "" ? null : addressIn(nexthopAddr),
          interface: port ?? null,
        }));
      return { prefix, protocol: protocolOf(one.routeType), nextHops };
    });

const lldp = z.looseObject({
  lldpNeighbors: z.record(
    z.string(),
    z.looseObject({
      lldpNeighborInfo: z.array(
        z.looseObject({
          systemName: z.string().optional(),
          neighborInterfaceInfo: z
            .looseObject({
              interfaceId_v2: z.string().optional(),
              interfaceId: z.string().optional(),
              interfaceDescription: z.string().optional(),
            })
            .optional(),
        }),
      ),
    }),
  ),
});

/** `show lldp neighbors detail`; port ids are in quotation marks where a release has no other. @throws Unreadable */
export const eosNeighbors = ([answer = ""]: readonly string[]): readonly SeenNeighbor[] | null => {
  const found = fromJson(answer, lldp);
  if (found === undefined) return null;
  return Object.entries(found.lldpNeighbors).flatMap(([port, { lldpNeighborInfo }]) =>
    lldpNeighborInfo.map(({ systemName, neighborInterfaceInfo: at = {} }) => ({
      port,
      device: systemName ?? "",
      remotePorts: [at.interfaceId_v2 ?? at.interfaceId?.replaceAll('"', ""), at.interfaceDescription].filter(
        (text) => text !== undefined && text !== "",
      ) as readonly string[],
    })),
  );
};

const capacity = z.looseObject({
  tables: z.array(
    z.looseObject({
      table: z.string(),
      feature: z.string().optional(),
      chip: z.string().optional(),
      used: count,
      maxLimit: count.optional(),
    }),
  ),
});

/** `show hardware capacity`; of a table without a limit of its own nothing is said. @throws Unreadable */
export const eosTables = ([answer = ""]: readonly string[]): readonly SeenTable[] =>
  (fromJson(answer, capacity)?.tables ?? []).flatMap(({ table: name, feature, chip, used, maxLimit = 0 }) =>
    maxLimit > 0
      ? [
          {
            name: [name, feature, chip].filter((word) => word !== undefined && word !== "").join(" "),
            used,
            capacity: maxLimit,
          },
        ]
      : [],
  );

const SHOW = { ipv4: "show ip", ipv6: "show ipv6" } as const;

/** EOS 4.22 and later, asked by eAPI. */
export const eosLook: Look = {
  sessions: (family, vrf) => ({
    asks: asksJson(
      `${SHOW[family]} bgp summary${ofVrf({ vrf })}`,
      `${SHOW[family]} bgp neighbors${ofVrf({ vrf })}`,
    ),
    read: eosSessions(family, vrf),
  }),
  routes: (family, vrf) => ({
    asks: asksJson(`${SHOW[family]} route${ofVrf({ vrf })}`),
    read: eosRoutes(vrf),
  }),
  neighbors: { asks: asksJson("show lldp neighbors detail"), read: eosNeighbors },
  tables: { asks: asksJson("show hardware capacity"), read: eosTables },
};
