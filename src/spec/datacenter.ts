import { z } from "zod";
import { anycast } from "./anycast.ts";
import { bgp } from "./bgp.ts";
import { servers } from "./bonds.ts";
import { calico } from "./calico.ts";
import { capacity } from "./capacity.ts";
import { clusters } from "./clusters.ts";
import { ethernet } from "./ethernet.ts";
import { fabric } from "./fabric.ts";
import { hardware } from "./hardware.ts";
import { ipv6 } from "./ipv6.ts";
import { lines } from "./lines.ts";
import { links } from "./links.ts";
import { linux } from "./linux.ts";
import { offsets, pools, sizes } from "./numbers.ts";
import { outside } from "./outside.ts";
import { pairs } from "./pairs.ts";
import { platforms } from "./platform.ts";
import { pods } from "./pods.ts";
import { ports } from "./ports.ts";
import { rack } from "./rack.ts";
import { label } from "./scalars.ts";
import { services } from "./services.ts";
import { spine } from "./switches.ts";
import { superSpine } from "./super-spine.ts";
import { tables } from "./tables.ts";
import { uplinks } from "./uplinks.ts";
import { vrf } from "./vrf.ts";

/** The whole spec: one datacenter. Types, defaults, JSON Schema and documentation all come from here. */
export const datacenter = z
  .strictObject({
    name: label.describe("Name of the datacenter."),
    fabric,
    capacity,
    pools,
    sizes,
    offsets,
    platforms,
    hardware,
    ports,
    ethernet,
    linux,
    lines,
    servers,
    uplinks,
    links,
    vrf: vrf.optional(),
    pairs,
    bgp,
    calico,
    ipv6: ipv6.optional(),
    tables,
    services,
    clusters,
    anycast,
    outside: outside.optional(),
    superSpines: z
      .array(superSpine)
      .default([])
      .describe(
        "The switches above the spines of all pods: the third tier of a five-stage fabric (RFC 7938 section 3.2.3). Default none.",
      ),
    pods,
    spines: z.array(spine).min(1).describe("The spine switches."),
    racks: z.array(rack).default([]).describe("The racks."),
  })
  .describe("One datacenter's leaf-spine fabric under Kubernetes with Calico.");

/** A datacenter as zod takes it; `DatacenterSpec` is what is made of it for users. */
export type SpecInput = z.input<typeof datacenter>;

/** A datacenter that was read: valid in form, every default filled in, addresses as integers. */
export type Datacenter = z.output<typeof datacenter>;
export type SpineSpec = Datacenter["spines"][number];
export type SuperSpineSpec = Datacenter["superSpines"][number];
export type PodSpec = Datacenter["pods"][number];
export type RackSpec = Datacenter["racks"][number];
export type TorSpec = RackSpec["tors"][number];
export type ClusterSpec = Datacenter["clusters"][number];
export type NodeSpec = RackSpec["nodes"][number];
export type HostSpec = RackSpec["hosts"][number];
