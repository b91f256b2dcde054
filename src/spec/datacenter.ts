import { z } from "zod";
import { fabric, type FabricInput, type ModelName } from "./fabric.ts";
import { ipv6 } from "./ipv6.ts";
import { outside } from "./outside.ts";
import { secretName } from "./passwords.ts";
import { hostDaemon, platform } from "./platform.ts";
import { address, asn, cidr, index, label, nodeName } from "./scalars.ts";
import { services } from "./services.ts";
import { bgp, calico, capacity, pools, ports, sizes } from "./settings.ts";
import { switchTables, tables } from "./tables.ts";

/** What one host may announce; its ToRs' limit of prefixes follows from it. */
export const MOST_ANNOUNCED = 64;

const maintenance = (what: string) => z.boolean().default(false).describe(`${what} Default false.`);

const spine = z
  .strictObject({
    name: label.describe("Name of the switch, unique among all switches."),
    index,
    platform,
    maintenance: maintenance(
      "The spine is drained (RFC 8326): its neighbours go by others wherever they can, and then it can be shut without loss.",
    ),
    tables: switchTables
      .prefault({})
      .describe("What this switch's hardware has room for, where it is not as `tables` says for its role."),
    pin: z
      .strictObject({
        asn: asn.optional().describe("Only where a spine has an AS of its own."),
        loopback: address.optional().describe("Only where spines route."),
        plane: cidr.optional().describe("The subnet of the spine's plane, only where spines switch."),
      })
      .prefault({})
      .describe("Numbers that exist already and stay; each must lie in its pool."),
  })
  .describe("A spine switch.");

const tor = z
  .strictObject({
    name: label
      .optional()
      .describe("Name of the switch, unique among all switches. Default <rack>-tor<index>."),
    index,
    platform,
    maintenance: maintenance(
      "The ToR is drained (RFC 8326): spines and nodes go by the rack's other ToR, and then it can be shut without loss.",
    ),
    tables: switchTables
      .prefault({})
      .describe("What this switch's hardware has room for, where it is not as `tables` says for its role."),
    uplinkPasswords: z
      .record(label, secretName)
      .default({})
      .describe(
        "The password of the session with a spine by its name, by the spine's name, where it is not `bgp.passwords.switches`. Default none.",
      ),
    pin: z
      .strictObject({
        asn: asn.optional().describe("Only where a ToR has an AS of its own."),
        loopback: address.optional(),
        uplinks: z
          .record(label, cidr)
          .default({})
          .describe("The /31 of the link to a spine, by the spine's name; the spine has the even address."),
        planes: z
          .record(label, address)
          .default({})
          .describe("The address in the plane of a spine, by the spine's name, where spines switch."),
      })
      .prefault({})
      .describe("Numbers that exist already and stay; each must lie in its pool."),
  })
  .describe("A top-of-rack switch (leaf).");

const node = z
  .strictObject({
    name: nodeName.describe("Name of the Kubernetes node, unique in the datacenter."),
    index,
    reflector: z
      .boolean()
      .default(false)
      .describe(
        "The node is a route reflector of its rack, where the model has reflectors on nodes. Default false.",
      ),
    maintenance: maintenance(
      "The node is cordoned: Kubernetes places no pod there. Its pods stay until they are evicted (kubectl drain): no route leads around a node.",
    ),
    reflectsPlane: z
      .int()
      .min(0)
      .max(3)
      .optional()
      .describe(
        "The plane that the node is a route reflector of, where the model has planes of nodes. Default none.",
      ),
    pin: z
      .strictObject({
        asn: asn.optional().describe("Only where a node has an AS of its own."),
        address: address
          .optional()
          .describe("In the rack's subnet, or in plane 0 where nodes have an address in each plane."),
        planes: z
          .record(z.string().regex(/^[1-3]$/, "must be the number of a plane, 1 to 3"), address)
          .default({})
          .describe("Addresses in planes from 1, by the plane's number, where nodes have them."),
      })
      .prefault({})
      .describe("Numbers that exist already and stay."),
  })
  .describe("A server that runs Calico.");

