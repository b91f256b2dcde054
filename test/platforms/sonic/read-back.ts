import { z } from "zod";
import type { EthernetIntent } from "../../../src/intent/index.ts";
import { readFrr } from "../frr/read-back.ts";
import type { Facts } from "../support/facts.ts";
import { somethingOf, type Taken } from "../support/ethernet-facts.ts";
import type { WithoutAggregates } from "../support/link-aggregates.ts";
import { inParts, type TwoParts } from "../support/rack-part.ts";
import { readSonicBridge } from "./read-bridge.ts";
import { CONFIG_DB, readConfigDb } from "./config-db.ts";

const ARTIFACT = z.strictObject({ config_db: CONFIG_DB, "frr.conf": z.array(z.string()) });

/** What zebra needs so that its routes reach the switch. */
const FPM = ["no fpm use-next-hop-groups", "fpm address 127.0.0.1"];

/** What SONiC's text says. @throws Error at the first row, field or line that is unknown, or that stands where it must not */
function readRouted(text: string): Facts {
  const { config_db: db, "frr.conf": lines } = ARTIFACT.parse(JSON.parse(text));
  const { LOOPBACK_INTERFACE, INTERFACE, PORTCHANNEL_INTERFACE, VLAN_INTERFACE } = db;
  const addresses = [LOOPBACK_INTERFACE, INTERFACE, PORTCHANNEL_INTERFACE, VLAN_INTERFACE].flatMap((table) =>
    Object.keys(table ?? {}).flatMap((key) => key.split("|").slice(1)),
  );
  const { zebra, descriptions, ...frr } = readFrr(lines, addresses);
  if (FPM.some((line) => !zebra.includes(line))) throw new Error("zebra's routes don't reach the switch");
  const { asn, interfaces, vlans } = readConfigDb(db, descriptions);
  if (asn !== frr.bgp.asn) throw new Error("CONFIG_DB and FRR have AS numbers of their own");
  return { interfaces, vlans, ...frr };
}

type Rows = Readonly<Record<string, object>>;

const FIELDS = z.strictObject({
  mtu: z.string().regex(/^\d+$/).transform(Number).optional(),
  speed: z.enum(["1000", "10000", "25000", "40000", "50000", "100000"]).optional(),
  fec: z.enum(["rs", "fc", "none"]).optional(),
});

/** Fields of ports, port channels and VLANs. */
export function take(text: string): Taken {
  const { config_db: db, ...rest } = JSON.parse(text) as { config_db: Readonly<Record<string, Rows>> };
  const ports: Record<string, EthernetIntent> = {};
  const taken = (table: Rows): Rows =>
    Object.fromEntries(
      Object.entries(table).map(([name, row]) => {
        const { mtu, speed, fec, ...left } = row as Readonly<Record<string, unknown>>;
        const said = FIELDS.parse({ mtu, speed, fec });
        if ([mtu, speed, fec].some((one) => one !== undefined))
          ports[name] = {
            ...(said.mtu === undefined ? {} : { mtu: said.mtu }),
            ...(said.speed === undefined ? {} : { gbps: Number(said.speed) / 1000 }),
            ...(said.fec === undefined ? {} : { fec: said.fec }),
          };
        return [name, left];
      }),
    );
  const left = Object.entries(db).map(([name, table]) => [
    name,
    ["PORT", "PORTCHANNEL", "VLAN"].includes(name) ? taken(table) : table,
  ]);
  return {
    rest: JSON.stringify({ ...rest, config_db: Object.fromEntries(left) as object }),
    ethernet: somethingOf({ ports, breakouts: {} }),
  };
}

/** Port channels with addresses that have ports: both go, but for what such a port channel has of its own. @throws Error where LACP's key is another */
function linkAggregates(text: string): WithoutAggregates {
  const { config_db: db, ...rest } = JSON.parse(text) as { config_db: Readonly<Record<string, Rows>> };
  const { PORT: ports = {}, PORTCHANNEL: channels = {}, PORTCHANNEL_MEMBER: members = {} } = db;
  const routes = (key: string): boolean =>
    db["PORTCHANNEL_INTERFACE"]?.[key.split("|")[0] ?? ""] !== undefined;
  const found: Record<string, Record<string, string>> = {};
  for (const key of Object.keys(members).filter(routes)) {
    const [channel = "", port = ""] = key.split("|");
    const { admin_status: status, description, ...more } = ports[port] as Readonly<Record<string, string>>;
    if (status !== "up" || Object.keys(more).length > 0) throw new Error(`${port} is no port of ${channel}`);
    found[channel] = { ...found[channel], [port]: description ?? "" };
  }
  const inside = Object.values(found).flatMap((one) => Object.keys(one));
  const keyless = ([name, row]: readonly [string, object]): readonly [string, object] => {
    if (found[name] === undefined) return [name, row];
    const { lacp_key: key, ...own } = row as Readonly<Record<string, string>>;
    if (key !== "auto") throw new Error(`${name} has another key`);
    return [name, own];
  };
  const left = {
    ...db,
    PORT: Object.fromEntries(Object.entries(ports).filter(([name]) => !inside.includes(name))),
    PORTCHANNEL: Object.fromEntries(Object.entries(channels).map(keyless)),
    PORTCHANNEL_MEMBER: Object.fromEntries(Object.entries(members).filter(([key]) => !routes(key))),
  };
  const some = Object.fromEntries(Object.entries(left).filter(([, table]) => Object.keys(table).length > 0));
  return Object.keys(found).length === 0
    ? { rest: text, linkAggregates: undefined }
    : { rest: JSON.stringify({ ...rest, config_db: some }), linkAggregates: found };
}

/** Tables of what switches alone; of ports those that are in one of these. */
const SWITCHED = new Set([
  "PORTCHANNEL_MEMBER",
  "VLAN_MEMBER",
  "MCLAG_DOMAIN",
  "MCLAG_INTERFACE",
  "MCLAG_UNIQUE_IP",
]);

function split(text: string): TwoParts {
  const { config_db: db, ...rest } = JSON.parse(text) as { config_db: Readonly<Record<string, Rows>> };
  if (db["PORTCHANNEL_MEMBER"] === undefined) return { routed: text, switched: null };
  const named = [db["PORTCHANNEL_MEMBER"], db["VLAN_MEMBER"] ?? {}].flatMap((table) =>
    Object.keys(table).flatMap((key) => key.split("|")),
  );
  const only = (table: Rows, takes: (key: string) => boolean): Rows =>
    Object.fromEntries(Object.entries(table).filter(([key]) => takes(key)));
  const links = ["PORT", "PORTCHANNEL"];
  const tables = Object.entries(db);
  const routed = tables.flatMap(([name, table]) => {
    if (SWITCHED.has(name)) return [];
    const left = links.includes(name) ? only(table, (key) => !named.includes(key)) : table;
    return Object.keys(left).length > 0 ? [[name, left] as const] : [];
  });
  const switched = tables.flatMap(([name, table]) => {
    if (SWITCHED.has(name) || name === "VLAN") return [[name, table] as const];
    const left = links.includes(name) ? only(table, (key) => named.includes(key)) : {};
    return Object.keys(left).length > 0 ? [[name, left] as const] : [];
  });
  return {
    routed: JSON.stringify({ ...rest, config_db: Object.fromEntries(routed) }),
    switched: JSON.stringify({ config_db: Object.fromEntries(switched) }),
  };
}

/** What SONiC's text says. @throws Error at the first row, field or line that is unknown, or that stands where it must not */
export const readSonic = inParts(take, split, readRouted, readSonicBridge, linkAggregates);
