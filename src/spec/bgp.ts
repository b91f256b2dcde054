import { z } from "zod";
import { bfd } from "./bfd.ts";
import { asnPool } from "./bgp-numbers.ts";
import { passwords } from "./passwords.ts";

const seconds = (least: number, most: number, normal: number, what: string) =>
  z
    .int()
    .min(least)
    .max(most)
    .default(normal)
    .describe(`${what} Seconds, default ${String(normal)}.`)
    .meta({ unit: "seconds" });

/** BGP's timers, the same at both ends of every session. */
export const bgp = z
  .strictObject({
    keepalive: seconds(
      1,
      60,
      3,
      "Interval of keepalives; the hold time is three of them (RFC 4271 section 10).",
    ),
    connectRetry: seconds(1, 120, 10, "Pause between attempts to connect."),
    discovery: z
      .enum(["dynamic", "static"])
      .default("dynamic")
      .describe(
        "How a ToR knows its nodes: dynamic (it listens on the rack's subnet, and a node that comes or goes changes no switch), or static (each node is a neighbour of its own, and nobody else gets a session). Default dynamic.",
      ),
    gracefulRestart: z
      .strictObject({
        enabled: z
          .boolean()
          .default(true)
          .describe(
            "Routers keep forwarding by what a restarting neighbour told them, and are kept so themselves (RFC 4724). Default true.",
          ),
        restart: seconds(1, 4095, 120, "How long a neighbour waits for a restarting router (RFC 4724)."),
        stale: seconds(
          1,
          4095,
          360,
          "How long a switch keeps a restarting neighbour's routes after it is back.",
        ),
        forwardingHold: z
          .int()
          .min(0)
          .max(10000)
          .default(0)
          .describe(
            "How long a switch collects changes of its forwarding table before it makes them (FRR: zebra work-queue), so that a restarted bgpd finds the old routes still in use; and a ToR what it tells a neighbour that has just come (coalesce-time). Every rerouting takes that much longer. Milliseconds, 0 to 10000; default 0: FRR's own 10.",
          )
          .meta({ unit: "milliseconds" }),
      })
      .prefault({})
      .describe("Graceful restart at both ends of every session."),
    passwords,
    maximumAsPath: z
      .int()
      .min(1)
      .max(255)
      .default(50)
      .describe(
        "AS numbers that the path of a route may have; a switch refuses a longer one, and one with a set of them (RFC 9774). 1 to 255, default 50.",
      ),
    publicAsns: asnPool
      .optional()
      .describe(
        "AS numbers of the Internet that are registered to you, as a range or a list: no warning is given where the fabric uses one. `outside.asn` is yours without being listed. Default none.",
      ),
    roles: z
      .boolean()
      .default(false)
      .describe(
        "BGP roles (RFC 9234) on eBGP sessions of switches: a spine is the provider of ToRs, a ToR of nodes, and what was heard from above or aside goes down only, whatever the policies say. Turning it on or off starts these sessions anew. Default false.",
      ),
    bfd,
  })
  .prefault({})
  .describe("BGP timers, the same at both ends of every session.");
