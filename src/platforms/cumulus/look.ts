import { z } from "zod";
import type { Family } from "../../intent/index.ts";
import {
  asksJson,
  Unreadable,
  type Look,
  type SeenNeighbor,
  type SeenRoute,
  type SeenSession,
} from "../look.ts";
import { addressIn, asnIn, prefixIn } from "../looks/address.ts";
import { count, fromJson } from "../looks/json.ts";
import { DEFAULT } from "./vrf.ts";

type FamilyName = Family["name"];

const counts = z.looseObject({
  "rx-prefix": count.optional(),
  "tx-prefix": count.optional(),
  "pfx-rcvd": count.optional(),
  "pfx-sent": count.optional(),
});

const families = z.looseObject({ "ipv4-unicast": counts.optional(), "ipv6-unicast": counts.optional() });

/** Releases differ in the key of the families, and of the state. */
const neighbor = z.looseObject({
  "remote-as": z.union([z.string(), z.number()]).optional(),
  state: z.string().optional(),
  "session-state": z.string().optional(),
  "address-family": families.optional(),
  "afi-safi": families.optional(),
});

/**
 * `vrf/default/router/bgp/neighbor`. A family that a neighbour does not speak is not there, or has no counters. NVUE counts as FRR does: what
 * the import policy let in. @throws Unreadable, also where a neighbour has no state
 */
export const cumulusSessions =
  (family: FamilyName) =>
  ([answer = ""]: readonly string[]): readonly SeenSession[] =>
    Object.entries(fromJson(answer, z.record(z.string(), neighbor)) ?? {}).flatMap(([name, one]) => {
      const peer = addressIn(name);
      const state = one.state ?? one["session-state"];
      if (state === undefined) throw new Unreadable(answer);
      if (peer === null) return [];
      const counted = (one["address-family"] ?? one["afi-safi"])?.[`${family}-unicast`];
      if (counted === undefined && family !== (peer.includes(":") ? "ipv6" : "ipv4")) return [];
      return [
        {
          peer,
          asn: asnIn(one["remote-as"]),
          state: state.toLowerCase(),
          received: null,
          accepted: counted?.["rx-prefix"] ?? counted?.["pfx-rcvd"] ?? null,
          sent: counted?.["tx-prefix"] ?? counted?.["pfx-sent"] ?? null,
        },
      ];
    });

const via = z.looseObject({
  type: z.string().optional(),
  interface: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
});

const entry = z.looseObject({
  protocol: z.string(),
  flags: z.union([z.record(z.string(), z.unknown()), z.string()]).optional(),
  "via-entry": z.record(z.string(), via).optional(),
});

const rib = z.record(z.string(), z.looseObject({ "route-entry": z.record(z.string(), entry) }));

/** Flags are keys, or the letters of the table. */
const isSelected = ({ flags }: z.output<typeof entry>): boolean =>
  typeof flags === "string" ? flags.includes("*") : flags !== undefined && "selected" in flags;

const portOf = (port: z.output<typeof via>["interface"]): string | null =>
  typeof port === "string" ? port : (Object.keys(port ?? {})[0] ?? null);

/** `vrf/default/router/rib/ipv4/route`. @throws Unreadable */
export const cumulusRoutes = ([answer = ""]: readonly string[]): readonly SeenRoute[] =>
  Object.entries(fromJson(answer, rib) ?? {}).flatMap(([text, { "route-entry": entries }]) => {
    const one = Object.values(entries).find(isSelected);
    if (one === undefined) return [];
    const prefix = prefixIn(text);
    if (prefix === null) throw new Unreadable(text);
    const nextHops = Object.entries(one["via-entry"] ?? {})
      .filter(([, { type }]) => type !== "blackhole")
      .map(([name, { interface: port }]) => ({ address: addressIn(name), interface: portOf(port) }));
    return [{ prefix, protocol: one.protocol.replace(/^ospf6$/, "ospf"), nextHops }];
  });

const chassis = z.looseObject({ "system-name": z.string().optional() });
const port = z.looseObject({ name: z.string().optional(), description: z.string().optional() });

const interfaces = z.record(
  z.string(),
  z.looseObject({
    lldp: z
      .looseObject({
        neighbor: z
          .record(z.string(), z.looseObject({ chassis: chassis.optional(), port: port.optional() }))
          .optional(),
      })
      .optional(),
  }),
);

/** `interface?view=lldp`. @throws Unreadable */
export const cumulusNeighbors = ([answer = ""]: readonly string[]): readonly SeenNeighbor[] | null => {
  const found = fromJson(answer, interfaces);
  if (found === undefined) return null;
  // Every port has it in this view, whether or not there is a neighbour; loopbacks have not.
  if (Object.values(found).every(({ lldp }) => lldp === undefined)) throw new Unreadable(answer);
  return Object.entries(found).flatMap(([name, { lldp }]) =>
    Object.entries(lldp?.neighbor ?? {}).map(([device, { chassis: of, port: at }]) => ({
      port: name,
      device: of?.["system-name"] ?? device,
      remotePorts: [at?.name, at?.description].filter((text) => text !== undefined),
    })),
  );
};

/** Cumulus Linux 5.x, asked over NVUE's REST interface: paths below `/nvue_v1`, of what is operational. */
export const cumulusLook: Look = {
  sessions: (family, vrf = DEFAULT) => ({
    asks: asksJson(`/vrf/${vrf}/router/bgp/neighbor`),
    read: cumulusSessions(family),
  }),
  routes: (family, vrf = DEFAULT) => ({
    asks: asksJson(`/vrf/${vrf}/router/rib/${family}/route`),
    read: cumulusRoutes,
  }),
  neighbors: { asks: asksJson("/interface?view=lldp"), read: cumulusNeighbors },
  tables: null,
};