const host = z
  .strictObject({
    name: label.describe("Name of the host, unique among all nodes, hosts and switches."),
    index,
    daemon: hostDaemon,
    announces: z
      .array(cidr)
      .max(MOST_ANNOUNCED)
      .default([])
      .describe(
        `What the host announces and nobody else: service addresses (/32) or networks behind it, in pools.hosts. At most ${String(MOST_ANNOUNCED)}, default none.`,
      ),
    pin: z
      .strictObject({
        asn: asn.optional().describe("Only where a host has an AS of its own."),
        address: address.optional().describe("In the rack's subnet."),
      })
      .prefault({})
      .describe("Numbers that exist already and stay."),
  })
  .describe(
    "A server without Calico that speaks BGP with its ToRs: storage, bare metal, a load balancer. Its ToRs let it announce what it declares and nothing else.",
  );

const rack = z
  .strictObject({
    name: label.describe("Name of the rack, unique; the value of the rack label on its nodes."),
    index,
    tors: z
      .array(tor)
      .min(1)
      .prefault([{ index: 0 }])
      .describe("The rack's ToRs. Default: one, with index 0."),
    nodes: z.array(node).default([]).describe("The rack's servers."),
    hosts: z.array(host).default([]).describe("The rack's servers that do not run Calico. Default none."),
    morePods: z
      .array(index)
      .default([])
      .describe(
        "Further pools of pods for a rack whose first is full: each by its number in pools.pods, where no rack has that number as its index. Append a range to pools.pods to have numbers that no rack will ever have. Default none.",
      ),
    maintenance: maintenance("All ToRs and nodes of the rack are in maintenance."),
    password: secretName
      .optional()
      .describe(
        "The password of the sessions of the rack's nodes and hosts, where it is not `bgp.passwords.nodes`. Default none.",
      ),
    pin: z
      .strictObject({ asn: asn.optional(), subnet: cidr.optional(), pods: cidr.optional() })
      .prefault({})
      .describe("Numbers that exist already and stay; each must lie in its pool."),
  })
  .describe("A rack of servers with its ToRs.");

/** The whole spec: one datacenter. Types, defaults, JSON Schema and documentation all come from here. */
export const datacenter = z
  .strictObject({
    name: label.describe("Name of the datacenter."),
    fabric,
    capacity,
    pools,
    sizes,
    ports,
    bgp,
    calico,
    ipv6: ipv6.optional(),
    tables,
    services,
    outside: outside.optional(),
    spines: z.array(spine).min(1).describe("The spine switches."),
    racks: z.array(rack).default([]).describe("The racks."),
  })
  .describe("One datacenter's leaf-spine fabric under Kubernetes with Calico.");

type SpecInput = z.input<typeof datacenter>;
type RackInput = NonNullable<SpecInput["racks"]>[number];
type NodeInput = NonNullable<RackInput["nodes"]>[number];

/** The models in which a node may say that it reflects, and how. */
interface Reflecting {
  readonly reflector: "as-per-rack";
  readonly reflectsPlane: "l2";
}

/** Where a model is named that has no reflectors of a kind on nodes, none can be said. */
type NodeOf<M extends ModelName> = Omit<NodeInput, keyof Reflecting> & {
  readonly [F in keyof Reflecting]?: Reflecting[F] extends M ? NodeInput[F] : never;
};

type RackOf<M extends ModelName> = Omit<RackInput, "nodes"> & {
  readonly nodes?: readonly NodeOf<M>[] | undefined;
};

/** A datacenter as a user writes it; `M` narrows it to one model. ip-num's objects are welcome wherever text is. */
export type DatacenterSpec<M extends ModelName = ModelName> = Omit<SpecInput, "fabric" | "racks"> & {
  readonly fabric?: Extract<NonNullable<FabricInput>, { readonly model: M }> | undefined;
  readonly racks?: readonly RackOf<M>[] | undefined;
};

/** A datacenter that was read: valid in form, every default filled in, addresses as integers. */
export type Datacenter = z.output<typeof datacenter>;
export type SpineSpec = Datacenter["spines"][number];
export type RackSpec = Datacenter["racks"][number];
export type TorSpec = RackSpec["tors"][number];
export type NodeSpec = RackSpec["nodes"][number];
export type HostSpec = RackSpec["hosts"][number];
