import { z } from "zod";
import type { InterfaceFacts, VlanFacts } from "../support/facts.ts";

const LOOPBACK = /^Loopback\d+$/;
const PORT = /^Ethernet\d+$/;
const PORT_CHANNEL = /^PortChannel\d{1,4}$/;
const VLAN = /^Vlan\d+$/;
const UP = z.strictObject({ admin_status: z.literal("up"), description: z.string().min(1).max(255) });
const ADDRESS = /^(?<name>\w+)\|(?<address>(?:\d+\.\d+\.\d+\.\d+|[0-9a-f:]+)\/\d+)$/;

/** Rows of interfaces of one kind, bare and with addresses; a field has only who keeps its link-local address without having others. */
const routed = z.record(
  z.string(),
  z.strictObject({ ipv6_use_link_local_only: z.literal("enable").optional() }),
);

/** Tables and fields as SONiC's YANG models have them, of those that a fabric owns. */
export const CONFIG_DB = z.strictObject({
  DEVICE_METADATA: z.strictObject({
    localhost: z.strictObject({
      bgp_asn: z.string().regex(/^[1-9]\d*$/),
      docker_routing_config_mode: z.literal("split-unified"),
      frr_mgmt_framework_config: z.literal("true"),
    }),
  }),
  LOOPBACK_INTERFACE: routed,
  PORT: z.record(z.string().regex(PORT), UP).optional(),
  PORTCHANNEL: z.record(z.string().regex(PORT_CHANNEL), UP).optional(),
  INTERFACE: routed.optional(),
  PORTCHANNEL_INTERFACE: routed.optional(),
  VLAN: z
    .record(
      z.string().regex(VLAN),
      z.strictObject({ vlanid: z.string(), description: z.string().min(1).max(255) }),
    )
    .optional(),
  VLAN_MEMBER: z
    .record(z.string(), z.strictObject({ tagging_mode: z.enum(["tagged", "untagged"]) }))
    .optional(),
  VLAN_INTERFACE: routed.optional(),
});

type ConfigDb = z.infer<typeof CONFIG_DB>;

/** Addresses by interface. @throws Error where an address has no interface, or an interface another kind of name */
function addressesOf(
  table: Readonly<Record<string, { readonly ipv6_use_link_local_only?: "enable" | undefined }>>,
  kind: RegExp,
): ReadonlyMap<string, string[]> {
  const found = new Map<string, string[]>();
  for (const key of Object.keys(table))
    if (kind.test(key)) found.set(key, []);
    else {
      const { name = "", address = "" } = ADDRESS.exec(key)?.groups ?? {};
      const of = found.get(name);
      if (of === undefined) throw new Error(`the row ${key} is of no interface`);
      of.push(address);
    }
  for (const [name, addresses] of found)
    if ((table[name]?.ipv6_use_link_local_only === "enable") !== (addresses.length === 0))
      throw new Error(`${name} has no address, or others beside the link-local one`);
  return found;
}

/** What CONFIG_DB says. Descriptions of loopbacks are FRR's. */
export function readConfigDb(
  { DEVICE_METADATA, LOOPBACK_INTERFACE, ...db }: ConfigDb,
  descriptions: Readonly<Record<string, string>>,
): {
  readonly asn: number;
  readonly interfaces: Readonly<Record<string, InterfaceFacts>>;
  readonly vlans: Readonly<Record<string, VlanFacts>>;
} {
  const { VLAN: vlans = {}, VLAN_MEMBER: members = {}, VLAN_INTERFACE = {} } = db;
  const ports: Readonly<Record<string, { readonly description: string }>> = { ...db.PORT, ...db.PORTCHANNEL };
  const loopbacks = addressesOf(LOOPBACK_INTERFACE, LOOPBACK);
  const routedPorts = new Map([
    ...addressesOf(db.INTERFACE ?? {}, PORT),
    ...addressesOf(db.PORTCHANNEL_INTERFACE ?? {}, PORT_CHANNEL),
  ]);
  const gateways = addressesOf(VLAN_INTERFACE, VLAN);

  const describedAs = (name: string, description: string | undefined): string => {
    if (description === undefined) throw new Error(`nothing describes ${name}`);
    return description;
  };
  const facts = (
    of: ReadonlyMap<string, string[]>,
    description: (name: string) => string | undefined,
  ): readonly (readonly [string, InterfaceFacts])[] =>
    [...of].map(([name, addresses]) => [
      name,
      { description: describedAs(name, description(name)), addresses },
    ]);

  const memberships = Object.entries(members).map(([key, { tagging_mode }]) => {
    const [vlan = "", port = ""] = key.split("|");
    if (vlans[vlan] === undefined || ports[port] === undefined)
      throw new Error(`${key} joins what is not there`);
    if (routedPorts.has(port)) throw new Error(`${port} is routed, and in a VLAN`);
    return { vlan, port, tagging_mode };
  });
  const joined = (of: string, mode: "tagged" | "untagged"): readonly string[] =>
    memberships
      .filter(({ vlan, tagging_mode }) => vlan === of && tagging_mode === mode)
      .map(({ port }) => port)
      .sort();

  const idle = Object.keys(ports).filter(
    (name) => !routedPorts.has(name) && !memberships.some(({ port }) => port === name),
  );
  if (idle.length > 0) throw new Error(`ports without use: ${idle.join(", ")}`);
  for (const name of Object.keys(descriptions))
    if (!loopbacks.has(name)) throw new Error(`FRR describes ${name}, which CONFIG_DB does`);

  return {
    asn: Number(DEVICE_METADATA.localhost.bgp_asn),
    interfaces: Object.fromEntries([
      ...facts(loopbacks, (name) => descriptions[name]),
      ...facts(routedPorts, (name) => ports[name]?.description),
      ...facts(gateways, (name) => vlans[name]?.description),
      ...memberships.map(
        ({ port }) =>
          [port, { description: describedAs(port, ports[port]?.description), addresses: [] }] as const,
      ),
    ]),
    vlans: Object.fromEntries(
      Object.entries(vlans).map(([name, { vlanid }]) => {
        if (name !== `Vlan${vlanid}` || !gateways.has(name))
          throw new Error(`${name} is not routed, or another VLAN`);
        return [
          vlanid,
          { gateway: name, untagged: joined(name, "untagged"), tagged: joined(name, "tagged") },
        ];
      }),
    ),
  };
}
