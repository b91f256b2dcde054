import { z } from "zod";
import type { BridgeFacts } from "../support/bridge-facts.ts";
import { BRIDGE_TABLES, type BridgeTables } from "./bridge-tables.ts";
import { readSwitching } from "./read-switching.ts";

const ARTIFACT = z.strictObject({ config_db: BRIDGE_TABLES });

const parts = (key: string): readonly [string, string] => {
  const [left = "", right = ""] = key.split("|");
  return [left, right];
};

/** Members of port channels that are the fabric's. @throws Error where a port is in none, in two, or a channel with a key is empty */
function channelsOf({ PORT = {}, PORTCHANNEL = {}, PORTCHANNEL_MEMBER = {} }: BridgeTables) {
  const channelOf = new Map<string, string>();
  for (const [channel, port] of Object.keys(PORTCHANNEL_MEMBER).map(parts)) {
    if (PORTCHANNEL[channel] === undefined || PORT[port] === undefined)
      throw new Error(`${port} joins ${channel}: one is not there`);
    if (channelOf.has(port)) throw new Error(`${port} is in two port channels`);
    channelOf.set(port, channel);
  }
  const members = Map.groupBy(channelOf.keys(), (port) => channelOf.get(port) ?? "");
  for (const [name, { lacp_key }] of Object.entries(PORTCHANNEL))
    if (members.has(name) !== (lacp_key !== undefined))
      throw new Error(`${name} has ports without a key, or a key without ports`);
  return { channelOf, members };
}

/** VLANs by link. @throws Error where a link carries two of them untagged, or one in both ways, or joins what is not there */
function carriedBy({ VLAN, VLAN_MEMBER, PORT = {}, PORTCHANNEL = {} }: BridgeTables) {
  const carried = new Map<string, { untagged: number | null; tagged: number[] }>();
  for (const [key, { tagging_mode }] of Object.entries(VLAN_MEMBER)) {
    const [vlan, link] = parts(key);
    const { vlanid } = VLAN[vlan] ?? {};
    if (vlan !== `Vlan${String(vlanid)}` || (PORT[link] ?? PORTCHANNEL[link]) === undefined)
      throw new Error(`${key} joins what is not there, or another VLAN`);
    const of = carried.get(link) ?? { untagged: null, tagged: [] };
    if (tagging_mode === "tagged") of.tagged.push(Number(vlanid));
    else if (of.untagged === null) of.untagged = Number(vlanid);
    else throw new Error(`${link} has two VLANs untagged`);
    carried.set(link, of);
  }
  for (const vlan of Object.keys(VLAN))
    if (!Object.keys(VLAN_MEMBER).some((key) => key.startsWith(`${vlan}|`)))
      throw new Error(`nothing is in ${vlan}`);
  return carried;
}

/** What the text of a SONiC switch that only switches says. @throws Error at the first row or field that is unknown, or that says nothing */
export function readSonicBridge(text: string): BridgeFacts {
  const { config_db: db } = ARTIFACT.parse(JSON.parse(text));
  const { channelOf, members } = channelsOf(db);
  const carried = carriedBy(db);
  for (const port of channelOf.keys()) if (carried.has(port)) throw new Error(`${port} is not alone`);
  const named = Object.entries(db.PORTCHANNEL ?? {}).filter(([name]) => !members.has(name));
  const ports = [...Object.entries(db.PORT ?? {}), ...named].map(([name, { description }]) => {
    const of = carried.get(channelOf.get(name) ?? name);
    if (of === undefined) throw new Error(`${name} carries nothing`);
    return [
      name,
      { description, untagged: of.untagged, tagged: of.tagged.toSorted((a, b) => a - b) },
    ] as const;
  });
  const { switching, edges } = readSwitching(db, [...carried.keys()]);
  const peerChannel = Object.values(db.MCLAG_DOMAIN ?? {})[0]?.peer_link;
  const numberOf = (channel: string): string => channel.replace("PortChannel", "");
  return {
    vlans: Object.values(db.VLAN)
      .map(({ vlanid }) => Number(vlanid))
      .sort((a, b) => a - b),
    ports: Object.fromEntries(ports),
    aggregates: Object.fromEntries(
      [...members]
        .filter(([channel]) => channel !== peerChannel)
        .map(([channel, some]) => [numberOf(channel), [...some].sort()]),
    ),
    edges: edges.map((link) => (members.has(link) ? `aggregate ${numberOf(link)}` : link)).sort(),
    switching,
  };
}
