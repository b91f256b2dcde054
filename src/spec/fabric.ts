import { z } from "zod";

/** In-rack BGP of `as-per-rack`: nodes peer with their ToR, which reflects between them (RFC 4456). */
const inRack = z
  .strictObject({
    kind: z
      .literal("route-reflector")
      .describe("Nodes peer with a route reflector and not with one another."),
    on: z.literal("tor").describe("The rack's ToR is the route reflector."),
  })
  .prefault({ kind: "route-reflector", on: "tor" })
  .describe("How the nodes of a rack learn one another's routes.");

const asPerRack = z
  .strictObject({
    model: z
      .literal("as-per-rack")
      .describe(
        "A rack's ToR and nodes share one AS; iBGP inside the rack, eBGP above it. Every router knows every route.",
      ),
    spine: z
      .literal("routed")
      .default("routed")
      .describe("Spines route: each has an AS of its own and peers with every ToR by eBGP."),
    inRack,
  })
  .describe(
    "AS per rack (Calico's AS-per-rack design; RFC 7938 section 5.2 with the AS boundary at the ToR).",
  );

/** The fabric model and its variants; a union with one member per model. */
export const fabric = z
  .discriminatedUnion("model", [asPerRack])
  .prefault({ model: "as-per-rack" })
  .describe("Which routing design the fabric follows.");

export type Fabric = z.output<typeof fabric>;
export type FabricInput = z.input<typeof fabric>;
export type ModelName = Fabric["model"];
