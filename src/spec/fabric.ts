import { z } from "zod";

const routedSpine = z
  .strictObject({
    kind: z.literal("routed").describe("Spines route, and peer with every ToR by eBGP."),
    asns: z
      .enum(["unique", "shared"])
      .optional()
      .describe(
        "An AS for each spine, or one for all of them, or of a pod where there are `pods` (RFC 7938 section 5.2.1). Default unique; with pods shared.",
      ),
  })
  .describe("Spines are routers.");

const ethernetSpine = z
  .strictObject({
    kind: z
      .literal("ethernet")
      .describe(
        "Spines only switch. Each is an isolated plane, an IP subnet of its own in which every ToR has an address and peers with every other ToR by eBGP.",
      ),
  })
  .describe("Spines are layer 2 switches: they have no AS, no loopback and no routes.");

/** What stands above the ToRs. */
const spine = z
  .discriminatedUnion("kind", [routedSpine, ethernetSpine])
  .prefault({ kind: "routed" })
  .describe("What stands above the ToRs. Default: spines that route.");

const routeReflectorOnTor = z
  .strictObject({
    kind: z
      .literal("route-reflector")
      .describe("Nodes peer with a route reflector (RFC 4456) and not with one another."),
    on: z.literal("tor").describe("The rack's ToR is the route reflector."),
  })
  .describe("The ToR reflects between the nodes of its rack.");

const routeReflectorOnNodes = z
  .strictObject({
    kind: z
      .literal("route-reflector")
      .describe("Nodes peer with route reflectors (RFC 4456) and not with one another."),
    on: z
      .literal("nodes")
      .describe(
        "The rack's nodes with `reflector: true` are the route reflectors; only they peer with the ToR.",
      ),
  })
  .describe("One to three nodes of the rack reflect.");

const fullMesh = z
  .strictObject({
    kind: z.literal("full-mesh").describe("Each node peers with every other of its rack, and with the ToR."),
  })
  .describe("iBGP full mesh inside the rack: n(n-1)/2 sessions and no reflector.");

const inRack = z
  .discriminatedUnion("kind", [
    fullMesh,
    z.discriminatedUnion("on", [routeReflectorOnTor, routeReflectorOnNodes]),
  ])
  .prefault({ kind: "route-reflector", on: "tor" })
  .describe("How the nodes of a rack learn one another's routes. Default: the ToR reflects.");

const asPerRack = z
  .strictObject({
    model: z
      .literal("as-per-rack")
      .describe(
        "A rack's ToR and nodes share one AS; iBGP inside the rack, eBGP above it. Every router knows every route.",
      ),
    spine,
    inRack,
  })
  .describe(
    "AS per rack (Calico's AS-per-rack design; RFC 7938 section 5.2 with the AS boundary at the ToR).",
  );

const withinRack = z
  .enum(["through-tor", "direct"])
  .default("through-tor")
  .describe(
    "Traffic between nodes of a rack: through-tor (the ToR sets itself as next hop, so it can filter), or direct (third-party next hop, RFC 4271 section 5.1.3). Default through-tor.",
  );

const asPerServer = z
  .strictObject({
    model: z
      .literal("as-per-server")
      .describe(
        "Each node is an AS of its own and peers with its ToRs by eBGP. Every router knows every route.",
      ),
    spine,
    withinRack,
  })
  .describe("AS per server (Calico's AS-per-server design; RFC 7938 with BGP on the host).");

