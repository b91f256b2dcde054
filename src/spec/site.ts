import { z } from "zod";
import { asn, asnPool } from "./bgp-numbers.ts";
import type { DatacenterSpec } from "./datacenter-spec.ts";
import { cidr6, address6, pool6 } from "./ipv6.ts";
import { announcement } from "./outside.ts";
import { secretName } from "./passwords.ts";
import { interfaceName } from "./port-names.ts";
import { address, addressPool, cidr, index, label, scalar, type Refusal } from "./scalars.ts";

const refusal: Refusal = {
  code: "value-invalid",
  message: "is neither a file nor a spec",
  hint: "give the path of the datacenter's spec, relative to this file, or the spec itself",
};

const isSpec = (value: unknown): boolean =>
  typeof value === "string" ? value !== "" : typeof value === "object" && !Array.isArray(value);

/** What of a datacenter's spec is looked at here is looked at by `readSpec`. */
const spec = scalar<string | DatacenterSpec, string | DatacenterSpec>(
  (value) => (isSpec(value) ? value : refusal),
  { type: ["string", "object"] },
);

const ipv4 = (what: string) => addressPool.optional().describe(`For ${what}. Default none.`);

const ranges = z
  .strictObject({
    asns: asnPool.describe("AS numbers of its routers and nodes."),
    ipv4: z
      .strictObject({
        any: ipv4("whatever it has, of any kind"),
        pods: ipv4("pods"),
        nodes: ipv4("racks' subnets and planes"),
        links: ipv4("links between switches, and of servers"),
        loopbacks: ipv4("loopbacks and router ids"),
        services: ipv4("services, hosts and addresses of several servers"),
      })
      .prefault({})
      .describe("IPv4 prefixes, those of `any` and those of a kind."),
    ipv6: pool6.optional().describe("IPv6 prefixes. Default none."),
  })
  .describe("What it may take its numbers from, and no other datacenter may.");

const member = z
  .strictObject({
    name: label.describe("Name of the datacenter, as its spec has it."),
    spec: spec.describe("The path of its spec, relative to this file; or the spec itself."),
    ranges,
    announce: announcement
      .optional()
      .describe("As `outside.announce` of a spec that has no `outside`: what its borders tell."),
    asn: asn
      .optional()
      .describe(
        "As `outside.asn` of a spec that has no `outside`: the AS by which others know it. Default: each border's own.",
      ),
  })
  .describe("A datacenter.");

const end = z
  .strictObject({
    datacenter: label.describe("Name of the datacenter."),
    switch: label.describe("Name of the border there: a switch that may be one, as for `outside`."),
    interface: interfaceName.describe(
      "The border's port, or the VLAN's interface where its platform has that. Several interconnects may share it, in one network.",
    ),
    address: address
      .optional()
      .describe("Its address in the network. Default: of two ends the first has the lower of the two."),
    address6: address6.optional().describe("The same in IPv6."),
  })
  .describe("One end of an interconnect.");

const interconnect = z
  .strictObject({
    index,
    ends: z.array(end).min(2).max(2).describe("The two borders, in two datacenters."),
    subnet: cidr.optional().describe("Its network in IPv4. Default: the /31 of `links.ipv4` by its index."),
    subnet6: cidr6
      .optional()
      .describe("Its network in IPv6. Default: the /127 of `links.ipv6` by its index."),
    password: secretName
      .optional()
      .describe(
        "TCP MD5 (RFC 2385): the name of the password that the operation of both datacenters has. Default none.",
      ),
    ttlSecurity: z
      .boolean()
      .default(true)
      .describe("GTSM (RFC 5082): only packets of the neighbour itself count. Default true."),
    bfd: z
      .boolean()
      .default(false)
      .describe(
        "The borders watch each other by BFD (RFC 5881), each at the intervals of its datacenter's bgp.bfd. Default false.",
      ),
    maximumPrefixes: z
      .int()
      .min(1)
      .max(1_000_000)
      .optional()
      .describe(
        "Routes that may come from either side, over which the session is torn down. Default 1000, or twice as many as the other side's declared capacity has ranges to announce, where that is more.",
      ),
  })
  .describe("A link between borders of two datacenters, over which each tells the other its own ranges.");

/** The registry of a site: what each datacenter may take, and how they hang together. */
export const site = z
  .strictObject({
    name: label.describe("Name of the site."),
    datacenters: z.array(member).min(1).describe("Its datacenters."),
    links: z
      .strictObject({
        ipv4: addressPool.optional().describe("A /31 for each interconnect, by its index. Default none."),
        ipv6: pool6.optional().describe("A /127 for each interconnect, by its index. Default none."),
      })
      .prefault({})
      .describe("Where interconnects take their networks from, but for those that have one given."),
    interconnects: z.array(interconnect).default([]).describe("Links between datacenters. Default none."),
  })
  .describe("Datacenters that share a numbering, and the links between them.");

/** A site as zod takes it; `SiteSpec` is what is made of it for users. */
export type SiteInput = z.input<typeof site>;

/** A site that was read: valid in form, defaults filled in. */
export type Site = z.output<typeof site>;
export type SiteMember = Site["datacenters"][number];
export type Interconnect = Site["interconnects"][number];
export type InterconnectEnd = Interconnect["ends"][number];
