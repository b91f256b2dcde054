import { z } from "zod";

const milliseconds = (what: string) =>
  z
    .int()
    .min(10)
    .max(60_000)
    .default(300)
    .describe(`${what} Milliseconds, 10 to 60000, default 300.`)
    .meta({ unit: "milliseconds" });

/**
 * Off by default: a switch needs a daemon for it that FRR's package leaves off (bfdd in /etc/frr/daemons), and where BFD is software, a
 * busy processor looks like a dead link. And it spoils graceful restart: seen on FRR 8.4.4, BFD ends each session a second time just when a
 * restarted bgpd is back.
 */
export const bfd = z
  .strictObject({
    enabled: z
      .boolean()
      .default(false)
      .describe(
        "Switches that are neighbours watch each other by BFD (RFC 5881). Nodes don't: Calico's BIRD has none. Default false.",
      ),
    detectMultiplier: z
      .int()
      .min(2)
      .max(255)
      .default(3)
      .describe(
        "How many packets in a row are missed before the neighbour is gone (RFC 5880 section 6.8.4). 2 to 255, default 3.",
      ),
    transmit: milliseconds("Interval at which a switch would send."),
    receive: milliseconds(
      "Interval at which a switch would receive; the neighbour sends at the longer of this and its own.",
    ),
  })
  .prefault({})
  .describe(
    "BFD between switches: a link that falls silent without going down is noticed after detectMultiplier intervals. On sessions between neighbours; in the model igp on OSPF's links.",
  );
