import { z } from "zod";
import { address6, foreignCidr6, interfaceAddress6 } from "./ipv6.ts";
import { asn, community } from "./bgp-numbers.ts";
import { secretName } from "./passwords.ts";
import { interfaceName } from "./port-names.ts";
import { addressOfIpv4, cidr, interfaceAddress, label } from "./scalars.ts";

/** The cable from a border to a router outside. */
const cable = {
  router: label.describe(
    "Name of the router outside, as the simulator and the lab call it; the same at each of its links.",
  ),
  switch: label.describe("Name of the border: a spine or a ToR that routes."),
  interface: interfaceName.describe(
    "The border's port to it. Several routers may stand behind one port, in one network: each is an entry with the same address of the border.",
  ),
  address: interfaceAddress.describe(
    "The border's address there, with the length of the network. Required, but where IPv6 is alone.",
  ),
  peer: addressOfIpv4.describe("The outside router's address there. Required, but where IPv6 is alone."),
};

/** The link's ends in IPv6, where they are not as the datacenter's prefix has them. */
const ends6 = {
  address: interfaceAddress6
    .optional()
    .describe(
      "The border's address there, with the length of the network. Default: the IPv4 address in the last 32 bits of what ipv6.prefix has for links to the outside; required where IPv6 is alone.",
    ),
  peer: address6.optional().describe("The outside router's address there; goes with `address`."),
};

const prefixes6 = (field: string, why: string) =>
  z
    .array(foreignCidr6)
    .optional()
    .describe(
      `What stands for each of \`${field}\` in IPv6, in the same order; those that are left over are of IPv4 alone. The default route is ::/0 by itself. Where IPv6 is alone, the list itself, ::/0 included. ${why}`,
    );

const linkInIpv6 =
  "The same link in IPv6, where the datacenter has IPv6: the router outside has a session of each family.";

const remoteAsn = asn.describe("AS of the outside router.");

const password = secretName
  .optional()
  .describe("TCP MD5 (RFC 2385): the name of the password that its owner has given. Default none.");

const ttlSecurity = z
  .boolean()
  .default(false)
  .describe(
    "GTSM (RFC 5082): only packets of the neighbour itself count. The router outside must have it too, or the session stays down. Default false.",
  );

const watched = z
  .boolean()
  .default(false)
  .describe(
    "The border watches the router outside by BFD (RFC 5881), at the intervals of bgp.bfd, whether or not switches do so among themselves. The router outside must have it too. Default false.",
  );

const defaultOnly = z
  .strictObject({
    mode: z
      .literal("default-only")
      .describe("eBGP; of what the outside router tells only the default route is taken."),
    ...cable,
    asn: remoteAsn,
    password,
    ttlSecurity,
    bfd: watched,
    ipv6: z.strictObject(ends6).optional().describe(linkInIpv6),
  })
  .describe("An outside router that gives the default route by eBGP.");

const full = z
  .strictObject({
    mode: z
      .literal("full")
      .describe("eBGP; every route is taken, or those of `accept`: they are known on every router inside."),
    ...cable,
    asn: remoteAsn,
    password,
    ttlSecurity,
    bfd: watched,
    accept: z
      .array(cidr)
      .min(1)
      .optional()
      .describe(
        "Ranges that are taken, with every longer prefix in them; 0.0.0.0/0 stands for all. Default: all but martians (RFC 6890), private ranges among them. The fabric's own ranges never are.",
      ),
    maximumPrefixes: z
      .int()
      .min(1)
      .max(1_000_000)
      .default(1000)
      .describe(
        "Routes that may come; the session is torn down over it, with a warning at 80 %. Every router inside must have room for them. Default 1000.",
      ),
    announces: z
      .array(cidr)
      .min(1)
      .prefault(["0.0.0.0/0"])
      .describe(
        "Routes that it is known to have: what the simulator and the lab take it to tell. Default the default route.",
      ),
    ipv6: z
      .strictObject({
        ...ends6,
        accept: prefixes6("accept", "Must be given where `accept` has more than the default route."),
        announces: prefixes6("announces", "Default none."),
      })
      .optional()
      .describe(linkInIpv6),
  })
  .describe("An outside router whose routes are taken by eBGP.");

const fixed = z
  .strictObject({
    mode: z
      .literal("static")
      .describe("No BGP: the border has static routes to it, which stand while the port is up."),
    ...cable,
    prefixes: z
      .array(cidr)
      .min(1)
      .prefault(["0.0.0.0/0"])
      .describe("Where the routes lead. Default the default route."),
    ipv6: z
      .strictObject({
        ...ends6,
        prefixes: prefixes6("prefixes", "Must be given where `prefixes` has more than the default route."),
      })
      .optional()
      .describe(linkInIpv6),
  })
  .describe("An outside router that speaks no BGP; its owner routes the fabric's ranges to the border.");

/** What routers outside are told, where it is said. */
export const announcement = z.strictObject({
  pods: z
    .enum(["per-rack", "per-pool", "none"])
    .optional()
    .describe(
      "Aggregates of pods: one for each rack, withdrawn by a border that has lost the rack's last route; or one for each range of pools.pods. Default per-pool where only ToRs are borders and every ToR goes to every one of several spines, else per-rack.",
    ),
  services: z
    .boolean()
    .default(true)
    .describe("Ranges of services, and single addresses out of them. Default true."),
  anycast: z
    .boolean()
    .default(false)
    .describe("Addresses that several servers have (`anycast`). Default false."),
  nodes: z.boolean().default(false).describe("The racks' subnets. Default false."),
  loopbacks: z.boolean().default(false).describe("The switches' loopbacks. Default false."),
});

const announce = announcement.prefault({}).describe("What routers outside are told.");

const communities = z
  .strictObject({
    out: z.array(community).default([]).describe("Added to all that routers outside are told. Default none."),
    in: z
      .array(community)
      .default([])
      .describe("Added to all that comes from them, for whoever hears of it inside. Default none."),
  })
  .prefault({})
  .describe("Communities (RFC 1997) and large ones (RFC 8092); those that are there already stay.");

/** How the fabric hangs together with the rest of the world. */
export const outside = z
  .strictObject({
    peers: z
      .array(z.discriminatedUnion("mode", [defaultOnly, full, fixed]))
      .min(1)
      .describe("Links of borders to routers outside; the switches named in it are the borders."),
    announce,
    communities,
    asn: asn
      .optional()
      .describe(
        "AS by which routers outside know the whole datacenter, whatever borders have among themselves (local-as). Default: each border's own.",
      ),
    privateAsns: z
      .enum(["remove", "keep"])
      .default("remove")
      .describe(
        "Private AS numbers (RFC 6996) behind the border's in what goes out: racks' and nodes' mean nothing there. Default remove.",
      ),
  })
  .describe(
    "Routers outside the fabric, and the borders that stand before them. Default none: nothing comes in, nothing goes out.",
  );

export type OutsidePeerSpec = z.output<typeof outside>["peers"][number];
