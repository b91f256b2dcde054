import { z } from "zod";

/** What two switches that are one have between them. */
export const pairs = z
  .strictObject({
    links: z
      .int()
      .min(1)
      .max(8)
      .default(1)
      .describe(
        "Cables between the two switches of a pair, which are its peer link: an aggregate of them, or the ports of an IRF port. From two on they are in the first ports of `ports.torPeer` or `ports.spinePeer`, the same at both ends; a single one is in the port of the other's index. 1 to 8, default 1; vendors advise two or more.",
      ),
  })
  .prefault({})
  .describe(
    "Pairs of switches that are one to others (MLAG, vPC, M-LAG, IRF): the ToRs of a rack whose servers bond by LACP, and where `fabric.switching` makes them.",
  );
