import { z } from "zod";
import { community } from "./bgp-numbers.ts";
import { address, nodeName } from "./scalars.ts";

/** Addresses that several servers may have; limits of prefixes follow from it. */
export const MOST_ANYCAST = 64;

/** Addresses that several servers have at once. */
export const anycast = z
  .array(
    z
      .strictObject({
        address: address.describe(
          "The address (/32), in no pool of the fabric and in no range of services. Each of `servers` has it on its loopback.",
        ),
        servers: z
          .array(nodeName)
          .min(1)
          .describe(
            "Names of the nodes and hosts that have it and announce it. Whoever sends there gets to the nearest, and spreads over those that are as near.",
          ),
        communities: z
          .array(community)
          .max(50)
          .default([])
          .describe(
            "Communities that nodes put on its route (BGPConfiguration prefixAdvertisements); hosts put on none. Default none.",
          ),
      })
      .describe("One address, and who has it."),
  )
  .max(MOST_ANYCAST)
  .default([])
  .describe(
    `Addresses that several servers have at once, such as that of an API server on three nodes. Nodes announce them by an IPPool of one address that no pod is given. At most ${String(MOST_ANYCAST)}, default none.`,
  );
