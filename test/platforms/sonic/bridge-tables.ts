import { z } from "zod";

const PORT = /^Ethernet\d+$/;
const PORT_CHANNEL = /^PortChannel\d{1,4}$/;
const LINK = /^(?:Ethernet\d+|PortChannel\d{1,4})$/;
const VLAN = /^Vlan\d+$/;

const DESCRIPTION = z.string().min(1).max(255);
const BOOLEAN = z.enum(["true", "false"]);
const TIMERS = {
  forward_delay: z.literal("15"),
  hello_time: z.literal("2"),
  max_age: z.literal("20"),
};
const PRIORITY = z.string().regex(/^(?:0|[1-9]\d*)$/);

const tableOf = <T extends z.ZodType>(key: RegExp, row: T) => z.record(z.string().regex(key), row);

/** Tables and fields as SONiC's YANG models have them, of those that a fabric owns where a switch only switches. */
export const BRIDGE_TABLES = z.strictObject({
  PORT: tableOf(PORT, z.strictObject({ admin_status: z.literal("up"), description: DESCRIPTION })).optional(),
  PORTCHANNEL: tableOf(
    PORT_CHANNEL,
    z.strictObject({
      admin_status: z.literal("up"),
      description: DESCRIPTION,
      lacp_key: z.literal("auto").optional(),
    }),
  ).optional(),
  PORTCHANNEL_MEMBER: tableOf(/^PortChannel\d{1,4}\|Ethernet\d+$/, z.strictObject({})).optional(),
  VLAN: tableOf(VLAN, z.strictObject({ vlanid: z.string(), description: DESCRIPTION })),
  VLAN_MEMBER: tableOf(
    /^Vlan\d+\|(?:Ethernet\d+|PortChannel\d{1,4})$/,
    z.strictObject({ tagging_mode: z.enum(["tagged", "untagged"]) }),
  ),
  STP: z
    .strictObject({
      GLOBAL: z.strictObject({
        mode: z.literal("pvst"),
        rootguard_timeout: z.literal("30"),
        ...TIMERS,
        priority: z.literal("32768"),
      }),
    })
    .optional(),
  STP_VLAN: tableOf(
    VLAN,
    z.strictObject({ enabled: z.literal("true"), ...TIMERS, priority: PRIORITY }),
  ).optional(),
  STP_PORT: tableOf(
    LINK,
    z.strictObject({
      enabled: z.literal("true"),
      root_guard: z.literal("false"),
      bpdu_guard: BOOLEAN,
      bpdu_guard_do_disable: BOOLEAN,
      portfast: BOOLEAN,
      uplink_fast: z.literal("false"),
    }),
  ).optional(),
  MCLAG_DOMAIN: tableOf(
    /^[1-9]\d{0,3}$/,
    z.strictObject({
      source_ip: z.ipv4().optional(),
      peer_ip: z.ipv4().optional(),
      peer_link: z.string().regex(LINK),
    }),
  ).optional(),
  MCLAG_UNIQUE_IP: tableOf(VLAN, z.strictObject({ unique_ip: z.literal("enable") })).optional(),
  MCLAG_INTERFACE: tableOf(
    /^[1-9]\d{0,3}\|PortChannel\d{1,4}$/,
    z.strictObject({ if_type: z.literal("PortChannel") }),
  ).optional(),
});

export type BridgeTables = z.infer<typeof BRIDGE_TABLES>;