const asPerCluster = z
  .strictObject({
    model: z
      .literal("as-per-cluster")
      .describe(
        "All nodes of the cluster are one AS, the first of pools.nodeAsns, and peer with their ToRs by eBGP. Every router knows every route.",
      ),
    spine,
    ownAs: z
      .enum(["allowed", "overridden"])
      .default("allowed")
      .describe(
        "What lets nodes take one another's routes, in whose paths their own AS stands: allowed (they take it once, numAllowedLocalASNumbers of Calico's BGPPeer), or overridden (ToRs put their own AS in its place, as-override). Default allowed.",
      ),
    torAsns: z
      .enum(["unique", "shared"])
      .default("unique")
      .describe(
        "An AS for each ToR, or one for all of them, the first of pools.rackAsns: then ToRs take their own AS once from spines (RFC 7938 section 5.2.2). Default unique.",
      ),
    hostAsns: z
      .enum(["unique", "cluster"])
      .default("unique")
      .describe(
        "Hosts without Calico: each in an AS of its own, or all in the cluster's, where `ownAs` holds for them as well. Default unique.",
      ),
    withinRack,
  })
  .describe(
    "AS per cluster: what Calico gives a cluster of which only its AS number is said (asNumber of BGPConfiguration), on a fabric of eBGP.",
  );

const downwardDefault = z
  .strictObject({
    model: z
      .literal("downward-default")
      .describe(
        "Nodes share one AS, ToRs another, spines a third. Specific routes go up, only the default comes down: ToRs know their own rack, spines everything.",
      ),
  })
  .describe("Downward default (Calico's downward-default design): small tables on ToRs and nodes.");

const igp = z
  .strictObject({
    model: z
      .literal("igp")
      .describe(
        "All routers are one AS. OSPF on ToRs and spines finds next hops, iBGP carries endpoints. Every router knows every route.",
      ),
    reflectors: z
      .enum(["spines", "tors"])
      .default("spines")
      .describe(
        "Who joins the racks, each of which its ToR reflects for (RFC 4456): spines, whose clients are the ToRs; or tors, in a full mesh, whose clients are the spines. Default spines.",
      ),
    ospf: z
      .strictObject({
        hello: z
          .int()
          .min(1)
          .max(60)
          .default(3)
          .describe(
            "Interval of hellos on every link; a neighbour is gone after four of them (RFC 2328 section C.3). Seconds, 1 to 60, default 3.",
          )
          .meta({ unit: "seconds" }),
      })
      .prefault({})
      .describe("OSPF's timers, the same on every link."),
  })
  .describe("One AS with an IGP below it: OSPF for the switches' own addresses, iBGP for pods.");

const switching = z
  .strictObject({
    technology: z
      .enum(["plain", "mlag", "irf", "trill", "fabricpath"])
      .default("plain")
      .describe(
        "plain: VLANs and spanning tree; mlag, irf: two switches as one (spines of a plane, ToRs of a rack); trill, fabricpath: layer 2 routed by IS-IS. Default plain.",
      ),
  })
  .prefault({})
  .describe("How the switches keep a plane free of loops.");

const l2 = z
  .strictObject({
    model: z
      .literal("l2")
      .describe(
        "Switches only switch. All nodes are one AS; each has an address in every plane, an isolated IP subnet over spines of its own, and is a client of that plane's route reflectors, which are nodes.",
      ),
    planes: z
      .int()
      .min(1)
      .max(4)
      .default(1)
      .describe(
        "Isolated planes; spine s is in plane s mod planes. Nodes spread flows over all of them. 1 to 4, default 1: a flat fabric.",
      ),
    switching,
    firstVlan: z
      .int()
      .min(2)
      .max(4091)
      .default(100)
      .describe("VLAN of plane 0 on the switches; plane p has the p-th after it. 2 to 4091, default 100."),
  })
  .describe("Ethernet fabric (Calico's layer 2 interconnect design).");

/** The fabric model and its variants: a union with one member per model, so that what a model can't have does not type-check. */
export const fabric = z
  .discriminatedUnion("model", [asPerRack, asPerServer, asPerCluster, downwardDefault, igp, l2])
  .prefault({ model: "as-per-rack" })
  .describe("Which routing design the fabric follows. Default as-per-rack.");

export type Fabric = z.output<typeof fabric>;
export type ModelName = Fabric["model"];

/** The fabric of one model. */
export type FabricOf<M extends ModelName> = Extract<Fabric, { readonly model: M }>;
