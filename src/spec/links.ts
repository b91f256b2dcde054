import { z } from "zod";

/** How the ends of links between switches that route know each other. */
export const links = z
  .enum(["numbered", "unnumbered"])
  .default("numbered")
  .describe(
    "How links between switches that route are addressed. numbered: each has a network out of pools.links (or pools.spineLinks), and a BGP session for each address family. unnumbered: none has any; each end knows the other by the interface and its IPv6 link-local address, and one session carries all families, IPv4 with IPv6 next hops (RFC 8950, before it RFC 5549). Changing it starts these sessions anew. Default numbered.",
  );

export type LinkNumbering = z.output<typeof links>;
